"""Undo: every step is written down, survives a reload and is taken back in turn."""

from collections.abc import Callable

from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features.decks import queries
from quizapp.models import Card, Deck, Standing, User

Browsers = Callable[[User], FlaskClient]
JSON = {"Accept": "application/json"}


def undo(browser: FlaskClient, deck: Deck, seen: int | None = None) -> object:
    newest = queries.last_changes(deck)
    seen = seen if seen is not None else newest[0].id
    return browser.post(f"/decks/{deck.id}/undo", data={"seen": seen}, headers=JSON)


def act(browser: FlaskClient, card: Card, verb: str, **data: str) -> None:
    answer = browser.post(f"/decks/{card.deck_id}/cards/{card.id}/{verb}", data={"seen": card.version, **data})
    assert answer.status_code == 303


def test_several_steps_are_taken_back_in_turn(
    ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card
) -> None:
    browser = browser_of(ana)
    act(browser, first, "keep")
    act(browser, second, "drop")
    act(browser, first, "save", front="Another question?", back="1996")
    assert b"Undo" in browser_of(ana).get(f"/decks/{deck.id}/cards/check").data  # a fresh page offers it still
    undo(browser, deck)
    assert (first.front, first.distractors) != ("Another question?", [])
    undo(browser, deck)
    assert (first.standing, second.standing) == (Standing.KEPT, Standing.DRAFT)
    undo(browser, deck)
    assert first.standing == Standing.DRAFT
    assert queries.last_changes(deck) == []


def test_keeping_all_is_one_step(ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card) -> None:
    browser_of(ana).post(f"/decks/{deck.id}/cards/keep")
    undo(browser_of(ana), deck)
    assert (first.standing, second.standing) == (Standing.DRAFT, Standing.DRAFT)


def test_a_second_click_takes_back_one_step(
    ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card
) -> None:
    browser = browser_of(ana)
    act(browser, first, "keep")
    act(browser, second, "keep")
    seen = queries.last_changes(deck)[0].id
    undo(browser, deck, seen)
    undo(browser, deck, seen)
    assert (first.standing, second.standing) == (Standing.KEPT, Standing.DRAFT)


def test_a_step_made_since_is_not_taken_back_blindly(
    ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card
) -> None:
    browser = browser_of(ana)
    act(browser, first, "keep")
    seen = queries.last_changes(deck)[0].id
    act(browser, second, "keep")
    answer = undo(browser, deck, seen)
    assert "Another step was made since" in answer.json["said"]
    assert second.standing == Standing.KEPT


def test_nothing_to_take_back_is_no_error(ana: User, browser_of: Browsers, deck: Deck) -> None:
    assert undo(browser_of(ana), deck, 0).status_code == 200


def test_focus_returns_to_the_card(ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card) -> None:
    act(browser_of(ana), second, "drop")
    answer = undo(browser_of(ana), deck)
    assert f'<li id="card-{second.id}" data-card class="now"' in answer.json["html"]


def test_from_the_decks_page(ana: User, browser_of: Browsers, deck: Deck, first: Card) -> None:
    browser = browser_of(ana)
    act(browser, first, "keep")
    act(browser, first, "remove")
    assert first.standing == Standing.DROPPED
    seen = queries.last_changes(deck)[0].id
    page = browser.post(f"/decks/{deck.id}/bring-back", data={"seen": seen}, follow_redirects=True).data
    assert b"1 card is as before" in page
    assert first.standing == Standing.KEPT


def test_a_stranger_takes_nothing_back(ana: User, zoe: User, browser_of: Browsers, deck: Deck, first: Card) -> None:
    act(browser_of(ana), first, "keep")
    assert undo(browser_of(zoe), deck).status_code == 404
    db.session.refresh(first)
    assert first.standing == Standing.KEPT
