"""Results: what was missed first, the quiz of the misses, and that later edits change nothing."""

from datetime import timedelta

import pytest

from quizapp.extensions import db
from quizapp.models import Attempt, Quiz, Standing
from tests.conftest import NOON
from tests.features.quizzes.quizzing import (
    begun,
    card_of,
    deck_of_years,
    items_of,
    quizzes_of,
    run_through,
)  # fmt: skip

AGAIN = {"request_key": "again-is-one-click"}


@pytest.fixture
def done(ana, browser_of, at):
    attempt = begun(browser_of(ana), deck_of_years(ana))
    at(NOON + timedelta(minutes=2))
    run_through(browser_of(ana), attempt, miss=2)
    return attempt


def test_score_misses_and_sentences(ana, browser_of, done):
    page = browser_of(ana).get(f"/quizzes/{done.id}/result").text
    missed, right = items_of(done)[0], items_of(done)[-1]
    assert "3 of 5 right" in page
    assert page.index(missed.front) < page.index(right.front)
    assert page.count("Something happened in") == 5
    assert "2 minutes of answering" in page


def test_past_scores_are_listed(ana, browser_of, done):
    page = browser_of(ana).get(f"/decks/{db.session.get_one(Quiz, done.quiz_id).deck_id}/quiz").text
    assert "3 of 5 right" in page
    assert f"/quizzes/{done.id}/result" in page


def test_an_unfinished_attempt_has_no_result(ana, browser_of, at):
    attempt = begun(browser_of(ana), deck_of_years(ana))
    assert browser_of(ana).get(f"/quizzes/{attempt.id}/result").location == f"/quizzes/{attempt.id}"


def test_again_asks_only_what_was_missed(ana, browser_of, done):
    browser = browser_of(ana)
    first, second = (browser.post(f"/quizzes/{done.id}/again", data=AGAIN) for _ in range(2))
    assert first.location == second.location
    again = quizzes_of(ana)[-1]
    assert (len(quizzes_of(ana)), again.again_of_id) == (2, done.id)
    attempt_id = int(first.location.rpartition("/")[2])
    asked = {item.card_id for item in items_of(done) if item.position <= 2}
    assert browser.get(f"/quizzes/{attempt_id}").status_code == 200
    assert {item.card_id for item in items_of(db.session.get_one(Attempt, attempt_id))} == asked


def test_nothing_missed_offers_nothing(ana, browser_of, at):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana))
    run_through(browser, attempt)
    assert "only what I missed" not in browser.get(f"/quizzes/{attempt.id}/result").text
    browser.post(f"/quizzes/{attempt.id}/again", data=AGAIN)
    assert len(quizzes_of(ana)) == 1


def test_missed_cards_that_are_gone_are_said_to_be(ana, browser_of, done):
    for item in items_of(done)[:2]:
        card_of(item).standing = Standing.DROPPED
    db.session.commit()
    browser = browser_of(ana)
    answer = browser.post(f"/quizzes/{done.id}/again", data=AGAIN)
    assert "no longer in this deck" in browser.get(answer.location).text
    assert len(quizzes_of(ana)) == 1


def test_a_later_edit_changes_no_result(ana, browser_of, done):
    item = items_of(done)[0]
    shown = (item.front, item.back)
    card = card_of(item)
    card.front, card.back = "Something else?", "Nothing"
    db.session.commit()
    page = browser_of(ana).get(f"/quizzes/{done.id}/result").text
    assert shown[0] in page
    assert shown[1] in page
    assert "Something else?" not in page
