"""Connections kept for answers: taking one from the session's pool for each costs more than a small write does.

On SQLite, where only one may write at a time, answers that came at the same moment are written in one transaction: each
for itself, so that one that fails takes no other with it, but with one commit, which is what costs most.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from quizapp.features.study.queries.prepared import Line, line

MOST_KEPT = 4
MOST_TOGETHER = 32


class LongWay(Exception):
    """The lane is not sure; nothing was changed, and the routes know."""


class Lines(Protocol):
    """Does the work of answers in transactions."""

    def run[Done](self, work: Callable[[], Done]) -> Done:
        """What the work gives. What it wrote is committed by then; when it fails with an error, that is raised and
        nothing of it was written. LongWay when the database is in trouble.
        """


class _Turn:
    """The work of one answer, and what came of it."""

    __slots__ = ("error", "is_done", "value", "work")

    def __init__(self, work: Callable[[], Any]) -> None:
        self.work = work
        self.value: Any = None
        self.error: Exception | None = None
        self.is_done = False

    def do_apart(self, mine: Line) -> None:
        """Do it among others: what fails is undone by itself. Trouble with the database is everybody's."""
        mine.driver.execute("SAVEPOINT turn")
        try:
            self.value = self.work()
        except mine.dialect.loaded_dbapi.Error:
            raise
        except Exception as why:
            mine.driver.execute("ROLLBACK TO turn")
            self.error = why
        mine.driver.execute("RELEASE turn")


class OwnLines:
    """Lines beside the session's."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine = engine
        self._idle: deque[tuple[Any, Line]] = deque()
        self._turns: deque[_Turn] = deque()
        self._one_at_a_time = Lock()
        self._is_shared: bool | None = None

    def run[Done](self, work: Callable[[], Done]) -> Done:
        """Do the work of one answer: alone on a line of its own, or on SQLite together with all that came by now."""
        if self._is_shared is None:
            self._is_shared = self._engine().dialect.name == "sqlite"
        if not self._is_shared:
            with self._transaction():
                return work()
        mine = _Turn(work)
        self._turns.append(mine)
        time.sleep(0)  # whoever has come at the same moment joins; nobody holds the database meanwhile
        with self._one_at_a_time:
            while not mine.is_done:
                self._do([self._turns.popleft() for _ in range(min(MOST_TOGETHER, len(self._turns)))])
        if mine.error is not None:
            raise mine.error
        found: Done = mine.value
        return found

    @property
    def waiting(self) -> int:
        """How many answers wait for others to be written."""
        return len(self._turns)

    def _do(self, turns: list[_Turn]) -> None:
        """Everybody's work in one transaction. Nothing in here waits for anything but the database."""
        failed: Exception | None = LongWay()  # until it is committed
        try:
            with self._transaction() as mine:
                if len(turns) > 1:
                    for turn in turns:
                        turn.do_apart(mine)
                else:
                    turns[0].value = turns[0].work()
            failed = None
        except Exception as why:
            failed = why
        finally:
            for turn in turns:
                turn.error, turn.is_done = failed or turn.error, True

    @contextmanager
    def _transaction(self) -> Iterator[Line]:
        """What is done inside is committed at its end, or else undone; LongWay when the database is in trouble."""
        held, mine = self._idle.pop() if self._idle else self._opened()
        token = line.set(mine)
        trouble = mine.dialect.loaded_dbapi.Error
        try:
            if mine.dialect.name == "sqlite":
                mine.driver.execute("BEGIN IMMEDIATE")
            yield mine
            mine.driver.commit()
        except trouble as why:
            held.invalidate()  # whatever state it is in: the next answer gets a fresh one
            raise LongWay from why
        except BaseException:
            with suppress(trouble):
                mine.driver.rollback()
            self._put_back(held, mine)
            raise
        finally:
            line.reset(token)
        self._put_back(held, mine)

    def _opened(self) -> tuple[Any, Line]:
        engine = self._engine()
        try:
            held = engine.raw_connection()
        except (SQLAlchemyError, engine.dialect.loaded_dbapi.Error) as why:  # all taken, or the database is away
            raise LongWay from why
        return held, Line(engine.dialect, held.driver_connection)

    def _put_back(self, held: Any, mine: Line) -> None:
        if len(self._idle) < MOST_KEPT:
            self._idle.append((held, mine))
        else:
            held.close()
