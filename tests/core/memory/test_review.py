"""Proves core/memory/schedule.py for cards in review: intervals, lapses, leeches."""

import pytest
from fsrs_rs_python import FSRS

from quizapp.core.memory.engine.curve import filled, interval, recall
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import is_leech, retrievability
from quizapp.core.memory.state import Phase, State
from tests.core.memory.moments import DAY, NOON, UTC_CLOCK, in_review, outcomes

AGAIN, HARD, GOOD, EASY = Rating


@pytest.mark.parametrize("card_id", range(20))
def test_B4_each_button_is_longer_than_the_one_before(card_id: int) -> None:
    found = outcomes(in_review(days=1, stability=0.4), card_id=card_id)
    assert 1 <= found[HARD].interval_days < found[GOOD].interval_days < found[EASY].interval_days


@pytest.mark.parametrize("card_id", range(20))
def test_B4_an_interval_that_grows_grows_by_a_day_at_least(card_id: int) -> None:
    found = outcomes(in_review(days=10, stability=10.0), card_id=card_id)
    assert found[GOOD].interval_days >= 11


def test_B4_floor_holds_the_old_interval_within_fuzz_only() -> None:
    near = in_review(days=22, stability=20.0, ago=0)  # same day: Good leaves 20 days, fuzz reaches 23
    far = in_review(days=60, stability=20.0, ago=0)  # 60 days are out of reach
    for card_id in range(20):
        assert outcomes(near, card_id=card_id)[GOOD].interval_days >= 22
        assert outcomes(far, card_id=card_id)[GOOD].interval_days < 30


def test_B4_the_longest_interval_makes_buttons_equal() -> None:
    found = outcomes(in_review(days=30, stability=300.0), preset=Preset(max_interval_days=30))
    assert {found[rating].interval_days for rating in (HARD, GOOD, EASY)} == {30}


@pytest.mark.parametrize("retention", [0.70, 0.80, 0.90, 0.95, 0.99])
def test_B6_the_formula_equals_the_engine(retention: float) -> None:
    expected = FSRS(list(filled(None))).next_interval(25.0, retention, 3)
    assert interval(25.0, retention) == pytest.approx(expected, rel=1e-4)
    assert recall(25.0, interval(25.0, retention)) == pytest.approx(retention)


@pytest.mark.parametrize("stability", [0.01, 1.0, 10.0, 36_500.0])
def test_B6_recall_at_stability_is_nine_tenths(stability: float) -> None:
    assert recall(stability, stability) == pytest.approx(0.9, abs=1e-12)


def test_B6_higher_retention_asks_sooner() -> None:
    days = [
        outcomes(in_review(days=50, stability=50.0), preset=Preset(retention=wished))[GOOD].interval_days
        for wished in (0.75, 0.85, 0.95)
    ]
    assert days == sorted(days, reverse=True)
    assert days[0] > 2 * days[2]


def test_B7_only_again_is_forgotten() -> None:
    assert [rating.is_recalled for rating in Rating] == [False, True, True, True]


def test_F2_another_answer_moves_the_chance_another_card_too() -> None:
    state = in_review(days=100, stability=100.0)
    assert outcomes(state) == outcomes(state)
    assert len({outcomes(state, card_id=card_id)[GOOD].interval_days for card_id in range(40)}) > 5


@pytest.mark.parametrize(
    ("leech_at", "hits"), [(8, [8, 12, 16]), (3, [3, 5, 7, 9, 11, 13, 15]), (0, []), (1, list(range(1, 17)))]
)
def test_L1_leech_at_the_threshold_and_every_half_after(leech_at: int, hits: list[int]) -> None:
    assert [lapses for lapses in range(17) if is_leech(lapses, leech_at)] == hits


def test_L1_only_a_lapse_makes_a_leech() -> None:
    eighth = outcomes(in_review(days=3, stability=3.0, lapses=7))
    assert [eighth[rating].leech for rating in Rating] == [True, False, False, False]
    relearning = outcomes(eighth[AGAIN].state, NOON + DAY / 48)
    assert not relearning[AGAIN].leech


def test_retrievability_counts_study_days() -> None:
    assert retrievability(State(), NOON, clock=UTC_CLOCK) is None
    assert retrievability(in_review(days=8, stability=8.0), NOON, clock=UTC_CLOCK) == pytest.approx(0.9)
    assert retrievability(in_review(days=8, stability=8.0, ago=0), NOON, clock=UTC_CLOCK) == 1.0


@pytest.mark.parametrize(
    ("stability", "difficulty"),
    [
        (float("nan"), 5.0),
        (float("inf"), 5.0),
        (-3.0, 0.0),
        (0.0, 99.0),
        (1e9, float("nan")),
    ],
)
def test_damaged_memories_are_drawn_into_range(stability: float, difficulty: float) -> None:
    state = State(Phase.REVIEW, 0, stability, difficulty, NOON, NOON - 10 * DAY, 10, 0, 5)
    after = outcomes(state)[GOOD].state
    assert 0.001 <= after.stability <= 36_500
    assert 1 <= after.difficulty <= 10


def test_a_clock_that_ran_backwards_counts_as_the_same_day() -> None:
    early = outcomes(in_review(days=10, stability=10.0, ago=-5))[GOOD]
    same = outcomes(in_review(days=10, stability=10.0, ago=0))[GOOD]
    assert early.state.stability == same.state.stability
