"""Quiz scores over time: each attempt in percent, and what they come to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from quizapp.core.quiz.points import percent

Attempt = tuple[datetime, float, int]  # when it ended, the points, and how many could be had
RECENT = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One attempt on the chart."""

    at: datetime
    percent: int


@dataclass(frozen=True, slots=True)
class QuizScores:
    """Attempts in the order of time; the figures are None when there are none."""

    points: tuple[Point, ...]

    @property
    def latest(self) -> int | None:
        """The score of the last attempt."""
        return self.points[-1].percent if self.points else None

    @property
    def best(self) -> Point | None:
        """The best attempt, the first of equals."""
        return max(self.points, key=attrgetter("percent"), default=None)

    @property
    def mean(self) -> float | None:
        """The mean of all attempts."""
        return sum(point.percent for point in self.points) / len(self.points) if self.points else None

    @property
    def gain(self) -> float | None:
        """By how much the last five are better than the five before; None below ten attempts."""
        if len(self.points) < 2 * RECENT:
            return None
        last, before = self.points[-RECENT:], self.points[-2 * RECENT : -RECENT]
        return (sum(point.percent for point in last) - sum(point.percent for point in before)) / RECENT


def quiz_scores(attempts: Iterable[Attempt]) -> QuizScores:
    """Fold attempts into a series; an attempt without items has no score and is left out.

    >>> from datetime import UTC
    >>> quiz_scores([(datetime(2026, 5, 1, tzinfo=UTC), 4.0, 5)]).latest
    80
    """
    return QuizScores(tuple(
        Point(at, percent(points, out_of)) for at, points, out_of in sorted(attempts) if out_of > 0
    ))  # fmt: skip
