"""All questions on one page: what is missing is pointed out, may be left out, and counts as wrong only in the score."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Attempt, ReviewLog
from tests.conftest import NOON
from tests.features.quizzes.quizzing import (
    begun,
    deck_of_years,
    give,
    items_of,
    responses,
    right_place,
    wrong_place,
)  # fmt: skip


@pytest.fixture
def attempt(ana, browser_of, at):
    return begun(browser_of(ana), deck_of_years(ana), layout="all", feedback="end")


def hand_in(browser, attempt, chosen, **more):
    sent = {f"choice-{item.position}": place for item, place in chosen.items()}
    return browser.post(f"/quizzes/{attempt.id}/hand-in", data=sent | more)


def test_every_question_is_on_the_page(ana, browser_of, attempt):
    page = browser_of(ana).get(f"/quizzes/{attempt.id}")
    assert page.text.count("<fieldset") == 5
    assert all(item.front in page.text for item in items_of(attempt))


def test_handing_in_everything(ana, browser_of, attempt, at):
    at(NOON + timedelta(minutes=3))
    items = items_of(attempt)
    times = {f"taken_ms-{item.position}": 9_000 for item in items}
    answer = hand_in(browser_of(ana), attempt, {item: right_place(item) for item in items}, **times)
    assert answer.location == f"/quizzes/{attempt.id}/result"
    assert db.session.get_one(Attempt, attempt.id).right == 5
    assert [found.taken_ms for found in responses(attempt)] == [9_000] * 5


def test_the_times_together_stay_within_what_passed(ana, browser_of, attempt, at):
    at(NOON + timedelta(seconds=60))
    items = items_of(attempt)
    times = {f"taken_ms-{item.position}": 25_000 for item in items}
    hand_in(browser_of(ana), attempt, {item: right_place(item) for item in items}, **times)
    assert sum(found.taken_ms for found in responses(attempt)) == 60_000


def test_missing_answers_are_pointed_out_and_choices_kept(ana, browser_of, attempt):
    first = items_of(attempt)[0]
    page = hand_in(browser_of(ana), attempt, {first: 2})
    assert page.status_code == 422
    assert "4 questions have no answer yet" in page.text
    assert 'id="q1-c" value="2" checked' in page.text
    assert page.text.count("No answer yet.") == 4
    assert responses(attempt) == []


def test_leaving_out_counts_in_the_score_only(ana, browser_of, attempt):
    first = items_of(attempt)[0]
    hand_in(browser_of(ana), attempt, {first: right_place(first)}, anyway="1")
    done = db.session.get_one(Attempt, attempt.id)
    assert (done.right, done.asked) == (1, 5)
    assert [found.choice for found in responses(attempt)][1:] == [None] * 4
    assert db.session.scalars(select(ReviewLog.card_id)).all() == [first.card_id]


def test_handing_in_twice_changes_nothing(ana, browser_of, attempt):
    items = items_of(attempt)
    hand_in(browser_of(ana), attempt, {item: right_place(item) for item in items})
    second = hand_in(browser_of(ana), attempt, {item: wrong_place(item) for item in items})
    assert second.status_code == 303
    assert db.session.get_one(Attempt, attempt.id).right == 5
    assert len(responses(attempt)) == 5


def test_an_option_that_is_not_there_is_refused(ana, browser_of, attempt):
    answer = hand_in(browser_of(ana), attempt, dict.fromkeys(items_of(attempt), 5))
    assert answer.status_code == 422
    assert responses(attempt) == []


def test_feedback_after_each_stands_on_the_same_page(ana, browser_of, at):
    browser = browser_of(ana)
    attempt = begun(browser, deck_of_years(ana), layout="all", feedback="each")
    item = items_of(attempt)[1]
    answer = give(browser, item, attempt, wrong_place(item))
    assert answer.location == f"/quizzes/{attempt.id}#q2"
    page = browser.get(f"/quizzes/{attempt.id}")
    assert page.text.count("Right answer") == 1
    assert page.text.count("Something happened in") == 1
