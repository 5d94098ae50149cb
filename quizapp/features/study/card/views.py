"""The page about one card: its figures, its forgetting curve, and every row of its log, in words."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from flask_babel import gettext as _

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import stepped
from quizapp.core.memory.schedule import retrievability
from quizapp.core.memory.spans import span
from quizapp.core.memory.state import State
from quizapp.core.stats.forgetting import Point, Stretch, fading
from quizapp.features.study.card import queries
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.page.wording import span_words
from quizapp.features.study.queries.overview import own_deck_with_options
from quizapp.features.study.services.verifying import logged
from quizapp.features.study.states import state_of
from quizapp.features.study.steps.keeping import STAR, Desk
from quizapp.features.study.steps.wording import labels
from quizapp.models import Entry

DAY_S = 86_400
AHEAD = 1.6  # the curve goes on to this many times the way to the due day
LEECH = "leech"


@dataclass(frozen=True, slots=True)
class Curve:
    """The forgetting curve, ready to be drawn: x as a share of the width, and the days that stand below it."""

    lines: list[list[tuple[float, float, bool]]]
    today: float
    first: datetime
    last: datetime
    table: list[tuple[datetime, float]]


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


def _curve(learner: Learner, row: Any, log: Sequence[Any], now: datetime) -> Curve | None:
    """The curve from the first answer shown to some time after the due day."""
    stretches, start = _stretches(row, _held(learner, row.id, log), now)
    parameters = learner.preset.parameters
    lines = fading(stretches, now=_day(now, start), parameters=parameters)
    if not lines:
        return None
    first, last = lines[0][0].day, lines[-1][-1].day
    width = last - first
    drawn = [[((point.day - first) / width, point.share, point.is_ahead) for point in line] for line in lines]
    table = [(start + timedelta(days=point.day), point.share) for line in lines for point in _ends(line)]
    moments = (start + timedelta(days=first), start + timedelta(days=last))
    return Curve(drawn, min(1.0, (_day(now, start) - first) / width), *moments, table)


def _held(learner: Learner, card: int, log: Sequence[Any]) -> list[tuple[datetime, float | None]]:
    """Each answer that counts with the days that it kept the card in memory for: as stored with the next one, else, of
    a log that was brought, as making the memory again from it leads to.
    """
    state, held = State(), list[tuple[datetime, float | None]]()
    known = iter([entry for entry in log if _counts(entry)][1:])
    for entry in log:
        if not entry.undone_at:
            state = stepped(state, logged(entry), preset=learner.preset, clock=learner.clock, card_id=card)
        if _counts(entry):
            following = next(known, None)
            stored = following.before.get("stability") if following else None
            held.append((entry.at, stored or state.stability))
    return held


def _counts(entry: Any) -> bool:
    return entry.kind is Entry.ANSWER and bool(entry.rating) and not entry.undone_at


def _stretches(
    row: Any, held: Sequence[tuple[datetime, float | None]], now: datetime
) -> tuple[list[Stretch], datetime]:
    """The times between answers; the last goes on from the last answer into the days to come."""
    start = held[0][0] if held else row.last_review
    pairs = ((at, to, value) for (at, value), (to, _next) in pairwise(held))
    found = [Stretch(_day(at, start), _day(to, start), float(value)) for at, to, value in pairs if value]
    last = _day(row.last_review, start)
    end = max(_day(now, start), _day(row.due, start), last + row.stability)
    return [*found, Stretch(last, last + (end - last) * AHEAD, row.stability)], start


def _day(moment: datetime, start: datetime) -> float:
    return (moment - start).total_seconds() / DAY_S


def _ends(line: list[Point]) -> list[Point]:
    return [line[0], line[-1]]
