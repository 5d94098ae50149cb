"""What a wish costs (rule R5): minutes a day and cards known for each share to remember, by a learner's own habits.

The curve is simulated by the library that Anki uses, for half a year of study as the learner studies now.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

from fsrs_rs_python import SimulatorConfig, default_simulator_config, simulate

from quizapp.core.memory.engine.curve import Parameters, filled

RETENTIONS = (0.70, 0.75, 0.80, 0.83, 0.85, 0.87, 0.90, 0.92, 0.94, 0.95, 0.97, 0.98, 0.99)
DAYS, LAST_DAYS = 180, 60
MOST_CARDS = 1_500  # simulated; for a larger deck its share is simulated and scaled up
NO_LIMIT = 1e9  # seconds a day: a limit would flatten the curve
USUAL_WEIGHT = 20  # answers that the usual habits count for
ENOUGH_TIMES = 10
SEED = 7
FIRST, REVIEW, RELEARNING = 0, 1, 2


class Habit(NamedTuple):
    """One answer: to a card in its first steps (0), in review (1) or learned again (2); `is_first` of all."""

    kind: int
    rating: int
    seconds: float
    is_first: bool = False


class Point(NamedTuple):
    """What one share to remember comes to."""

    retention: float
    minutes: float  # a day
    known: float  # cards, after half a year
    new_per_day: int | None = None  # cards that both were reckoned with; none: nobody noted it down


@dataclass(frozen=True, slots=True)
class Plan:
    """How the learner goes on: so many new cards a day, no interval longer than this."""

    new_per_day: int = 20
    max_interval_days: int = 36_500


def workload(habits: Iterable[Habit], plan: Plan, parameters: Parameters = None) -> list[Point]:
    """Minutes a day (in the last two of six months) and cards known at the end, for each share to remember.

    >>> [point.retention for point in workload([], Plan(new_per_day=1))] == list(RETENTIONS)
    True
    """
    wished = max(1, plan.new_per_day)
    simulated = min(wished * DAYS, MOST_CARDS)
    scale = wished * DAYS / simulated
    config = _config(list(habits), plan)
    config.deck_size, config.learn_span = simulated, DAYS
    config.learn_limit = max(1, round(simulated / DAYS))
    made = (_point(retention, config, scale, filled(parameters)) for retention in RETENTIONS)
    return [point._replace(new_per_day=wished) for point in made]


def _point(retention: float, config: SimulatorConfig, scale: float, parameters: Sequence[float]) -> Point:
    found = simulate(list(parameters), retention, config, SEED)
    seconds = sum(found.cost_per_day[-LAST_DAYS:]) / LAST_DAYS
    return Point(retention, round(seconds * scale / 60, 2), round(found.memorized_cnt_per_day[-1] * scale, 1))


def _config(habits: Sequence[Habit], plan: Plan) -> Any:
    config = default_simulator_config()
    config.max_cost_perday, config.max_ivl = NO_LIMIT, float(plan.max_interval_days)
    first = [habit.rating for habit in habits if habit.is_first]
    recalled = [habit.rating for habit in habits if habit.kind == REVIEW and habit.rating > 1]
    config.first_rating_prob = _shares(first, config.first_rating_prob, lowest=1)
    config.review_rating_prob = _shares(recalled, config.review_rating_prob, lowest=2)
    config.state_rating_costs = _costs(habits, config.state_rating_costs)
    return config


def _shares(ratings: Sequence[int], usual: Sequence[float], *, lowest: int) -> list[float]:
    """How often each button is pressed, pulled to what is usual while there are few answers."""
    counts = [ratings.count(lowest + place) + USUAL_WEIGHT * share for place, share in enumerate(usual)]
    return [count / sum(counts) for count in counts]


def _costs(habits: Iterable[Habit], usual: Sequence[Sequence[float]]) -> list[list[float]]:
    """The median seconds of an answer by kind and button; the usual ones where there are few."""
    times: dict[tuple[int, int], list[float]] = defaultdict(list)
    for habit in habits:
        times[habit.kind, habit.rating].append(habit.seconds)
    return [
        [
            median(own) if len(own := times[kind, place + 1]) >= ENOUGH_TIMES else seconds
            for place, seconds in enumerate(row)
        ]
        for kind, row in enumerate(usual)
    ]
