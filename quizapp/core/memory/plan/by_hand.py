"""What a learner sets by hand: the day a card is due next (rule S1), and a card that starts again (rule S2)."""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from quizapp.core.errors import Refused
from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.fuzz import chance
from quizapp.core.memory.state import Phase, State, days_passed

MOST_DAYS = 36_500
WISH = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\s*(!?)")


class DueWish(NamedTuple):
    """Due in `first` to `last` days from today; `is_interval` forgets the days passed since the last answer."""

    first: int
    last: int
    is_interval: bool = False


def read_wish(text: str) -> DueWish:
    """What was typed: `3`, `2-5`, either with `!`. Raises Refused("due_days") for anything else.

    >>> read_wish("3"), read_wish(" 2-5! ")
    (DueWish(first=3, last=3, is_interval=False), DueWish(first=2, last=5, is_interval=True))
    """
    found = WISH.fullmatch(text.strip())
    if found is None or not found[1].isascii():
        raise Refused("due_days", most=MOST_DAYS)
    first = int(found[1])
    last = int(found[2] or first)
    if not first <= last <= MOST_DAYS:
        raise Refused("due_days", most=MOST_DAYS)
    return DueWish(first, last, bool(found[3]))


def set_due(state: State, wish: DueWish, now: datetime, *, clock: DayClock, card_id: int) -> tuple[State, int]:
    """The card in review, due on a day of the wish; and how many days away that is.

    Its interval counts from the last answer: the days passed and the days to come (with `!` the latter alone).

    >>> from datetime import UTC
    >>> noon = datetime(2026, 5, 11, 12, tzinfo=UTC)
    >>> known = State(Phase.REVIEW, stability=9.0, difficulty=5.0, last_review=noon - timedelta(days=10))
    >>> moved, days = set_due(known, DueWish(3, 3), noon, clock=DayClock("UTC"), card_id=1)
    >>> moved.interval_days, days, moved.due.day
    (13, 3, 14)
    """
    days = wish.first + int(chance(card_id, state.reviews) * (wish.last - wish.first + 1))
    elapsed = 0 if wish.is_interval else days_passed(state, clock.day_of(now), clock)
    return placed(state, now, days=days, interval_days=max(1, elapsed + days), clock=clock), days


def placed(
    state: State, at: datetime, *, days: int, interval_days: int, clock: DayClock, day: date | None = None
) -> State:
    """A card in review that was set, at that moment, to be due in `days`; `day` is the study day it was, where known.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 5, 11, 12, tzinfo=UTC)
    >>> placed(State(), noon, days=0, interval_days=1, clock=DayClock("UTC")).due.isoformat()
    '2026-05-11T04:00:00+00:00'
    """
    due = clock.start_of((day or clock.day_of(at)) + timedelta(days=days))
    return state._replace(phase=Phase.REVIEW, step=0, due=due, interval_days=interval_days, reviews=state.reviews + 1)


def started_again(state: State, at: datetime) -> State:
    """A card as if it had never been asked, last among the new ones. Its version goes on, so that old pages notice.

    >>> from datetime import UTC
    >>> again = started_again(State(Phase.REVIEW, lapses=4, reviews=9), datetime(2026, 5, 11, tzinfo=UTC))
    >>> again.phase, again.lapses, again.reviews
    (<Phase.NEW: 'new'>, 0, 10)
    """
    return State(due=at, reviews=state.reviews + 1)
