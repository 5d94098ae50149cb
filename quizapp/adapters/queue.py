"""Background jobs: the row in `jobs`, written with the change that wants the job, is the truth; huey carries the nudge.

huey forgets a task the moment a worker takes it, so a killed worker would lose it. Here a worker shows signs of life in
the row, and a job whose worker has gone is given out once more.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from flask import current_app
from sqlalchemy import BigInteger, Column, Index, Integer, Row, String, Table, Text, event, insert, select, update
from sqlalchemy.orm import Session

from quizapp.extensions import db
from quizapp.settings import JOBS, Settings

if TYPE_CHECKING:
    from huey import Huey

LET_IN_S = 3.0  # who was in a live game comes back within this
DEAD = "dead"
TRIES = 2  # a job cut short runs once more, then it has failed


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


jobs = Table(
    "jobs",
    db.metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("name", String(40), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("state", String(20), nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("worker", String(120), nullable=True),
    Column("queued_at", BigInteger, nullable=False),  # seconds since 1970, so that both databases compare alike
    Column("seen_at", BigInteger, nullable=True),
    Column("error", Text, nullable=True),
    Index("ix_jobs_state", "state"),
)


class Queue(Protocol):
    """Tells workers that a job waits. A lost nudge is healed by the workers' own sweep."""

    def nudge(self, job_id: int) -> None: ...


class HueyQueue:
    """Nudges through huey, which the worker consumes. It is loaded when it is wanted, not while a server starts."""

    def __init__(self, make: Callable[[], Huey]) -> None:
        self._make = make
        self.run: Any = None  # set by the worker: what a nudge makes happen

    @cached_property
    def huey(self) -> Huey:
        """The list of nudges itself."""
        return self._make()

    @cached_property
    def _task(self) -> Any:
        return self.huey.task(name="job")(self._job)

    def _job(self, job_id: int) -> None:
        self.run(job_id)

    def nudge(self, job_id: int) -> None:
        self._task(job_id)

    def load_soon(self, wait_s: float = LET_IN_S) -> None:
        """Load huey when a server that has just started has let everybody in: not at a press that a room waits for."""
        timer = threading.Timer(wait_s, lambda: self._task)
        timer.daemon = True
        timer.start()

    def consumer(self, **options: Any) -> Any:
        """What takes nudges and runs jobs."""
        self._task  # noqa: B018  huey must know the task before one comes
        return self.huey.create_consumer(**options)


def make_queue(settings: Settings) -> HueyQueue:
    """The queue of these settings: Redis when there is one, else a file in the instance folder."""

    def make() -> Huey:
        from huey import RedisHuey, SqliteHuey

        if settings.redis_url:
            return RedisHuey("quizapp", url=settings.redis_url, results=False)
        file = Path(settings.instance) / JOBS
        return SqliteHuey("quizapp", filename=str(file), results=False, strict_fifo=True)

    return HueyQueue(make)


def make_memory_queue() -> HueyQueue:
    """A queue for tests: nudges stay in memory until somebody takes them."""

    def make() -> Huey:
        from huey import MemoryHuey

        return MemoryHuey("quizapp", results=False)

    return HueyQueue(make)


def enqueue(name: str, subject_id: int, *, now: datetime) -> int:
    """Ask for job `name` on a row, in the caller's transaction; workers hear of it after the commit. Returns its id."""
    row = {
        "name": name,
        "subject_id": subject_id,
        "state": JobState.WAITING,
        "tries": 0,
        "queued_at": int(now.timestamp()),
    }
    job_id = int(db.session.execute(insert(jobs).values(row).returning(jobs.c.id)).scalar_one())
    db.session.info.setdefault("nudges", []).append(job_id)
    return job_id


@event.listens_for(Session, "after_commit")
def _nudge(session: Session) -> None:
    for job_id in session.info.pop("nudges", ()):
        current_app.extensions["quizapp.queue"].nudge(job_id)


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop("nudges", None)


def worker_name() -> str:
    """This process, as written into the jobs it runs: its machine, its number, and when it began."""
    return f"{socket.gethostname()}:{os.getpid()}.{_began(os.getpid())}"


def _began(process: int) -> str:
    """When a process began, where the system tells: another may have its number by now. None of it when it is dead and
    only its parent has not looked yet.
    """
    try:
        state, *told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return ""
    return DEAD if state in {"Z", "X"} else told[18]


def claim(job_id: int, *, now: datetime) -> Row[Any] | None:
    """Take a waiting job for this process; None when another worker was first. The caller commits."""
    mine = {
        "state": JobState.RUNNING,
        "worker": worker_name(),
        "seen_at": int(now.timestamp()),
        "tries": jobs.c.tries + 1,
    }
    taken = update(jobs).where(jobs.c.id == job_id, jobs.c.state == JobState.WAITING).values(mine)
    return db.session.execute(taken.returning(jobs.c.name, jobs.c.subject_id)).one_or_none()


def finish(job_id: int, *, error: str | None = None) -> None:
    """Note how a job of this process ended. The caller commits."""
    state = JobState.FAILED if error else JobState.DONE
    db.session.execute(
        update(jobs).where(jobs.c.id == job_id, jobs.c.worker == worker_name()).values(state=state, error=error)
    )


def show_life(*, now: datetime) -> None:
    """Say that this process still works on its jobs. The caller commits."""
    mine = (jobs.c.state == JobState.RUNNING, jobs.c.worker == worker_name())
    db.session.execute(update(jobs).where(*mine).values(seen_at=int(now.timestamp())))


def orphans(*, now: datetime, patience: timedelta) -> list[Row[Any]]:
    """Running jobs whose worker is gone: a process of this machine that no longer exists, or one of another machine
    that is silent for longer than this patience.

    Silence says nothing of a process that we can see: a database that somebody holds lets no sign of life through.
    """
    here = f"{socket.gethostname()}:"
    running = db.session.execute(select(jobs).where(jobs.c.state == JobState.RUNNING))
    return [job for job in running if (
        not _lives(job.worker) if job.worker.startswith(here)
        else job.seen_at < int((now - patience).timestamp())
    )]  # fmt: skip


def _lives(worker: str) -> bool:
    number, _point, began = worker.rpartition(":")[2].partition(".")
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    seen = _began(int(number))
    return seen != DEAD and (not began or seen in {began, ""})


def give_again(job: Row[Any]) -> bool:
    """Put an orphan back in line; False when it has had its tries and is now failed. The caller commits."""
    again = job.tries < TRIES
    state = JobState.WAITING if again else JobState.FAILED
    same = (jobs.c.id == job.id, jobs.c.worker == job.worker, jobs.c.state == JobState.RUNNING)
    moved = db.session.execute(update(jobs).where(*same).values(state=state, worker=None).returning(jobs.c.id)).all()
    return bool(moved) and again


def waiting() -> list[int]:
    """Ids of all jobs that wait, oldest first."""
    return list(
        db.session.scalars(select(jobs.c.id).where(jobs.c.state == JobState.WAITING).order_by(jobs.c.id).limit(100))
    )
