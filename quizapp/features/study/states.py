"""A memory on its way between its row, the value that core decides on, and the document that undo keeps."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from quizapp.core.memory.state import Phase, State

FIELDS = ("phase", "step", "stability", "difficulty", "due", "last_review", "interval_days", "lapses", "reviews")
MOMENTS = ("due", "last_review")


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


def state_of(row: Remembered) -> State:
    """The state that a row holds."""
    return State(
        row.phase, row.step, row.stability, row.difficulty, row.due, row.last_review,
        row.interval_days, row.lapses, row.reviews,
    )  # fmt: skip


def columns(state: State) -> dict[str, Any]:
    """The values of a memory's columns for this state."""
    return {name: getattr(state, name) for name in FIELDS}


def document(state: State) -> dict[str, Any]:
    """The state as plain JSON, kept with an answer so that undo can restore it."""
    kept = columns(state)
    return kept | {name: kept[name] and kept[name].isoformat() for name in MOMENTS}


def from_document(kept: Mapping[str, Any]) -> State:
    """The state that `document` wrote down."""
    moments = {name: kept[name] and datetime.fromisoformat(kept[name]) for name in MOMENTS}
    return State(**{**{name: kept[name] for name in FIELDS}, **moments, "phase": Phase(kept["phase"])})
