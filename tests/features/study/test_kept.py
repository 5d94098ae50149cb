"""What the database notes by itself: whether the card of a memory is kept, and which kept cards nobody opened."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from quizapp.extensions import db
from quizapp.features.study.learner import learner_of
from quizapp.features.study.overview import piles
from quizapp.features.study.services import open_deck
from quizapp.models import Card, Deck, Memory, Note, Standing, UnopenedCard, User
from tests import factories
from tests.conftest import NOON

STEPS = st.tuples(
    st.sampled_from(["stand", "open", "forget", "move", "tear", "burn"]), st.integers(0, 9), st.integers(0, 3)
)


def is_true() -> None:
    """What is noted is what looking at the cards themselves tells."""
    db.session.expire_all()
    standing = dict(map(tuple, db.session.execute(select(Card.id, Card.standing))))
    known = dict(map(tuple, db.session.execute(select(Memory.card_id, Memory.kept))))
    assert known == {card: standing[card] is Standing.KEPT for card in known}
    noted = {(card, deck) for card, deck in db.session.execute(select(UnopenedCard.card_id, UnopenedCard.deck_id))}
    rows = db.session.execute(select(Card.id, Card.deck_id).where(Card.standing == Standing.KEPT))
    assert noted == {(card, deck) for card, deck in rows if card not in known}


def do(owner: User, step: str, place: int, choice: int) -> None:
    """One change by the database's own means, as any part of the product might make it."""
    cards, decks = (db.session.scalars(select(table.id).order_by(table.id)).all() for table in (Card, Deck))
    if not decks:
        return
    card, deck = cards[place % len(cards)] if cards else 0, decks[choice % len(decks)]
    this = Card.id == card
    if step == "stand":
        db.session.execute(update(Card).where(this).values(standing=list(Standing)[choice]))
    elif step == "open":
        open_deck(owner.id, deck)
    elif step == "forget":
        db.session.execute(delete(Memory).where(Memory.card_id == card))
    elif step == "move":
        db.session.execute(update(Card).where(this).values(deck_id=deck))
        db.session.execute(update(Memory).where(Memory.card_id == card).values(deck_id=deck))
    elif step == "tear":
        db.session.execute(delete(Card).where(this))
    elif place == 0:
        db.session.execute(delete(Deck).where(Deck.id == deck))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(steps=st.lists(STEPS, max_size=14))
def test_whatever_happens_it_is_noted(ana: User, steps: list[tuple[str, int, int]]) -> None:
    db.session.execute(delete(Deck))
    for number in range(2):
        deck = factories.deck(ana, name=f"Deck {number}")
        for standing in (Standing.KEPT, Standing.KEPT, Standing.DRAFT, Standing.DROPPED, Standing.SPARE):
            factories.card(factories.note(deck), standing=standing)
    is_true()
    for step in steps:
        do(ana, *step)
        db.session.flush()
        is_true()


def test_a_memory_of_a_card_that_is_not_kept_is_noted_as_such(ana: User) -> None:
    card = factories.card(factories.note(factories.deck(ana)), standing=Standing.DRAFT)
    factories.memory(ana, card)
    db.session.flush()
    is_true()
    assert db.session.scalar(select(Memory.kept)) is False


@pytest.mark.parametrize("is_opened", [False, True])
def test_the_list_counts_a_card_from_the_moment_it_is_kept_until_it_is_not(ana: User, is_opened: bool) -> None:
    cards: Any = factories.kept_cards(ana, 3)
    db.session.flush()
    if is_opened:
        open_deck(ana.id, cards[0].deck_id)

    def new() -> int:
        return piles(learner_of(ana), NOON)[0].new

    assert new() == 3
    cards[0].standing = Standing.DROPPED
    db.session.flush()
    assert new() == 2
    cards[0].standing = Standing.KEPT
    db.session.flush()
    assert new() == 3
    db.session.execute(delete(Note).where(Note.id == cards[1].note_id))
    assert new() == 2
