"""Forecast: how many cards fall due on each of the next days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Forecast:
    """Cards due by day, the first day being today with all that is overdue; `later` are due after the last day."""

    start: date
    counts: tuple[int, ...]
    overdue: int
    later: int

    @property
    def total(self) -> int:
        """All cards due within these days."""
        return sum(self.counts)

    @property
    def days(self) -> list[tuple[date, int]]:
        """Each day with its count."""
        return [(self.start + timedelta(days=place), count) for place, count in enumerate(self.counts)]


def forecast(due: Iterable[tuple[date, int]], today: date, *, days: int = 30) -> Forecast:
    """Fold counts of cards by the study day on which they are due.

    >>> today, tomorrow = date(2026, 5, 3), date(2026, 5, 4)
    >>> found = forecast([(date(2026, 5, 1), 3), (today, 2), (tomorrow, 4)], today, days=2)
    >>> found.counts, found.overdue
    ((5, 4), 3)
    """
    counts, overdue, later = [0] * days, 0, 0
    for day, count in due:
        place = (day - today).days
        if place >= days:
            later += count
            continue
        counts[max(0, place)] += count
        overdue += count if place < 0 else 0
    return Forecast(today, tuple(counts), overdue, later)
