"""What the page about one's memory shows: how well one is foretold, and what a wish costs."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import exp
from typing import Any

from quizapp.core.memory.fitting.workload import Point
from quizapp.features.study.fitting import queries, rescheduling
from quizapp.features.study.learner import Learner
from quizapp.models import Parameters

LOWEST, HIGHEST = 0.70, 0.99
TOP, FOOT, LEFT, RIGHT = 14.0, 144.0, 15.0, 96.0  # of the drawing: pixels down, percent across


@dataclass(frozen=True, slots=True)
class Foretold:
    """How well unseen reviews were foretold: the chance given to what really came, and how far off chances were."""

    chance_before: float
    chance_after: float
    off_before: float
    off_after: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What one wish costs, as the page says it everywhere: in whole minutes a day, and whole cards."""

    retention: float
    minutes: int
    known: int
    is_wish: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """One figure over all wishes: places of the points to draw, and where the learner's own wish stands."""

    points: list[tuple[float, float]]
    wish: tuple[float, float]
    most: float


def page(learner: Learner, now: datetime, *, since: date | None, with_dates: bool) -> dict[str, Any]:
    """Everything the page shows; what new dates would do only `with_dates`, for it looks at every card. `since`: cards
    first learned before that day are left out of fitting.
    """
    newest, kept = queries.newest(learner.id), queries.in_use(learner.id)
    wish, new_per_day = round(learner.preset.retention, 4), max(1, learner.preset.new_per_day)
    points = with_wish(_points(newest), wish, new_per_day) if newest else []
    return {
        "fit": newest,
        "kept": kept,
        "found": _foretold(newest),
        "is_waiting": queries.is_waiting(learner.id),
        "since": since,
        "costs": (costs := [_cost(point, wish) for point in points]),
        "wish": next((cost for cost in costs if cost.is_wish), None),
        "minutes": points and _curve(points, wish, lambda point: point.minutes),
        "known": points and _curve(points, wish, lambda point: point.known),
        "plan": rescheduling.preview(learner, now) if with_dates else None,
        "most": learner.preset.reviews_per_day,
        "can_take_back": queries.is_rescheduled(learner.id),
        "new_key": secrets.token_hex(12),
        "new_per_day": new_per_day,
    }


def _points(fit: Parameters) -> list[Point]:
    """The points of a fit; those of older ones do not tell for how many new cards a day they are."""
    return [Point(share, minutes, known, int(new[0]) if new else None) for share, minutes, known, *new in fit.workload]


def _foretold(fit: Parameters | None) -> Foretold | None:
    if fit is None or fit.log_loss_before is None or fit.log_loss_after is None:
        return None
    off = (fit.rmse_before or 0.0, fit.rmse_after or 0.0)
    return Foretold(exp(-fit.log_loss_before), exp(-fit.log_loss_after), *off)


def with_wish(points: Sequence[Point], wish: float, new_per_day: int) -> list[Point]:
    """The points of a fit with one for the wish among them, for as many new cards a day as are learned now: with twice
    as many, twice as much is to be done.

    >>> [point.minutes for point in with_wish([Point(0.8, 10, 100), Point(0.9, 20, 110)], 0.85, 20)]
    [10, 15.0, 20]
    >>> [point.minutes for point in with_wish([Point(0.8, 10, 100, 20)], 0.8, 40)]
    [20.0]
    """
    if not points:
        return []
    below = max((point for point in points if point.retention <= wish), default=points[0])
    above = min((point for point in points if point.retention >= wish), default=points[-1])
    width = above.retention - below.retention
    share = (wish - below.retention) / width if width else 0.0
    added = [] if wish in {below.retention, above.retention} else [_between(below, above, share, wish)]
    return [_scaled(point, new_per_day) for point in sorted([*points, *added])]


def _between(below: Point, above: Point, share: float, wish: float) -> Point:
    minutes, known = (round(a + (b - a) * share, 6) for a, b in zip(below[1:3], above[1:3], strict=True))
    return Point(wish, minutes, known, below.new_per_day)


def _scaled(point: Point, new_per_day: int) -> Point:
    if point.new_per_day in {None, new_per_day}:
        return point
    times = new_per_day / point.new_per_day
    return Point(point.retention, point.minutes * times, point.known * times, new_per_day)


def _cost(point: Point, wish: float) -> Cost:
    return Cost(point.retention, max(1, round(point.minutes)), round(point.known), point.retention == wish)


def _curve(points: Sequence[Point], wish: float, of: Callable[[Point], float]) -> Curve:
    most = max(1.0, *(of(point) for point in points))
    drawn = {point.retention: _place(point.retention, of(point), most) for point in points}
    return Curve(list(drawn.values()), drawn[wish], most)


def _place(retention: float, value: float, most: float) -> tuple[float, float]:
    across = (retention - LOWEST) / (HIGHEST - LOWEST)
    return round(LEFT + (RIGHT - LEFT) * across, 2), round(FOOT - (FOOT - TOP) * value / most, 1)
