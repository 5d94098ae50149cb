"""Connections kept for answers: taking one from the session's pool for each costs more than a small write does."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from quizapp.features.study.queries.prepared import Line, line

MOST_KEPT = 4


class LongWay(Exception):
    """The lane is not sure; nothing was changed, and the routes know."""


class Lines(Protocol):
    """Gives transactions to answers."""

    def transaction(self) -> Any:
        """What is done inside is committed at its end, or else undone; LongWay when the database is in trouble."""


class OwnLines:
    """Lines beside the session's. Each answer has one to itself."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine = engine
        self._idle: deque[tuple[Any, Line]] = deque()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        held, mine = self._idle.pop() if self._idle else self._opened()
        token = line.set(mine)
        trouble = mine.dialect.loaded_dbapi.Error
        try:
            if mine.dialect.name == "sqlite":
                mine.driver.execute("BEGIN IMMEDIATE")
            yield
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
