"""The page about one card: its figures, its forgetting curve, and every row of its log, in words."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import ceil
from typing import Any

from flask_babel import gettext as _

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import steps
from quizapp.core.memory.schedule import retrievability
from quizapp.core.memory.spans import span
from quizapp.core.memory.state import State, day_of_last
from quizapp.core.stats.forgetting import Stretch, fading
from quizapp.features.study.card import queries
from quizapp.features.study.integrity.queries import starts
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.page.wording import span_words
from quizapp.features.study.queries.overview import own_deck_with_options
from quizapp.features.study.services.verifying import logged
from quizapp.features.study.states import state_of
from quizapp.features.study.steps.keeping import STAR, Desk
from quizapp.features.study.steps.wording import labels
from quizapp.models import Entry

AHEAD = 1.6  # the curve goes on to this many times the way to the due day
LEECH = "leech"


@dataclass(frozen=True, slots=True)
class Curve:
    """The forgetting curve, ready to be drawn: x as a share of the width, and the days that stand below it."""

    lines: list[list[tuple[float, float, bool]]]
    today: float
    table: list[tuple[date, float]]


def page(desk: Desk, deck: int, card_id: int) -> dict[str, Any]:
    """Everything that the page says of a card. Raises NotFound for a stranger's."""
    learner, _device, now = desk
    learner = in_deck(learner, own_deck_with_options(learner.id, deck)[1])
    row = queries.card(learner.id, deck, card_id)
    log = queries.history(learner.id, card_id)
    asked = [entry for entry in log if _counts(entry)]
    known = None if row.memory_id is None else state_of(row)
    chance = known and retrievability(known, now, clock=learner.clock, parameters=learner.preset.parameters)
    tags = queries.tags(row.note_id)
    return {
        "card": row,
        "log": [_told(entry) for entry in reversed(log)],
        "rows": queries.rows_in_log(learner.id, card_id) if len(log) == queries.MOST_ROWS else len(log),
        "chance": chance,
        "holds": span_words(span(timedelta(days=row.stability)))[0] if row.stability else None,
        "answers": len(asked),
        "remembered": sum(entry.rating > Rating.AGAIN for entry in asked),
        "first": asked[0].at if asked else None,
        "curve": _curve(learner, row, log, now) if row.stability and row.last_review else None,
        "tags": [tag for tag in tags if tag != STAR],
        "is_starred": STAR in tags,
        "is_leech": LEECH in tags,
        "goal": learner.preset.retention,
        **labels(desk),
        "new_key": secrets.token_hex(16),
    }


def keys() -> dict[str, str]:
    """The keys of the page."""
    return {"e": _("edit"), "o": _("show in the article")}


def _told(entry: Any) -> dict[str, Any]:
    """One row of the log with its intervals in words."""
    before = int(entry.before.get("interval_days", 0)) if entry.before else 0
    return {
        "row": entry,
        "rating": None if entry.rating is None else Rating(entry.rating),
        "proposed": None if entry.proposed is None else Rating(entry.proposed),
        "days": _days(entry.interval_days),
        "days_before": _days(before),
    }


def _days(number: int) -> str:
    return span_words(span(timedelta(days=number)))[0] if number else ""


def _curve(learner: Learner, row: Any, log: Sequence[Any], now: datetime) -> Curve:
    """The curve from the first answer shown to some time after the due day, in study days, by which the scheduler
    counts (rule T2): what it says of today is the chance that stands above it.
    """
    today, held = learner.clock.day_of(now), _held(learner, row.id, log)
    last = day_of_last(row, learner.clock) or today
    start = held[0][0] if held else last
    stretches = [Stretch((day - start).days, (to - start).days, float(stability))
                 for (day, stability), (to, _next) in pairwise(held) if stability]  # fmt: skip
    ahead = max((today - last).days, (learner.clock.day_of(row.due) - last).days, row.stability)
    here, since = (today - start).days, (last - start).days
    stretches.append(Stretch(since, since + ceil(ahead * AHEAD), row.stability))
    lines = fading(stretches, now=here, parameters=learner.preset.parameters)
    first, width = lines[0][0].day, lines[-1][-1].day - lines[0][0].day
    drawn = [[((point.day - first) / width, point.share, point.is_ahead) for point in line] for line in lines]
    table = [(start + timedelta(days=point.day), point.share) for line in lines for point in (line[0], line[-1])]
    return Curve(drawn, min(1.0, (here - first) / width), table)


def _held(learner: Learner, card: int, log: Sequence[Any]) -> list[tuple[date, float | None]]:
    """The day of each answer that counts with the days that it kept the card in memory for: as stored with the next
    one, else, of a log that was brought, as making the memory again from it leads to.
    """
    start = starts(learner.id, [card], learner.preset.parameters).get(card, State())
    log = [entry for entry in log if not entry.undone_at]
    led = steps(map(logged, log), preset=learner.preset, clock=learner.clock, card_id=card, start=start)
    asked = [(entry, after) for entry, (_before, after) in zip(log, led, strict=True) if _counts(entry)]
    stored = [*(entry.before.get("stability") for entry, _after in asked[1:]), None]
    return [(entry.day, kept or after.stability) for (entry, after), kept in zip(asked, stored, strict=False)]


def _counts(entry: Any) -> bool:
    return entry.kind is Entry.ANSWER and bool(entry.rating) and not entry.undone_at
