"""The library: the learner's articles, newest first, at any number of them."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import Progress, User
from tests import factories
from tests.features.counting import statements

Browsers = Callable[[User], FlaskClient]


def _shelf(learner: User, number: int) -> None:
    for n in range(number):
        article = factories.article(learner, title=f"Title {n}")
        note = factories.note(factories.deck(learner, article), start=n, end=n + 10)
        factories.card(note)
        factories.card(note, standing="draft")


def test_an_empty_library_says_what_to_do(ana: User, browser_of: Browsers) -> None:
    page = browser_of(ana).get("/articles").data
    assert b"No articles yet" in page
    assert b"Add an article" in page


def test_a_row_tells_its_cards(ana: User, browser_of: Browsers) -> None:
    _shelf(ana, 1)
    page = browser_of(ana).get("/articles").get_data(as_text=True)
    assert "1 card." in page
    assert "1 to check" in page
    assert 'class="m1"' in page  # a stroke on the miniature


def test_a_row_without_kept_cards_names_those_to_check_alone(ana: User, browser_of: Browsers) -> None:
    note = factories.note(factories.deck(ana, factories.article(ana)))
    for _ in range(2):
        factories.card(note, standing="draft")
    page = browser_of(ana).get("/articles").text
    assert "2 cards to check" in page
    assert "0 cards" not in page


def test_what_could_not_be_read_is_no_article(ana: User, browser_of: Browsers) -> None:
    _shelf(ana, 2)
    factories.article(ana, title="", words=0, progress="failed", source="a.pdf")
    factories.article(ana, title="Read, but no cards yet", progress="failed")
    page = browser_of(ana).get("/articles").text
    assert "<p>3 articles, 1 could not be read</p>" in page


def test_pages_turn_and_end(ana: User, browser_of: Browsers) -> None:
    _shelf(ana, 21)
    browser = browser_of(ana)
    assert browser.get("/articles").data.count(b'class="page"') == 20
    second = browser.get("/articles?page=2").data
    assert b"Title 0" in second
    assert b"Page 2 of 2" in second
    for beyond in ("3", "0", "-1", "x", "9" * 30):
        assert browser.get(f"/articles?page={beyond}").status_code == 404


def test_more_articles_cost_no_more_statements(ana: User, browser_of: Browsers) -> None:
    browser = browser_of(ana)
    _shelf(ana, 1)
    browser.get("/articles")
    with statements() as few:
        browser.get("/articles")
    _shelf(ana, 15)
    with statements() as many:
        browser.get("/articles")
    assert len(many) == len(few) < 20


def test_the_text_is_not_loaded(ana: User, browser_of: Browsers) -> None:
    _shelf(ana, 1)
    with statements() as sent:
        browser_of(ana).get("/articles")
    assert not any("articles.text" in statement for statement in sent)


@pytest.mark.parametrize(
    ("progress", "words"), [(Progress.WAITING, b"Being read."), (Progress.FAILED, b"Could not be read.")]
)
def test_an_unread_article_says_so(ana: User, browser_of: Browsers, progress: Progress, words: bytes) -> None:
    factories.article(ana, progress=progress, title="", source="paper.pdf", words=0)
    page = browser_of(ana).get("/articles").data
    assert words in page
    assert b"paper.pdf" in page


def test_a_title_is_text_and_nothing_else(ana: User, browser_of: Browsers) -> None:
    factories.article(ana, title="<script>alert(1)</script>")
    assert b"<script>alert" not in browser_of(ana).get("/articles").data


def test_nobody_sees_anothers_articles(ana: User, zoe: User, browser_of: Browsers, client: FlaskClient) -> None:
    factories.article(ana, title="Secret")
    assert b"Secret" not in browser_of(zoe).get("/articles").data
    assert client.get("/articles").status_code == 303
    db.session.commit()
