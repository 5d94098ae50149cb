"""What stays of each deck, folded inside the database by the forgetting curve: no card is fetched."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from typing import Any

from sqlalchemy import ColumnElement, Float, Select, bindparam, case, cast, extract, func, select

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import LOWEST_STABILITY, filled, interval
from quizapp.core.stats.remembered import FIRM_RECALL, FIRM_STABILITY_DAYS, Remembered, remembered
from quizapp.features.progress.queries import counts
from quizapp.features.study.queries.prepared import Prepared
from quizapp.models import Memory, User
from quizapp.models.base import Id, Moment

DECAY = filled(None)[20]
FACTOR = 0.9 ** (-1 / DECAY) - 1  # R(S) is exactly 0.9
HOLDS_FOR = interval(1.0, FIRM_RECALL)  # days for each day of stability until recall falls to the firm limit
DAY_S, EPOCH_JULIAN = 86_400.0, 2_440_587.5  # the first moment of 1970 as a Julian day
A_MOMENT = 1e-6  # of a day: two moments a whole number of days apart are not a hair more


def stays(learner: User, deck_ids: Collection[int], *, clock: DayClock, now: datetime) -> dict[int, Remembered]:
    """Deck -> how its kept cards are held, those never asked not counted."""
    if not deck_ids:
        return {}
    return (_by_sql if _can_raise() else _by_hand)(learner, deck_ids, clock, now)


def _is_sqlite() -> bool:
    return Prepared.dialect() == "sqlite"


def _can_raise() -> bool:
    """Whether the database has pow() and ceil(): SQLite may be built without."""
    return not _is_sqlite() or bool(_HAS_MATHS.first({}).is_there)


_HAS_MATHS = Prepared(select(func.sqlite_compileoption_used("ENABLE_MATH_FUNCTIONS").label("is_there")))


def _elapsed(dialect: str) -> ColumnElement[float]:
    """Roll-overs since the last answer; an hour that the clocks shifted can miss by a day, which moves R by a hair."""
    today, start = bindparam("today", type_=Moment), bindparam("start", type_=Float)
    if dialect == "sqlite":
        since = start + EPOCH_JULIAN - func.julianday(Memory.last_review)
    else:
        since = start - cast(extract("epoch", Memory.last_review), Float) / DAY_S
    return case((Memory.last_review >= today, 0.0), else_=func.ceil(since - A_MOMENT))


def _held(decks: int, dialect: str) -> Select[Any]:
    """What the curve makes of the learner's cards in that many decks, :deck_0 and so on."""
    cards = (
        select(Memory.deck_id, Memory.stability, _elapsed(dialect).label("elapsed"))
        .where(counts.in_decks(counts.OWN, [bindparam(f"deck_{n}", type_=Id) for n in range(decks)]), Memory.kept)
        .subquery()
    )
    stability = case((cards.c.stability < LOWEST_STABILITY, LOWEST_STABILITY), else_=cards.c.stability)
    chance = func.pow(1.0 + FACTOR * cards.c.elapsed / stability, -DECAY)  # none for a card never asked: not counted
    is_firm = (cards.c.stability >= FIRM_STABILITY_DAYS) & (cards.c.elapsed <= HOLDS_FOR * cards.c.stability)
    figures = (func.count(cards.c.stability), func.count(case((is_firm, 1))), func.coalesce(func.sum(chance), 0.0))
    named = [figure.label(name) for figure, name in zip(figures, ("asked", "firm", "expected"), strict=True)]
    return select(cards.c.deck_id, *named).group_by(cards.c.deck_id)


@cache
def _held_in(decks: int) -> Prepared:
    return Prepared(partial(_held, decks))


def _by_sql(learner: User, deck_ids: Collection[int], clock: DayClock, now: datetime) -> dict[int, Remembered]:
    today, ids = clock.start_of(clock.day_of(now)), {f"deck_{n}": deck for n, deck in enumerate(deck_ids)}
    values = {"learner_id": learner.id, "today": today, "start": today.timestamp() / DAY_S}
    rows = _held_in(len(ids)).all(values | ids)
    return {row.deck_id: Remembered(row.firm, row.asked - row.firm, 0, float(row.expected)) for row in rows}


def _by_hand(learner: User, deck_ids: Collection[int], clock: DayClock, now: datetime) -> dict[int, Remembered]:
    return remembered(
        (deck_id, stability, clock.elapsed_days(last_review, now))
        for deck_id, stability, last_review in counts.studied_in(learner, deck_ids)
        if stability is not None and last_review is not None
    )


def of_kept(found: Remembered | None, kept: int) -> Remembered:
    """The same with the kept cards never asked counted as not learned yet."""
    have = found or Remembered()
    return replace(have, none=max(0, kept - have.firm - have.faint))
