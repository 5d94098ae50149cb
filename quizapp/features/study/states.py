"""A memory on its way between its row, the value that core decides on, and the document that undo keeps."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from operator import attrgetter
from typing import Any, Protocol

from quizapp.adapters.json_text import Written
from quizapp.core.memory.state import Phase, State
from quizapp.models.base import in_full_lately

FIELDS = State._fields
MOMENTS = ("due", "last_review")
READ: dict[str, Callable[[Any], Any]] = {
    "phase": Phase,
    "last_day": date.fromisoformat,
    **dict.fromkeys((*MOMENTS, "buried_until"), datetime.fromisoformat),
}
BROUGHT = "brought"  # in place of a state, of a row that came with a package: numbers of its own, to go out with again

_values = attrgetter(*FIELDS)
_state: Callable[[tuple[Any, ...]], State] = partial(tuple.__new__, State)


class Remembered(Protocol):
    """A row with the columns of a memory."""

    phase: Phase
    step: int
    stability: float | None
    difficulty: float | None
    due: datetime
    last_review: datetime | None
    interval_days: int
    lapses: int
    reviews: int
    last_day: date | None


def state_of(row: Remembered) -> State:
    """The state that a row holds."""
    return _state(_values(row))


def columns(state: State) -> dict[str, Any]:
    """The values of a memory's columns for this state."""
    return state._asdict()


def document(state: Any) -> dict[str, Any]:
    """A state, or that of a row, as plain JSON, kept with an answer so that undo can restore it."""
    kept = dict(zip(FIELDS, _values(state), strict=True))
    due, last, day = state.due, state.last_review, state.last_day
    kept["due"] = due and _written(due)
    kept["last_review"] = last and _written(last)
    kept["last_day"] = day and day.isoformat()
    return kept


def written(state: Any) -> Written:
    """What `document` gives, as the text that is kept: it is written with every answer.

    >>> written(State(Phase.REVIEW, stability=4.5, interval_days=3, lapses=1, reviews=7))[:58]
    '{"phase": "review", "step": 0, "stability": 4.5, "difficul'
    """
    phase, step, stability, difficulty, due, last, interval_days, lapses, reviews, day = _values(state)
    return Written(
        f'{{"phase": "{phase}", "step": {step}, "stability": {_number(stability)}, "difficulty": {_number(difficulty)}'
        f', "due": {_quoted(due and _written(due))}, "last_review": {_quoted(last and _written(last))}'
        f', "interval_days": {interval_days}, "lapses": {lapses}, "reviews": {reviews}'
        f', "last_day": {_quoted(day and day.isoformat())}}}'
    )


def _number(value: float | None) -> str:
    return "null" if value is None else repr(value)


def _quoted(text: str | None) -> str:
    return "null" if text is None else f'"{text}"'


def _written(at: datetime) -> str:
    """A moment with its zone, as `isoformat` writes it, which takes longer."""
    if at.tzinfo is not UTC:
        return at.isoformat()
    text = in_full_lately(at)
    return f"{text[:10]}T{text[11:] if at.microsecond else text[11:19]}+00:00"


def is_state(kept: Mapping[str, Any]) -> bool:
    """Whether `document` wrote this down; of what came with a package no state before it is known."""
    return "phase" in kept


def from_document(kept: Mapping[str, Any]) -> State:
    """The state that `document` wrote down."""
    return State._make([read(name, kept.get(name)) for name in FIELDS])  # older ones do not tell the last day


def read(name: str, value: Any) -> Any:
    """A column of a memory out of a document."""
    return value if value is None or name not in READ else READ[name](value)
