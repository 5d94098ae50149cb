"""How many cards are due on the days ahead, in the decks that share a set of options (rule F3).

Where no deck has a set, all have the learner's own settings, and one statement takes a fixed number of index look-ups
for each day. The counts only say which of several good days is the quieter one, and what a button showed is what its
answer does. So they are kept for a minute, with what this process adds to them, instead of being counted again with
every card.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, String, bindparam, cast, column, func, literal_column, select

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.balance import Ahead, load
from quizapp.core.memory.schedule import LookAhead
from quizapp.core.memory.state import Phase
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import STUDIED, C, M, deck_options, decks, learner_id
from quizapp.models.base import Id, Moment

MOST_A_DAY = 250  # beyond it a day counts as full: counting on would cost more with every answer
KEPT_FOR, MOST_KEPT = timedelta(minutes=1), 10_000
AS_STORED = "%Y-%m-%d %H:%M:%S.%f"  # how SQLite keeps a moment

_given = bindparam("moments", type_=String)


def _due_on(dialect: str) -> Select[Any]:
    """The moments, as given, each with how many cards in review are due then: whole days start at one moment."""
    is_text = dialect == "sqlite"
    listed = func.json_each(_given) if is_text else func.json_array_elements_text(cast(_given, JSON))
    days = listed.table_valued(column("value", String), name="days")
    moment: ColumnElement[Any] = days.c.value if is_text else cast(days.c.value, Moment)
    due = select(M.id).where(M.learner_id == learner_id, M.phase == Phase.REVIEW, STUDIED, M.due == moment)
    some = due.correlate(days).limit(MOST_A_DAY).subquery()
    number = select(func.count()).select_from(some).scalar_subquery()
    return select(days.c.value.label("moment"), number.label("number"))


DUE_ON = Prepared(_due_on)
SETS = Prepared(
    select(deck_options.c.deck_id, deck_options.c.options_id).where(
        deck_options.c.learner_id == learner_id, deck_options.c.options_id.is_not(None)
    )
)
_alike = select(decks.c.id).outerjoin(deck_options, deck_options.c.deck_id == decks.c.id)
_alike = _alike.where(
    decks.c.learner_id == learner_id, deck_options.c.options_id.is_not_distinct_from(bindparam("options_id", type_=Id))
)


def _due_alike(dialect: str) -> Select[Any]:
    """The moments of a time, each with how many cards in review of the decks of one set are due then. Said like this,
    SQLite takes the index of each deck's days, not that of all days.
    """
    due: ColumnElement[Any] = literal_column("+memories.due", Moment) if dialect == "sqlite" else M.due
    mine = (M.learner_id == learner_id, M.deck_id.in_(_alike), M.phase == Phase.REVIEW, STUDIED)
    since, until = M.due >= bindparam("first", type_=Moment), M.due < bindparam("beyond", type_=Moment)
    return select(due.label("due"), func.count().label("number")).where(*mine, since, until).group_by(due)


DUE_ALIKE = Prepared(_due_alike)
_card = bindparam("card_id", type_=Id)
_same = select(C.id).where(C.note_id == select(C.note_id).where(C.id == _card).scalar_subquery(), C.id != _card)
SIBLINGS = Prepared(
    select(M.due).where(M.learner_id == learner_id, M.card_id.in_(_same), M.phase == Phase.REVIEW, STUDIED)
)


@lru_cache(maxsize=8192)
def _start(clock: DayClock, day: date, is_text: bool) -> str:
    """When a study day starts, as the database is asked for it; the same days are asked for with every answer."""
    start = clock.start_of(day).astimezone(UTC)
    return start.strftime(AS_STORED) if is_text else start.isoformat()


@dataclass(slots=True)
class _Days:
    """The cards on the days ahead, and what they make of each."""

    due: dict[int, int]
    loads: dict[int, float]


@dataclass(slots=True)
class _Kept:
    """The counts of one learner's days from `today` on, as they were at `at`: by set of options, of which `sets` tells
    the one of each deck that has one.
    """

    at: datetime
    today: date
    sets: Mapping[int, int]
    days: dict[int | None, _Days] = field(default_factory=dict)


_kept: dict[int, _Kept] = {}  # by learner; those read longest ago go first


def forget() -> None:
    """Count everybody's days anew."""
    _kept.clear()


def look_ahead(learner: Learner, now: datetime, deck: int, card: int = 0) -> LookAhead:
    """What tells how many cards wait on some days from `now` on (rule F3): those of all decks that have the options of
    this one; and, where reviews of one note keep apart, when the others of this card's note are due.
    """

    def look(days: Collection[int]) -> Ahead:
        today, kept = learner.clock.around(now)[0], _kept.get(learner.id)
        if kept is None or kept.today != today or not kept.at <= now < kept.at + KEPT_FOR:
            sets = {row.deck_id: row.options_id for row in SETS.all({"learner_id": learner.id})}
            kept = _keep(learner.id, _Kept(now, today, sets))
        alike = kept.sets.get(deck)
        found = kept.days.get(alike)
        if found is None:
            due = _counted_alike(learner, today, days, alike) if kept.sets else _counted(learner, today, days)
            found = kept.days[alike] = _Days(due, {day: load(day, count) for day, count in due.items()})
        is_apart = card and learner.preset.bury_reviews
        return Ahead(found.due, _days_of_siblings(learner, today, card) if is_apart else (), found.loads)

    return look


def _days_of_siblings(learner: Learner, today: date, card: int) -> list[int]:
    """The days from today on which other cards of this card's note are due for review."""
    dues = SIBLINGS.all({"learner_id": learner.id, "card_id": card})
    return sorted((learner.clock.day_of(row.due) - today).days for row in dues)


def one_more(learner: Learner, deck: int, today: date, days: int) -> None:
    """An answer sent a card of this deck to that day: it waits there too."""
    kept = _kept.get(learner.id)
    if kept is None or kept.today != today:
        return
    found = kept.days.get(kept.sets.get(deck))
    if found is not None and days in found.due:
        found.due[days] = count = found.due[days] + 1
        found.loads[days] = load(days, count)


def _keep(learner: int, counts: _Kept) -> _Kept:
    _kept.pop(learner, None)
    if len(_kept) >= MOST_KEPT:
        _kept.pop(next(iter(_kept)), None)
    _kept[learner] = counts
    return counts


def _counted(learner: Learner, today: date, days: Collection[int]) -> dict[int, int]:
    is_text = DUE_ON.dialect() == "sqlite"
    named = {_start(learner.clock, today + timedelta(days=day), is_text): day for day in days}
    rows = DUE_ON.all({"learner_id": learner.id, "moments": json.dumps([*named])})
    return {named[row.moment]: row.number for row in rows}


def _counted_alike(learner: Learner, today: date, days: Collection[int], alike: int | None) -> dict[int, int]:
    """The same of the decks that have this set of options."""
    clock, due = learner.clock, dict.fromkeys(days, 0)
    first, beyond = (clock.start_of(today + timedelta(days=day)) for day in (min(days), max(days) + 1))
    given = {"learner_id": learner.id, "options_id": alike, "first": first, "beyond": beyond}
    for row in DUE_ALIKE.all(given):
        day = (clock.day_of(row.due) - today).days
        if day in due:
            due[day] = min(due[day] + row.number, MOST_A_DAY)
    return due
