"""Proves core/memory/plan/anew.py: due dates as memory and wish would set them now, from the last answer."""

from datetime import timedelta

from quizapp.core.memory.engine.fuzz import bounds
from quizapp.core.memory.plan.anew import Placed, planned
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.state import Phase, State
from tests.core.memory.moments import DAY, NOON, UTC_CLOCK

KNOWN = State(Phase.REVIEW, 0, 30.0, 5.0, NOON + 5 * DAY, NOON - DAY, 6, 0, 4)


def plan(*states: State, most: int = 200, **options: float) -> object:
    cards = [Placed(number, state) for number, state in enumerate(states, 1)]
    return planned(cards, NOON, preset=Preset(**options), clock=UTC_CLOCK, most_a_day=most)


def test_R2_from_the_last_answer_with_the_fuzz_of_that_answer() -> None:
    moved = plan(KNOWN).moves[1]
    lowest, highest = bounds(30.0, 1, 36_500)
    assert lowest <= moved.interval_days <= highest
    assert moved.due == UTC_CLOCK.start_of(UTC_CLOCK.day_of(KNOWN.last_review + timedelta(days=moved.interval_days)))
    assert moved._replace(due=KNOWN.due, interval_days=KNOWN.interval_days) == KNOWN
    assert plan(KNOWN).moves == plan(KNOWN).moves


def test_R2_twice_moves_nothing_more() -> None:
    assert plan(plan(KNOWN).moves[1]).moves == {}


def test_R2_a_higher_wish_brings_cards_sooner() -> None:
    away = KNOWN._replace(due=NOON + 99 * DAY, interval_days=100)
    days = [plan(away, retention=wish).moves[1].interval_days for wish in (0.8, 0.9, 0.97)]
    assert days == sorted(days, reverse=True)


def test_R2_only_cards_in_review_move() -> None:
    others = [KNOWN._replace(phase=phase) for phase in (Phase.LEARNING, Phase.RELEARNING)]
    found = plan(State(), *others, KNOWN._replace(stability=None))
    assert (found.moves, found.cards) == ({}, 0)


def test_no_more_come_to_a_day_than_one_reviews_the_shakiest_first() -> None:
    weak = [KNOWN._replace(stability=1.0 + n / 10, last_review=NOON - 20 * DAY) for n in range(5)]
    found = plan(*weak, most=2)
    days = [(found.moves[number].due.date() - NOON.date()).days for number in range(1, 6)]
    assert (days, found.due_before, found.due_after) == ([0, 0, 1, 1, 2], 0, 2)


def test_what_is_overdue_and_stays_due_is_not_touched() -> None:
    late = KNOWN._replace(stability=1.0, due=NOON - 3 * DAY, last_review=NOON - 20 * DAY)
    found = plan(late)
    assert (found.moves, found.due_before, found.due_after) == ({}, 1, 1)
