"""Finding the cards of a bare review log by the names they have there."""

from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Card, Deck, Note, User


def cards_by_guid(learner: User, prefix: str) -> dict[str, int]:
    """The first card of each of the learner's notes whose name elsewhere begins like this."""
    theirs = (
        select(Note.guid, Card.id).join_from(Note, Deck, Deck.id == Note.deck_id).join(Card, Card.note_id == Note.id)
    )
    mine = theirs.where(Deck.learner_id == learner.id, Note.guid.startswith(prefix, autoescape=True))
    return {guid: card for guid, card in db.session.execute(mine.order_by(Card.id.desc())) if guid}


def deck_of_guid(learner: User, prefix: str) -> Deck | None:
    """The newest of the learner's decks with such a note."""
    theirs = select(Deck).join(Note, Note.deck_id == Deck.id)
    mine = theirs.where(Deck.learner_id == learner.id, Note.guid.startswith(prefix, autoescape=True))
    return db.session.scalars(mine.order_by(Deck.id.desc()).limit(1)).first()
