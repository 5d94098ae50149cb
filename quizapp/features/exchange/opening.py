"""A file that was brought, opened: whatever it is, its notes come in batches with what was left out of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from quizapp.adapters.packages import Package, opened
from quizapp.adapters.reader.files.encodings import decoded, is_text
from quizapp.core.errors import Refused
from quizapp.core.exchange.anki.notes import Source, brought
from quizapp.core.exchange.anki.scheduling import first_day
from quizapp.core.exchange.brought import BroughtNote, Known, Problem
from quizapp.core.exchange.files import Files
from quizapp.core.exchange.sheets import marked, table
from quizapp.core.exchange.sheets.options import Reading
from quizapp.core.memory.days import DayClock

BATCH = 2_000
LONGEST_TEXT = 64 * 2**20
DATABASE = "SQLite format 3"  # how the file begins in which Anki itself keeps a collection
NO_TEXT = ("%PDF-", "{\\rtf")  # files of other programs whose first letters are letters
Batch = tuple[list[BroughtNote], list[Problem]]
Look = Callable[[Collection[str]], Mapping[str, Known]]


@dataclass(slots=True)
class Opened:
    """An opened file. `batches(files, look)` gives its notes; `files` are the pictures and sounds that they show, and
    `look` tells what is here already of notes with these names: those of a package that did not change are not drawn.
    """

    kind: str
    notes: int
    cards: int
    reviews: int
    decks: dict[str, int]
    batches: Callable[[Files, Look], Iterator[Batch]]
    package: Package | None = None


def unknown(_guids: Collection[str]) -> Mapping[str, Known]:
    """What is known of notes when nobody asks."""
    return {}


def kind_of(name: str, head: bytes) -> str:
    """What a file is, by its first bytes and its name: package, marked or table.

    >>> kind_of("a.apkg", b"PK\\x03\\x04"), kind_of("a.md", b"# Deck"), kind_of("a.txt", b"a\\tb")
    ('package', 'marked', 'table')
    """
    ending = name.rpartition(".")[2].lower()
    if head[:2] == b"PK" or ending in {"apkg", "colpkg"}:
        return "package"
    if ending in {"md", "markdown"}:
        return "marked"
    if ending in {"csv", "tsv"}:
        return "table"
    return "marked" if marked.looks_marked(head.decode("utf-8", "replace")) else "table"


@contextmanager
def open_file(
    path: Path, kind: str, options: dict[str, Any], clock: DayClock, *, media: Callable[[], dict[str, str]]
) -> Iterator[Opened]:
    """Open a file that was brought; `media` tells the addresses of files that are here, which a text may name.

    Raises Refused: broken_file, not_a_package, newer_version, encrypted, too_big, too_dense, empty_file, not_text,
    bare_collection.
    """
    if kind == "package":
        with opened(path) as package:
            yield _of_package(package, options, clock)
        return
    text = _text(path)
    if not text.strip():
        raise Refused("empty_file")
    reading = Reading(
        str(options.get("deck") or "") or "Brought",
        str(options["between"]) if options.get("between") else None,
        str(options["rows"]) if options.get("rows") else None,
        media=media(),
    )
    read = marked.read if kind == "marked" else table.read
    total = text.count("\n") + 1
    yield Opened(kind, total, total, 0, {}, lambda _files, _look: _batched(read(text, reading)))


def _of_package(package: Package, options: dict[str, Any], clock: DayClock) -> Opened:
    first = first_day(package.start, package.offset, clock)
    has_progress = bool(options.get("progress", True))

    def batches(files: Files, look: Look) -> Iterator[Batch]:
        source = Source(package.note_types, package.decks, files, first, clock, has_progress, package.renewed)
        row = 0
        for rows in package.batches(BATCH):
            notes, problems = [], []
            known = look({found.guid.strip() for found in rows})
            for found in rows:
                row += 1
                note, told = brought(found, row, source, known.get(found.guid.strip()))
                problems += told
                if note is not None:
                    notes.append(note)
            yield notes, problems

    counts = (package.notes, package.cards, package.reviews)
    return Opened("package", *counts, package.cards_by_deck(), batches, package)


def _batched(rows: Iterable[BroughtNote | Problem]) -> Iterator[Batch]:
    rows = iter(rows)
    while some := list(islice(rows, BATCH)):
        notes = [row for row in some if isinstance(row, BroughtNote)]
        yield notes, [row for row in some if isinstance(row, Problem)]


def _text(path: Path) -> str:
    """The text of a file in whatever way it is written down. Raises Refused: not_text, bare_collection, too_big."""
    if path.stat().st_size > LONGEST_TEXT:
        raise Refused("too_big", limit_mb=LONGEST_TEXT / 2**20)
    data = path.read_bytes()
    if data.startswith(DATABASE.encode()):
        raise Refused("bare_collection")
    text = decoded(data)
    if not is_text(text) or text.startswith(NO_TEXT):
        raise Refused("not_text")
    return text.replace("\r\n", "\n").replace("\r", "\n")
