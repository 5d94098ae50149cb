"""Everything that a fit of one learner finds out, in one go: it takes seconds and lets no other thread through."""

from collections.abc import Sequence
from typing import NamedTuple

from quizapp.core.memory.engine.curve import Parameters
from quizapp.core.memory.fitting.fit import fit, prefixes, shrunk
from quizapp.core.memory.fitting.folds import Evaluation, evaluate
from quizapp.core.memory.fitting.histories import History, asked
from quizapp.core.memory.fitting.workload import Habit, Plan, Point, workload

LEAST_TESTED = 50


class Judged(NamedTuple):
    """Parameters fitted to so many reviews, how well such foretell, whether they are worth using, and what wishes cost
    by those in use from now on.
    """

    values: tuple[float, ...]
    reviews: int
    found: Evaluation
    is_kept: bool
    workload: list[Point]


def judged(
    known: Sequence[History], habits: Sequence[Habit], *, plan: Plan, parameters: Parameters, relearning_steps: int
) -> Judged:
    """Fit to these histories; `parameters` are those in use so far.

    >>> nothing = judged([], [], plan=Plan(new_per_day=1), parameters=None, relearning_steps=1)
    >>> nothing.reviews, nothing.is_kept, len(nothing.workload)
    (0, False, 13)
    """
    reviews = asked(known)
    found = evaluate(known, relearning_steps=relearning_steps)
    values = shrunk(fit(prefixes(known, reviews), relearning_steps=relearning_steps), len(reviews))
    is_kept = is_better(found)
    costs = workload(habits, plan, values if is_kept else parameters)
    return Judged(values, len(reviews), found, is_kept, costs)


def is_better(found: Evaluation) -> bool:
    """Whether fitting foretold enough unseen reviews, and those better than the usual parameters did."""
    before, after = found.default.log_loss, found.shrunk.log_loss
    return found.default.reviews >= LEAST_TESTED and before is not None and after is not None and after < before
