"""Times until due, rounded as the buttons show them; the page finds the words in the reader's language."""

from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from math import ceil
from typing import NamedTuple, Protocol

MINUTE_SECONDS, HOUR_SECONDS, DAY_SECONDS = 60, 3_600, 86_400
LONGEST_IN_DAYS = 30
MONTH_DAYS, YEAR_DAYS = 30.4375, 365.25


class Unit(StrEnum):
    """The unit of a span; under_minute stands for "<1 min"."""

    UNDER_MINUTE = "under_minute"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Span(NamedTuple):
    """A rounded time: whole minutes and days, other units to one decimal."""

    number: int | float
    unit: Unit

    @property
    def plural(self) -> int:
        """The whole number that chooses the plural form: 1 only for exactly one.

        >>> Span(1, Unit.MONTH).plural, Span(1.5, Unit.MONTH).plural
        (1, 2)
        """
        return ceil(self.number)


@lru_cache(maxsize=4096)
def span(delay: timedelta) -> Span:
    """The delay in the largest fitting unit; a negative one counts as none.

    >>> [tuple(span(timedelta(minutes=minutes))) for minutes in (0.5, 10, 90)]
    [(1, <Unit.UNDER_MINUTE: 'under_minute'>), (10, <Unit.MINUTE: 'minute'>), (1.5, <Unit.HOUR: 'hour'>)]
    >>> [(span(timedelta(days=days)).number, str(span(timedelta(days=days)).unit)) for days in (1, 13, 31, 840)]
    [(1, 'day'), (13, 'day'), (1, 'month'), (2.3, 'year')]
    """
    seconds = delay.total_seconds()
    if seconds < MINUTE_SECONDS:
        return Span(1, Unit.UNDER_MINUTE)
    if (minutes := _round(seconds / MINUTE_SECONDS)) < 60:
        return Span(minutes, Unit.MINUTE)
    if (hours := _tenths(seconds / HOUR_SECONDS)) < 24:
        return Span(hours, Unit.HOUR)
    if (days := _round(seconds / DAY_SECONDS)) <= LONGEST_IN_DAYS:
        return Span(days, Unit.DAY)
    if (months := _tenths(days / MONTH_DAYS)) < 12:
        return Span(months, Unit.MONTH)
    return Span(_tenths(days / YEAR_DAYS), Unit.YEAR)


class Shown(Protocol):
    """What has the interval of a button: an outcome, or the button itself."""

    @property
    def interval_days(self) -> int: ...

    @property
    def delay(self) -> timedelta: ...


def span_of(outcome: Shown) -> Span:
    """What the button of this outcome shows: the scheduled days, or the delay within the study day.

    >>> from quizapp.core.memory.rating import Rating
    >>> from quizapp.core.memory.state import Outcome, State
    >>> span_of(Outcome(Rating.GOOD, State(), 13, timedelta(days=12, hours=9), leech=False)).number
    13
    """
    return _of_days(outcome.interval_days) if outcome.interval_days else span(outcome.delay)


@lru_cache(maxsize=4096)
def _of_days(days: int) -> Span:
    return span(timedelta(days=days))


def _round(number: float) -> int:
    return int(number + 0.5)


def _tenths(number: float) -> int | float:
    tenths = _round(number * 10)
    return tenths // 10 if tenths % 10 == 0 else tenths / 10
