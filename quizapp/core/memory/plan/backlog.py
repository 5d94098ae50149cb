"""Many due days at once: moved behind the days that a learner is away, or a backlog spread over the days to come."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from quizapp.core.errors import Refused
from quizapp.core.memory.days import DayClock

MOST_AWAY, MOST_SPREAD = 366, 60


def days_away(first: date, last: date) -> int:
    """How many days somebody is away, the first and the last counted. Raises Refused("away", most=...).

    >>> days_away(date(2026, 7, 1), date(2026, 7, 14))
    14
    """
    days = (last - first).days + 1
    if not 1 <= days <= MOST_AWAY:
        raise Refused("away", most=MOST_AWAY)
    return days


def moved_by(due: datetime, days: int, *, clock: DayClock) -> datetime:
    """The start of the study day that many days after the one a card is due on.

    >>> from datetime import UTC
    >>> moved_by(datetime(2026, 7, 1, 4, tzinfo=UTC), 14, clock=DayClock("UTC")).day
    15
    """
    return clock.start_of(clock.day_of(due) + timedelta(days=days))


def spread(cards: Sequence[int], days: int) -> list[list[int]]:
    """The cards in equal lots, one for each day from today on; those given first are asked first.

    >>> spread([5, 6, 7, 8, 9], 2)
    [[5, 6, 7], [8, 9]]
    """
    if not 1 <= days <= MOST_SPREAD:
        raise Refused("spread", most=MOST_SPREAD)
    number, more = divmod(len(cards), days)
    sizes = [number + (day < more) for day in range(days)]
    starts = [sum(sizes[:day]) for day in range(days)]
    return [list(cards[start : start + size]) for start, size in zip(starts, sizes, strict=True)]
