"""Load balance and easy days: within its fuzz range an interval goes to the day where least waits (rules F3, F4).

Anki's weights: the inverse square of the cards due that day, over the interval; days of siblings weigh less, and so do
the weekdays that the learner wants to keep light.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

LONGEST_BALANCED = 90  # days; beyond it the balance of today says nothing
BALANCED = range(1, 100)  # the days that the fuzz range of such an interval may reach
NEAR_SIBLING = (0.000001, 0.2, 0.4, 0.6, 0.8)  # the weight of a day 0 to 4 days away from a sibling's
ALMOST_NEVER = 0.0001
NOTHING: Mapping[int, float] = {}
Choose = Callable[[float, int, int], int | None]  # (days wished, first, last) -> the day; None leaves it to fuzz


class Ease(StrEnum):
    """How much is asked on a weekday: as usual, about half, or almost nothing."""

    NORMAL = "normal"
    REDUCED = "reduced"
    MINIMUM = "minimum"


SHARES = {Ease.NORMAL: 1.0, Ease.REDUCED: 0.5, Ease.MINIMUM: ALMOST_NEVER}
EVERY_DAY = (Ease.NORMAL,) * 7


class Ahead(NamedTuple):
    """What waits: cards by days from today, and the days from today on which cards of the same note are due. `loads` is
    `load` of these days, where somebody keeps it.
    """

    due: Mapping[int, int]
    siblings: Sequence[int] = ()
    loads: Mapping[int, float] = NOTHING


class Balance(NamedTuple):
    """What waits on the days ahead. `due` counts cards by days from today (a day left out counts as full as the
    fullest), `weekday` is today's (Monday is 0), `easy` are the seven weekdays from Monday, `siblings` the days from
    today on which cards of the same note are due. `chance` is the card's own.
    """

    chance: float
    weekday: int
    due: Mapping[int, int]
    easy: tuple[Ease, ...] = EVERY_DAY
    siblings: Sequence[int] = ()
    loads: Mapping[int, float] = NOTHING

    def choose(self, wished: float, first: int, last: int) -> int | None:
        """The day for an interval that may lie from `first` to `last`; None when it is too long to be balanced.

        >>> Balance(0.5, 0, {5: 9, 6: 9, 7: 1, 8: 9, 9: 9}).choose(7.0, 5, 9)
        7
        """
        return None if wished > LONGEST_BALANCED or first > LONGEST_BALANCED else self.day(first, last)

    def day(self, first: int, last: int) -> int:
        """The day from `first` to `last` that the card's chance picks by their weights."""
        days = range(first, last + 1)
        sums = self._sums(days) if self.easy is EVERY_DAY and not self.siblings else None
        if sums is None:
            sums = [*accumulate(self.weights(days))]
        place = bisect_right(sums, self.chance * sums[-1])
        return first + place if place < len(sums) else last

    def _sums(self, days: range) -> list[float] | None:
        """The weights added up where nothing but the counts decides, as nearly always; None when one is not known."""
        try:
            return [*accumulate(map(self.loads.__getitem__, days))]
        except KeyError:
            return None

    def weights(self, days: range) -> list[float]:
        """How much each of these days is wanted.

        >>> Balance(0.0, 0, {1: 0, 2: 2}).weights(range(1, 3))
        [1.0, 0.125]
        """
        counts = self._counts(days)
        loads = [*map(load, days, counts)]
        if self.easy is not EVERY_DAY and self.easy != EVERY_DAY:
            eases = easy_weights([self.easy[(self.weekday + day) % 7] for day in days], counts)
            loads = [load * ease for load, ease in zip(loads, eases, strict=True)]
        if self.siblings:
            loads = [load * self._apart(day) for day, load in zip(days, loads, strict=True)]
        return loads

    def _counts(self, days: range) -> list[int]:
        try:
            return [self.due[day] for day in days]
        except KeyError:
            fullest = max(self.due.values(), default=0)
            return [self.due.get(day, fullest) for day in days]

    def _apart(self, day: int) -> float:
        near = min((abs(day - other) for other in self.siblings), default=len(NEAR_SIBLING))
        return NEAR_SIBLING[near] if near < len(NEAR_SIBLING) else 1.0


def load(day: int, count: int) -> float:
    """How much a day is wanted on which so many cards wait.

    >>> load(2, 0), load(2, 2)
    (1.0, 0.125)
    """
    return 1.0 / count / count / day if count else 1.0


def easy_weights(eases: Sequence[Ease], counts: Sequence[int]) -> list[float]:
    """How much the weekdays of a range are wanted; all alike is no wish at all (rule F4).

    A reduced day is as good as any while it has less than its share of what the other days of the range hold.

    >>> easy_weights([Ease.NORMAL, Ease.REDUCED], [10, 4]), easy_weights([Ease.NORMAL, Ease.REDUCED], [10, 6])
    ([1.0, 1.0], [1.0, 0.0001])
    """
    if len(set(eases)) == 1:
        return [1.0] * len(eases)
    shares, total = sum(SHARES[ease] for ease in eases), sum(counts)
    return [
        _wanted(ease, count, (total - count) / (shares - SHARES[ease]))
        for ease, count in zip(eases, counts, strict=True)
    ]


def _wanted(ease: Ease, count: int, others: float) -> float:
    """The weight of one weekday with `count` cards; `others` is what a normal day of the range holds beside it."""
    if ease is Ease.REDUCED:
        return ALMOST_NEVER if count > SHARES[ease] * others else 1.0
    return SHARES[ease]
