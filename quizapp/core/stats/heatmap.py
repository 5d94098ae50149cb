"""Heat map: a year of answers, one cell a day, in columns of weeks."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 53
LEVEL_STARTS = (1, 10, 30, 60)  # answers a day from which a cell has level 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One study day: its answers and its level from 0 (none) to 4."""

    day: date
    count: int
    level: int


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Weeks from the oldest to this one, each of seven cells; None stands for the days to come.

    `months` gives the place of the week in which each month begins, for the labels.
    """

    weeks: tuple[tuple[Cell | None, ...], ...]
    months: tuple[tuple[int, date], ...]

    @property
    def cells(self) -> list[Cell]:
        """All days in order."""
        return [cell for week in self.weeks for cell in week if cell is not None]

    @property
    def total(self) -> int:
        """All answers shown."""
        return sum(cell.count for cell in self.cells)

    @property
    def active_days(self) -> int:
        """Days with an answer."""
        return sum(cell.count > 0 for cell in self.cells)

    @property
    def best(self) -> Cell | None:
        """The day with the most answers, the latest of equals; None if there was none."""
        return max((cell for cell in self.cells if cell.count), key=lambda cell: (cell.count, cell.day), default=None)


def level(count: int) -> int:
    """The level of a day with so many answers.

    >>> [level(count) for count in (0, 1, 10, 30, 60, 500)]
    [0, 1, 2, 3, 4, 4]
    """
    return bisect_right(LEVEL_STARTS, count)


def heatmap(counts: Mapping[date, int], today: date, *, first_weekday: int = 0, weeks: int = WEEKS) -> Heatmap:
    """Lay out the counts of answers by study day; `first_weekday` 0 is Monday, 6 Sunday.

    >>> found = heatmap({date(2026, 5, 1): 12}, date(2026, 5, 1))
    >>> len(found.weeks), found.best.level, found.weeks[-1].count(None)
    (53, 2, 2)
    """
    this_week = today - timedelta(days=(today.weekday() - first_weekday) % 7)
    starts = [this_week - timedelta(weeks=weeks - 1 - place) for place in range(weeks)]
    months = [(place, day) for place, start in enumerate(starts) for day in _week(start) if day.day == 1]
    return Heatmap(
        tuple(tuple(_cell(counts, day, today) for day in _week(start)) for start in starts),
        tuple((place, day) for place, day in months if day <= today),
    )


def _week(start: date) -> list[date]:
    return [start + timedelta(days=place) for place in range(7)]


def _cell(counts: Mapping[date, int], day: date, today: date) -> Cell | None:
    count = counts.get(day, 0)
    return None if day > today else Cell(day, count, level(count))
