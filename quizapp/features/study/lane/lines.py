"""Connections kept for answers: taking one from the session's pool for each costs more than a small write does.

On SQLite, where only one may write at a time, answers that came at the same moment are written in one transaction, with
one commit. When one fails that has written, which is rare, all are undone and done again, each by itself: to be able to
undo one among others would cost every answer a copy of all it writes to.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from quizapp.adapters.together import EachAgain, NotDone, Together
from quizapp.features.study.lane.checkpoint import Checkpoint
from quizapp.features.study.queries.prepared import Line, Spare, line

MOST_KEPT = 4


class LongWay(NotDone):
    """The lane is not sure; nothing was changed, and the routes know."""


class Lines(Protocol):
    """Does the work of answers in transactions."""

    def run[Done](self, work: Callable[[], Done]) -> Done:
        """What the work gives. What it wrote is committed by then; when it fails with an error, that is raised and
        nothing of it was written. LongWay when the database is in trouble.
        """


class OwnLines:
    """Lines beside the session's."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine = engine
        self._idle: deque[tuple[Any, Line]] = deque()
        self._together = Together(self._transaction, _Apart, lambda mine: mine.dialect.loaded_dbapi.Error)
        self._checkpoint = Checkpoint(engine)
        self._is_shared: bool | None = None

    def run[Done](self, work: Callable[[], Done]) -> Done:
        """Do the work of one answer: alone on a line of its own, or on SQLite together with all that came by now."""
        if self._is_shared is None:
            self._is_shared = self._engine().dialect.name == "sqlite"
        if self._is_shared:
            found = self._together.run(work)
            self._checkpoint.wrote()
            return found
        with self._transaction():
            return work()

    @property
    def waiting(self) -> int:
        """How many answers wait for others to be written."""
        return self._together.waiting

    def _transaction(self) -> "_Transaction":
        """What is done inside is committed at its end, or else undone; LongWay when the database is in trouble."""
        return _Transaction(self)

    def take(self) -> tuple[Any, Line]:
        """A line that nobody uses."""
        return self._idle.pop() if self._idle else self._opened()

    def _opened(self) -> tuple[Any, Line]:
        engine = self._engine()
        try:
            held = engine.raw_connection()
        except (SQLAlchemyError, engine.dialect.loaded_dbapi.Error) as why:  # all taken, or the database is away
            raise LongWay from why
        driver: Any = held.driver_connection
        if engine.dialect.name == "sqlite":  # one cursor for all that is run on the line
            return held, Line(engine.dialect, driver, driver.cursor().execute, Spare())
        return held, Line(engine.dialect, driver, driver.execute)

    def put_back(self, held: Any, mine: Line) -> None:
        """Somebody else may use it."""
        if len(self._idle) < MOST_KEPT:
            self._idle.append((held, mine))
        else:
            held.close()


class _Transaction:
    """A transaction on a line of its own; no generator, which would cost every answer twice as much."""

    __slots__ = ("_held", "_lines", "_mine", "_token")

    def __init__(self, lines: OwnLines) -> None:
        self._lines = lines
        self._held, self._mine = lines.take()
        self._token = line.set(self._mine)

    def __enter__(self) -> Line:
        mine = self._mine
        if mine.spare is not None:
            try:
                mine.execute("BEGIN IMMEDIATE")
                mine.spare.at(mine.execute("PRAGMA data_version").fetchone())
            except mine.dialect.loaded_dbapi.Error as why:
                line.reset(self._token)
                self._held.invalidate()
                raise LongWay from why
        return mine

    def _commit(self) -> None:
        if self._mine.spare is not None:
            self._mine.execute("COMMIT")  # the driver's own commit would have these words read anew each time
        else:
            self._mine.driver.commit()

    def __exit__(self, _kind: object, why: BaseException | None, _trace: object) -> None:
        line.reset(self._token)
        mine, trouble = self._mine, self._mine.dialect.loaded_dbapi.Error
        if why is None:
            try:
                self._commit()
            except trouble as failed:
                why = failed
        elif not isinstance(why, trouble):
            if mine.spare is not None:
                mine.spare.forget()
            with suppress(trouble):
                mine.driver.rollback()
        if isinstance(why, trouble):
            self._held.invalidate()  # whatever state it is in: the next answer gets a fresh one
            raise LongWay from why
        self._lines.put_back(self._held, mine)


class _Apart:
    """Who fails in here without having written harms nobody. No generator either."""

    __slots__ = ("_mine", "_written")

    def __init__(self, mine: Line) -> None:
        self._mine = mine

    def __enter__(self) -> None:
        self._written = self._mine.driver.total_changes

    def __exit__(self, _kind: object, why: BaseException | None, _trace: object) -> None:
        if why is None or not isinstance(why, Exception) or isinstance(why, self._mine.dialect.loaded_dbapi.Error):
            return
        if self._mine.driver.total_changes != self._written:
            raise EachAgain from why
