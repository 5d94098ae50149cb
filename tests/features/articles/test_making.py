"""The waiting page and the state that its script asks for."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import Article, Progress, User
from tests import factories
from tests.conftest import NOON

Browsers = Callable[[User], FlaskClient]


@pytest.fixture
def article(ana: User) -> Article:
    return factories.article(ana, progress=Progress.FINDING, done=3, total=12)


def test_the_page_says_how_far_it_is_and_works_without_script(
    ana: User, browser_of: Browsers, article: Article
) -> None:
    page = browser_of(ana).get(f"/articles/{article.id}/making").data
    assert b"3 of 12 paragraphs" in page
    assert b'<noscript><meta http-equiv="refresh"' in page


def test_the_state_is_not_sent_twice(ana: User, browser_of: Browsers, article: Article) -> None:
    browser = browser_of(ana)
    first = browser.get(f"/articles/{article.id}/state")
    assert first.json | {"html": ""} == {
        "progress": "finding", "done": 3, "total": 12, "words": article.words, "next": None, "html": "",
    }  # fmt: skip
    tag = {"If-None-Match": first.headers["ETag"]}
    assert browser.get(f"/articles/{article.id}/state", headers=tag).status_code == 304
    article.done = 4
    db.session.commit()
    assert browser.get(f"/articles/{article.id}/state", headers=tag).json["done"] == 4


def test_when_it_is_done_the_state_names_the_cards(ana: User, browser_of: Browsers, article: Article) -> None:
    article.progress = Progress.READY
    deck = factories.deck(ana, article)
    factories.card(factories.note(deck), standing="draft")
    assert browser_of(ana).get(f"/articles/{article.id}/state").json["next"] == f"/decks/{deck.id}/cards/check"


def test_without_cards_it_leads_to_the_article(ana: User, browser_of: Browsers, article: Article) -> None:
    article.progress = Progress.READY
    db.session.commit()
    assert browser_of(ana).get(f"/articles/{article.id}/making").location == f"/articles/{article.id}"


def test_a_long_wait_is_explained(ana: User, browser_of: Browsers, article: Article, at: Callable) -> None:
    article.created_at = NOON - timedelta(seconds=60)
    article.progress, article.done, article.total = Progress.WAITING, 0, 0
    db.session.commit()
    browser = browser_of(ana)
    assert "It takes a moment more" in browser.get(f"/articles/{article.id}/making").text
    article.progress, article.done, article.total = Progress.FINDING, 3, 1346
    db.session.commit()
    page = browser.get(f"/articles/{article.id}/making").text
    assert "3 of 1346 paragraphs" in page
    assert "It takes a moment more" not in page  # a long article is not waiting for others


@pytest.mark.parametrize("path", ["making", "state", "delete", "again"])
def test_a_stranger_finds_nothing(zoe: User, browser_of: Browsers, article: Article, path: str) -> None:
    browser = browser_of(zoe)
    asked = browser.post if path == "again" else browser.get
    assert asked(f"/articles/{article.id}/{path}").status_code == 404
