"""What SQLite wrote to its log moves into the database's file by a thread of the system, while answers go on.

With the commit that fills the log SQLite moves all of it, and everybody whom this process serves waits for the disk.
That stays so, and keeps the log short; but by then nearly all has been moved already.
"""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine

from quizapp.adapters.served import hub

log = logging.getLogger(__name__)
OFTEN = 125  # changes until the next move, of four pages or more each


class Checkpoint:
    """Counts what is written to a database, and moves it now and then. Only where gevent serves."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine = engine
        self._written = 0
        self._running: Any = None

    def wrote(self) -> None:
        """Something was committed; never waits."""
        self._written += 1
        if self._written % OFTEN or (self._running is not None and not self._running.ready()):
            return
        served, path = hub(), self._engine().url.database
        if served is not None and path:
            self._running = served.threadpool.spawn(move, path)


def move(path: str) -> None:
    """Move what can be moved without holding anybody up; the rest is left to the next time."""
    try:
        with closing(sqlite3.connect(f"file:{quote(path)}?mode=rw", uri=True, isolation_level=None)) as own:
            own.execute("PRAGMA wal_checkpoint(PASSIVE)")
    except sqlite3.Error:  # SQLite will do it by itself
        log.info("what was written was not moved", exc_info=True)
