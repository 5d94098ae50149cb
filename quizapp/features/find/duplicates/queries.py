"""Reading questions in order, for comparing each with its neighbours."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from quizapp.extensions import db
from quizapp.features.find.queries.tables import R
from quizapp.models import Card, Deck, Standing
from quizapp.models.find.among import among


def questions(learner_id: int, most: int) -> list[tuple[int, str]]:
    """Number and beginning of the questions of the learner's kept cards, in order."""
    wanted = select(R.card_id, R.question).where(R.learner_id == learner_id).order_by(R.question, R.card_id)
    return [(number, text) for number, text in db.session.execute(wanted.limit(most))]


def cards(learner_id: int, ids: Sequence[int]) -> dict[int, Any]:
    """These cards, as far as they are the learner's and kept, with the names of their decks."""
    names = (Card.id, Card.note_id, Card.deck_id, Card.kind, Card.front, Card.back, Deck.name.label("deck"))
    wanted = select(*names).join(Deck, Deck.id == Card.deck_id).where(Deck.learner_id == learner_id)
    wanted = wanted.where(Card.standing == Standing.KEPT)
    return {row.id: row for row in db.session.execute(wanted.where(among(Card.id, ids)))}
