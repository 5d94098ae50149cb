"""Which rows of two logs of one card are the same: a package has no two rows of one millisecond, so some were moved."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quizapp.core.exchange.anki.scheduling import Logged

MOVED_MS = 3_000  # at the most, in a package whose rows were written together


def unmatched(theirs: Sequence[Logged], mine: Mapping[int, Any]) -> tuple[list[Logged], list[Any]]:
    """The rows that only the other log has, and those that only this one has, which is given by milliseconds. A row is
    matched once: by its moment, else by the same done shortly before or after.
    """
    moments = {row.at_ms for row in theirs}
    only_mine = {moment: row for moment, row in mine.items() if moment not in moments}
    only_theirs = []
    for row in sorted((row for row in theirs if row.at_ms not in mine), key=lambda row: row.at_ms):
        moment = _same(row, only_mine.items())
        if moment is None:
            only_theirs.append(row)
        else:
            del only_mine[moment]
    return only_theirs, list(only_mine.values())


def _same(row: Logged, others: Iterable[tuple[int, Any]]) -> int | None:
    """When the same was done within a moment of this row."""
    alike = (
        moment
        for moment, other in others
        if abs(moment - row.at_ms) <= MOVED_MS and (other.kind, other.rating) == (row.kind, row.rating)
    )
    return min(alike, key=lambda moment: abs(moment - row.at_ms), default=None)
