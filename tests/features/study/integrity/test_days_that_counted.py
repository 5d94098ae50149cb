"""Who moves, or begins the day at another hour, changes no day of the past (rules T1, T2, I1)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import answered
from quizapp.core.memory.state import State
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.features.study.fitting.reading import histories_of
from quizapp.features.study.integrity.merging import Brought, merge
from quizapp.features.study.integrity.rebuilding import checked, made_again, rebuild
from quizapp.features.study.learner import learner_of
from quizapp.models import Card, User
from tests.features.study.answers import JSON, answer, memory_of, opened

Browsers = Callable[[User], FlaskClient]
NIGHT = datetime(2026, 3, 10, 3, tzinfo=UTC)  # still the 9th where the day begins at four in UTC
LATER = datetime(2026, 3, 13, 12, tzinfo=UTC)  # the 13th everywhere
MOVES = [{"timezone": "Asia/Tokyo"}, {"day_start": 0}]
MOVED = pytest.mark.parametrize("moved", MOVES, ids=["zone", "hour"])


def _move(browser: FlaskClient, **moved: Any) -> None:
    own = {"timezone": "UTC", "day_start": 4, "new_per_day": 20, "reviews_per_day": 200, "retention": 90}
    sent = own | {"name": "Ana", "theme": "", "language": "", "single_keys": "y"} | moved
    assert browser.post("/settings", data=sent).status_code == 303
    db.session.expire_all()


def _as_answered(*answers: tuple[Rating, datetime]) -> State:
    state = State()
    for rating, at in answers:
        state = answered(state, rating, at, preset=Preset(), clock=DayClock("UTC"), card_id=1).state
    return state


def _is_as_its_log_says(ana: User, card: Card) -> bool:
    learner, memory = learner_of(ana), memory_of(ana, card)
    again, doubts = made_again(learner, [card.id])[card.id], [lot for _number, lot in checked(learner)]
    is_same = again.stability == pytest.approx(memory.stability) and again.last_day == memory.last_day
    return is_same and services.doubts(ana, memory) == [] and not any(doubts) and rebuild(learner) == 0


@MOVED
@pytest.mark.parametrize("is_answered_before", [True, False], ids=["answered before", "answered after"])
def test_T2_I1_days_apart_are_those_that_counted_when_answered(
    ana: User, browser_of: Browsers, at: Any, moved: dict[str, Any], is_answered_before: bool
) -> None:
    at(NIGHT)
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=4)
    for is_now in (is_answered_before, not is_answered_before):
        if is_now:
            at(LATER)
            assert answer(browser, card, seen=1, rating=3).status_code == 200
        else:
            _move(browser, **moved)
    memory = memory_of(ana, card)
    assert memory.stability == pytest.approx(_as_answered((Rating.EASY, NIGHT), (Rating.GOOD, LATER)).stability)
    assert (memory.last_day, [one.reviews for one in histories_of(learner_of(ana))]) == (
        date(2026, 3, 13),
        [((4, 0), (3, 4))],
    )
    assert _is_as_its_log_says(ana, card)


@MOVED
def test_U1_I1_an_answer_taken_back_after_moving_leaves_the_day_that_counted(
    ana: User, browser_of: Browsers, at: Any, moved: dict[str, Any]
) -> None:
    at(NIGHT)
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=4)
    at(LATER)
    answer(browser, card, seen=1, rating=1)
    _move(browser, **moved)
    assert browser.post("/study/undo", data={"deck_id": card.deck_id}, headers=JSON).status_code == 200
    assert memory_of(ana, card).last_day == date(2026, 3, 9)
    answer(browser, card, seen=1, rating=3)
    assert memory_of(ana, card).stability == pytest.approx(
        _as_answered((Rating.EASY, NIGHT), (Rating.GOOD, LATER)).stability
    )
    assert _is_as_its_log_says(ana, card)


@MOVED
def test_I3_rows_that_come_after_moving_leave_the_days_of_the_others(
    ana: User, browser_of: Browsers, at: Any, moved: dict[str, Any]
) -> None:
    at(NIGHT)
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=4)
    _move(browser, **moved)
    merge(learner_of(ana), [Brought(card.id, LATER, Rating.GOOD)])
    assert memory_of(ana, card).stability == pytest.approx(
        _as_answered((Rating.EASY, NIGHT), (Rating.GOOD, LATER)).stability
    )
    assert _is_as_its_log_says(ana, card)


@pytest.mark.parametrize("seed", [0, 5, 6])
def test_I1_after_any_answers_and_moves_every_memory_is_as_its_log_says(
    ana: User, browser_of: Browsers, at: Any, seed: int
) -> None:
    rng, now = Random(seed), NIGHT
    cards, browser = opened(ana, browser_of, 3)
    for _turn in range(40):
        now += timedelta(minutes=rng.choice((1, 45, 400, 900, 5000)))
        at(now)
        card = rng.choice(cards)
        answer(browser, card, seen=memory_of(ana, card).reviews, rating=rng.randint(1, 4))
        if rng.random() < 0.2:
            zone = rng.choice(["UTC", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland"])
            _move(browser, timezone=zone, day_start=rng.choice([0, 4, 9]))
    assert [services.doubts(ana, memory_of(ana, card)) for card in cards] == [[], [], []]
