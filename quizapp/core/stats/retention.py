"""True retention: the share of answers recalled when a card came back after a day or more (rule B7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase

MATURE_DAYS = 21
WEEK = timedelta(days=7)
Answers = tuple[Phase, int, Rating, int]  # phase and interval in days before the answer, its rating, how many of these
DayAnswers = tuple[date, Phase, int, Rating, int]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the answers asked were recalled."""

    recalled: int = 0
    asked: int = 0

    @property
    def rate(self) -> float | None:
        """The share from 0 to 1; None when nothing was asked."""
        return self.recalled / self.asked if self.asked else None

    def __add__(self, other: "Share") -> "Share":
        return Share(self.recalled + other.recalled, self.asked + other.asked)


@dataclass(frozen=True, slots=True)
class TrueRetention:
    """True retention of young cards (interval before below 21 days) and mature ones (21 or more)."""

    young: Share
    mature: Share

    @property
    def all(self) -> Share:
        """Both together."""
        return self.young + self.mature


def true_retention(answers: Iterable[Answers]) -> TrueRetention:
    """Fold counted answers into true retention; answers in steps within a day, and first answers, do not count.

    >>> found = true_retention([(Phase.REVIEW, 10, Rating.GOOD, 9), (Phase.REVIEW, 10, Rating.AGAIN, 1)])
    >>> found.all.rate, found.mature.rate
    (0.9, None)
    """
    young, mature = Share(), Share()
    for phase, interval_days, rating, count in answers:
        if not is_counted(phase, interval_days):
            continue
        found = Share(count if rating.is_recalled else 0, count)
        if interval_days >= MATURE_DAYS:
            mature += found
        else:
            young += found
    return TrueRetention(young, mature)


def is_counted(phase: Phase, interval_days: int) -> bool:
    """Whether an answer says something about retention: a review, or a step that was a day or more long.

    >>> is_counted(Phase.REVIEW, 3), is_counted(Phase.LEARNING, 0), is_counted(Phase.RELEARNING, 1)
    (True, False, True)
    """
    return phase is Phase.REVIEW or (phase is not Phase.NEW and interval_days >= 1)


def by_week(answers: Iterable[DayAnswers], today: date, *, weeks: int = 12) -> tuple[Share, ...]:
    """True retention of each of the last `weeks` weeks, the oldest first; the last week ends today.

    >>> today = date(2026, 5, 31)
    >>> by_week([(today, Phase.REVIEW, 3, Rating.GOOD, 4)], today, weeks=2)
    (Share(recalled=0, asked=0), Share(recalled=4, asked=4))
    """
    found: list[list[Answers]] = [[] for _ in range(weeks)]
    for day, phase, interval_days, rating, count in answers:
        ago = (today - day) // WEEK
        if 0 <= ago < weeks:
            found[weeks - 1 - ago].append((phase, interval_days, rating, count))
    return tuple(true_retention(week).all for week in found)
