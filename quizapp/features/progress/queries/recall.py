"""What stays of each deck, folded inside the database by the forgetting curve: no card is fetched."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from typing import Any

from sqlalchemy import Date, Select, bindparam, case, func, select

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import LOWEST_STABILITY, filled, interval
from quizapp.core.memory.state import days_passed
from quizapp.core.stats.remembered import FIRM_RECALL, FIRM_STABILITY_DAYS, Remembered, remembered
from quizapp.features.progress.queries import counts
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import days_since
from quizapp.models import Memory, User
from quizapp.models.base import Id

DECAY = filled(None)[20]
FACTOR = 0.9 ** (-1 / DECAY) - 1  # R(S) is exactly 0.9
HOLDS_FOR = interval(1.0, FIRM_RECALL)  # days for each day of stability until recall falls to the firm limit


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


def _held(decks: int, dialect: str) -> Select[Any]:
    """What the curve makes of the learner's cards in that many decks, :deck_0 and so on."""
    passed = days_since(bindparam("today", type_=Date), Memory.last_day, dialect)
    cards = (
        select(Memory.deck_id, Memory.stability, passed.label("passed"))
        .where(counts.in_decks(counts.OWN, [bindparam(f"deck_{n}", type_=Id) for n in range(decks)]), Memory.kept)
        .subquery()
    )
    stability = case((cards.c.stability < LOWEST_STABILITY, LOWEST_STABILITY), else_=cards.c.stability)
    chance = func.pow(1.0 + FACTOR * cards.c.passed / stability, -DECAY)  # none for a card never asked: not counted
    is_firm = (cards.c.stability >= FIRM_STABILITY_DAYS) & (cards.c.passed <= HOLDS_FOR * cards.c.stability)
    figures = (func.count(cards.c.stability), func.count(case((is_firm, 1))), func.coalesce(func.sum(chance), 0.0))
    named = [figure.label(name) for figure, name in zip(figures, ("asked", "firm", "expected"), strict=True)]
    return select(cards.c.deck_id, *named).group_by(cards.c.deck_id)


@cache
def _held_in(decks: int) -> Prepared:
    return Prepared(partial(_held, decks))


def _by_sql(learner: User, deck_ids: Collection[int], clock: DayClock, now: datetime) -> dict[int, Remembered]:
    ids = {f"deck_{n}": deck for n, deck in enumerate(deck_ids)}
    rows = _held_in(len(ids)).all({"learner_id": learner.id, "today": clock.day_of(now)} | ids)
    return {row.deck_id: Remembered(row.firm, row.asked - row.firm, 0, float(row.expected)) for row in rows}


def _by_hand(learner: User, deck_ids: Collection[int], clock: DayClock, now: datetime) -> dict[int, Remembered]:
    today, rows = clock.day_of(now), counts.studied_in(learner, deck_ids)
    return remembered((row.deck_id, row.stability, days_passed(row, today, clock)) for row in rows)


def of_kept(found: Remembered | None, kept: int) -> Remembered:
    """The same with the kept cards never asked counted as not learned yet."""
    have = found or Remembered()
    return replace(have, none=max(0, kept - have.firm - have.faint))
