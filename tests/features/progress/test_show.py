"""The page of progress: figures in words, pictures with a text equivalent, and what it says before there is enough."""

from datetime import timedelta

import pytest

from quizapp.extensions import db
from quizapp.models import StudyDay
from tests import factories
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("at")


@pytest.fixture
def studied(ana):
    cards = factories.kept_cards(ana, 3)
    for card in cards[:2]:
        factories.memory(ana, card)
    for ago in range(3):
        db.session.add(
            StudyDay(
                learner_id=ana.id,
                deck_id=cards[0].deck_id,
                day=NOON.date() - timedelta(days=ago),
                answers=10,
                young_asked=10,
                young_recalled=9,
                taken_ms=60_000,
            )
        )
    db.session.commit()
    return cards


def test_words_first(ana, browser_of, studied):
    page = browser_of(ana).get("/progress").text
    assert "You remember 90 of 100 cards when they come back. Your goal is 90." in page
    assert "30 reviews on 3 days since" in page
    assert "longest 3" in page


def test_every_picture_has_words_and_a_table(ana, browser_of, studied):
    page = browser_of(ana).get("/progress").text
    assert page.count('role="img"') == 3
    assert page.count("As a table") == 3
    assert "style=" not in page


def test_too_little_data_says_how_much_is_needed(ana, browser_of):
    factories.kept_cards(ana, 1)
    page = browser_of(ana).get("/progress").text
    assert "After 20 more reviews" in page
    assert "0 of 20 reviews so far" in page
    assert "Nothing comes back in the next 30 days." in page
    assert "After your first quiz" in page


def test_an_empty_account_is_shown_the_way_on(ana, browser_of):
    page = browser_of(ana).get("/progress").text
    assert "Nothing to show yet" in page
    assert "Bring an article" in page


def test_the_page_changes_nothing(ana, browser_of, studied):
    before = [(row.id, row.answers) for row in db.session.query(StudyDay)]
    first, second = (browser_of(ana).get("/progress") for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert [(row.id, row.answers) for row in db.session.query(StudyDay)] == before


@pytest.mark.parametrize("page", ["0", "-1", "99999999"])
def test_pages_that_cannot_be(ana, browser_of, page):
    assert browser_of(ana).get(f"/progress?page={page}").status_code == 404


def test_a_stranger_finds_nothing(client):
    assert client.get("/progress").status_code == 303
