"""Tags are a tree: renamed with all below, made one, deleted, each in one step that can be taken back."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.features.find.queries import saved
from quizapp.features.find.tags.queries import counts
from quizapp.models import Card, User
from tests import factories
from tests.features.find.conftest import tag

Browsers = Callable[[User], FlaskClient]


@pytest.fixture
def tagged(ana: User, zoe: User) -> list[Card]:
    cards = factories.kept_cards(ana, 3)
    tag(cards[0], "lakes", "lakes::deep")
    tag(cards[1], "lakes::deep::cold", "Seas")
    tag(cards[2], "lakeside")
    tag(factories.kept_cards(zoe)[0], "lakes")
    return cards


def tags_of(user: User) -> dict[str, int]:
    return dict(counts(user.id))


ALL = {"lakes": 1, "lakes::deep": 1, "lakes::deep::cold": 1, "Seas": 1, "lakeside": 1}


def take_back(browser: FlaskClient, user: User) -> None:
    browser.post("/find/undo", data={"seen": saved.last_step(user).id, "next": "/find/tags"})


def test_shows_the_tree(ana: User, tagged: list[Card], browser_of: Browsers) -> None:
    page = browser_of(ana).get("/find/tags").text
    assert "5 tags" in page
    assert "2 below" in page


def test_renames_with_all_below_and_takes_it_back(
    ana: User, zoe: User, tagged: list[Card], browser_of: Browsers
) -> None:
    browser = browser_of(ana)
    assert browser.post("/find/tags/rename", data={"tag": "lakes", "name": "Water::lakes"}).status_code == 303
    assert tags_of(ana) == {
        "Water::lakes": 1, "Water::lakes::deep": 1, "Water::lakes::deep::cold": 1, "Seas": 1, "lakeside": 1,
    }  # fmt: skip
    assert tags_of(zoe) == {"lakes": 1}
    take_back(browser, ana)
    assert tags_of(ana) == ALL


def test_a_name_that_is_there_makes_two_one(ana: User, tagged: list[Card], browser_of: Browsers) -> None:
    browser = browser_of(ana)
    browser.post("/find/tags/rename", data={"tag": "lakes::deep", "name": "lakes"})
    assert tags_of(ana) == {"lakes": 1, "lakes::cold": 1, "Seas": 1, "lakeside": 1}
    take_back(browser, ana)
    assert tags_of(ana) == ALL


def test_changes_capitals_alone(ana: User, tagged: list[Card], browser_of: Browsers) -> None:
    browser_of(ana).post("/find/tags/rename", data={"tag": "Seas", "name": "seas"})
    assert "seas" in tags_of(ana)


def test_deletes_with_all_below_and_takes_it_back(ana: User, tagged: list[Card], browser_of: Browsers) -> None:
    browser = browser_of(ana)
    browser.post("/find/tags/delete", data={"tag": "lakes"})
    assert tags_of(ana) == {"Seas": 1, "lakeside": 1}
    assert "Tag deleted from 2 facts." in browser.get("/find/tags").text
    take_back(browser, ana)
    assert tags_of(ana) == ALL


@pytest.mark.parametrize(
    ("name", "said"), [("", "Write the tag."), ("lakes::x", "below itself"), ("y" * 201, "at most 200")]
)
def test_says_what_is_wrong_with_a_name(
    ana: User, tagged: list[Card], browser_of: Browsers, name: str, said: str
) -> None:
    answer = browser_of(ana).post("/find/tags/rename", data={"tag": "lakes", "name": name})
    assert answer.status_code == 422
    assert said in answer.text
    assert tags_of(ana) == ALL


def test_an_unknown_tag_changes_nothing(ana: User, tagged: list[Card], browser_of: Browsers) -> None:
    browser = browser_of(ana)
    browser.post("/find/tags/rename", data={"tag": "nowhere", "name": "somewhere"})
    browser.post("/find/tags/delete", data={"tag": "lak%"})
    assert tags_of(ana) == ALL
    assert saved.last_step(ana) is None


def test_says_how_to_begin(zoe: User, browser_of: Browsers) -> None:
    assert "No tags yet" in browser_of(zoe).get("/find/tags").text
