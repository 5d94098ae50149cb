"""What of a log says something about memory (rule R4): each card's answers, and the reviews that can be foretold."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple


class Logged(NamedTuple):
    """One row of a log, in time order for its card. `day` is its study day as a number, `moment` its time in seconds.

    `in_first_steps`: the card was new or in its first steps. `is_reset` rows forget all before them; they and rows
    without a rating (due dates set, cramming, evidence that moves nothing) are no answers.
    """

    card_id: int
    moment: float
    day: int
    rating: int | None
    in_first_steps: bool = True
    is_reset: bool = False


class History(NamedTuple):
    """The answers of one card that count: (rating, days since the one before), and when each was given."""

    card_id: int
    reviews: tuple[tuple[int, int], ...]
    moments: tuple[float, ...]


class Asked(NamedTuple):
    """A review a day or more after the one before it: what a curve must foretell. `place` is its place in `history`."""

    moment: float
    history: int
    place: int
    days: int
    is_recalled: bool


def histories(log: Iterable[Logged], *, since: int = 0) -> list[History]:
    """Each card's answers from its last first steps on. A card whose first steps are not in the log is left out (R3),
    and so is one that took them before the study day `since`: what came after them cannot be told without them.

    >>> log = [Logged(1, 0.0, 10, 3), Logged(1, 9.0, 12, 1, in_first_steps=False), Logged(2, 5.0, 11, 3, False)]
    >>> histories(log)
    [History(card_id=1, reviews=((3, 0), (1, 2)), moments=(0.0, 9.0))]
    >>> histories(log, since=11)
    []
    """
    ordered = sorted(log, key=attrgetter("card_id", "moment"))
    found = (_history(card, list(rows), since) for card, rows in groupby(ordered, key=attrgetter("card_id")))
    return [history for history in found if history is not None]


def _history(card_id: int, log: Sequence[Logged], since: int) -> History | None:
    rows = _last_block(log)
    if not rows or rows[0].day < since:
        return None
    days = [rows[0].day, *(row.day for row in rows)]
    gaps = [max(0, day - before) for before, day in pairwise(days)]
    ratings = (row.rating or 0 for row in rows)
    return History(card_id, tuple(zip(ratings, gaps, strict=True)), tuple(row.moment for row in rows))


def _last_block(log: Sequence[Logged]) -> list[Logged]:
    """The answers since the card was last learned anew: after the last reset, from its last run of first steps."""
    since = max((place for place, row in enumerate(log) if row.is_reset), default=-1)
    rows = [row for row in log[since + 1 :] if row.rating is not None]
    start = next((place for place in range(len(rows) - 1, -1, -1) if rows[place].in_first_steps), None)
    if start is None:
        return []
    while start > 0 and rows[start - 1].in_first_steps:
        start -= 1
    return rows[start:]


def asked(of: Sequence[History]) -> list[Asked]:
    """The reviews to foretell, in the order of time: those of the same study day as the one before are not among them.

    >>> asked(histories([Logged(1, 0.0, 10, 3), Logged(1, 1.0, 10, 3), Logged(1, 9.0, 12, 1)]))
    [Asked(moment=9.0, history=0, place=2, days=2, is_recalled=False)]
    """
    found = [
        Asked(history.moments[place], number, place, days, rating > 1)
        for number, history in enumerate(of)
        for place, (rating, days) in enumerate(history.reviews)
        if place and days
    ]
    return sorted(found)
