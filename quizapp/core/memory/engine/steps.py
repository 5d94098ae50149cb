"""Learning steps: the short delays before a card is spaced by days (rules B2, B3, T3)."""

from collections.abc import Sequence
from datetime import timedelta

DAY_SECONDS = 86_400
LARGEST_FUZZ_SECONDS = 300
FUZZ_SHARE = 0.25


def again_seconds(steps: Sequence[timedelta]) -> int | None:
    """The delay of Again: the first step; None when there are no steps.

    >>> again_seconds((timedelta(minutes=1), timedelta(minutes=10)))
    60
    """
    return int(steps[0].total_seconds()) if steps else None


def hard_seconds(steps: Sequence[timedelta], step: int) -> int | None:
    """The delay of Hard: the current step, but on the first the mean of steps 1 and 2.

    A lone step grows by half, by a day at most. Delays of more than a day are rounded to days. None without steps.

    >>> hard_seconds((timedelta(minutes=1), timedelta(minutes=10)), 0), hard_seconds((timedelta(minutes=10),), 0)
    (330, 900)
    """
    if not steps:
        return None
    current = int(steps[min(step, len(steps) - 1)].total_seconds())
    if step > 0 and len(steps) > 1:
        return current
    if len(steps) == 1:
        return max(current, _whole_days(min(current * 3 // 2, current + DAY_SECONDS)))
    following = int(steps[1].total_seconds())
    return min(following, max(current, _whole_days((current + following) // 2)))


def good_seconds(steps: Sequence[timedelta], step: int) -> int | None:
    """The delay of Good: the next step; None when there is none and the card graduates.

    >>> good_seconds((timedelta(minutes=1), timedelta(minutes=10)), 0)
    600
    """
    return int(steps[step + 1].total_seconds()) if step + 1 < len(steps) else None


def landing(seconds: int, until_next_day: float, *, chance: float) -> tuple[int, int]:
    """Where a delay lands: (fuzzed seconds, 0) within the study day, else (0, days) to the start of a later day.

    Fuzz is up to a quarter of the delay and 5 minutes (B3); a delay that crosses the roll-over counts in days (T3).

    >>> landing(600, 7200.0, chance=0.5), landing(600, 300.0, chance=0.5), landing(3 * 86400, 300.0, chance=0.5)
    ((675, 0), (0, 1), (0, 3))
    """
    if seconds >= until_next_day or seconds >= DAY_SECONDS:  # the least of both: a study day may have 25 hours
        return 0, max(1, int((seconds - until_next_day) // DAY_SECONDS) + 1)
    fuzzed = seconds + int(chance * min(seconds * FUZZ_SHARE, LARGEST_FUZZ_SECONDS))
    return (fuzzed, 0) if fuzzed < until_next_day else (0, 1)


def _whole_days(seconds: int) -> int:
    """Delays of more than a day are whole days."""
    if seconds <= DAY_SECONDS:
        return seconds
    return (seconds + DAY_SECONDS // 2) // DAY_SECONDS * DAY_SECONDS
