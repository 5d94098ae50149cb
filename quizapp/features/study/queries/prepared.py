"""Statements that are compiled once and then run on the database's own driver.

They run in the session's own transaction, or in that of a line that the fast lane opened for an answer.

SQLAlchemy spends more time in Python around such a small statement than the database takes to run it, and an answer
runs six of them; without that work a server gives about twice as many answers (tests/bench/bench_review.py). Values
pass through the same types as ever.
"""

from collections import namedtuple
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextvars import ContextVar
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ClauseElement, Dialect

from quizapp.adapters import values as changes
from quizapp.extensions import db

MOST_SPARE = 10_000


class Spare:
    """What one connection knows to be there beyond need, by whatever names it: each use takes one. All of it is
    forgotten when anybody else has written to the database, and when what was written here is undone.
    """

    def __init__(self) -> None:
        self._version: object = None
        self._left: dict[Hashable, int] = {}

    def at(self, version: object) -> None:
        """The database as it is now; another version than before is the work of others."""
        if version != self._version:
            self._version = version
            self._left.clear()

    def forget(self) -> None:
        """Nothing is sure any more."""
        self._left.clear()

    def take(self, name: Hashable) -> bool:
        """Whether there is one to take."""
        left = self._left.get(name, 0)
        if left > 0:
            self._left[name] = left - 1
        return left > 0

    def is_settled(self, name: Hashable) -> bool:
        """Whether this was asked before while nobody else wrote: then it pays to find out how many there are."""
        if name in self._left:
            return True
        if len(self._left) >= MOST_SPARE:
            self._left.clear()
        self._left[name] = 0
        return False

    def keep(self, name: Hashable, number: int) -> None:
        """So many there are."""
        self._left[name] = number


class Line(NamedTuple):
    """The driver's own connection, in a transaction, and the kind of database that it leads to; `execute` runs a
    statement on it and gives what its rows are fetched from. `spare` is there where it is seen when others write.
    """

    dialect: Dialect
    driver: Any
    execute: Callable[..., Any]
    spare: Spare | None = None


line: ContextVar[Line | None] = ContextVar("line", default=None)  # none: the session's own


def spare_now() -> Spare | None:
    """What the line of this answer knows to be there beyond need; none where nobody sees when others write."""
    held = line.get()
    return held and held.spare


class Prepared:
    """A statement with named parameters; rows come back as named tuples."""

    def __init__(self, make: Callable[[str], ClauseElement] | ClauseElement) -> None:
        self._make = make
        self._forms: dict[str, _Form] = {}

    def first(self, values: Mapping[str, Any]) -> Any:
        """The first row; None when there is none."""
        form, cursor = self._run(values)
        row = cursor.fetchone()
        return row if row is None else form.row(row, cursor)

    def all(self, values: Mapping[str, Any]) -> list[Any]:
        """Every row."""
        form, cursor = self._run(values)
        return [form.row(row, cursor) for row in cursor.fetchall()]

    def count(self, values: Mapping[str, Any]) -> int:
        """How many rows an UPDATE or INSERT changed."""
        _form, cursor = self._run(values)
        return int(cursor.rowcount)

    @staticmethod
    def dialect() -> str:
        """The kind of database in use."""
        return (line.get() or _open()).dialect.name

    def _run(self, values: Mapping[str, Any]) -> tuple["_Form", Any]:
        dialect, _driver, execute, _spare = line.get() or _open()
        form = self._forms.get(dialect.name)
        if form is None:
            made = self._make if isinstance(self._make, ClauseElement) else self._make(dialect.name)
            form = self._forms[dialect.name] = _Form(made, dialect)
        return form, execute(form.sql, form.bound(values))


def _open() -> Line:
    """The line of the session's transaction, begun if need be."""
    session = db.session()
    transaction = session.get_transaction()
    found: tuple[Any, Line] | None = session.info.get("prepared")
    if found is None or transaction is None or found[0] is not transaction:
        connection = session.connection()
        driver: Any = connection.connection.driver_connection
        found = (session.get_transaction(), Line(connection.dialect, driver, driver.execute))
        session.info["prepared"] = found
    return found[1]


class _Form:
    """A statement as one kind of database takes it. What never changes stands in its text; parameters are sent by their
    places where SQLite allows it, which spares looking names up, else by their names.
    """

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=_by_name(dialect))
        self.sql, fixed = changes.spelled(compiled)
        into = changes.into_database(compiled, dialect)
        self._fixed = {name: into[name](value) if name in into else value for name, value in fixed.items()}
        given = [name for name in compiled.binds if compiled.binds[name].required]
        self._into = {name: into[name] for name in given if name in into}
        self._names, self._values = given, itemgetter(*given) if len(given) > 1 else None
        if not self._fixed and dialect.name == "sqlite" and len(given) > 1:
            self.sql, marks = changes.by_place(self.sql, compiled, given)
            self.bound = self._placed(marks)  # type: ignore[assignment,method-assign]
        self._columns = compiled._result_columns or []  # noqa: SLF001  names and types of what comes back
        self._named = _tuple_of(column.keyname for column in self._columns)
        self._out_of: list[tuple[int, Any]] | None = None
        self._dialect = dialect

    def _placed(self, marks: list[str]) -> Callable[[Mapping[str, Any]], Any]:
        names = [*dict.fromkeys(marks)]
        some, changed = itemgetter(*names), [(names.index(name), into) for name, into in self._into.items()]

        def once(values: Mapping[str, Any]) -> list[Any]:
            found = [*some(values)]
            for place, into in changed:
                found[place] = into(found[place])
            return found

        if marks == names:
            return once
        spread = itemgetter(*map(names.index, marks))
        return lambda values: spread(once(values))

    def bound(self, values: Mapping[str, Any]) -> Any:
        """The parameters as the driver takes them."""
        some = self._values(values) if self._values else [values[name] for name in self._names]
        found = dict(zip(self._names, some, strict=True))
        for name, into in self._into.items():
            found[name] = into(found[name])
        return found | self._fixed if self._fixed else found

    def row(self, values: Any, cursor: Any) -> Any:
        """A row with its values as Python knows them. The driver's own description of its columns is asked for once: it
        makes that anew each time, which takes longer than the row.
        """
        if self._out_of is None:
            self._out_of = changes.out_of_database(self._columns, cursor.description, self._dialect)
        changed = list(values)
        for place, change in self._out_of:
            if (value := changed[place]) is not None:
                changed[place] = change(value)
        return self._named(changed)


def _by_name(dialect: Dialect) -> Dialect:
    """The same dialect, told to write parameters with their names."""
    if not dialect.positional:
        return dialect
    kind: Any = type(dialect)
    named: Dialect = kind(paramstyle="named", dbapi=dialect.dbapi)
    return named


def _tuple_of(names: Iterable[str]) -> Callable[[Iterable[Any]], Any]:
    made: Any = namedtuple("Found", [*names])  # type: ignore[misc]  # noqa: PYI024
    return partial(tuple.__new__, made)
