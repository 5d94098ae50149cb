"""Rewrite: another question for the same fact, round and round."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.features.decks import queries
from quizapp.models import Card, Deck, Standing, User

Browsers = Callable[[User], FlaskClient]
JSON = {"Accept": "application/json"}


def rewrite(browser: FlaskClient, card: Card, seen: int | None = None) -> object:
    address = f"/decks/{card.deck_id}/cards/{card.id}/rewrite"
    return browser.post(address, data={"seen": card.version if seen is None else seen}, headers=JSON)


def test_the_other_questions_come_in_turn(
    ana: User, browser_of: Browsers, deck: Deck, first: Card, spares: list[Card]
) -> None:
    browser = browser_of(ana)
    for card, following in [(first, spares[0]), (spares[0], spares[1]), (spares[1], first)]:
        answer = rewrite(browser, card)
        assert following.front in answer.json["html"]
        assert (card.standing, following.standing) == (Standing.SPARE, Standing.DRAFT)
        assert queries.counts(deck)[Standing.DRAFT] == 1


def test_without_another_it_says_so(ana: User, browser_of: Browsers, first: Card) -> None:
    answer = rewrite(browser_of(ana), first)
    assert answer.status_code == 200
    assert answer.json["said"].startswith("There is no other question for this fact")
    assert answer.json["said"] in answer.json["html"]
    assert first.standing == Standing.DRAFT


def test_the_list_says_where_there_is_no_other(
    ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card, spares: list[Card]
) -> None:
    page = browser_of(ana).get(f"/decks/{deck.id}/cards/check").text
    assert re.findall(r"/cards/(\d+)/rewrite", page) == [str(first.id)]
    assert page.count("No other question for this fact.") == 1


def test_undo_brings_the_first_back(
    ana: User, browser_of: Browsers, deck: Deck, first: Card, spares: list[Card]
) -> None:
    rewrite(browser_of(ana), first)
    browser_of(ana).post(f"/decks/{deck.id}/undo", data={"seen": queries.last_changes(deck)[0].id})
    assert (first.standing, spares[0].standing) == (Standing.DRAFT, Standing.SPARE)


@pytest.mark.parametrize("again", [1, 2])
def test_a_second_click_shows_how_it_stands(
    ana: User, browser_of: Browsers, first: Card, spares: list[Card], again: int
) -> None:
    rewrite(browser_of(ana), first)
    answer = rewrite(browser_of(ana), first, seen=again)
    assert answer.status_code == 409
    assert spares[0].front in answer.json["html"]
    assert spares[0].standing == Standing.DRAFT


def test_a_kept_card_stays(ana: User, browser_of: Browsers, first: Card, spares: list[Card]) -> None:
    browser_of(ana).post(f"/decks/{first.deck_id}/cards/{first.id}/keep", data={"seen": first.version})
    assert rewrite(browser_of(ana), first).status_code == 409
    assert first.standing == Standing.KEPT
