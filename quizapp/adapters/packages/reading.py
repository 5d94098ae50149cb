"""A package, opened: its decks, note types and files, and its notes in batches, so that memory stays small."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quizapp.adapters.packages import collection
from quizapp.adapters.packages.archive import Archive, Limits, Medium
from quizapp.adapters.packages.rows import CardRow, LogRow, NoteRow, NoteType

BATCH = 1_000
MOST_OF_ONE_NOTE = 2_000  # cards; a cloze note may have 500
MOST_OF_ONE_CARD = 20_000  # answers
_CARD = ", ".join(CardRow._fields)
_LOG = "r.id, r.cid, r.ease, r.ivl, r.lastIvl, r.factor, r.time, r.type"
_CARDS_OF = f"SELECT {_CARD} FROM cards WHERE nid BETWEEN ? AND ? ORDER BY nid, ord"  # noqa: S608  names of ours
# The rows of a card come in the order of the index on cid, which is that of their numbers, their moments.
_LOG_OF = f"SELECT {_LOG} FROM cards c CROSS JOIN revlog r ON r.cid = c.id WHERE c.nid BETWEEN ? AND ?"  # noqa: S608
_WHOLE = {int}


class Package:
    """An opened package. Every method raises Refused("broken_file") when the file does not hold what it should."""

    def __init__(self, archive: Archive, found: sqlite3.Connection) -> None:
        self._archive, self._found = archive, found
        with collection.explained():
            self.version = archive.version
            self.start, self.offset = collection.start_of(found)
            self.decks: dict[int, str] = collection.decks_of(found)
            self.presets: dict[int, dict[str, Any]] = collection.presets_of(found)
            self.note_types: dict[int, NoteType] = collection.note_types_of(found)
            self.notes, self.cards, self.reviews = (self._count(name) for name in ("notes", "cards", "revlog"))
        self.media: list[Medium] = list(archive.media())
        self.renewed: set[int] = set()  # note types that are in an older form where this is brought to

    def _count(self, table: str) -> int:
        return int(self._found.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  one of three names

    def read_medium(self, medium: Medium) -> bytes:
        """The bytes of a file."""
        return self._archive.read_medium(medium)

    def refused_names(self) -> list[str]:
        """Names of files that are left out, for no note can tell them."""
        return self._archive.refused_names()

    def cards_by_deck(self) -> dict[str, int]:
        """How many cards each deck holds; a filtered deck's cards count where they are at home."""
        wanted = "SELECT CASE WHEN odid THEN odid ELSE did END AS home, count(*) FROM cards GROUP BY home"
        with collection.explained():
            counts: dict[str, int] = {}
            for number, count in self._found.execute(wanted):
                name = self.decks.get(number, "")
                counts[name] = counts.get(name, 0) + count
        return dict(sorted(counts.items()))

    def batches(self, size: int = BATCH, most: int | None = None) -> Iterator[list[NoteRow]]:
        """The notes in the order of their making, each with its cards and their answers."""
        with collection.explained():
            last, left = -(2**63), most
            while left is None or left > 0:
                rows = self._notes_after(last, size if left is None else min(size, left))
                if not rows:
                    return
                last = rows[-1].id
                left = None if left is None else left - len(rows)
                self._fill(rows)
                yield rows

    def _notes_after(self, last: int, size: int) -> list[NoteRow]:
        wanted = "SELECT id, guid, mid, mod, tags, flds FROM notes WHERE id > ? ORDER BY id LIMIT ?"
        return [_note(row) for row in self._found.execute(wanted, (last, size))]

    def _fill(self, rows: list[NoteRow]) -> None:
        """Give the notes their cards, and these their answers."""
        notes = {row.id: row for row in rows}
        logs: dict[int, list[LogRow]] = {}
        span = (rows[0].id, rows[-1].id)
        for found in self._found.execute(_CARDS_OF, span):
            note = notes.get(found[1])
            if note is not None and len(note.cards) < MOST_OF_ONE_NOTE:
                card = _card(found)
                note.cards.append(card)
                logs[card.id] = note.log[card.id] = []
        for found in self._found.execute(_LOG_OF, span) if self.reviews else ():
            log = logs.get(found[1])
            if log is not None and len(log) < MOST_OF_ONE_CARD:
                log.append(LogRow._make(_wholes(found)))


def _note(row: Any) -> NoteRow:
    number, guid, type_id, mod, tags, fields = row
    return NoteRow(
        int(number), str(guid), _whole(type_id), _whole(mod), tuple(str(tags).split()), tuple(str(fields).split("\x1f"))
    )


def _whole(value: Any) -> int:
    """A column that should hold a whole number: one odd row spoils nothing but itself."""
    is_finite = isinstance(value, int) or (isinstance(value, float) and abs(value) < 2**62)
    return int(value) if is_finite else 0


def _wholes(values: Any) -> Any:
    return values if set(map(type, values)) == _WHOLE else list(map(_whole, values))


def _card(row: Any) -> CardRow:
    return CardRow._make((*_wholes(row[:-1]), str(row[-1] or "")))


@contextmanager
def opened(path: Path, limits: Limits | None = None) -> Iterator[Package]:
    """Open the package in a file; its collection is unpacked into a temporary file that goes when this ends.

    Raises Refused: broken_file, not_a_package, newer_version, encrypted, too_big.
    """
    archive = Archive(path, limits or Limits())
    try:
        with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
            unpacked = Path(folder) / "collection.db"
            archive.unpack_collection(unpacked)
            found = collection.connect(unpacked)
            try:
                yield Package(archive, found)
            finally:
                found.close()
    finally:
        archive.close()
