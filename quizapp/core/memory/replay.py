"""Rebuild a memory from its answers: the log is the truth, the stored state a copy (rules I1, I3, I4)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import NamedTuple, Protocol

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import Parameters, strength_from_ease
from quizapp.core.memory.plan.by_hand import placed, started_again
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import answered
from quizapp.core.memory.state import Entry, Phase, State, days_passed

EXACT, CLOSE = ("lapses", "reviews", "last_review"), ("stability", "difficulty")
FSRS_FACTOR = 1_100  # and below: a thousand times the difficulty, from 0.1 to 1.1
TOLERANCE = 1e-3  # relative, between a stored state and the same state recomputed
BLANK = State()
BEYOND_FIRST = (Phase.REVIEW, Phase.RELEARNING)
Answered = tuple[Rating | None, datetime]


class Logged(NamedTuple):
    """A row of the log: an answer, or what was set by hand; `days` is how far away a card was set to be due, where that
    was written down: else its interval counts from the last answer. `day` is the study day that it counted for: who
    moves to another zone, or begins the day at another hour, changes no day of the past; none: by the clock at hand.
    `is_anew`: before it the card was made new again, which no row tells.
    """

    rating: Rating | None
    at: datetime
    kind: Entry = Entry.ANSWER
    interval_days: int = 0
    days: int | None = None
    day: date | None = None
    is_anew: bool = False


class Row(Protocol):
    """What a row of a log says of its card."""

    @property
    def kind(self) -> str:
        """What it tells."""

    @property
    def phase(self) -> Phase | None:
        """Where the card was before it."""


def first_again(log: Iterable[Row]) -> list[bool]:
    """Whether the card took its first steps anew with each row of a log in the order of time: older programs wrote no
    row when a card was made new again (rule R4).
    """
    found, was_first = [], False
    for row in log:
        is_first = row.kind == Entry.ANSWER and row.phase not in BEYOND_FIRST
        found.append(is_first and not was_first)
        was_first = was_first if row.kind == Entry.CRAM else is_first
    return found


def replay(
    log: Iterable[Answered | Logged], *, preset: Preset, clock: DayClock, card_id: int, start: State = BLANK
) -> State:
    """The state that these rows lead to, in the order of their times; a rating of None moves nothing.

    Answers that arrive late, or from a second device, take their place in time. `start` is the state before the first
    of them, where that is known and the log does not reach back to the card's first answer (rule R3); rows that it
    holds already say nothing more.

    >>> from datetime import UTC, timedelta
    >>> noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    >>> options = {"preset": Preset(), "clock": DayClock("UTC"), "card_id": 1}
    >>> log = [(Rating.GOOD, noon + timedelta(minutes=11)), (Rating.GOOD, noon)]
    >>> replay(log, **options).interval_days, replay([], **options) == State()
    (2, True)
    """
    rows = sorted((Logged(*row) for row in log), key=itemgetter(1))
    led = [after for _before, after in steps(rows, preset=preset, clock=clock, card_id=card_id, start=start)]
    return led[-1] if led else start


def steps(
    log: Iterable[Logged], *, preset: Preset, clock: DayClock, card_id: int, start: State, since: datetime | None = None
) -> Iterator[tuple[State, State]]:
    """The states before and after each row of a log that is in the order of time already.

    `start` is the state before the first of them. Where it came with a card, it holds what led to it: rows up to its
    last review, or up to `since`, move nothing.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    >>> options = {"preset": Preset(), "clock": DayClock("UTC"), "card_id": 1}
    >>> log = [Logged(Rating.GOOD, noon), Logged(Rating.GOOD, noon + timedelta(minutes=11))]
    >>> [after.reviews for _before, after in steps(log, start=State(), **options)]
    [1, 2]
    >>> [after.reviews for _before, after in steps(log, start=State(reviews=7, last_review=noon), **options)]
    [7, 8]
    """
    state, held_to = start, start.last_review if since is None else since
    for row in log:
        if row.is_anew:
            state, held_to = State(reviews=state.reviews), None
        is_held = held_to is not None and row.at <= held_to
        after = state if is_held else _stepped(state, row, preset=preset, clock=clock, card_id=card_id)
        yield state, after
        state = after


def begun_before(
    rating: Rating, at: datetime, *, day: date, interval_days: int, factor: int, parameters: Parameters
) -> State:
    """The state after the first row of a log that does not reach back to the card's first steps (rule R3): what the
    interval and the factor that it was given say, had nine in ten been recalled.

    `factor` is a thousand times the ease, 0 where none was told; below 1,100 FSRS wrote it, and tells the difficulty.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    >>> told = {"day": noon.date(), "interval_days": 250, "parameters": None}
    >>> state = begun_before(Rating.GOOD, noon, factor=600, **told)
    >>> round(state.stability), state.difficulty, state.phase
    (250, 5.5, <Phase.REVIEW: 'review'>)
    """
    stability, difficulty = strength_from_ease(factor / 1000 or 2.5, interval_days, parameters=parameters)
    if 0 < factor <= FSRS_FACTOR:
        difficulty = min(max((factor / 1000 - 0.1) * 9 + 1, 1.0), 10.0)
    due, lapses = at + timedelta(days=max(1, interval_days)), int(rating is Rating.AGAIN)
    phase = Phase.REVIEW if interval_days else Phase.RELEARNING
    return State(phase, 0, stability, difficulty, due, at, interval_days, lapses, 1, day)


def _stepped(state: State, row: Logged, *, preset: Preset, clock: DayClock, card_id: int) -> State:
    """The state after one more row of the log."""
    if row.kind is Entry.RESET:
        return started_again(state, row.at)
    if row.kind is Entry.SET_DUE:
        days = _days_away(state, row, clock) if row.days is None else row.days
        return placed(state, row.at, days=days, interval_days=row.interval_days, clock=clock, day=row.day)
    if row.kind is Entry.ANSWER and row.rating is not None:
        return answered(state, row.rating, row.at, preset=preset, clock=clock, card_id=card_id, day=row.day).state
    return state


def _days_away(state: State, row: Logged, clock: DayClock) -> int:
    passed = days_passed(state, row.day or clock.day_of(row.at), clock)
    return max(0, row.interval_days - passed)


def differences(stored: State, rebuilt: State) -> list[str]:
    """The names of the fields in which a stored state and its log disagree; strengths may differ by 0.1 percent.

    Due dates are left out: they may have been moved by hand, or stem from options that the learner changed since.

    >>> differences(State(), State(lapses=2))
    ['lapses']
    """
    pairs = [(name, getattr(stored, name), getattr(rebuilt, name)) for name in EXACT + CLOSE]
    return [name for name, one, other in pairs if (_differ(one, other) if name in CLOSE else one != other)]


def _differ(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) > TOLERANCE * max(abs(one), abs(other))
