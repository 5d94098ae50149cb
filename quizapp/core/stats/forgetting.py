"""The forgetting curve of one card: how the chance to remember it fell between its answers, and will fall from here."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.memory.engine.curve import Parameters, recall

PIECES = 12  # of each stretch between two answers
MOST_STRETCHES = 20  # the newest of them


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time without an answer, in days from the first one on: the memory fades from `start` to `end`."""

    start: float
    end: float
    stability: float


@dataclass(frozen=True, slots=True)
class Point:
    """The chance to remember on a day; `is_ahead` says that the day is still to come."""

    day: float
    share: float
    is_ahead: bool = False


def fading(stretches: Sequence[Stretch], *, now: float, parameters: Parameters = None) -> list[list[Point]]:
    """The points of the curve, a list for each stretch: every answer lifts it to certainty, then it falls again.

    >>> [[first, *_others, last]] = fading([Stretch(0.0, 10.0, 10.0)], now=5.0)
    >>> first.share, round(last.share, 3), last.is_ahead
    (1.0, 0.9, True)
    """
    return [_points(stretch, now, parameters) for stretch in stretches[-MOST_STRETCHES:] if stretch.end > stretch.start]


def _points(stretch: Stretch, now: float, parameters: Parameters) -> list[Point]:
    length = stretch.end - stretch.start
    days = {stretch.start + length * piece / PIECES for piece in range(PIECES + 1)}
    if stretch.start < now < stretch.end:
        days.add(now)
    shares = ((day, recall(stretch.stability, day - stretch.start, parameters=parameters)) for day in sorted(days))
    return [Point(day, share, day > now) for day, share in shares]
