"""Control characters never reach the database: PostgreSQL refuses NUL."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Article, Card, Deck, User

Browsers = Callable[[User], FlaskClient]
KEY = "a-key-of-the-page"


def test_of_a_card(ana: User, browser_of: Browsers, deck: Deck) -> None:
    sent = {"kind": "choice", "front": "How\x00 deep?\r\nIn\tmetres", "back": "9\x1b m", "key": KEY}
    sent |= {"options": "3\x00 m\n\x00\n4 m", "accept": "nine\x00"}
    assert browser_of(ana).post(f"/decks/{deck.id}/cards/new", data=sent).status_code == 303
    card = db.session.scalars(select(Card)).one()
    assert (card.front, card.back) == ("How deep?\nIn\tmetres", "9 m")
    assert (card.distractors, card.accept) == (["3 m", "4 m"], ["nine"])


def test_of_a_name_and_of_what_is_sought(ana: User, browser_of: Browsers, deck: Deck) -> None:
    browser = browser_of(ana)
    browser.post(f"/decks/{deck.id}/name", data={"name": "A\x00 lake"})
    assert deck.name == "A lake"
    assert browser.get(f"/decks/{deck.id}?find=%00lake").status_code == 200


def test_nothing_but_controls_is_nothing(ana: User, browser_of: Browsers, deck: Deck) -> None:
    sent = {"kind": "basic", "front": "\x00", "back": "\x01", "key": KEY}
    page = browser_of(ana).post(f"/decks/{deck.id}/cards/new", data=sent)
    assert page.status_code == 422
    assert "Write what the card asks." in page.text


def test_of_a_passage(ana: User, browser_of: Browsers, article: Article) -> None:
    sent = {"kind": "basic", "front": "When?", "back": "1996", "passage": "declared\x00 a UNESCO", "key": KEY}
    assert browser_of(ana).post(f"/articles/{article.id}/cards/new", data=sent).status_code == 303


@pytest.mark.parametrize("field", ["front", "back"])
def test_of_an_edited_card(ana: User, browser_of: Browsers, first: Card, field: str) -> None:
    sent = {"front": "When?", "back": "1996", "seen": first.version} | {field: "in\x00 1996"}
    browser_of(ana).post(f"/decks/{first.deck_id}/cards/{first.id}/save", data=sent)
    assert getattr(first, field) == "in 1996"
