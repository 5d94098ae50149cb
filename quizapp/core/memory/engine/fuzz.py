"""Fuzz: intervals are spread a little, so that cards learned together part; the same answer always lands the same."""

from functools import lru_cache
from math import floor

SMALLEST_FUZZED = 2.5
WEEK_DELTA = 1.0 + 0.15 * (7.0 - SMALLEST_FUZZED)
MASK = (1 << 64) - 1


@lru_cache(maxsize=4096)  # asked when a card is drawn, and again when it is answered
def chance(card_id: int, reviews: int) -> float:
    """A number in [0, 1) fixed by the card and its answers so far (rule F2): preview, answer and redo agree.

    The bits are mixed by the finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).

    >>> chance(7, 3) == chance(7, 3), 0 <= chance(7, 4) < 1
    (True, True)
    """
    bits = (card_id + reviews + 0x9E3779B97F4A7C15) & MASK
    bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & MASK
    return ((bits ^ (bits >> 31)) >> 11) / (1 << 53)


def rounded(days: float) -> int:
    """Halves go up, as on the buttons.

    >>> rounded(2.5), rounded(3.49)
    (3, 3)
    """
    return floor(days + 0.5)


def bounds(days: float, lowest: int, highest: int) -> tuple[int, int]:
    """The first and last day that an interval may be moved to (rule F1), within `lowest` to `highest`. Written in one
    piece, and without min() and max(): four buttons ask for it.

    >>> [bounds(days, 1, 36500) for days in (2.0, 2.5, 7, 17, 37)]
    [(2, 2), (2, 4), (5, 9), (14, 20), (33, 41)]
    """
    if lowest > highest:
        lowest = highest
    if not days >= lowest:  # a NaN too
        days = float(lowest)
    elif days > highest:
        days = float(highest)
    if days < SMALLEST_FUZZED:
        delta = 0.0
    elif days <= 7.0:
        delta = 1.0 + 0.15 * (days - SMALLEST_FUZZED)
    elif days <= 20.0:
        delta = WEEK_DELTA + 0.10 * (days - 7.0)
    else:
        delta = WEEK_DELTA + (0.10 * (20.0 - 7.0) + 0.05 * (days - 20.0))
    first, last = floor(days - delta + 0.5), floor(days + delta + 0.5)
    if first < lowest:
        first = lowest
    elif first > highest:
        first = highest
    if last < lowest:
        last = lowest
    elif last > highest:
        last = highest
    if first == last and 2 < last < highest:
        last += 1
    return first, last


def spread(days: float, lowest: int, highest: int, *, chance: float) -> int:
    """The interval in whole days, moved within its bounds by `chance` in [0, 1).

    >>> [spread(17, 1, 36500, chance=chance) for chance in (0.0, 0.5, 0.99)]
    [14, 17, 20]
    """
    return within(*bounds(days, lowest, highest), chance=chance)


def within(first: int, last: int, *, chance: float) -> int:
    """The day that `chance` in [0, 1) picks.

    >>> [within(14, 20, chance=chance) for chance in (0.0, 0.5, 0.99)]
    [14, 17, 20]
    """
    return first + int(chance * (last - first + 1))
