"""Streak: how many study days in a row have at least one answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row up to now, the longest row ever, and whether today is in it already."""

    current: int
    longest: int
    is_today_done: bool


def streak(days: Iterable[date], today: date) -> Streak:
    """Fold the study days with answers; a today without answers does not break the row yet. Later days are left out.

    >>> streak([date(2026, 5, 1), date(2026, 5, 2)], date(2026, 5, 3))
    Streak(current=2, longest=2, is_today_done=False)
    """
    studied = {day for day in days if day <= today}
    is_today_done = today in studied
    current = _row_ending(today if is_today_done else today - ONE_DAY, studied)
    ends = (day for day in studied if day + ONE_DAY not in studied)
    return Streak(current, max((_row_ending(day, studied) for day in ends), default=0), is_today_done)


def _row_ending(day: date, studied: set[date]) -> int:
    """How many studied days in a row end on this day."""
    count = 0
    while day in studied:
        count, day = count + 1, day - ONE_DAY
    return count
