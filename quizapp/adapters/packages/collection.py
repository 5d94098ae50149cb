"""The database in a package: opened as a stranger's file, its decks and note types read in either schema."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quizapp.adapters.packages import presets, wire
from quizapp.adapters.packages.rows import NoteType, Template
from quizapp.core.errors import Refused

NEEDED = {"col", "notes", "cards", "revlog"}
NEW_TABLES = {"decks", "notetypes", "templates", "fields"}
NEW_SCHEMA = 15  # from here on decks and note types have tables of their own
LONGEST_VALUE = 64 * 2**20  # bytes; a longer one is refused by SQLite itself
CLOZE = 1


@contextmanager
def explained() -> Iterator[None]:
    """Turn what SQLite and strange values say into our own error."""
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise Refused("broken_file") from error


def connect(path: Path) -> sqlite3.Connection:
    """Open the database without trusting anything in it. Raises Refused("broken_file" or "not_a_package")."""
    with explained():
        found = sqlite3.connect(path, isolation_level=None)
        try:
            _guard(found)
        except BaseException:
            found.close()
            raise
    return found


def _guard(found: sqlite3.Connection) -> None:
    found.text_factory = lambda raw: raw.decode("utf-8", "replace").replace("\0", "")  # which no text of ours may hold
    found.create_collation("unicase", _unicase)
    found.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    for line in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "journal_mode = OFF",
                 "synchronous = OFF", "cache_size = -20000", "temp_store = FILE"):  # fmt: skip
        found.execute(f"PRAGMA {line}")
    wanted = "SELECT name, type, coalesce(sql, '') FROM sqlite_master"
    tables = {name for name, kind, sql in found.execute(wanted) if kind == "table" and _is_ordinary(sql)}
    if not tables >= NEEDED:
        raise Refused("not_a_package")
    if schema_of(found) >= NEW_SCHEMA and not tables >= NEW_TABLES:
        raise Refused("not_a_package")
    # A package may come without them, and reading would then cost the square of its size.
    found.execute("CREATE INDEX IF NOT EXISTS quizapp_cards ON cards (nid)")
    found.execute("CREATE INDEX IF NOT EXISTS quizapp_log ON revlog (cid)")


def _unicase(one: str, other: str) -> int:
    a, b = one.casefold(), other.casefold()
    return (a > b) - (a < b)


def _is_ordinary(sql: str) -> bool:
    return sql.split(None, 2)[:2] in (["CREATE", "TABLE"], ["create", "table"])


def schema_of(found: sqlite3.Connection) -> int:
    """The version of the tables."""
    row = found.execute("SELECT ver FROM col").fetchone()
    if row is None:
        raise Refused("not_a_package")
    return int(row[0])


def start_of(found: sqlite3.Connection) -> tuple[int, int | None]:
    """When the collection began, in seconds, and its zone's minutes west of UTC then, where that is told."""
    crt, conf = found.execute("SELECT crt, conf FROM col").fetchone()
    if schema_of(found) >= NEW_SCHEMA:
        wanted = "SELECT val FROM config WHERE KEY = 'creationOffset'"
        row = found.execute(wanted).fetchone() if _has_config(found) else None
        offset = json.loads(row[0]) if row else None
    else:
        offset = _document(conf or "{}").get("creationOffset")
    is_sound = isinstance(offset, int) and abs(offset) <= 24 * 60
    return int(crt), offset if is_sound else None


def _has_config(found: sqlite3.Connection) -> bool:
    return found.execute("SELECT 1 FROM sqlite_master WHERE name = 'config' AND type = 'table'").fetchone() is not None


def decks_of(found: sqlite3.Connection) -> dict[int, str]:
    """The names of the decks, `::` between their levels."""
    if schema_of(found) >= NEW_SCHEMA:
        rows = found.execute("SELECT id, name FROM decks").fetchall()
        return {int(number): str(name).replace("\x1f", "::") for number, name in rows}
    decks = _document(found.execute("SELECT decks FROM col").fetchone()[0])
    return {int(number): str(deck["name"]) for number, deck in decks.items()}


def presets_of(found: sqlite3.Connection) -> dict[int, presets.Preset]:
    """How each deck was studied. Presets that make no sense are none: they are not worth refusing a package for."""
    try:
        if schema_of(found) >= NEW_SCHEMA:
            return presets.from_tables(found)
        return presets.from_json(*map(_document, found.execute("SELECT decks, dconf FROM col").fetchone()))
    except (Refused, sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return {}


def note_types_of(found: sqlite3.Connection) -> dict[int, NoteType]:
    """The note types."""
    return _from_tables(found) if schema_of(found) >= NEW_SCHEMA else _from_json(found)


def _from_tables(found: sqlite3.Connection) -> dict[int, NoteType]:
    names: dict[int, list[str]] = {}
    for number, name in found.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        names.setdefault(number, []).append(str(name))
    templates: dict[int, dict[int, Template]] = {}
    for number, place, name, config in found.execute("SELECT ntid, ord, name, config FROM templates"):
        made = Template(str(name), wire.text(config, 1), wire.text(config, 2))
        templates.setdefault(number, {})[int(place)] = made
    rows = found.execute("SELECT id, name, config, mtime_secs FROM notetypes").fetchall()
    return {
        int(number): NoteType(
            str(name),
            wire.first(config, 1, 0) == CLOZE,
            tuple(names.get(number, ())),
            templates.get(number, {}),
            wire.text(config, 3),
            int(mod),
        )
        for number, name, config, mod in rows
    }


def _from_json(found: sqlite3.Connection) -> dict[int, NoteType]:
    models = _document(found.execute("SELECT models FROM col").fetchone()[0])
    return {int(number): _note_type(model) for number, model in models.items()}


def _note_type(model: dict[str, Any]) -> NoteType:
    ordered = sorted(model["flds"], key=lambda field: int(field.get("ord", 0)))
    templates = {
        int(made.get("ord", place)): Template(str(made.get("name", "")), str(made["qfmt"]), str(made["afmt"]))
        for place, made in enumerate(model["tmpls"])
    }
    names = tuple(str(field["name"]) for field in ordered)
    looks = str(model.get("css", "")), int(model.get("mod", 0))
    return NoteType(str(model.get("name", "")), model.get("type") == CLOZE, names, templates, *looks)


def _document(raw: str) -> dict[str, Any]:
    found = json.loads(raw or "{}")
    if not isinstance(found, dict):
        raise Refused("broken_file")
    return found
