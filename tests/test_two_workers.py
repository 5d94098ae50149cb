"""Two real workers on one database: a job that holds its whole process up stays with its worker, a killed one's comes
back at once.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.adapters import clock, queue
from quizapp.adapters.queue import JobState
from quizapp.extensions import db, writes
from tests.conftest import empty_postgres, make_app

pytestmark = pytest.mark.slow
PATIENCE_S = 60
WORKER = """
import ctypes, os, sys
from quizapp import jobs
from quizapp.cli.serve import prepare

def hold(seconds, _save):
    with open(sys.argv[1], "a") as file:
        file.write(f"{os.getpid()}\\n")
    ctypes.PyDLL(None).usleep(seconds * 1_000_000)  # as the fit does: no other thread of this process runs meanwhile

jobs.JOBS["probe"] = jobs.Job(hold, lambda _subject: None)
jobs.CHORES = ()
jobs.work(prepare())
"""


@dataclass
class Pair:
    """The database, what each of two workers wrote when it began a job, and how to start them."""

    app: Flask
    begun: Path
    start: Callable[[str], Any]

    def ask(self, seconds: int) -> int:
        """Ask for a job that holds its worker up for so long; gives its number."""
        job_id = queue.enqueue("probe", seconds, now=clock.now())
        db.session.commit()
        return job_id

    def began(self) -> list[int]:
        """The processes that began a job."""
        return [int(line) for line in self.begun.read_text().split()] if self.begun.exists() else []

    def end_of(self, job_id: int) -> tuple[str, int]:
        """How it ended, and at which try."""
        looking = writes.set(False)  # a worker that is held up may hold the lock for writing as well
        try:
            return self._ended(job_id)
        finally:
            writes.reset(looking)

    def _ended(self, job_id: int) -> tuple[str, int]:
        row = queue.jobs.c
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            state, tries = db.session.execute(select(row.state, row.tries).where(row.id == job_id)).one()
            db.session.rollback()  # nobody waits for us
            if state in {JobState.DONE, JobState.FAILED}:
                return state, tries
            time.sleep(0.2)
        pytest.fail("the job did not end")


@pytest.fixture(params=["sqlite", "postgresql"])
def pair(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Pair]:
    url = empty_postgres(f"quizapp_pair_{worker_id}") if request.param == "postgresql" else ""
    app, begun, running = make_app(tmp_path, url), tmp_path / "begun", []

    def start(patience: str) -> None:
        own = {"QUIZAPP_INSTANCE": str(tmp_path), "DATABASE_URL": url, "QUIZAPP_JOB_PATIENCE": patience}
        command = [sys.executable, "-c", WORKER, str(begun)]
        running.extend(subprocess.Popen(command, env=os.environ | own) for _worker in range(2))

    with app.app_context():
        yield Pair(app, begun, start)
        for process in running:
            process.kill()
            process.wait()
        db.session.remove()
        db.engine.dispose()


def test_a_job_that_lets_no_sign_of_life_through_stays_with_its_worker(pair: Pair) -> None:
    jobs = [pair.ask(4), pair.ask(4)]  # both are busy, and each is free again at another moment
    pair.start("2")
    assert [pair.end_of(job) for job in jobs] == [(JobState.DONE, 1)] * 2
    assert len(pair.began()) == 2


def test_a_killed_worker_s_job_comes_back_however_patient_the_others_are(pair: Pair) -> None:
    job = pair.ask(4)
    pair.start("3600")
    until = time.monotonic() + PATIENCE_S
    while not pair.began() and time.monotonic() < until:
        time.sleep(0.1)
    [first] = pair.began()
    os.kill(first, signal.SIGKILL)
    killed = time.monotonic()
    assert pair.end_of(job) == (JobState.DONE, 2)
    assert len(set(pair.began())) == 2
    assert time.monotonic() - killed < 60  # not an hour
