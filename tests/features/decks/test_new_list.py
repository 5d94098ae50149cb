"""The review list of one wish for more cards: only its cards, through every step."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.models import Card, Deck, Note, Standing, User
from tests import factories

Browsers = Callable[[User], FlaskClient]


@pytest.fixture
def new(deck: Deck, notes: list[Note]) -> list[Card]:
    """Three new cards, the second with another question for its fact."""
    wish = factories.more_wish(deck, progress="ready", added=3)
    factories.card(notes[0], "Spare?", standing="spare", position=2)
    places = [(notes[1], 1), (notes[0], 2), (notes[1], 3)]
    return [
        factories.card(note, f"New {place}?", standing="draft", position=place, more_id=wish.id)
        for note, place in places
    ]


def show(cards: list[Card]) -> str:
    return f"new-{cards[0].more_id}"


def test_deciding_stays_among_the_new(ana: User, browser_of: Browsers, first: Card, new: list[Card]) -> None:
    answer = browser_of(ana).post(f"/decks/{first.deck_id}/cards/{new[2].id}/keep", data={"seen": 1, "show": show(new)})
    assert answer.location.endswith(f"show={show(new)}&card={new[0].id}#card-{new[0].id}")


def test_the_filters_say_which_are_new_and_which_are_all(
    ana: User, browser_of: Browsers, first: Card, new: list[Card]
) -> None:
    browser = browser_of(ana)
    page = browser.get(f"/decks/{first.deck_id}/cards/check?show={show(new)}").text
    assert "New to check 3" in page
    assert "All to check 4" in page
    assert "To check 4" in browser.get(f"/decks/{first.deck_id}/cards/check").text


def test_keeping_the_rest_keeps_only_the_new(ana: User, browser_of: Browsers, first: Card, new: list[Card]) -> None:
    browser = browser_of(ana)
    browser.post(f"/decks/{first.deck_id}/cards/keep", data={"show": show(new)})
    assert (first.standing, {card.standing for card in new}) == (Standing.DRAFT, {Standing.KEPT})
    page = browser.get(f"/decks/{first.deck_id}/cards/check?show={show(new)}").text
    assert "3 cards kept" in page
    assert "Check 1 card" in page


def test_another_question_stays_in_the_list(ana: User, browser_of: Browsers, first: Card, new: list[Card]) -> None:
    browser = browser_of(ana)
    browser.post(f"/decks/{first.deck_id}/cards/{new[1].id}/rewrite", data={"seen": 1, "show": show(new)})
    page = browser.get(f"/decks/{first.deck_id}/cards/check?show={show(new)}").text
    assert "Spare?" in page
    assert "New 2?" not in page
    assert "card 1 of 3" in page


def test_a_list_that_is_not_there_is_empty(ana: User, browser_of: Browsers, first: Card) -> None:
    browser = browser_of(ana)
    for number in (0, 10**17):
        assert first.front not in browser.get(f"/decks/{first.deck_id}/cards/check?show=new-{number}").text
    assert first.front in browser.get(f"/decks/{first.deck_id}/cards/check?show=new-{10**30}").text
