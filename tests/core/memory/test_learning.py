"""Proves core/memory/schedule.py for cards in steps: new, learning, relearning."""

from datetime import UTC, datetime, timedelta

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import preview
from quizapp.core.memory.state import Phase, State
from tests.core.memory.moments import DAY, MINUTE, NOON, UTC_CLOCK, in_review, outcomes

AGAIN, HARD, GOOD, EASY = Rating


def steps(*delays: timedelta) -> Preset:
    return Preset(learning_steps=delays, relearning_steps=delays)


def within_fuzz(delay: timedelta, nominal: timedelta) -> bool:
    return nominal <= delay <= nominal + min(nominal / 4, 5 * MINUTE)


@pytest.mark.parametrize(("rating", "minutes", "step"), [(AGAIN, 1, 0), (HARD, 5.5, 0), (GOOD, 10, 1)])
def test_B2_first_step_of_a_new_card(rating: Rating, minutes: float, step: int) -> None:
    outcome = outcomes(State())[rating]
    assert within_fuzz(outcome.delay, minutes * MINUTE)
    assert (outcome.state.phase, outcome.state.step, outcome.interval_days) == (Phase.LEARNING, step, 0)


def test_B2_easy_graduates_at_once() -> None:
    easy = outcomes(State())[EASY]
    assert easy.state.phase is Phase.REVIEW
    assert 6 <= easy.interval_days <= 10  # FSRS-6 says 8.3 days


def test_B2_last_step() -> None:
    second = outcomes(State())[GOOD].state
    later = outcomes(second, NOON + 10 * MINUTE)
    assert (later[AGAIN].state.step, later[HARD].state.step) == (0, 1)
    assert within_fuzz(later[HARD].delay, 10 * MINUTE)
    assert (later[GOOD].state.phase, later[GOOD].interval_days) == (Phase.REVIEW, 2)
    assert later[EASY].interval_days > later[GOOD].interval_days


@pytest.mark.parametrize(
    ("delays", "hard"),
    [
        ((10 * MINUTE,), 15 * MINUTE),
        ((18 * 60 * MINUTE,), DAY),  # 27 h are one day
        ((4 * DAY,), 5 * DAY),  # one day more at most
        ((10 * MINUTE, 3 * DAY), 2 * DAY),  # the mean, rounded to days
        ((1.2 * DAY, 1.6 * DAY), 1.2 * DAY),  # rounding never goes below Again
    ],
)
def test_B2_hard_on_the_first_step(delays: tuple[timedelta, ...], hard: timedelta) -> None:
    delay = outcomes(State(), preset=steps(*delays))[HARD].delay
    if hard < DAY:
        assert within_fuzz(delay, hard)
    else:
        assert delay == UTC_CLOCK.start_of(UTC_CLOCK.day_of(NOON + hard)) - NOON


def test_B2_easy_is_at_least_a_day_longer_than_good() -> None:
    weak = (0.5, 0.6, 0.7, 0.8, *DEFAULT_PARAMETERS[4:])
    found = outcomes(State(), preset=Preset(learning_steps=(MINUTE,), parameters=weak))
    assert (found[GOOD].interval_days, found[EASY].interval_days) == (1, 2)


@pytest.mark.parametrize("card_id", range(1, 30))
def test_B3_delays_are_fuzzed_up_to_a_quarter_and_five_minutes(card_id: int) -> None:
    found = outcomes(State(), preset=steps(MINUTE, 60 * MINUTE), card_id=card_id)
    assert within_fuzz(found[AGAIN].delay, MINUTE)
    assert 60 * MINUTE <= found[GOOD].delay <= 65 * MINUTE


def test_B3_delays_of_different_cards_differ() -> None:
    assert len({outcomes(State(), card_id=card_id)[GOOD].delay for card_id in range(50)}) > 20


def test_B5_a_lapse_goes_to_relearning_and_back() -> None:
    again = outcomes(in_review(days=10, stability=10.0, lapses=2))[AGAIN]
    assert (again.state.phase, again.state.lapses, again.interval_days) == (Phase.RELEARNING, 3, 0)
    assert within_fuzz(again.delay, 10 * MINUTE)
    back = outcomes(again.state, NOON + 12 * MINUTE)
    assert (back[GOOD].state.phase, back[GOOD].state.lapses) == (Phase.REVIEW, 3)
    assert back[AGAIN].state.lapses == 3  # the same lapse still


def test_B5_without_steps_a_lapse_stays_in_review() -> None:
    again = outcomes(in_review(days=10, stability=10.0), preset=steps())[AGAIN]
    assert again.state.phase is Phase.REVIEW
    assert again.interval_days >= 1


def test_B5_without_steps_a_weak_memory_comes_back_within_the_day() -> None:
    again = outcomes(State(), preset=steps())[AGAIN]
    assert (again.state.phase, again.interval_days) == (Phase.LEARNING, 0)
    assert within_fuzz(again.delay, 0.212 * DAY - timedelta(seconds=1))


def test_B5_unless_the_parameters_know_no_short_term() -> None:
    parameters = list(DEFAULT_PARAMETERS)
    parameters[17] = parameters[18] = 0.0
    again = outcomes(State(), preset=Preset(learning_steps=(), parameters=tuple(parameters)))[AGAIN]
    assert (again.state.phase, again.interval_days) == (Phase.REVIEW, 1)


def test_T3_a_step_over_the_roll_over_is_due_at_the_start_of_that_day() -> None:
    clock = DayClock("Europe/Berlin")
    night = datetime(2026, 5, 2, 1, 55, tzinfo=UTC)  # 03:55 in Berlin, still the first of May
    good = preview(State(), night, preset=Preset(), clock=clock, card_id=1)[GOOD]
    assert good.state.due == datetime(2026, 5, 2, 2, tzinfo=UTC)
    assert (good.state.phase, good.state.step, good.interval_days) == (Phase.LEARNING, 1, 1)


def test_T3_steps_of_days_are_due_at_the_start_of_a_day() -> None:
    good = outcomes(State(), preset=steps(MINUTE, 3 * DAY))[GOOD]
    assert (good.interval_days, good.state.due) == (3, datetime(2026, 5, 4, 4, tzinfo=UTC))


def test_T3_a_step_of_one_day_is_the_next_day_though_this_one_has_25_hours() -> None:
    clock = DayClock("Europe/Berlin")
    morning = clock.start_of(datetime(2026, 10, 24).date()) + 5 * MINUTE
    good = preview(State(), morning, preset=steps(MINUTE, DAY), clock=clock, card_id=1)[GOOD]
    assert (good.interval_days, good.state.due) == (1, clock.next_day_at(morning))


def test_steps_may_be_shortened_while_a_card_is_in_them() -> None:
    far = State(Phase.LEARNING, 5, 2.0, 5.0, NOON, NOON - DAY, 0, 0, 3)
    found = outcomes(far, preset=steps(MINUTE, 10 * MINUTE))
    assert (found[HARD].state.step, found[GOOD].state.phase) == (1, Phase.REVIEW)
