"""Moving many due days in one step: the memories, a row of the log for each, and what undo needs."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import insert

from quizapp.core.memory.plan.backlog import days_away, moved_by, spread
from quizapp.extensions import db
from quizapp.features.study.away import queries
from quizapp.features.study.queries.tables import review_log
from quizapp.features.study.states import document, state_of
from quizapp.features.study.steps import changes
from quizapp.features.study.steps.keeping import Desk, keep
from quizapp.features.study.steps.verbs import Verb
from quizapp.models import Entry, Where


class Move(NamedTuple):
    """A card and the moment that it will be due."""

    row: Any
    due: datetime


def away(desk: Desk, first: date, last: date) -> list[Move]:
    """What being away does: cards due from the first day on come that many days later. Who is away already does not get
    to what waits from before either: it comes on the day after.
    """
    days, clock = days_away(first, last), desk.learner.clock
    start = clock.start_of(first)
    rows = [*queries.due_from(desk.learner.id, start)]
    if first <= clock.day_of(desk.now):
        rows = [*queries.due_before(desk.learner.id, start), *rows]
    return [Move(row, moved_by(max(row.due, start), days, clock=clock)) for row in rows]


class Load(NamedTuple):
    """What a day would bring: cards of the backlog, and those that are due on it anyway."""

    spread: int
    due: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.spread + self.due


def catch_up(desk: Desk, days: int) -> tuple[list[Move], list[Load]]:
    """A backlog over the days from today on, the longest waiting first; and what comes on each of the days."""
    clock, today = desk.learner.clock, desk.learner.clock.start_of(desk.learner.clock.day_of(desk.now))
    rows = {row.card_id: row for row in queries.due_before(desk.learner.id, clock.next_day_at(desk.now))}
    lots = spread(list(rows), days)
    moves = [Move(rows[card], moved_by(today, day, clock=clock)) for day, lot in enumerate(lots) for card in lot if day]
    end = moved_by(today, days, clock=clock)
    due = Counter[date]()
    for row in queries.due_between(desk.learner.id, clock.next_day_at(desk.now), end):
        due[clock.day_of(row.due)] += row.number
    return moves, [Load(len(lot), due[clock.day_of(moved_by(today, day, clock=clock))]) for day, lot in enumerate(lots)]


def move(desk: Desk, verb: Verb, moves: Sequence[Move], *, key: str) -> bool:
    """Do it, as one step; the same key again changes nothing (False)."""
    if not moves or queries.was_done(desk.learner.id, key):
        return False
    log = _log(desk, moves, key)
    before = {str(row.memory_id): {"due": changes.plain(row.due)} for row, _due in moves}
    after = {str(row.memory_id): {"due": changes.plain(due)} for row, due in moves}
    changes.write(after)
    keep(desk, verb, {"memories": before, "log": log}, {"memories": after, "log": log, "key": key})
    return True


def _log(desk: Desk, moves: Sequence[Move], key: str) -> list[int]:
    """A row for each card: it was moved, not asked."""
    day = desk.learner.clock.day_of(desk.now)
    common = {
        "learner_id": desk.learner.id, "at": desk.now, "where": Where.STUDY, "kind": Entry.RESCHEDULED,
        "taken_ms": 0, "day": day, "device": desk.device,
    }  # fmt: skip
    rows = [
        common
        | {
            "card_id": row.card_id,
            "answer_key": f"{key}-{row.memory_id}"[:64],
            "phase": row.phase,
            "interval_days": row.interval_days,
            "last_interval_days": row.interval_days,
            "before": document(state_of(row)),
        }
        for row, _due in moves
    ]
    return list(db.session.scalars(insert(review_log).returning(review_log.c.id), rows))
