"""One thread takes everything that waits into one transaction, then wakes whoever waited: no delay to fill a batch."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from quizapp.adapters.served import hub

log = logging.getLogger(__name__)
MOST = 2_000  # in one transaction
PATIENCE_S = 20.0
ROUNDS = 8
LOCKED_S = 10.0  # how long another process may keep SQLite's lock
SLOW_S = 0.002  # a commit that takes longer waits in a thread of the system, so that others are served meanwhile
LOOK_AGAIN = 50  # slow commits until it is looked whether they still are


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
    """`write(connection, items)` gives one outcome for each item, in order; it must not commit, and be harmless twice.

    The connection stays open between batches: opening one costs more than a small batch does.
    """

    def __init__(self, engine: Callable[[], Engine], write: Callable[[Connection, Sequence[T]], Sequence[R]]) -> None:
        self._engine, self._write = engine, write
        self._queue: deque[_Waiting[T, R]] = deque()
        self._lock = threading.Lock()
        self._wanted = threading.Event()
        self._thread: threading.Thread | None = None
        self._line: _Line | None = None

    def put(self, item: T) -> R:
        """Store one item; returns when it is safe on the disk."""
        waiting: _Waiting[T, R] = _Waiting(item)
        self._queue.append(waiting)
        if self._thread is None:
            self._start()
        self._wanted.set()
        if not waiting.done.acquire(timeout=PATIENCE_S) or waiting.error is not None:
            raise NotWritten from waiting.error
        return waiting.outcome  # type: ignore[return-value]

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._drain, name="answers", daemon=True)
                self._thread.start()

    def _drain(self) -> None:
        try:
            while True:
                self._wanted.wait()
                self._wanted.clear()
                while self._queue:
                    self._let_others_in()
                    self._store([self._queue.popleft() for _ in range(min(MOST, len(self._queue)))])
        finally:
            self._thread = None  # whoever comes next starts another

    def _let_others_in(self) -> None:
        """Whoever is ready to put something in does so now: no waiting, only no greed."""
        for _ in range(ROUNDS):
            before = len(self._queue)
            time.sleep(0)
            if len(self._queue) == before:
                return

    def _store(self, batch: list[_Waiting[T, R]]) -> None:
        try:
            outcomes = self._written([waiting.item for waiting in batch])
            for waiting, outcome in zip(batch, outcomes, strict=True):
                waiting.outcome = outcome
        except Exception as error:  # whoever waits is told, and the next batch is tried
            log.exception("a batch of %d was not written", len(batch))
            for waiting in batch:
                waiting.error = error
        for waiting in batch:
            waiting.done.release()

    def _written(self, items: list[T]) -> Sequence[R]:
        if self._line is not None:
            try:
                return self._line.written(self._write, items)
            except Exception:  # the line may have died since the last batch: once more, on a fresh one
                log.info("a batch is tried again", exc_info=True)
                self._line.drop()
        self._line = _Line(self._engine())
        try:
            return self._line.written(self._write, items)
        except Exception:
            self._line.drop()
            self._line = None
            raise


class _Line:
    """A connection that is kept, and how long its commits take."""

    def __init__(self, engine: Engine) -> None:
        self._connection, self._is_sqlite = engine.connect(), engine.dialect.name == "sqlite"
        driver: Any = self._connection.connection.driver_connection
        self._driver = driver
        self._commit_s, self._slow = 0.0, 0
        if self._is_sqlite:
            driver.execute("PRAGMA busy_timeout=1")  # the rest of the wait is ours, so that others are served

    def written[T, R](self, write: Callable[[Connection, Sequence[T]], Sequence[R]], items: Sequence[T]) -> Sequence[R]:
        with self._begun():
            outcomes = write(self._connection, items)
            if self._is_sqlite:
                self._commit()
        return outcomes

    def _begun(self) -> Any:
        until = time.monotonic() + LOCKED_S
        while True:
            try:
                return self._connection.begin()
            except OperationalError:
                if not self._is_sqlite or time.monotonic() > until:
                    raise
            time.sleep(0.003)

    def _commit(self) -> None:
        """Commit before SQLAlchemy would, which then finds nothing left to do."""
        served = hub() if self._commit_s > SLOW_S else None
        self._slow = self._slow + 1 if served else 0
        began = time.perf_counter()
        if served is None or self._slow % LOOK_AGAIN == 0:
            self._driver.commit()
        else:
            served.threadpool.apply(self._driver.commit)
        self._commit_s += 0.3 * (time.perf_counter() - began - self._commit_s)

    def drop(self) -> None:
        """Close it for good."""
        self._connection.invalidate()
        self._connection.close()
