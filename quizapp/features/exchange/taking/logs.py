"""The log of a card as Anki keeps it: each answer with the interval and the difficulty that it led to."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from quizapp.adapters.packages.rows import LogRow
from quizapp.core.exchange.anki.scheduling import CRAM, factor_of
from quizapp.core.memory.state import Phase
from quizapp.features.study.states import BROUGHT
from quizapp.models import Entry

TYPES = {Phase.NEW: 0, Phase.LEARNING: 0, Phase.REVIEW: 1, Phase.RELEARNING: 2}
BY_HAND = {Entry.RESET: 4, Entry.SET_DUE: 4, Entry.RESCHEDULED: 5}
UNKNOWN_S = -600  # of an interval within a day of which no more is known


def rows_of(log: Sequence[Any], memory: Any, card: int) -> Iterator[LogRow]:
    """The rows of one card, which Anki knows by that number, in the order of time. `memory` is how it stands now."""
    afters = [*(_known(other.before) for other in log[1:]), _now(memory)]
    last = 0
    for row, after in zip(log, afters, strict=False):  # without a row, nothing follows
        at = int(row.at.timestamp()) * 1000 + row.at.microsecond // 1000
        if (told := row.before.get(BROUGHT)) is not None:
            factor, interval, before, kind = told
        else:
            kind, factor = BY_HAND.get(row.kind, TYPES[row.phase]), factor_of(after.get("difficulty"))
            interval = row.interval_days or _seconds(row.at, after.get("due"))
            before = 0 if row.phase is Phase.NEW else row.last_interval_days or min(last, 0) or UNKNOWN_S
            if row.kind is Entry.CRAM:
                kind, factor = CRAM
            elif row.kind is Entry.RESET:
                factor = interval = before = 0
        last = interval
        ease = 0 if row.kind in BY_HAND else row.rating or 0
        yield LogRow(at, card, ease, interval, before, factor, row.taken_ms, kind)


def _known(before: Mapping[str, Any]) -> Mapping[str, Any]:
    return {} if BROUGHT in before else before


def _now(memory: Any) -> Mapping[str, Any]:
    return {} if memory is None else {"difficulty": memory.difficulty, "due": memory.due.isoformat()}


def _seconds(at: datetime, due: str | None) -> int:
    """The interval to a moment of the same day, below 0 as Anki writes seconds."""
    return min(-1, -round((datetime.fromisoformat(due) - at).total_seconds())) if due else UNKNOWN_S
