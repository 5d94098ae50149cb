"""True or false is stored once for all languages and said in the reader's own."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.features.decks import queries
from quizapp.models import Card, CardKind, Deck, Standing, User
from tests import factories
from tests.features.quizzes.quizzing import begun, give, items_of

Browsers = Callable[[User], FlaskClient]
GERMAN = {"Accept-Language": "de"}
SENT = {"kind": "true_false", "front": "It is deep.", "truth": "true", "key": "a-key-of-the-page"}


@pytest.fixture
def statement(first: Card) -> Card:
    values = {"kind": CardKind.TRUE_FALSE, "distractors": ["False"], "standing": Standing.KEPT}
    return factories.card(first.note, "It is deep.", "True", **values)


def test_what_is_stored_is_the_same_in_every_language(ana: User, browser_of: Browsers, deck: Deck) -> None:
    browser_of(ana).post(f"/decks/{deck.id}/cards/new", data=SENT, headers=GERMAN)
    card = db.session.scalars(select(Card)).one()
    assert (card.back, card.distractors) == ("True", ["False"])


def test_the_form_keeps_the_answer_in_another_language(ana: User, browser_of: Browsers, statement: Card) -> None:
    address = f"/decks/{statement.deck_id}/cards/{statement.id}/edit"
    page = browser_of(ana).get(address, headers=GERMAN).get_data(as_text=True)
    assert 'checked class="form-check-input" id="truth-0"' in page
    assert "Wahr" in page


@pytest.mark.parametrize("verb", ["", "/cards/check?show=kept", "/study"])
def test_the_answer_is_said_in_the_language_of_the_page(
    ana: User, browser_of: Browsers, statement: Card, verb: str
) -> None:
    page = browser_of(ana).get(f"/decks/{statement.deck_id}{verb}", headers=GERMAN).get_data(as_text=True)
    assert "Wahr" in page
    assert ">True<" not in page


def test_the_margin_of_the_article_says_it_too(ana: User, browser_of: Browsers, statement: Card) -> None:
    article_id = queries.own_deck(ana, statement.deck_id).article_id
    page = browser_of(ana).get(f"/articles/{article_id}?fact={statement.note_id}", headers=GERMAN)
    assert "<mark>Wahr</mark>" in page.get_data(as_text=True)


def test_a_quiz_says_it_and_marks_what_is_stored(ana: User, browser_of: Browsers, statement: Card) -> None:
    browser = browser_of(ana)
    attempt = begun(browser, statement.deck)
    (item,) = items_of(attempt)
    address = f"/quizzes/{attempt.id}/questions/{item.position}"
    give(browser, item, attempt, item.options.index("True"))
    page = browser.get(address, headers=GERMAN).get_data(as_text=True)
    assert (item.back, sorted(item.options)) == ("True", ["False", "True"])
    assert "<span data-user>Wahr</span>" in page
    assert "is-right" in page
