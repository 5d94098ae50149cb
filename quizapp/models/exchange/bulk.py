"""Many rows at once on the database's own driver: values pass through their columns' types, those alike only once.

SQLAlchemy's own INSERT of a thousand rows spends more time in Python around each row than SQLite takes to write it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Dialect, Table, text
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.extensions import db

Row = tuple[Any, ...]
_KINDS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Bulk:
    """An INSERT of these columns. `skips` leaves out rows that some unique constraint knows already."""

    def __init__(self, table: Any, names: Sequence[str], *, skips: bool = False) -> None:
        self._table: Table = table
        self._names, self._skips = tuple(names), skips
        self._forms: dict[str, _Form] = {}

    def put(self, rows: Sequence[Row]) -> None:
        """Write rows, their values in the order of the names."""
        if not rows:
            return
        connection = db.session.connection()
        dialect = connection.dialect
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = _Form(self._table, self._names, dialect, skips=self._skips)
        connection.exec_driver_sql(form.sql, form.bound(rows))


class _Form:
    """The INSERT as one kind of database takes it."""

    def __init__(self, table: Table, names: Sequence[str], dialect: Dialect, *, skips: bool) -> None:
        plain = _KINDS[dialect.name](table).inline()
        insert = plain.on_conflict_do_nothing() if skips else plain
        compiled = insert.compile(dialect=dialect, column_keys=list(names))
        self.sql = str(compiled)
        self._order = compiled.positiontup if compiled.positional else None
        self._names = tuple(names)
        self._into = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]

    def bound(self, rows: Sequence[Row]) -> Any:
        """The rows as the driver takes them: values in order, or by name."""
        columns = zip(zip(*rows, strict=True), self._into, strict=True)
        turned = [column if into is None else _turned(column, into) for column, into in columns]
        if self._order is None:
            return [dict(zip(self._names, row, strict=True)) for row in zip(*turned, strict=True)]
        places = [self._names.index(name) for name in self._order]
        return list(zip(*(turned[place] for place in places), strict=True))


def _turned(column: Row, into: Any) -> list[Any]:
    """The values of a column as the driver takes them; what is one object in many rows is turned once."""
    names = list(map(id, column))
    different = dict(zip(names, column, strict=True))
    if len(different) * 2 > len(column):
        return list(map(into, column))
    known = {name: into(value) for name, value in different.items()}
    return [known[name] for name in names]


def reserve(table: Any, number: int) -> Sequence[int]:
    """Numbers for rows about to be written, which nobody else gets: rows that refer to them need not be read back.

    On SQLite the transaction must be one that may write, as all are but those of requests that read.
    """
    connection = db.session.connection()
    if connection.dialect.name == "sqlite":
        last = connection.scalar(text(f"SELECT coalesce(max(id), 0) FROM {table.name}")) or 0  # noqa: S608  our tables
        return range(last + 1, last + 1 + number)
    asked = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :number)")
    return list(connection.scalars(asked, {"name": table.name, "number": number}))
