"""The tags of a card's fact are edited with the card."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.features.decks.tagging.queries import tags_of_note
from quizapp.models import Card, User
from tests import factories

Browsers = Callable[[User], FlaskClient]


@pytest.fixture
def card(ana: User) -> Card:
    return factories.kept_cards(ana)[0]


def save(browser: FlaskClient, card: Card, **values: str) -> int:
    words = {"front": card.front, "back": card.back, "seen": str(card.version)}
    return browser.post(f"/decks/{card.deck_id}/cards/{card.id}/edit", data=words | values).status_code


def test_writes_shows_and_removes_them(ana: User, card: Card, browser_of: Browsers) -> None:
    browser = browser_of(ana)
    assert save(browser, card, tags="lakes::deep, Geo  lakes::deep") == 303
    assert tags_of_note(card.note_id) == ["Geo", "lakes::deep"]
    assert 'value="Geo lakes::deep"' in browser.get(f"/decks/{card.deck_id}/cards/{card.id}/edit").text
    assert save(browser, card, tags="Geo") == 303
    assert tags_of_note(card.note_id) == ["Geo"]


def test_a_page_without_the_field_leaves_them_alone(ana: User, card: Card, browser_of: Browsers) -> None:
    browser = browser_of(ana)
    save(browser, card, tags="Geo")
    assert save(browser, card) == 303
    assert tags_of_note(card.note_id) == ["Geo"]


@pytest.mark.parametrize("tags", ["x" * 201, " ".join(f"t{n}" for n in range(51))])
def test_too_many_or_too_long_are_said_at_the_field(ana: User, card: Card, browser_of: Browsers, tags: str) -> None:
    assert save(browser_of(ana), card, tags=tags) == 422
    assert tags_of_note(card.note_id) == []


def test_a_stranger_changes_none(zoe: User, card: Card, browser_of: Browsers) -> None:
    assert save(browser_of(zoe), card, tags="mine") == 404
    assert tags_of_note(card.note_id) == []
