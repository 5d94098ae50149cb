"""Points of an attempt: how many answers were right, and what share that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from quizapp.core.quiz.marking import Verdict

NEAR_POINTS = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """What an attempt is worth: a point for each right answer, half for a nearly right one; no answer is wrong."""

    right: int
    near: int
    out_of: int

    @property
    def wrong(self) -> int:
        """Answers that earn nothing, missing ones included."""
        return self.out_of - self.right - self.near

    @property
    def points(self) -> float:
        """The sum of points."""
        return self.right + NEAR_POINTS * self.near

    @property
    def percent(self) -> int:
        """The share of the points that could be had, as shown."""
        return percent(self.points, self.out_of)


def score(verdicts: Iterable[Verdict | None]) -> Score:
    """Add up the verdicts of an attempt, one for each item; None is an item without an answer.

    >>> score([Verdict.RIGHT, Verdict.NEAR, Verdict.WRONG, None]).percent
    38
    """
    found = list(verdicts)
    return Score(found.count(Verdict.RIGHT), found.count(Verdict.NEAR), len(found))


def percent(part: float, whole: float) -> int:
    """A share in whole percent; halves go up, but only everything is 100 and only nothing is 0.

    >>> percent(199, 200), percent(1, 1000), percent(1, 2), percent(0, 0)
    (99, 1, 50, 0)
    """
    if whole <= 0 or part <= 0:
        return 0
    return 100 if part >= whole else min(99, max(1, floor(100 * part / whole + 0.5)))
