"""Answering a card: the memory moves, one row is logged, the day is counted, the next card comes with the reply."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase
from quizapp.models import Card, CardKind, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, body, days, memory_of, opened, rows, study

BAD = [
    {"rating": "5"},
    {"rating": ""},
    {"rating": "good"},
    {"answer_key": "short"},
    {"answer_key": "x" * 65},
    {"answer_key": "with a space in it"},
    {"seen": "x"},
    {"taken_ms": "²"},
]


def test_a_good_answer_to_a_new_card_goes_to_its_next_step(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    reply = answer(browser, card)
    memory = memory_of(ana, card)
    assert (reply.status_code, memory.phase, memory.step, memory.reviews) == (200, Phase.LEARNING, 1, 1)
    assert timedelta(minutes=10) <= memory.due - NOON <= timedelta(minutes=13)


def test_the_log_keeps_what_happened_and_what_was_before(ana: User, browser_of: Any, at: Any) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card)
    answer(browser_of(ana), card, seen=3, rating=2, taken_ms=4321)
    [row] = rows(ana)
    assert (row.card_id, row.rating, row.phase, row.at, row.day) == (card.id, 2, Phase.REVIEW, NOON, NOON.date())
    assert (row.taken_ms, row.last_interval_days, row.before["reviews"], row.before["stability"]) == (4321, 10, 3, 10.0)
    assert row.interval_days == memory_of(ana, card).interval_days


def test_the_day_is_counted(ana: User, browser_of: Any, at: Any) -> None:
    young, mature, new = factories.kept_cards(ana, 3)
    factories.memory(ana, young)
    factories.memory(ana, mature, interval_days=40, stability=40.0)
    browser = browser_of(ana)
    browser.get(study(new))
    for card, seen, rating in ((young, 3, 1), (mature, 3, 3), (new, 0, 3)):
        answer(browser, card, seen=seen, rating=rating, taken_ms=1000)
    [day] = days(ana)
    assert (day.answers, day.new_cards, day.review_cards, day.taken_ms) == (3, 1, 2, 3000)
    asked = (day.young_asked, day.young_recalled, day.mature_asked, day.mature_recalled)
    assert asked == (1, 0, 1, 1)


def test_the_next_card_comes_with_its_back_and_four_labels(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 3)
    reply = answer(browser, cards[0], showing=cards[1].id).json
    assert (reply["next"]["card_id"], reply["left"], reply["done"]) == (cards[2].id, 3, 1)
    assert "Question 3?" in reply["next"]["html"]
    assert "Answer 3" in reply["next"]["html"]
    again, hard, good, easy = reply["next"]["labels"]
    assert (again, hard.split()[1], good.split()[1], easy.split()[1]) == ("1 min", "min", "min", "days")


@pytest.mark.parametrize("rating", Rating)
def test_what_the_button_says_is_what_happens(ana: User, browser_of: Any, at: Any, rating: Rating) -> None:
    cards, browser = opened(ana, browser_of, 2)
    factories.memory(ana, factories.kept_cards(ana)[0])
    label = answer(browser, cards[0]).json["next"]["labels"][rating - 1]
    answer(browser, cards[1], rating=rating.value)
    memory = memory_of(ana, cards[1])
    minutes = int((memory.due - NOON).total_seconds() / 60 + 0.5)  # halves go up, whatever number the card has
    assert label == (f"{memory.interval_days} days" if memory.interval_days else f"{minutes} min")


def test_without_script_the_answer_leads_to_the_next_card(ana: User, browser_of: Any, at: Any) -> None:
    [first, second], browser = opened(ana, browser_of, 2)
    reply = browser.post(study(first, "/answers"), data=body(first))
    page = browser.get(reply.location).text
    assert (reply.status_code, f'name="card_id" value="{second.id}"' in page) == (303, True)


def test_the_last_card_comes_again_while_it_is_in_steps(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    assert answer(browser, card, rating=1).json["next"]["card_id"] == card.id
    reply = answer(browser, card, seen=1, rating=4).json
    assert (reply["next"], reply["left"]) == (None, 0)


def test_the_same_answer_twice_is_one_answer(ana: User, browser_of: Any, at: Any) -> None:
    [first, second], browser = opened(ana, browser_of, 2)
    replies = [answer(browser, first, answer_key="the-same-key") for _ in range(2)]
    assert [reply.status_code for reply in replies] == [200, 200]
    assert [reply.json["next"]["card_id"] for reply in replies] == [second.id, second.id]
    assert (len(rows(ana)), memory_of(ana, first).reviews, days(ana)[0].answers) == (1, 1, 1)


def test_a_second_tab_is_told_and_given_the_next_card(ana: User, browser_of: Any, at: Any) -> None:
    [first, second], browser = opened(ana, browser_of, 2)
    answer(browser, first)
    late = answer(browser, first, rating=1)
    assert (late.status_code, late.json["next"]["card_id"], len(rows(ana))) == (409, second.id, 1)
    assert late.json["message"] == "Answered on another device. Here is the next card."
    assert memory_of(ana, first).lapses == 0


def test_a_second_tab_without_script_is_told_too(ana: User, browser_of: Any, at: Any) -> None:
    [first, _second], browser = opened(ana, browser_of, 2)
    answer(browser, first)
    page = browser.post(study(first, "/answers"), data=body(first), follow_redirects=True)
    assert "Answered on another device" in page.text


@pytest.mark.parametrize("wrong", BAD)
def test_what_no_page_would_send_is_refused(ana: User, browser_of: Any, at: Any, wrong: dict[str, str]) -> None:
    [card], browser = opened(ana, browser_of)
    assert answer(browser, card, **wrong).status_code == 422
    assert not rows(ana)


@pytest.mark.parametrize("number", ["", "x", "-1", "0", "9" * 30])
def test_a_card_that_is_none_is_not_found(ana: User, browser_of: Any, at: Any, number: str) -> None:
    [card], browser = opened(ana, browser_of)
    assert answer(browser, card, card_id=number).status_code == 404


def test_strangers_learn_nothing(ana: User, zoe: User, browser_of: Any, client: FlaskClient, at: Any) -> None:
    [card], _browser = opened(ana, browser_of)
    assert answer(client, card).status_code == 404
    assert answer(browser_of(zoe), card).status_code == 404
    assert memory_of(ana, card).reviews == 0


def test_a_card_is_answered_in_its_own_deck_only(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    other = factories.deck(ana)
    reply = browser.post(f"/decks/{other.id}/study/answers", data=body(card), headers=JSON)
    assert (reply.status_code, rows(ana)) == (404, [])


def test_a_long_look_out_of_the_window_is_not_counted(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card, taken_ms=3_600_000)
    assert rows(ana)[0].taken_ms == 60_000


@pytest.mark.parametrize(
    ("ago", "sent_ago", "counts_as"),
    [
        (timedelta(hours=2), None, timedelta(hours=2)),
        (timedelta(days=3, hours=2), timedelta(days=3), timedelta(hours=2)),  # a device whose clock is three days slow
        (timedelta(hours=-1), None, timedelta(0)),  # the future
        (timedelta(days=8), None, timedelta(0)),  # too long ago to believe
        (timedelta(days=6), None, timedelta(0)),  # before the card's last answer
    ],
)
def test_an_answer_given_offline_keeps_its_time(
    ana: User, browser_of: Any, at: Any, ago: timedelta, sent_ago: timedelta | None, counts_as: timedelta
) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, last_review=NOON - timedelta(days=5))
    sent = {"sent": (NOON - sent_ago).isoformat()} if sent_ago else {}
    answer(browser_of(ana), card, seen=3, at=(NOON - ago).isoformat(), **sent)
    assert (rows(ana)[0].at, memory_of(ana, card).last_review) == (NOON - counts_as, NOON - counts_as)


@pytest.mark.parametrize(("given", "proposed"), [("1996", 3), ("1997", 1)])
def test_what_was_typed_is_logged_with_what_it_proposed(
    ana: User, browser_of: Any, at: Any, given: str, proposed: int
) -> None:
    note = factories.note(factories.deck(ana))
    card: Card = factories.card(note, kind=CardKind.TYPED)
    factories.memory(ana, card)
    answer(browser_of(ana), card, seen=3, rating=2, given=given)
    [row] = rows(ana)
    assert (row.given, row.proposed, row.rating) == (given, proposed, 2)


def test_a_day_begins_when_the_learner_says(ana: User, browser_of: Any, at: Any) -> None:
    ana.timezone, ana.day_start = "Asia/Tokyo", 4
    [card], browser = opened(ana, browser_of)
    at(NOON.replace(hour=18, minute=59))  # 03:59 in Tokyo: still the 10th
    answer(browser, card)
    at(NOON.replace(hour=19, minute=10))  # 04:10 on the 11th
    answer(browser, card, seen=1)
    assert [row.day.day for row in rows(ana)] == [10, 11]
