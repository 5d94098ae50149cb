"""Reading the memories of many cards."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from quizapp.extensions import db
from quizapp.features.study.states import FIELDS
from quizapp.models import Card, Deck, Memory, ReviewLog, Standing
from quizapp.models.find.among import among


def values_of(learner_id: int, ids: Collection[int], name: str) -> dict[int, Any]:
    """What stands in this column of the learner's memories of these cards."""
    wanted = select(Memory.card_id, getattr(Memory, name)).where(Memory.learner_id == learner_id)
    return dict(db.session.execute(wanted.where(among(Memory.card_id, ids))).all())


def whole(learner_id: int, ids: Collection[int]) -> Sequence[Row[Any]]:
    """The learner's memories of these cards, kept from other writers until the transaction ends."""
    names = (getattr(Memory, name) for name in (*FIELDS, "suspended"))
    wanted: Select[Any] = select(Memory.id.label("memory_id"), Memory.card_id, *names)
    mine = wanted.where(Memory.learner_id == learner_id, among(Memory.card_id, ids))
    return db.session.execute(mine.order_by(Memory.card_id).with_for_update()).all()


def done_with(learner_id: int, key: str, ids: Collection[int]) -> Collection[int]:
    """Those of these cards that the log knows under this key already."""
    keys = [f"{key}-{card}" for card in ids]
    wanted = select(ReviewLog.card_id).where(ReviewLog.learner_id == learner_id, ReviewLog.answer_key.in_(keys))
    return set(db.session.scalars(wanted))


def decks_to_open(learner_id: int, ids: Collection[int]) -> list[int]:
    """The decks of those kept cards among these of which the learner has no memory."""
    known = select(Memory.card_id).where(Memory.learner_id == learner_id)
    wanted = select(Card.deck_id).join(Deck, Deck.id == Card.deck_id).distinct()
    mine = wanted.where(Deck.learner_id == learner_id, Card.standing == Standing.KEPT, among(Card.id, ids))
    return list(db.session.scalars(mine.where(Card.id.not_in(known)).order_by(Card.deck_id)))  # as `hold` takes them


def cards_of_notes(notes: Collection[int]) -> list[int]:
    """The cards of these notes."""
    return list(db.session.scalars(select(Card.id).where(among(Card.note_id, notes))))
