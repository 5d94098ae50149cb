"""Proves core/quiz/points.py: points and shares."""

import pytest

from quizapp.core.quiz.marking import Verdict
from quizapp.core.quiz.points import Score, percent, score

RIGHT, NEAR, WRONG = Verdict


def test_a_point_for_right_half_for_near_none_for_missing() -> None:
    found = score([RIGHT, RIGHT, NEAR, WRONG, None])
    assert found == Score(right=2, near=1, out_of=5)
    assert (found.wrong, found.points, found.percent) == (2, 2.5, 50)


@pytest.mark.parametrize(("verdicts", "shown"), [([], 0), ([RIGHT] * 3, 100), ([WRONG, None], 0), ([RIGHT, WRONG], 50)])
def test_percent_of_an_attempt(verdicts: list[Verdict | None], shown: int) -> None:
    assert score(verdicts).percent == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (1, 3, 33),
        (2, 3, 67),
        (1, 8, 13),
        (999, 1000, 99),
        (1, 1000, 1),
        (0, 9, 0),
        (9, 9, 100),
        (0, 0, 0),
        (5, 0, 0),
    ],
)
def test_only_everything_is_a_hundred_and_only_nothing_is_nought(part: float, whole: float, shown: int) -> None:
    assert percent(part, whole) == shown
