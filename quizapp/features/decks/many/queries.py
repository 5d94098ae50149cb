"""Reading many cards and notes at once, the learner's own only."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.features.decks.queries import hold
from quizapp.models import Card, Deck, Note, Standing
from quizapp.models.find.among import among


def own_decks(learner_id: int) -> list[Deck]:
    """The learner's decks by name."""
    mine = db.session.scalars(select(Deck).where(Deck.learner_id == learner_id))
    return sorted(mine, key=lambda deck: (deck.name.casefold(), deck.id))


def own_versions(learner_id: int, ids: Collection[int], standing: Standing) -> dict[int, int]:
    """The versions of the learner's cards that stand there, locked against another tab."""
    hold(learner_id, Deck.id.in_(select(Card.deck_id).where(among(Card.id, ids))))
    wanted = select(Card.id, Card.version).join(Deck, Deck.id == Card.deck_id).order_by(Card.id)
    mine = wanted.where(Deck.learner_id == learner_id, among(Card.id, ids), Card.standing == standing)
    return dict(db.session.execute(mine.with_for_update(of=Card)).all())


def own_words(learner_id: int, ids: Collection[int], *, lock: bool = False) -> list[Any]:
    """Number, kind, version, front and back of the learner's kept cards among these, in order."""
    wanted = select(Card.id, Card.kind, Card.version, Card.front, Card.back).join(Deck, Deck.id == Card.deck_id)
    mine = wanted.where(Deck.learner_id == learner_id, among(Card.id, ids), Card.standing == Standing.KEPT)
    return list(db.session.execute((mine.with_for_update(of=Card) if lock else mine).order_by(Card.id)))


def notes_to_move(learner_id: int, card_ids: Collection[int], to: Deck) -> dict[int, int]:
    """Note and present deck of what may go to a deck: no fact it has already, and no place in another's article."""
    asked = select(Card.note_id).where(among(Card.id, card_ids))
    there = select(Note.fact_key).where(Note.deck_id == to.id)
    first = func.min(Note.id).over(partition_by=Note.fact_key).label("first")
    wanted = select(Note.id, Note.deck_id, first).join(Deck, Deck.id == Note.deck_id)
    wanted = wanted.where(Deck.learner_id == learner_id, Note.id.in_(asked), Note.deck_id != to.id)
    wanted = wanted.where(Note.fact_key.not_in(there))
    if to.article_id is not None:
        wanted = wanted.where(Note.start.is_(None))
    return {number: deck for number, deck, one in db.session.execute(wanted) if number == one}


def notes_in(learner_id: int, notes: Collection[int], deck_id: int) -> list[int]:
    """Those of these notes that are in this deck of the learner's."""
    wanted = select(Note.id).join(Deck, Deck.id == Note.deck_id)
    mine = wanted.where(Deck.learner_id == learner_id, Note.deck_id == deck_id, among(Note.id, notes))
    return list(db.session.scalars(mine))


def notes_of_cards(learner_id: int, ids: Collection[int]) -> list[int]:
    """The notes of these cards."""
    wanted = select(Card.note_id).join(Deck, Deck.id == Card.deck_id).distinct()
    return list(db.session.scalars(wanted.where(Deck.learner_id == learner_id, among(Card.id, ids))))
