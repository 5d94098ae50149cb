"""Reading the cards of whole days that are due from, or before, a moment; those put aside are never moved (S3)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.queries.tables import KEPT, C, M, cards, memories
from quizapp.features.study.states import FIELDS
from quizapp.models import StudyStep


def due_from(learner: int, start: datetime) -> Sequence[Row[Any]]:
    """Cards due on the day that begins then, or later."""
    return _rows(learner, M.due >= start)


def due_before(learner: int, end: datetime) -> Sequence[Row[Any]]:
    """The backlog: cards that were due before that moment, the longest waiting first."""
    return _rows(learner, M.due < end)


def backlog(learner: int, end: datetime) -> int:
    """How many cards were due before that moment."""
    mine = _mine(learner, M.due < end)
    joined = select(func.count(M.id)).join_from(memories, cards, C.id == M.card_id)
    return db.session.scalar(joined.where(*mine)) or 0


def due_between(learner: int, start: datetime, end: datetime) -> Sequence[Row[Any]]:
    """How many cards are due at each moment from one to before another."""
    wanted = select(M.due, func.count().label("number")).join_from(memories, cards, C.id == M.card_id)
    return db.session.execute(wanted.where(*_mine(learner, (M.due >= start) & (M.due < end))).group_by(M.due)).all()


def _mine(learner: int, due: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    return (M.learner_id == learner, ~M.suspended, M.phase != Phase.NEW, M.interval_days >= 1, KEPT, due)


def _rows(learner: int, due: ColumnElement[bool]) -> Sequence[Row[Any]]:
    wanted: Select[Any] = select(M.id.label("memory_id"), M.card_id, *(M[name] for name in FIELDS))
    joined = wanted.join_from(memories, cards, C.id == M.card_id).where(*_mine(learner, due))
    return db.session.execute(joined.order_by(M.due, M.id).with_for_update(of=memories)).all()


def was_done(learner: int, key: str) -> bool:
    """Whether a step of this key was done before."""
    mine = (StudyStep.learner_id == learner, StudyStep.after["key"].as_string() == key)
    return db.session.scalar(select(StudyStep.id).where(*mine).limit(1)) is not None
