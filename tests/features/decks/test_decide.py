"""Keeping and dropping cards in the review list, with script and without, in one tab and in two."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features.decks import queries
from quizapp.models import Card, Deck, Standing, User

Browsers = Callable[[User], FlaskClient]
JSON = {"Accept": "application/json"}


def path(card: Card, verb: str) -> str:
    return f"/decks/{card.deck_id}/cards/{card.id}/{verb}"


@pytest.mark.parametrize(
    ("verb", "standing"), [("keep", Standing.KEPT), ("drop", Standing.DROPPED), ("recheck", Standing.DRAFT)]
)
def test_a_card_stands_where_it_was_put(
    ana: User, browser_of: Browsers, first: Card, verb: str, standing: Standing
) -> None:
    answer = browser_of(ana).post(path(first, verb), data={"seen": first.version})
    assert answer.status_code == 303
    assert first.standing == standing


def test_without_script_it_goes_on_to_the_next_card(ana: User, browser_of: Browsers, first: Card, second: Card) -> None:
    answer = browser_of(ana).post(path(first, "keep"), data={"seen": first.version})
    assert answer.location.endswith(f"/cards/check?card={second.id}#card-{second.id}")
    page = browser_of(ana).get(answer.location).get_data(as_text=True)
    assert f'<li id="card-{second.id}" data-card class="now"' in page


def test_with_script_the_list_comes_back(ana: User, browser_of: Browsers, first: Card, second: Card) -> None:
    answer = browser_of(ana).post(path(first, "drop"), data={"seen": first.version}, headers=JSON)
    assert answer.json["said"] == "Card dropped."
    assert f'<li id="card-{second.id}" data-card class="now"' in answer.json["html"]
    assert f"<s data-user>{first.front}</s>" in answer.json["html"]
    assert "<html" not in answer.json["html"]


def test_a_second_click_changes_nothing(ana: User, browser_of: Browsers, deck: Deck, first: Card) -> None:
    seen = first.version
    for _ in range(2):
        answer = browser_of(ana).post(path(first, "keep"), data={"seen": seen})
        assert answer.status_code == 303
    assert first.version == seen + 1
    browser_of(ana).post(f"/decks/{deck.id}/undo", data={"seen": queries.last_changes(deck)[0].id})
    assert first.standing == Standing.DRAFT


@pytest.mark.parametrize("headers", [{}, JSON])
def test_the_slower_tab_sees_how_it_stands(
    ana: User, browser_of: Browsers, first: Card, headers: dict[str, str]
) -> None:
    seen = first.version
    browser_of(ana).post(path(first, "keep"), data={"seen": seen})
    answer = browser_of(ana).post(path(first, "drop"), data={"seen": seen}, headers=headers)
    assert answer.status_code == 409
    shown = answer.json["html"] if headers else answer.get_data(as_text=True)
    assert "Kept 1" in shown
    assert "has changed in another tab" in shown
    assert first.front in shown
    assert first.standing == Standing.KEPT


def test_when_all_are_decided_studying_is_next(
    ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card
) -> None:
    browser = browser_of(ana)
    browser.post(path(first, "keep"), data={"seen": first.version})
    page = browser.post(path(second, "drop"), data={"seen": second.version}, follow_redirects=True).data
    assert b"1 card kept" in page
    assert f"/decks/{deck.id}/study".encode() in page


def test_the_rest_is_kept_at_once(ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card) -> None:
    browser = browser_of(ana)
    for sentence in (b"2 cards kept.", b"0 cards kept."):
        assert sentence in browser.post(f"/decks/{deck.id}/cards/keep", follow_redirects=True).data
    assert (first.standing, second.standing) == (Standing.KEPT, Standing.KEPT)


def test_a_spare_cannot_be_kept_from_outside(ana: User, browser_of: Browsers, spares: list[Card]) -> None:
    answer = browser_of(ana).post(path(spares[0], "keep"), data={"seen": spares[0].version})
    assert answer.status_code == 409
    assert spares[0].standing == Standing.SPARE


def test_an_unknown_step_is_not_found(ana: User, browser_of: Browsers, first: Card) -> None:
    assert browser_of(ana).post(path(first, "burn"), data={"seen": 1}).status_code == 404


@pytest.mark.parametrize("verb", ["keep", "drop", "recheck", "rewrite", "save", "edit", "remove"])
def test_a_stranger_decides_nothing(zoe: User, browser_of: Browsers, first: Card, verb: str) -> None:
    answer = browser_of(zoe).post(path(first, verb), data={"seen": first.version, "front": "x", "back": "y"})
    assert answer.status_code == 404
    db.session.refresh(first)
    assert (first.standing, first.version) == (Standing.DRAFT, 1)


def test_a_card_of_another_deck_is_not_found(ana: User, browser_of: Browsers, first: Card) -> None:
    assert browser_of(ana).post(f"/decks/{first.deck_id + 1}/cards/{first.id}/keep").status_code == 404
