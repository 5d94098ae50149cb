"""Proves core/stats/streak.py: days in a row."""

from datetime import date, timedelta

import pytest

from quizapp.core.stats.streak import Streak, streak

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        ([], Streak(0, 0, False)),
        ([0], Streak(1, 1, True)),
        ([1], Streak(1, 1, False)),  # today may still come
        ([2], Streak(0, 1, False)),
        ([0, 1, 2], Streak(3, 3, True)),  # over the end of February
        ([0, 2, 3, 4, 5], Streak(1, 4, True)),
        ([1, 1, 2], Streak(2, 2, False)),  # a day counts once
        ([-1, -2, 0], Streak(1, 1, True)),  # days to come do not count
    ],
)
def test_days_in_a_row(ago: list[int], expected: Streak) -> None:
    assert streak([TODAY - timedelta(days=days) for days in ago], TODAY) == expected


def test_ten_years_are_folded_in_one_go() -> None:
    days = [TODAY - timedelta(days=ago) for ago in range(3_650) if ago != 1_000]
    assert streak(days, TODAY) == Streak(1_000, 2_649, True)
