"""How values pass between Python and the driver: through the same types as ever, but quickly where SQLite has text."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, Date, Dialect, Enum
from sqlalchemy.types import TypeEngine

from quizapp.adapters.json_text import Written, writer

Change = Callable[[Any], Any]
_PLAIN = re.compile(r"[A-Za-z0-9_]*|::")  # a word that may stand in a statement as it is
_written = writer()
_EMPTY: dict[str, Callable[[], Any]] = {"[]": list, "{}": dict, "null": lambda: None}


def spelled(compiled: Any) -> tuple[str, dict[str, Any]]:
    """The text of a statement with its fixed values in it, and those of them that have to be sent all the same."""
    sql, sent = str(compiled), {}
    for name, bind in compiled.binds.items():
        if bind.required:
            continue
        said, mark = _spelling(bind.value), re.escape(compiled.bindtemplate % {"name": name})
        if said is None:
            sent[name] = bind.value
        else:
            sql = re.sub(rf"{mark}(?![A-Za-z0-9_])", said, sql)
    return sql, sent


def by_place(sql: str, compiled: Any, names: Sequence[str]) -> tuple[str, list[str]]:
    """The text with question marks for these names, and the names in the order of the marks: what SQLite need not look
    up by name. To be sent a value twice costs it less than to be asked for a name.
    """
    marks = {compiled.bindtemplate % {"name": name}: name for name in names}
    some = sorted(map(re.escape, marks), key=len, reverse=True)
    found: list[str] = []

    def put(mark: re.Match[str]) -> str:
        found.append(marks[mark[0]])
        return "?"

    text = re.sub(rf"(?:{'|'.join(some)})(?![A-Za-z0-9_])", put, sql)
    return text, found


def _spelling(value: Any) -> str | None:
    if type(value) is int:
        return str(value)
    return f"'{value!s}'" if isinstance(value, str) and _PLAIN.fullmatch(value) else None


def into_database(compiled: Any, dialect: Dialect) -> dict[str, Change]:
    """How the value of each parameter becomes what the driver takes; those that pass as they are are left out."""
    known: Mapping[str, Change] = compiled._bind_processors  # noqa: SLF001  SQLAlchemy's own
    return {name: _into(compiled.binds[name].type, known[name], dialect) for name in known}


def _into(kind: TypeEngine[Any], known: Change, dialect: Dialect) -> Change:
    if isinstance(kind, Enum) and kind.enum_class is not None:
        said: dict[Any, Any] = {member: known(member) for member in kind.enum_class}
        return (said | {None: None}).__getitem__
    if isinstance(kind, JSON):
        return _unless_written(_written if dialect.name == "sqlite" else known)
    return _day if isinstance(kind, Date) and dialect.name == "sqlite" else known


def _unless_written(write: Change) -> Change:
    return lambda document: str(document) if type(document) is Written else write(document)


@lru_cache(maxsize=1024)  # today goes into three statements of every answer
def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def out_of_database(columns: Iterable[Any], description: Any, dialect: Dialect) -> list[tuple[int, Change]]:
    """The places of a row whose values (if any) come in another form than Python's, with what changes them."""
    made = []
    for place, (column, shown) in enumerate(zip(columns, description, strict=True)):
        known = column.type._cached_result_processor(dialect, shown[1])  # noqa: SLF001  SQLAlchemy's own
        if known:
            made.append((place, _out_of(column.type, known, dialect)))
    return made


def _out_of(kind: TypeEngine[Any], known: Change, dialect: Dialect) -> Change:
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return {member.value: member for member in kind.enum_class}.__getitem__
    return _read if isinstance(kind, JSON) and dialect.name == "sqlite" else known


def _read(text: str) -> Any:
    """A document; most are empty lists."""
    empty = _EMPTY.get(text)
    return empty() if empty else json.loads(text)
