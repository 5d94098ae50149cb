"""A set time: it ends with what was done, outlives a reload, and never loses an answer."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from quizapp.models import User
from tests.conftest import NOON
from tests.features.study.answers import answer, opened, rows, study

OVER = ">Time is over<"  # shown; the page of a card has the words ready for when no connection is left


def set_time(browser: FlaskClient, card: Any, minutes: str) -> Any:
    """Set a time for the card's deck."""
    return browser.post(study(card, "/time"), data={"minutes": minutes})


def test_when_it_is_over_the_page_says_what_was_done(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 4)
    answer(browser, cards[3])
    at(NOON + timedelta(minutes=1))
    assert set_time(browser, cards[0], "10").location == study(cards[0])
    assert "data-until" in browser.get(study(cards[0])).text
    answer(browser, cards[0], rating=1)
    answer(browser, cards[1])
    at(NOON + timedelta(minutes=10))
    assert OVER not in browser.get(study(cards[0])).text
    at(NOON + timedelta(minutes=12))
    answer(browser, cards[2])
    page = browser.get(study(cards[0])).text
    assert OVER in page
    assert "In 10 minutes you answered 3 cards; 2 of 3 answers were remembered." in page
    assert len(rows(ana)) == 4


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "In 10 minutes you answered 1 card; 1 of 1 answer was remembered."),
        ("de", "In 10 Minuten hast du 1 Karte beantwortet; 1 von 1 Antwort wusstest du."),
    ],
)
def test_one_answer_is_told_as_one(ana: User, browser_of: Any, at: Any, language: str, words: str) -> None:
    cards, browser = opened(ana, browser_of, 2)
    set_time(browser, cards[0], "10")
    answer(browser, cards[0])
    at(NOON + timedelta(minutes=12))
    assert words in browser.get(study(cards[0]), headers={"Accept-Language": language}).text


def test_one_may_go_on_without_it_or_set_it_again(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    set_time(browser, card, "5")
    at(NOON + timedelta(minutes=6))
    assert "Nothing was answered in that time." in browser.get(study(card)).text
    set_time(browser, card, "5")
    assert "data-until" in browser.get(study(card)).text
    set_time(browser, card, "")
    at(NOON + timedelta(hours=6))
    assert OVER not in browser.get(study(card)).text


def test_it_is_begun_from_the_list_of_decks_for_the_one_that_is_chosen(ana: User, zoe: User, browser_of: Any) -> None:
    [card], browser = opened(ana, browser_of)
    [form] = html.fromstring(browser.get("/study").text).xpath("//form[@action='/study/time']")
    reply = browser.post(form.get("action"), data=dict(form.form_values()))
    assert reply.location == study(card)
    assert "data-until" in browser.get(reply.location).text
    for number in (card.deck_id, "x"):
        assert browser_of(zoe).post("/study/time", data={"deck_id": number, "minutes": "5"}).status_code == 404


@pytest.mark.parametrize("minutes", ["0", "181", "soon", "-5"])
def test_what_is_no_time_gets_a_sentence(ana: User, browser_of: Any, at: Any, minutes: str) -> None:
    [card], browser = opened(ana, browser_of)
    assert set_time(browser, card, minutes).location == "/study"
    assert "A whole number of minutes from 1 to 180." in browser.get("/study").text


def test_another_deck_has_no_set_time(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    [other], _browser = opened(ana, browser_of)
    set_time(browser, card, "5")
    at(NOON + timedelta(minutes=6))
    assert OVER not in browser.get(study(other)).text


def test_strangers_get_nothing(ana: User, zoe: User, browser_of: Any, client: FlaskClient, at: Any) -> None:
    [card], _browser = opened(ana, browser_of)
    assert [set_time(someone, card, "5").status_code for someone in (client, browser_of(zoe))] == [404, 404]
