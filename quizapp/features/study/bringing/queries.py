"""What the learner remembers already of cards that are brought."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from quizapp.extensions import db
from quizapp.features.study.queries.tables import M, memories, review_log
from quizapp.models.find.among import among

L = review_log.c


def memories_of(learner: int, card_ids: Collection[int]) -> dict[int, Row[Any]]:
    """The learner's memories of these cards, by card."""
    wanted = select(memories).where(M.learner_id == learner, among(M.card_id, card_ids))
    return {row.card_id: row for row in db.session.execute(wanted)}


def met(learner: int, card_ids: Collection[int]) -> set[int]:
    """Which of these cards the learner was asked before, or has set aside: those with a memory that counts."""
    wanted = select(M.card_id).where(M.learner_id == learner, among(M.card_id, card_ids), M.reviews > 0)
    return set(db.session.scalars(wanted))


def keys_of(learner: int, card_ids: Collection[int]) -> set[str]:
    """The keys of the rows of the log of these cards that stand."""
    wanted = select(L.answer_key).where(L.learner_id == learner, among(L.card_id, card_ids), L.undone_at.is_(None))
    return set(db.session.scalars(wanted))


def logged(learner: int, card_ids: Collection[int]) -> Sequence[Row[Any]]:
    """Card, moment and rating of every row of the log of these cards that stands."""
    wanted: Select[Any] = select(L.card_id, L.at, L.rating, L.kind, L.answer_key)
    mine = (L.learner_id == learner, among(L.card_id, card_ids), L.undone_at.is_(None))
    return db.session.execute(wanted.where(*mine)).all()
