"""Conditions on what is remembered of a card: states, figures, and answers."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, literal, or_, select

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import Parameters, interval
from quizapp.core.memory.state import Phase
from quizapp.core.search.tree import Being, Compare, Figure, Flagged, Is, Node, Rated
from quizapp.features.find.queries.tables import R, rows
from quizapp.features.find.queries.words import is_sqlite
from quizapp.features.study.queries.tables import days_since
from quizapp.models import Entry, ReviewLog

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


def rated(node: Rated, seeker: Seeker) -> ColumnElement[bool]:
    """That a card had such an answer: all that had one are gathered."""
    gathered: ColumnElement[bool] = R.card_id.in_(select(ReviewLog.card_id).where(*_such_answers(node, seeker)))
    return gathered


def rated_here(node: Rated, seeker: Seeker) -> ColumnElement[bool]:
    """The same asked card by card, for very many cards of which only the first are wanted."""
    mine = (ReviewLog.card_id == R.card_id, *_such_answers(node, seeker))
    return select(literal(1)).select_from(ReviewLog).where(*mine).correlate(rows).exists()


def cards_rated(node: Rated, seeker: Seeker) -> Select[tuple[int]]:
    """The learner's kept cards with such an answer, each once, as the log comes to them: who wants some of very many
    need not read on. Said with a sum SQLite begins with the log and not with every card.
    """
    of_card = R.card_id == ReviewLog.card_id + 0
    wanted = select(R.card_id).distinct().join_from(ReviewLog.__table__, rows, of_card)
    return wanted.where(R.learner_id == seeker.id, *_such_answers(node, seeker))


def _such_answers(node: Rated, seeker: Seeker) -> tuple[ColumnElement[bool], ...]:
    mine = (ReviewLog.learner_id == seeker.id, ReviewLog.kind == Entry.ANSWER, ReviewLog.undone_at.is_(None))
    rating = ReviewLog.rating.is_not(None) if node.rating is None else ReviewLog.rating == node.rating
    return *mine, ReviewLog.at >= seeker.start_of(1 - node.days), rating
