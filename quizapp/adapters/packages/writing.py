"""Writing a package that every Anki reads: an archive with the older collection in it, as its own export makes it."""

import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from types import MappingProxyType
from typing import Any

from quizapp.adapters.packages import schema
from quizapp.adapters.packages.rows import CardRow, LogRow

META = b"\x08\x02"
_PLEASE = "Please update to the latest Anki version, then import the .colpkg/.apkg file again."
_FIXED = (2020, 1, 1, 0, 0, 0)  # the moment of every member, so that the same cards make the same file


@dataclass(frozen=True, slots=True)
class TypeOut:
    """A note type on its way out."""

    id: int
    name: str
    is_cloze: bool
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str, str], ...]  # name, question, answer
    css: str | None = None  # none: ours
    mod: int | None = None  # when it last changed; none: now


@dataclass(frozen=True, slots=True)
class NoteOut:
    """A note with its cards and their log."""

    id: int
    guid: str
    type_id: int
    mod: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    cards: tuple[CardRow, ...]
    log: tuple[LogRow, ...] = ()


class Writer:
    """Fills a collection batch by batch and packs it at the end."""

    def __init__(self, folder: Path, start: int, mod: int, *, west_of: int, rollover: int) -> None:
        self._path, self._mod = folder / "collection.anki21", mod
        self._dummy = folder / "collection.anki2"
        self._found = schema.made(self._path, start, west_of, rollover)
        self._position = 0
        self._media: list[tuple[str, Path]] = []

    def add(self, notes: Iterable[NoteOut]) -> None:
        """Write notes with their cards and answers."""
        with self._found:
            for note in notes:
                self._found.execute("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')", _note(note))
                self._found.executemany(
                    f"INSERT INTO cards VALUES ({', '.join('?' * 18)})",  # noqa: S608  question marks
                    [(*card[:4], note.mod, -1, *card[4:]) for card in note.cards],
                )
                for row in note.log:
                    self._answer(row)

    def _answer(self, row: LogRow) -> None:
        """Write a row of the log; two answers of one millisecond stand one after the other."""
        number, *rest = row
        added = 0
        while not added:
            put = "INSERT OR IGNORE INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)"
            added = self._found.execute(put, (number, *rest)).rowcount
            number += 1

    def add_medium(self, name: str, path: Path) -> None:
        """Take a file along."""
        self._media.append((name, path))

    def finish(
        self,
        types: Iterable[TypeOut],
        decks: dict[int, str],
        target: Path,
        *,
        presets: Mapping[int, dict[str, Any]] = MappingProxyType({}),
    ) -> None:
        """Write note types and decks with their presets, by deck, and pack everything into `target`."""
        models = {str(made.id): _model(made, self._mod) for made in types}
        named = {1: "Default", **decks}.items()
        shelves = {str(number): schema.deck(number, name, self._mod) for number, name in named}
        options = dict(schema.OPTIONS)
        for number, preset in presets.items():
            shelves[str(number)]["conf"] = preset["id"]
            options[str(preset["id"])] = preset
        told = tuple(map(json.dumps, (models, shelves, options)))
        with self._found:
            self._found.execute("UPDATE col SET models = ?, decks = ?, dconf = ?", told)
        self._found.close()
        with closing(schema.made(self._dummy, 0)) as dummy, dummy:
            plain = TypeOut(1, "Basic", False, ("Front", "Back"), (("Card 1", "{{Front}}", "{{FrontSide}}{{Back}}"),))
            dummy.execute(
                "UPDATE col SET models = ?, decks = ?",
                (json.dumps({"1": _model(plain, 0)}), json.dumps({"1": schema.deck(1, "Default", 0)})),
            )
            note = NoteOut(1, "please-update", 1, 0, (), (_PLEASE, ""), ())
            dummy.execute("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')", _note(note))
            dummy.execute("INSERT INTO cards VALUES (1, 1, 1, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, '')")
        self._pack(target)

    def close(self) -> None:
        """Let the collection go, whatever came of it."""
        self._found.close()

    def _pack(self, target: Path) -> None:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            archive.writestr(zipfile.ZipInfo("meta", _FIXED), META)
            archive.write(self._path, "collection.anki21")
            archive.write(self._dummy, "collection.anki2")
            for number, (_name, path) in enumerate(self._media):
                archive.write(path, str(number), compress_type=zipfile.ZIP_STORED)
            names = {str(number): name for number, (name, _path) in enumerate(self._media)}
            archive.writestr(zipfile.ZipInfo("media", _FIXED), json.dumps(names, ensure_ascii=False))


def _note(note: NoteOut) -> tuple[Any, ...]:
    first = schema.stripped(note.fields[0])
    tags = f" {' '.join(note.tags)} " if note.tags else ""
    csum = int(sha1(first.encode()).hexdigest()[:8], 16)  # noqa: S324  Anki's own sum, to find duplicates by
    return (note.id, note.guid, note.type_id, note.mod, tags, "\x1f".join(note.fields), first, csum)


def _model(made: TypeOut, mod: int) -> dict[str, Any]:
    looks = {} if made.css is None else {"css": made.css}
    changed = mod if made.mod is None else made.mod
    own: dict[str, Any] = {"number": made.id, "name": made.name, "is_cloze": made.is_cloze, "mod": changed}
    return schema.model(**own, fields=made.fields, templates=made.templates) | looks


@contextmanager
def written(start: int, mod: int, *, west_of: int = 0, rollover: int = 4) -> Iterator[Writer]:
    """A writer with a folder of its own, which goes when this ends. `start` is when the collection counts days from, in
    a zone `west_of` minutes west of UTC; `rollover` is the hour at which they begin, by which Anki knows its today.
    """
    with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
        writer = Writer(Path(folder), start, mod, west_of=west_of, rollover=rollover)
        try:
            yield writer
        finally:
            writer.close()
