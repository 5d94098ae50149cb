"""What SQLite wrote to its log moves into the database's file by a thread of the system, while answers go on.

With the commit that fills the log SQLite moves all of it, and everybody whom this process serves waits for the disk.
That stays so, and keeps the log short; but by then nearly all has been moved already.
"""

import logging
import sqlite3
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine

from quizapp.adapters.served import hub

log = logging.getLogger(__name__)
OFTEN = 125  # changes until the next move, of four pages or more each


class Checkpoint:
    """Counts what is written to a database, and moves it now and then. Only where gevent serves.

    Its own connection stays open: a fresh one would read the whole schema first, which costs more than the move.
    """

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine = engine
        self._written = 0
        self._running: Any = None
        self._own: sqlite3.Connection | None = None

    def wrote(self) -> None:
        """Something was committed; never waits."""
        self._written += 1
        if self._written % OFTEN or (self._running is not None and not self._running.ready()):
            return
        served, path = hub(), self._engine().url.database
        if served is not None and path:
            self._running = served.threadpool.spawn(self.move, path)

    def move(self, path: str) -> None:
        """Move what can be moved without holding anybody up; the rest is left to the next time."""
        try:
            if self._own is None:
                self._own = _opened(path)
            self._own.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        except sqlite3.Error:  # SQLite will do it by itself
            log.info("what was written was not moved", exc_info=True)
            self.close()

    def close(self) -> None:
        """Let go of the database; the next move opens it again."""
        if self._own is not None:
            self._own.close()
            self._own = None


def _opened(path: str) -> sqlite3.Connection:
    """A connection that any thread may use, one after the other."""
    address = f"file:{quote(path)}?mode=rw"
    return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
