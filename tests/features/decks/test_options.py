"""Other wrong answers on a card: from its pool, round and round, each step to be taken back."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import Card, Deck, Note, User
from tests import factories

Browsers = Callable[[User], FlaskClient]
SETS = [["1994", "1997", "1999"], ["1990", "1992", "2001"], ["1988", "1995", "1998"]]


@pytest.fixture
def card(notes: list[Note]) -> Card:
    return factories.card(notes[0], standing="draft", position=1, distractors=SETS[0], pool=SETS)


def press(browser: FlaskClient, card: Card, **values: object) -> int:
    data = {"seen": card.version, **values}
    return browser.post(f"/decks/{card.deck_id}/cards/{card.id}/options", data=data).status_code


def test_the_next_set_comes_and_after_the_last_the_first(ana: User, browser_of: Browsers, card: Card) -> None:
    browser = browser_of(ana)
    shown = []
    for _ in SETS:
        assert press(browser, card) == 303
        shown.append(card.distractors)
    assert shown == [SETS[1], SETS[2], SETS[0]]


def test_it_can_be_taken_back(ana: User, browser_of: Browsers, card: Card, deck: Deck) -> None:
    browser = browser_of(ana)
    answer = browser.post(
        f"/decks/{deck.id}/cards/{card.id}/options", data={"seen": 1}, headers={"Accept": "application/json"}
    ).json
    assert answer["said"] == "Other wrong answers."
    assert "1990, 1992, 2001" in answer["html"]
    change = browser.get(f"/decks/{deck.id}/cards/check").text.partition('name="seen" value="')[2].partition('"')[0]
    browser.post(f"/decks/{deck.id}/undo", data={"seen": change})
    assert card.distractors == SETS[0]


def test_a_second_click_does_not_do_it_twice(ana: User, browser_of: Browsers, card: Card) -> None:
    browser = browser_of(ana)
    assert [press(browser, card, seen=1) for _ in range(2)] == [303, 409]
    assert card.distractors == SETS[1]


def test_answers_written_by_hand_give_way_and_come_back(ana: User, browser_of: Browsers, card: Card) -> None:
    card.distractors = ["my own"]
    db.session.commit()
    press(browser_of(ana), card)
    assert card.distractors == SETS[0]


@pytest.mark.parametrize("pool", [None, [], [["1994", "1997", "1999"]]])
def test_without_another_set_nothing_is_offered_and_nothing_changes(
    ana: User, browser_of: Browsers, notes: list[Note], pool: list[list[str]] | None
) -> None:
    card = factories.card(notes[0], standing="draft", distractors=["1994", "1997", "1999"], pool=pool)
    browser = browser_of(ana)
    assert f"/cards/{card.id}/options" not in browser.get(f"/decks/{card.deck_id}/cards/check").text
    page = browser.post(f"/decks/{card.deck_id}/cards/{card.id}/options", data={"seen": 1}, follow_redirects=True).text
    assert "There are no other wrong answers for this card." in page
    assert card.distractors == ["1994", "1997", "1999"]


def test_a_stranger_finds_nothing(zoe: User, browser_of: Browsers, card: Card) -> None:
    assert press(browser_of(zoe), card) == 404
