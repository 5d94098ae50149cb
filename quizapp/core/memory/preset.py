"""The options that scheduling obeys: steps, limits, wished retention, and the learner's own parameters."""

from dataclasses import dataclass
from datetime import timedelta

from quizapp.core.errors import Refused
from quizapp.core.memory.engine.balance import EVERY_DAY, Ease
from quizapp.core.memory.engine.curve import is_usable
from quizapp.core.memory.rules.orders import LeechAction, NewOrder, NewSort, ReviewOrder

MINUTE = timedelta(minutes=1)
MOST_STEPS = 20
RANGES = {  # option: (lowest, highest)
    "new_per_day": (0, 9999),
    "reviews_per_day": (0, 9999),
    "retention": (0.70, 0.99),
    "max_interval_days": (1, 36_500),
    "leech_at": (0, 9999),
    "learn_ahead": (timedelta(0), timedelta(days=1)),
    "answer_cap": (timedelta(seconds=1), timedelta(hours=2)),
}


@dataclass(frozen=True, slots=True)
class Preset:
    """Options of study with the defaults of rule B1; `parameters=None` means the defaults of FSRS-6.

    Errors: Refused(option name, lowest=..., highest=...) outside the ranges; Refused("learning_steps" or
    "relearning_steps") for steps that go down, are shorter than a second or longer than `max_interval_days`;
    Refused("parameters") for parameters that FSRS cannot use.

    >>> Preset().retention, Preset(new_per_day=5).new_per_day
    (0.9, 5)
    """

    learning_steps: tuple[timedelta, ...] = (MINUTE, 10 * MINUTE)
    relearning_steps: tuple[timedelta, ...] = (10 * MINUTE,)
    new_per_day: int = 20
    reviews_per_day: int = 200
    retention: float = 0.90
    max_interval_days: int = 36_500
    leech_at: int = 8
    learn_ahead: timedelta = 20 * MINUTE
    answer_cap: timedelta = 60 * timedelta(seconds=1)
    leech_action: LeechAction = LeechAction.TAG
    bury_new: bool = False  # an answer hides other new cards of its note for the day (rule Q2)
    bury_reviews: bool = False
    bury_interday: bool = False  # those in steps of a day and more
    is_new_free: bool = False  # new cards do not count against the reviews of a day
    new_order: NewOrder = NewOrder.DECK
    new_sort: NewSort = NewSort.GATHERED
    review_order: ReviewOrder = ReviewOrder.DUE
    easy_days: tuple[Ease, ...] = EVERY_DAY  # from Monday
    parameters: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        for name, (lowest, highest) in RANGES.items():
            if not lowest <= getattr(self, name) <= highest:
                raise Refused(name, lowest=lowest, highest=highest)
        for name in ("learning_steps", "relearning_steps"):
            self._check_steps(name, getattr(self, name))
        if len(self.easy_days) != len(EVERY_DAY):
            raise Refused("easy_days", found=len(self.easy_days))
        if self.parameters is not None and not is_usable(self.parameters):
            raise Refused("parameters", found=len(self.parameters))

    def _check_steps(self, name: str, steps: tuple[timedelta, ...]) -> None:
        highest = timedelta(days=self.max_interval_days)
        in_range = all(timedelta(seconds=1) <= step <= highest for step in steps)
        if not in_range or list(steps) != sorted(steps) or len(steps) > MOST_STEPS:
            raise Refused(name, lowest=timedelta(seconds=1), highest=highest, most=MOST_STEPS)
