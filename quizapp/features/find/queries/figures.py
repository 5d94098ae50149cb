"""Conditions on what is remembered of a card: states and figures."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, literal, or_

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import Parameters, interval
from quizapp.core.memory.state import Phase
from quizapp.core.search.tree import Being, Compare, Figure, Flagged, Is, Node
from quizapp.features.find.queries.words import is_sqlite
from quizapp.features.study.queries.tables import days_since

SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
NEARLY = 0.005  # r=0.9 means 90 % as it is shown
NEVER = 1e9
COLUMNS = {
    Figure.STABILITY: "stability",
    Figure.DIFFICULTY: "difficulty",
    Figure.INTERVAL: "interval_days",
    Figure.LAPSES: "lapses",
    Figure.REVIEWS: "reviews",
}


@dataclass(frozen=True, slots=True)
class Seeker:
    """Who searches, when, and by which calendar."""

    id: int
    clock: DayClock
    now: datetime
    parameters: Parameters = None  # by which the learner forgets; none: as most people do

    def start_of(self, days: float) -> datetime:
        """When the study day that many days from today starts."""
        days = max(-36_500.0, min(36_500.0, days))
        return self.clock.start_of(self.clock.day_of(self.now) + timedelta(days=int(days)))


def _is_buried(seeker: Seeker, m: Any) -> ColumnElement[bool]:
    return and_(m.buried_until.is_not(None), m.buried_until > seeker.now)


def _is_due(seeker: Seeker, m: Any) -> ColumnElement[bool]:
    """Steps within the day are due at their minute, all others on their day."""
    by_day = and_(m.interval_days >= 1, m.due < seeker.clock.next_day_at(seeker.now))
    return and_(m.phase != Phase.NEW, or_(m.due <= seeker.now, by_day))


STATES: dict[Being, Callable[[Seeker, Any], ColumnElement[bool]]] = {
    Being.DUE: lambda seeker, m: and_(_is_due(seeker, m), ~m.suspended, ~_is_buried(seeker, m)),
    Being.REVIEW: lambda _seeker, m: m.phase == Phase.REVIEW,
    Being.LEARN: lambda _seeker, m: m.phase.in_([Phase.LEARNING, Phase.RELEARNING]),
    Being.SUSPENDED: lambda _seeker, m: m.suspended,
    Being.BURIED: _is_buried,
    Being.FLAGGED: lambda _seeker, m: m.flag > 0,
}


def remembered(node: Node, seeker: Seeker, m: Any) -> ColumnElement[bool] | None:
    """The condition on the columns `m` of a memory that must be there; none when the part is about something else."""
    if isinstance(node, Flagged) and node.flag:
        return m.flag == node.flag
    if isinstance(node, Is) and node.being in STATES:
        return STATES[node.being](seeker, m)
    if isinstance(node, Compare):
        return and_(m.phase != Phase.NEW, _compared(node, seeker, m))
    return None


def _compared(node: Compare, seeker: Seeker, m: Any) -> ColumnElement[bool]:
    if node.figure is Figure.RECALL:
        return _recalled(node, seeker, m)
    if node.figure is Figure.DUE:
        return _due_in(node, seeker, m)
    column = m[COLUMNS[node.figure]]
    found: ColumnElement[bool] = SIGNS[node.sign](column, node.number)
    return and_(column.is_not(None), found)


def _due_in(node: Compare, seeker: Seeker, m: Any) -> ColumnElement[bool]:
    """Days from today until a card is due: a day has a beginning and an end."""
    begins, ends = m.due >= seeker.start_of(node.number), m.due >= seeker.start_of(node.number + 1)
    by_sign = {">": ends, ">=": begins, "<": ~begins, "<=": ~ends, "=": and_(begins, ~ends), "!=": or_(~begins, ends)}
    return by_sign[node.sign]


def _recalled(node: Compare, seeker: Seeker, m: Any) -> ColumnElement[bool]:
    """R < r says that more days have passed than the curve needs to fall to r: no power is taken row by row."""
    known = and_(m.stability.is_not(None), m.last_day.is_not(None))
    if node.sign in TURNED:
        needed = interval(1.0, node.number, parameters=seeker.parameters) if node.number > 0 else NEVER
        return and_(known, SIGNS[TURNED[node.sign]](_passed(seeker, m), m.stability * needed))
    low, high = (Compare(Figure.RECALL, sign, node.number + by) for sign, by in ((">=", -NEARLY), ("<", NEARLY)))
    near = and_(_recalled(low, seeker, m), _recalled(high, seeker, m))
    return near if node.sign == "=" else and_(known, ~near)


def _passed(seeker: Seeker, m: Any) -> ColumnElement[float]:
    """Study days since the last answer (rule T2)."""
    today = literal(seeker.clock.day_of(seeker.now), type_=Date)
    return days_since(today, m.last_day, "sqlite" if is_sqlite() else "postgresql")
