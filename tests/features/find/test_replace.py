"""Find and replace shows what would change, then does it, then takes it back; duplicates are dropped likewise."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from quizapp.extensions import db
from quizapp.features.find.duplicates import routes
from quizapp.features.find.queries import saved
from quizapp.models import Card, User
from tests import factories

Browsers = Callable[[User], FlaskClient]
pytestmark = pytest.mark.usefixtures("at")
WISH = {"q": "tide", "find": "tide", "put": "ebb", "side": ["front", "back"]}


def print_of(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"', maxsplit=1)[0]


def test_shows_then_does_then_takes_back(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    browser, sea = browser_of(ana), shelf["sea"]
    shown = browser.post("/find/replace", data=WISH).text
    assert "1 card would change" in shown
    assert sea.front == "What moves the tide?"
    answer = browser.post("/find/replace", data=WISH | {"seen": print_of(shown)})
    assert answer.status_code == 303
    assert (sea.front, sea.version) == ("What moves the ebb?", 2)
    browser.post("/find/undo", data={"seen": saved.last_step(ana).id})
    assert sea.front == "What moves the tide?"


def test_does_nothing_else_than_was_shown(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    browser, sea = browser_of(ana), shelf["sea"]
    shown = browser.post("/find/replace", data=WISH).text
    sea.front = "What moves the spring tide?"
    db.session.commit()
    answer = browser.post("/find/replace", data=WISH | {"seen": print_of(shown)})
    assert answer.status_code == 409
    assert "Look at it once more." in answer.text
    assert sea.front == "What moves the spring tide?"


def test_long_cards_that_a_package_brought_are_changed_to_their_end(
    ana: User, shelf: dict[str, Card], browser_of: Browsers
) -> None:
    browser, sea = browser_of(ana), shelf["sea"]
    sea.back = "word " * 600 + "tide"
    db.session.commit()
    wish = WISH | {"q": "moon or moves"}
    browser.post("/find/replace", data=wish | {"seen": print_of(browser.post("/find/replace", data=wish).text)})
    assert (sea.front, sea.back[-8:]) == ("What moves the ebb?", "word ebb")


def test_undo_leaves_what_was_edited_since(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    browser, sea = browser_of(ana), shelf["sea"]
    browser.post("/find/replace", data=WISH | {"seen": print_of(browser.post("/find/replace", data=WISH).text)})
    sea.front = "Edited since"
    db.session.commit()
    assert "0 of 1" in browser.post("/find/undo", data={"seen": saved.last_step(ana).id}, follow_redirects=True).text
    assert sea.front == "Edited since"


def test_leaves_cards_that_could_not_be_asked(ana: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    wish = {"q": "", "find": "____", "put": "Baikal", "side": "front"}
    page = browser_of(ana).post("/find/replace", data=wish).text
    assert "0 cards would change" in page
    assert "1 card stays as it is" in page


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"find": ""}, "Write what to look for."),
        ({"find": "(", "pattern": "1"}, "This pattern cannot be used"),
        ({"find": "x*", "pattern": "1"}, "fits where nothing stands"),
        ({"side": []}, "Choose the question"),
        ({"q": '"tide'}, "never closed"),
        ({"find": "y" * 500}, "At most 200"),
    ],
)
def test_says_what_is_wrong_and_keeps_it(
    ana: User, shelf: dict[str, Card], browser_of: Browsers, values: dict[str, object], said: str
) -> None:
    answer = browser_of(ana).post("/find/replace", data=WISH | values)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="ebb"' in answer.text


def test_strangers_cards_stay(ana: User, zoe: User, shelf: dict[str, Card], browser_of: Browsers) -> None:
    browser = browser_of(zoe)
    wish = WISH | {"q": ""}
    shown = browser.post("/find/replace", data=wish).text
    assert "1 card would change" in shown
    browser.post("/find/replace", data=wish | {"seen": print_of(shown)})
    assert shelf["sea"].front == "What moves the tide?"


def test_duplicates_are_shown_and_dropped(ana: User, browser_of: Browsers) -> None:
    browser, deck = browser_of(ana), factories.deck(ana)
    cards = [
        factories.card(factories.note(deck), front=front) for front in ("How deep is it?", "how deep is it", "Why?")
    ]
    page = browser.get("/find/duplicates").text
    assert "1 question is asked more than once." in page
    assert "Why?" not in page
    values = {"verb": "drop", "which": "ticked", "cards": [cards[1].id], "next": "/find/duplicates"}
    assert browser.post("/find/change", data=values).headers["Location"] == "/find/duplicates"
    assert "No duplicates" in browser.get("/find/duplicates").text
    assert cards[1].standing == "dropped"


BEHIND = "The lake fills a rift between two plates, and it is the deepest of all lakes on this planet."


def test_what_stands_behind_one_passage_is_no_duplicate(ana: User, browser_of: Browsers, monkeypatch: Any) -> None:
    monkeypatch.setattr(routes, "MOST_SHOWN", 1)
    browser, deck = browser_of(ana), factories.deck(ana)
    for place in range(12):  # more groups that begin alike than are looked at in one go
        for asked in ("It is ____ deep.", "Its water leaves by ____."):
            factories.card(factories.note(deck), front=f"{BEHIND[:40]} {place}. {BEHIND}\n\n{asked}")
    assert "No duplicates" in browser.get("/find/duplicates").text
    for accents in ("Zürich lies there.", "zurich lies there"):
        factories.card(factories.note(deck), front=f"{accents}\n\nIt is ____ deep.")
    page = html.fromstring(browser.get("/find/duplicates").text)
    assert [" ".join(label.text_content().split()) for label in page.xpath("//ul[@class='find-twins']//label")] == [
        "Zürich lies there. It is ____ deep. 1996", "zurich lies there It is ____ deep. 1996",
    ]  # fmt: skip


def test_the_words_of_a_passage_are_found_and_replaced(ana: User, browser_of: Browsers) -> None:
    browser, deck = browser_of(ana), factories.deck(ana)
    card = factories.card(factories.note(deck), front=f"{BEHIND}\n\nIt is ____ deep.")
    found = html.fromstring(browser.get("/find?q=plates").text)
    assert [a.text_content() for a in found.xpath("//tbody//th/a")] == ["It is ____ deep."]
    assert [span.text_content() for span in found.xpath("//tbody//th/span[@class='passage']")] == [BEHIND]
    wish = {"q": "", "find": "plates", "put": "slabs", "side": "front"}
    shown = browser.post("/find/replace", data=wish).text
    change = html.fromstring(shown).xpath("//ul[@class='find-rewords']//span[@class='passage']")
    assert [span.text_content() for span in change] == [BEHIND, BEHIND.replace("plates", "slabs")]
    browser.post("/find/replace", data=wish | {"seen": print_of(shown)})
    assert card.front == f"{BEHIND.replace('plates', 'slabs')}\n\nIt is ____ deep."
