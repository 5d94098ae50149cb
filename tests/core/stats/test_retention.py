"""Proves core/stats/retention.py: which answers count as remembered when asked."""

from datetime import date, timedelta

import pytest

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase
from quizapp.core.stats.retention import Share, by_week, is_counted, true_retention

TODAY = date(2026, 5, 31)
AGAIN, HARD, GOOD, EASY = Rating


@pytest.mark.parametrize(
    ("phase", "interval_days", "counted"),
    [
        (Phase.NEW, 0, False),
        (Phase.LEARNING, 0, False),
        (Phase.LEARNING, 1, True),
        (Phase.RELEARNING, 0, False),
        (Phase.RELEARNING, 2, True),
        (Phase.REVIEW, 1, True),
        (Phase.REVIEW, 400, True),
        (Phase.NEW, 5, False),
    ],
)
def test_B7_reviews_and_day_long_steps_count(phase: Phase, interval_days: int, counted: bool) -> None:
    assert is_counted(phase, interval_days) is counted


def test_B7_young_below_21_days_mature_from_there() -> None:
    found = true_retention([
        (Phase.REVIEW, 20, HARD, 3), (Phase.REVIEW, 20, AGAIN, 1), (Phase.REVIEW, 21, EASY, 9),
        (Phase.REVIEW, 300, AGAIN, 1), (Phase.LEARNING, 0, AGAIN, 50), (Phase.NEW, 0, GOOD, 50),
    ])  # fmt: skip
    assert (found.young, found.mature) == (Share(3, 4), Share(9, 10))
    assert (found.young.rate, found.mature.rate, found.all) == (0.75, 0.9, Share(12, 14))


def test_no_answers_have_no_rate() -> None:
    assert true_retention([]).all.rate is None


def test_weeks_end_today() -> None:
    answers = [(TODAY - timedelta(days=ago), Phase.REVIEW, 3, rating, 1)
               for ago, rating in ((0, GOOD), (6, AGAIN), (7, GOOD), (13, GOOD), (14, GOOD), (-1, GOOD))]  # fmt: skip
    assert by_week(answers, TODAY, weeks=2) == (Share(2, 2), Share(1, 2))
