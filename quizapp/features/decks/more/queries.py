"""Reading wishes for more cards, and what a deck asks already."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from quizapp.core.errors import NotFound
from quizapp.core.more import Asked
from quizapp.extensions import db
from quizapp.models import Card, Deck, MoreWish, Note, Standing, User


def own_wish(learner: User, deck_id: int, more_id: int) -> MoreWish:
    """The learner's wish for more cards of this deck. Raises NotFound for a stranger's."""
    mine = (MoreWish.id == more_id, MoreWish.deck_id == deck_id, Deck.learner_id == learner.id)
    wanted = select(MoreWish).join(MoreWish.deck).where(*mine).options(contains_eager(MoreWish.deck))
    found = db.session.scalar(wanted.execution_options(populate_existing=True))
    if found is None:
        raise NotFound
    return found


def wish_by_key(deck: Deck, key: str) -> MoreWish | None:
    """The wish that was asked with this key."""
    return db.session.scalar(select(MoreWish).where(MoreWish.deck_id == deck.id, MoreWish.request_key == key))


def newest(deck: Deck) -> int:
    """The number of the deck's newest wish; 0 without any."""
    return db.session.scalar(select(func.max(MoreWish.id)).where(MoreWish.deck_id == deck.id)) or 0


def wish_for_worker(more_id: int, *, lock: bool = False) -> MoreWish | None:
    """The wish a job is about, whoever asked, with its deck; None when it was deleted meanwhile.

    With `lock` nobody else adds cards to the deck until the end of the transaction.
    """
    wanted = select(MoreWish).join(MoreWish.deck).where(MoreWish.id == more_id).options(contains_eager(MoreWish.deck))
    wanted = wanted.execution_options(populate_existing=True)
    return db.session.scalar(wanted.with_for_update(of=[MoreWish, Deck]) if lock else wanted)


def asked(deck_id: int) -> set[Asked]:
    """(fact, family) of every card of a deck that is asked, waits, or was dropped; spare questions are not asked."""
    there = (Card.deck_id == deck_id, Card.standing != Standing.SPARE)
    rows = db.session.execute(select(Note.fact_key, Card.family).join(Note, Card.note_id == Note.id).where(*there))
    return {(key, family) for key, family in rows}


def spares(deck_id: int, keys: Collection[str]) -> dict[Asked, Card]:
    """The spare questions for these facts, the first of each family."""
    there = (Card.deck_id == deck_id, Card.standing == Standing.SPARE, Note.fact_key.in_(keys))
    rows = db.session.execute(
        select(Note.fact_key, Card).join(Note, Card.note_id == Note.id).where(*there).order_by(Card.id.desc())
    )
    return {(key, card.family): card for key, card in rows}
