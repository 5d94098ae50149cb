"""What is remembered about one card by one learner, and what one answer would make of it."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.rating import Rating


class Phase(StrEnum):
    """Where a card is: never asked, in its first steps, in spaced review, or in steps after a lapse."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class Entry(StrEnum):
    """What a row of the log tells. All but answers and cramming change a card without asking it; fitting leaves out
    everything but answers, and what came before a reset."""

    ANSWER = "answer"
    CRAM = "cram"  # asked outside the schedule; moves nothing
    SET_DUE = "set_due"
    RESET = "reset"
    RESCHEDULED = "rescheduled"


class State(NamedTuple):
    """One learner's memory of one card; `State()` is a card never asked.

    `interval_days` is the last scheduled interval counted in day roll-overs: 0 while a step falls due within the same
    study day, at least 1 for reviews and for steps that reach another day. The latter are due at the start of a day.
    `reviews` counts the answers given, and what was set by hand; it is the version that a page must have seen.
    `last_day` is the study day that the last answer counted for when it was given, whatever zone the learner lives in
    by now (rules T1, I1); None where nobody wrote it down.

    >>> State().phase, State().reviews
    (<Phase.NEW: 'new'>, 0)
    """

    phase: Phase = Phase.NEW
    step: int = 0
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    last_review: datetime | None = None
    interval_days: int = 0
    lapses: int = 0
    reviews: int = 0
    last_day: date | None = None


class Dated(Protocol):
    """A state, or a row with these columns of one."""

    @property
    def last_review(self) -> datetime | None: ...
    @property
    def last_day(self) -> date | None: ...


def day_of_last(state: Dated, clock: DayClock) -> date | None:
    """The study day that the last answer counted for; None for a card never asked.

    >>> day_of_last(State(), DayClock("UTC")) is None
    True
    """
    return state.last_day or (clock.day_of(state.last_review) if state.last_review else None)


def days_passed(state: Dated, day: date, clock: DayClock) -> int:
    """How many study days lie between the last answer and this day (rule T2), never less than 0.

    >>> days_passed(State(last_day=date(2026, 5, 1)), date(2026, 5, 4), DayClock("UTC"))
    3
    """
    last = state.last_day or day_of_last(state, clock)
    return (day - last).days if last and day > last else 0


class Outcome(NamedTuple):
    """What pressing one button does: the state after it, and the very interval that the button shows.

    `delay` is the time from the answer until the card is due; `interval_days` is 0 when that is within the study day.
    `leech` says that this answer crossed a leech threshold (rule L1).
    """

    rating: Rating
    state: State
    interval_days: int
    delay: timedelta
    leech: bool
