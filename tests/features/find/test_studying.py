"""A whole search chooses cards to study; one that cannot be read is said at the field, and what was typed stays."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import SelectionCard, User
from tests import factories
from tests.conftest import NOON

WISH = {"number": "50", "days": "3", "goal": "90", "deck": "0", "kind": "words"}


def _chosen() -> list[int]:
    return list(db.session.scalars(select(SelectionCard.card_id).order_by(SelectionCard.place)))


def test_a_search_with_its_own_words_chooses_the_cards(ana: User, browser_of: Any, at: Any) -> None:
    cards = factories.kept_cards(ana, 3)
    for card, lapses in zip(cards, (0, 4, 5), strict=True):
        factories.memory(ana, card, lapses=lapses, last_review=NOON - timedelta(days=9))
    reply = browser_of(ana).post("/study/custom", data=WISH | {"text": 'prop:lapses>3 -"Question 2"'})
    assert reply.status_code == 303
    assert _chosen() == [cards[2].id]


def test_a_search_finds_nobody_elses_cards(ana: User, ben: User, browser_of: Any, at: Any) -> None:
    factories.memory(ben, factories.kept_cards(ben)[0], lapses=9)
    reply = browser_of(ana).post("/study/custom", data=WISH | {"text": "prop:lapses>3"})
    assert reply.status_code == 422
    assert _chosen() == []


def test_a_search_that_cannot_be_read_is_said_and_kept(ana: User, browser_of: Any, at: Any) -> None:
    factories.kept_cards(ana)
    reply = browser_of(ana).post("/study/custom", data=WISH | {"text": 'deck:"Alps'})
    assert reply.status_code == 422
    assert "never closed" in reply.text
    assert "deck:&#34;Alps" in reply.text
