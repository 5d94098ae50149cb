"""Where an Anki card stands in its schedule, and what its log tells, in our terms."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

from quizapp.core.memory.days import DayClock, zone_info
from quizapp.core.memory.state import Phase

NEW, LEARNING, REVIEW, RELEARNING = range(4)  # types of cards
SUSPENDED = -1
FILTERED, MANUAL, RESCHEDULED = 3, 4, 5  # types of log rows; below them learn, review, relearn
PHASES = {NEW: Phase.NEW, LEARNING: Phase.LEARNING, REVIEW: Phase.REVIEW, RELEARNING: Phase.RELEARNING}
CRAM = (FILTERED, 0)  # type and factor of an answer that moved nothing
FARTHEST = 36_500  # days
MOST_PLACE = 10**8
_EARLIEST, _LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_FIRST, _LAST = _EARLIEST.timestamp(), _LATEST.timestamp()


class CardLike(Protocol):
    """The columns of a card that tell its schedule."""

    type: int
    queue: int
    due: int
    ivl: int
    factor: int
    reps: int
    lapses: int
    left: int
    odue: int
    odid: int
    flags: int
    data: str


class LogLike(Protocol):
    """The columns of a row of the log."""

    id: int
    ease: int
    ivl: int
    last: int
    factor: int
    time: int
    type: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A card's schedule. `position` orders new cards; `ease` is what a card without FSRS had instead of difficulty."""

    phase: Phase
    due: datetime | None
    position: int = 0
    steps_left: int = 0
    interval_days: int = 0
    stability: float | None = None
    difficulty: float | None = None
    last_review: datetime | None = None
    ease: float = 2.5
    lapses: int = 0
    reviews: int = 0
    flag: int = 0
    is_suspended: bool = False
    is_buried: bool = False


@dataclass(frozen=True, slots=True)
class Logged:
    """A row of the log. `kind` is one of answer, cram, set_due, reset, rescheduled; `told` are the numbers for which we
    have no words, as Anki wrote them: factor (with FSRS the difficulty), both intervals (seconds below 0), and type.
    """

    at_ms: int
    kind: str
    rating: int | None
    phase: Phase
    interval_days: int
    last_interval_days: int
    taken_ms: int
    told: tuple[int, int, int, int] = (0, 0, 0, 0)


def first_day(start: int, offset: int | None, clock: DayClock) -> date:
    """The day from which a collection counts its due days: the date of its making, at whatever hour a day begins.
    `offset` is its zone then, in minutes west of UTC; without one, the learner's is taken.

    >>> first_day(1_780_279_200, -120, DayClock("UTC", 9)), first_day(1_780_279_200, None, DayClock("UTC", 9))
    (datetime.date(2026, 6, 1), datetime.date(2026, 6, 1))
    """
    begun = moment(start)
    return (begun.astimezone(zone_info(clock.zone)) if offset is None else begun - timedelta(minutes=offset)).date()


def moment(seconds: float) -> datetime:
    """A moment of any file's, within the years that calendars can hold.

    >>> moment(10**18).year
    2200
    """
    return datetime.fromtimestamp(min(max(seconds, _FIRST), _LAST), UTC)


def standing(card: CardLike, first: Any, clock: DayClock) -> Standing:
    """The schedule of a card whose collection counts days from `first`."""
    phase = PHASES.get(card.type, Phase.NEW)
    due = card.odue if card.odid and card.odue else card.due
    data = _data(card.data)
    stability, difficulty = _number(data, "s", 0.001, FARTHEST), _number(data, "d", 1, 10)
    last = _number(data, "lrt", _FIRST, _LAST)
    return Standing(
        phase=phase,
        due=_due(phase, due, first, clock),
        position=position_of(card),
        steps_left=max(0, card.left % 1000),
        interval_days=max(0, min(card.ivl, FARTHEST)) if phase is not Phase.NEW else 0,
        stability=stability if difficulty is not None else None,
        difficulty=difficulty if stability is not None else None,
        last_review=moment(last) if last is not None else None,
        ease=card.factor / 1000 if card.factor > 0 else 2.5,
        lapses=max(0, min(card.lapses, 10**6)),
        reviews=max(0, min(card.reps, 10**6)),
        flag=card.flags & 7,
        is_suspended=card.queue == SUSPENDED,
        is_buried=card.queue < SUSPENDED,
    )


def position_of(card: CardLike) -> int:
    """The place that a card has among the new ones, or had before it was first asked; 0 where nobody knows."""
    if card.type != NEW:
        return int(_number(_data(card.data), "pos", 0, MOST_PLACE) or 0)
    return max(0, min(card.odue if card.odid and card.odue else card.due, MOST_PLACE))


def _due(phase: Phase, due: int, first: Any, clock: DayClock) -> datetime | None:
    if phase is Phase.NEW:
        return None
    if due > 10**6:  # seconds: a step within the day
        return moment(due)
    return clock.start_of(first + timedelta(days=max(-FARTHEST, min(due, 2 * FARTHEST))))


def _data(raw: str) -> dict[str, Any]:
    if raw == "{}":
        return {}
    try:
        found = json.loads(raw) if raw.startswith("{") and len(raw) < 5_000 else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _number(data: dict[str, Any], name: str, lowest: float, highest: float) -> float | None:
    found = data.get(name)
    is_sound = isinstance(found, int | float) and not isinstance(found, bool) and lowest <= found <= highest
    return float(found) if is_sound and found is not None else None


def has_time(row: LogLike) -> bool:
    """Whether a clock could have told the time of a row of the log."""
    return _FIRST * 1000 <= row.id <= _LAST * 1000


def logged(row: LogLike) -> Logged | None:
    """A row of the log in our terms; none for one that no clock could have written.

    >>> from types import SimpleNamespace as Row
    >>> logged(Row(id=10**12, ease=3, ivl=4, last=-600, factor=500, time=900, type=1)).last_interval_days
    0
    """
    if not has_time(row):
        return None
    kind = _kind(row)
    is_rated = kind in {"answer", "cram"}
    phase = {0: Phase.LEARNING, 2: Phase.RELEARNING}.get(row.type, Phase.REVIEW)
    return Logged(
        row.id,
        kind,
        min(row.ease, 4) if is_rated else None,
        Phase.NEW if row.type == 0 and row.last == 0 else phase,
        _days(row.ivl),
        _days(row.last),
        max(0, min(row.time, 3_600_000)),
        (row.factor, row.ivl, row.last, row.type),
    )


def factor_of(difficulty: float | None) -> int:
    """A difficulty as rows of Anki's log tell it.

    >>> factor_of(1), factor_of(10), factor_of(None)
    (100, 1100, 500)
    """
    return 500 if difficulty is None else round((difficulty - 1) / 9 * 1000) + 100


def _kind(row: LogLike) -> str:
    if row.type == MANUAL:
        return "reset" if row.factor == 0 else "set_due"
    if row.type == RESCHEDULED:
        return "rescheduled"
    if row.ease < 1:
        return "set_due"
    return "cram" if row.type == FILTERED and row.factor == 0 else "answer"


def _days(interval: int) -> int:
    return max(0, min(interval, FARTHEST))
