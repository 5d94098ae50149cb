"""One thread takes everything that waits into one transaction, then wakes whoever waited: no delay to fill a batch."""

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine

log = logging.getLogger(__name__)
MOST = 2_000  # in one transaction
PATIENCE_S = 20.0
ROUNDS = 8


class NotWritten(Exception):
    """The transaction failed; nothing of it is stored, and it may be sent again."""


class _Waiting[T, R]:
    __slots__ = ("done", "error", "item", "outcome")

    def __init__(self, item: T) -> None:
        self.item, self.done = item, threading.Lock()  # held until it is done: cheaper than an event
        self.done.acquire()
        self.outcome: R | None = None
        self.error: BaseException | None = None


class GroupCommit[T, R]:
    """`write(connection, items)` gives one outcome for each item, in order; it must not commit."""

    def __init__(self, engine: Callable[[], Engine], write: Callable[[Connection, Sequence[T]], Sequence[R]]) -> None:
        self._engine, self._write = engine, write
        self._queue: deque[_Waiting[T, R]] = deque()
        self._lock = threading.Lock()
        self._wanted = threading.Event()
        self._thread: threading.Thread | None = None

    def put(self, item: T) -> R:
        """Store one item; returns when it is safe on the disk."""
        waiting: _Waiting[T, R] = _Waiting(item)
        self._queue.append(waiting)
        self._start()
        self._wanted.set()
        if not waiting.done.acquire(timeout=PATIENCE_S) or waiting.error is not None:
            raise NotWritten from waiting.error
        return waiting.outcome  # type: ignore[return-value]

    def _start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._drain, name="answers", daemon=True)
                self._thread.start()

    def _drain(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            while self._queue:
                self._let_others_in()
                self._store([self._queue.popleft() for _ in range(min(MOST, len(self._queue)))])

    def _let_others_in(self) -> None:
        """Whoever is ready to put something in does so now: no waiting, only no greed."""
        for _ in range(ROUNDS):
            before = len(self._queue)
            time.sleep(0)
            if len(self._queue) == before:
                return

    def _store(self, batch: list[_Waiting[T, R]]) -> None:
        try:
            with self._engine().connect() as connection, connection.begin():
                outcomes = self._write(connection, [waiting.item for waiting in batch])
                _sync(connection)
            for waiting, outcome in zip(batch, outcomes, strict=True):
                waiting.outcome = outcome
        except Exception as error:  # whoever waits is told, and the next batch is tried
            log.exception("a batch of %d was not written", len(batch))
            for waiting in batch:
                waiting.error = error
        for waiting in batch:
            waiting.done.release()


def _sync(connection: Connection) -> None:
    """With SQLite under gevent the commit waits for the disk in a thread of the system, so that others are served."""
    gevent: Any = sys.modules.get("gevent")
    if connection.dialect.name != "sqlite" or gevent is None or not _is_patched():
        return
    driver: Any = connection.connection.driver_connection
    gevent.get_hub().threadpool.apply(driver.commit)


def _is_patched() -> bool:
    monkey: Any = sys.modules.get("gevent.monkey")
    return monkey is not None and bool(monkey.is_module_patched("threading"))
