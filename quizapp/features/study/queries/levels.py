"""How well cards are remembered, for pages that show many at once; and everything of one learner, for export."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select

from quizapp.extensions import db
from quizapp.features.study.queries.tables import (
    M,
    memories,
    parameters,
    review_log,
    selections,
    study_days,
    study_steps,
)


def of_cards(learner: int, card_ids: Collection[int]) -> Sequence[Row[Any]]:
    """Phase, stability, last answer and due moment of these cards."""
    wanted: Select[Any] = select(M.card_id, M.phase, M.stability, M.last_review, M.last_day, M.due, M.suspended)
    return db.session.execute(wanted.where(M.learner_id == learner, M.card_id.in_(card_ids))).all()


def everything(learner: int) -> dict[str, Sequence[Row[Any]]]:
    """All rows of a learner's memories, answers, days and steps, oldest first."""
    tables = {"memories": memories, "reviews": review_log, "days": study_days, "steps": study_steps, "fits": parameters}
    tables["chosen"] = selections
    return {
        name: db.session.execute(select(table).where(table.c.learner_id == learner).order_by(table.c.id)).all()
        for name, table in tables.items()
    }


def clashes(guest: int, account: int) -> Sequence[int]:
    """The cards that both learners remember something of."""
    theirs = select(M.card_id).where(M.learner_id == account)
    return db.session.scalars(select(M.card_id).where(M.learner_id == guest, M.card_id.in_(theirs))).all()


def days_of(learner: int) -> Sequence[Row[Any]]:
    """The learner's counts of every day and deck."""
    return db.session.execute(select(study_days).where(study_days.c.learner_id == learner)).all()


def taken_keys(guest: int, account: int) -> Select[Any]:
    """The keys under which both learners have an answer."""
    row = review_log.c
    theirs = select(row.answer_key).where(row.learner_id == account)
    return select(row.answer_key).where(row.learner_id == guest, row.answer_key.in_(theirs))


def whole_day_dues(learner_id: int) -> list[datetime]:
    """The different moments at which this learner's cards of whole days fall due, earliest first."""
    mine = (memories.c.learner_id == learner_id, memories.c.interval_days >= 1)
    return list(db.session.scalars(select(memories.c.due).where(*mine).distinct().order_by(memories.c.due)))


def buried_untils(learner_id: int) -> list[datetime]:
    """The different moments until which this learner's cards are not asked, earliest first."""
    mine = (memories.c.learner_id == learner_id, memories.c.buried_until.is_not(None))
    return list(db.session.scalars(select(M.buried_until).where(*mine).distinct().order_by(M.buried_until)))
