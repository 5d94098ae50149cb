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
class Curve:
    """One figure over all wishes: places of the points to draw, and where the learner's own wish stands."""

    points: list[tuple[float, float]]
    wish: tuple[float, float]
    value: float
    most: float


def page(learner: Learner, now: datetime, *, since: date | None, with_dates: bool) -> dict[str, Any]:
    """Everything the page shows; what new dates would do only `with_dates`, for it looks at every card. `since`: cards
    first learned before that day are left out of fitting.
    """
    newest, kept = queries.newest(learner.id), queries.in_use(learner.id)
    points = [Point(*point) for point in newest.workload] if newest else []
    return {
        "fit": newest,
        "kept": kept,
        "found": _foretold(newest),
        "is_waiting": queries.is_waiting(learner.id),
        "since": since,
        "wish": learner.preset.retention,
        "points": points,
        "minutes": points and _curve(points, learner.preset.retention, lambda point: point.minutes),
        "known": points and _curve(points, learner.preset.retention, lambda point: point.known),
        "plan": rescheduling.preview(learner, now) if with_dates else None,
        "most": learner.preset.reviews_per_day,
        "can_take_back": queries.is_rescheduled(learner.id),
        "new_key": secrets.token_hex(12),
        "new_per_day": learner.preset.new_per_day,
    }


def _foretold(fit: Parameters | None) -> Foretold | None:
    if fit is None or fit.log_loss_before is None or fit.log_loss_after is None:
        return None
    off = (fit.rmse_before or 0.0, fit.rmse_after or 0.0)
    return Foretold(exp(-fit.log_loss_before), exp(-fit.log_loss_after), *off)


def _curve(points: Sequence[Point], wish: float, of: Callable[[Point], float]) -> Curve:
    most = max(1.0, *(of(point) for point in points))
    value = between(points, wish, of)
    drawn = [_place(point.retention, of(point), most) for point in points]
    return Curve(drawn, _place(wish, value, most), value, most)


def between(points: Sequence[Point], wish: float, of: Callable[[Point], float]) -> float:
    """The figure for a wish between two points.

    >>> between([Point(0.8, 10.0, 100.0), Point(0.9, 20.0, 110.0)], 0.85, lambda point: point.minutes)
    15.0
    """
    below = max((point for point in points if point.retention <= wish), default=points[0])
    above = min((point for point in points if point.retention >= wish), default=points[-1])
    width = above.retention - below.retention
    share = (wish - below.retention) / width if width else 0.0
    return round(of(below) + (of(above) - of(below)) * share, 6)


def _place(retention: float, value: float, most: float) -> tuple[float, float]:
    across = (retention - LOWEST) / (HIGHEST - LOWEST)
    return round(LEFT + (RIGHT - LEFT) * across, 2), round(FOOT - (FOOT - TOP) * value / most, 1)
