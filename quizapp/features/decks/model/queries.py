"""Reading requests to the model, and the cards that are there already; the learner's own rows only."""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from quizapp.core.drafting.asked import Asked
from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.models import Card, Deck, ModelRequest, Note, Progress, User


def own_request(learner: User, deck_id: int, number: int) -> ModelRequest:
    """A request about the learner's deck, with the deck. Raises NotFound for a stranger's."""
    wanted = (
        select(ModelRequest)
        .join(ModelRequest.deck)
        .where(Deck.learner_id == learner.id, ModelRequest.deck_id == deck_id, ModelRequest.number == number)
        .options(contains_eager(ModelRequest.deck))
    )
    found = db.session.scalar(wanted)
    if found is None:
        raise NotFound
    return found


def request_for_worker(request_id: int, *, lock: bool = False) -> ModelRequest | None:
    """The request a job is about, with its deck; None when the deck was deleted meanwhile."""
    wanted = (
        select(ModelRequest)
        .join(ModelRequest.deck)
        .where(ModelRequest.id == request_id)
        .options(contains_eager(ModelRequest.deck))
        .execution_options(populate_existing=True)
    )
    return db.session.scalar(wanted.with_for_update(of=ModelRequest) if lock else wanted)


def newest(deck: Deck) -> ModelRequest | None:
    """The last request about a deck."""
    wanted = select(ModelRequest).where(ModelRequest.deck_id == deck.id).order_by(ModelRequest.number.desc())
    return db.session.scalar(wanted.limit(1))


def is_open(request: ModelRequest | None) -> bool:
    """Whether the worker still has it."""
    return request is not None and request.progress not in {Progress.READY, Progress.FAILED}


def asked(deck_id: int) -> list[Asked]:
    """All cards of a deck, dropped and spare ones too, with the places of their sentences."""
    columns = select(Card.front, Card.back, Note.start, Note.end).join(Note, Note.id == Card.note_id)
    return [Asked(*row) for row in db.session.execute(columns.where(Card.deck_id == deck_id).order_by(Card.id))]
