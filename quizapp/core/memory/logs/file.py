"""A bare review log as text: one row for each answer, with card, rating, time and duration; bad rows say why."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain

from quizapp.core.errors import Refused
from quizapp.core.memory.rating import Rating

NAMES = {  # a column of ours: what its header may say, small and without anything but letters
    "card_id": ("cardid", "card", "cid"),
    "rating": ("rating", "reviewrating", "grade", "ease"),
    "time": ("time", "reviewtime", "timestamp", "at", "reviewedat", "datetime"),
    "duration": ("duration", "reviewduration", "durationms", "taken", "takenms", "timetaken"),
}
NEEDED = ("card_id", "rating", "time")
FIRST, LAST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECONDS_FROM = 1e11  # seconds would be in the year 5138
LONGEST_NAME = 60
MOST_LINES = 20  # of one row
UNCLOSED = "a quotation mark is not closed"


@dataclass(frozen=True, slots=True)
class FileRow:
    """One answer as the file tells it."""

    card: str
    rating: Rating
    at: datetime
    taken_ms: int


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its number in the file, the header being row 1, and why."""

    row: int
    reason: str


def read_log(text: str, *, until: datetime = LAST) -> Iterator[FileRow | BadRow]:
    """The rows of a file, separated by commas, semicolons or tabs; without a header the columns are card, rating, time
    and duration.

    Raises Refused("no_columns", missing=...) when the header does not name card_id, rating and time. Times may be
    milliseconds or seconds since 1970, or ISO 8601, which without a zone is taken as UTC; `until` is the last believed.

    >>> list(read_log("Card_ID,Rating,Time\\n7,3,1767261600\\n7,9,1767261600"))[1]
    BadRow(row=3, reason="the rating '9' is none of 1, 2, 3 and 4")
    """
    lines = text.removeprefix("\ufeff").splitlines()
    begins = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    head = lines[begins] if lines[begins:] else ""
    table = _split(lines[begins:], max(",;\t", key=head.count))
    first = next(table, [])
    if isinstance(first, str):
        first = []
    places = _places(first)
    if _is_bare(first):
        places = {name: place for place, name in enumerate(NAMES) if place < len(first)}
        return _rows(chain([first], table), places, until, 0)
    missing = [name for name in NEEDED if name not in places]
    if missing:
        raise Refused("no_columns", missing=missing)
    return _rows(table, places, until)


def _is_bare(first: Sequence[str]) -> bool:
    """Whether the file begins with an answer, its columns in the usual order, instead of with their names."""
    return len(first) in {3, 4} and isinstance(_row(1, dict(zip(NAMES, map(str.strip, first), strict=False))), FileRow)


def _places(header: Sequence[str]) -> dict[str, int]:
    plain = ["".join(letter for letter in name.lower() if letter.isalpha()) for name in header]
    found = {name: [plain.index(other) for other in others if other in plain] for name, others in NAMES.items()}
    return {name: at[0] for name, at in found.items() if at}


def _split(lines: Sequence[str], sign: str) -> Iterator[list[str] | str]:
    """The fields of each row, or why it has none. A quotation mark that is not closed within some lines is none: else
    all that follows would be one field.
    """
    start = 0
    while start < len(lines):
        many, line = 1, lines[start]
        fields = _fields([line], sign) if '"' in line else line.split(sign)
        while fields is UNCLOSED and many < MOST_LINES and start + many < len(lines):
            many += 1
            fields = _fields(lines[start : start + many], sign)
        yield fields
        start += 1 if fields is UNCLOSED else many


def _fields(lines: Sequence[str], sign: str) -> list[str] | str:
    ended = [f"{line}\n" for line in lines]
    try:
        return next(csv.reader(ended, delimiter=sign, strict=True))
    except csv.Error as wrong:
        if "unexpected end" in str(wrong) or len(lines) > 1:
            return UNCLOSED
    try:
        return next(csv.reader(ended, delimiter=sign))  # odd, but to be read
    except csv.Error as wrong:
        return str(wrong)


def _rows(
    table: Iterator[list[str] | str], places: Mapping[str, int], until: datetime, number: int = 1
) -> Iterator[FileRow | BadRow]:
    for fields in table:
        number += 1
        if isinstance(fields, str):
            yield BadRow(number, fields)
        elif any(field.strip() for field in fields):
            row = _row(number, {name: fields[at].strip() for name, at in places.items() if at < len(fields)})
            is_early = isinstance(row, FileRow) and row.at > until
            yield BadRow(number, "its time has not come yet") if is_early else row


def _row(number: int, given: Mapping[str, str]) -> FileRow | BadRow:
    card, rating, time = (given.get(name, "") for name in NEEDED)
    if not card:
        return BadRow(number, "it names no card")
    if len(card) > LONGEST_NAME:
        return BadRow(number, f"the card's name is longer than {LONGEST_NAME} characters")
    if rating.removesuffix(".0") not in {"1", "2", "3", "4"}:
        return BadRow(number, f"the rating {rating[:20]!r} is none of 1, 2, 3 and 4")
    at = moment(time)
    if at is None:
        return BadRow(number, f"the time {time[:40]!r} is no time")
    taken = _number(given.get("duration", "") or "0")
    if taken is None or taken < 0:
        return BadRow(number, f"the duration {given['duration'][:20]!r} is no number of milliseconds")
    return FileRow(card, Rating(int(float(rating))), at, int(min(taken, 1e9)))


def moment(text: str) -> datetime | None:
    """The time that a text tells, between 1980 and 2200, exact to the millisecond; None if it tells none.

    >>> [moment(text) == moment("2026-01-01T10:00:00Z") for text in ("1767261600", "1767261600000", "2026-01-01 10:00")]
    [True, True, True]
    """
    number = _number(text)
    if number is None:
        found = _iso(text)
    else:
        ms = number if number >= MILLISECONDS_FROM else number * 1000
        found = EPOCH + timedelta(milliseconds=round(ms)) if 0 <= ms < 1e14 else None
    return found if found is not None and FIRST <= found < LAST else None


def _iso(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found.replace(microsecond=found.microsecond // 1000 * 1000)


def _number(text: str) -> float | None:
    """The number that a text is; None for anything else, also for what is none to a person ("nan", "1_0")."""
    if not text.isascii() or not all(letter.isdigit() or letter in "+-.eE" for letter in text):
        return None
    try:
        return float(text)
    except ValueError:
        return None
