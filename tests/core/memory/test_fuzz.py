"""Proves core/memory/engine/fuzz.py: how far and in which direction intervals are moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.engine.fuzz import bounds, chance, spread


@pytest.mark.parametrize(
    ("days", "low", "middle", "high"),
    [
        (1.0, 1, 1, 1),
        (2.49, 2, 2, 2),
        (2.5, 2, 3, 4),
        (7, 5, 7, 9),
        (17, 14, 17, 20),
        (37, 33, 37, 41),
    ],
)
def test_F1_vectors(days: float, low: int, middle: int, high: int) -> None:
    assert [spread(days, 1, 36_500, chance=at) for at in (0.0, 0.5, 0.99)] == [low, middle, high]


@pytest.mark.parametrize(
    ("days", "lowest", "highest", "expected"),
    [
        (1.0, 5, 100, (5, 6)),  # both ends were drawn to 5: widened by one
        (1.0, 2, 100, (2, 2)),  # two days are never widened
        (500.0, 1, 100, (93, 100)),
        (3.0, 9, 4, (4, 4)),  # the longest interval wins over the lowest
        (0.0, 1, 100, (1, 1)),
    ],
)
def test_F1_bounds_stay_within_the_limits(days: float, lowest: int, highest: int, expected: tuple[int, int]) -> None:
    assert bounds(days, lowest, highest) == expected


@given(st.floats(0, 1e6), st.integers(1, 40_000), st.integers(1, 36_500), st.floats(0, 1, exclude_max=True))
def test_F1_spread_stays_within_bounds(days: float, lowest: int, highest: int, at: float) -> None:
    first, last = bounds(days, lowest, highest)
    assert min(lowest, highest) <= first <= spread(days, lowest, highest, chance=at) <= last <= highest


@given(st.integers(0, 2**63), st.integers(0, 10_000))
def test_F2_chance_depends_on_card_and_answers_alone(card_id: int, reviews: int) -> None:
    assert chance(card_id, reviews) == chance(card_id, reviews)
    assert 0 <= chance(card_id, reviews) < 1


def test_F2_chance_is_even() -> None:
    drawn = [chance(card_id, 3) for card_id in range(20_000)]
    tenths = [sum(int(value * 10) == tenth for value in drawn) for tenth in range(10)]
    assert all(1_850 < count < 2_150 for count in tenths)
