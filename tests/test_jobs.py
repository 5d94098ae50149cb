"""Background jobs: done once, given again once when a worker dies, and never lost with the change that wanted them."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, select, update

from quizapp import jobs
from quizapp.adapters import clock, queue
from quizapp.adapters.queue import JobState
from quizapp.extensions import db
from tests import factories, people
from tests.conftest import NOON, make_app

DEAD = "another-machine:1"
TABLES = {"cards", "notes", "card_search_rows"}
PATIENCE = timedelta(seconds=15)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What a job named "probe" was asked to do; subject 13 breaks."""
    seen: list[tuple[str, int]] = []

    def run(subject_id: int, _save: Callable[[], None]) -> None:
        seen.append(("run", subject_id))
        if subject_id == 13:
            raise RuntimeError

    monkeypatch.setitem(jobs.JOBS, "probe", jobs.Job(run, lambda subject_id: seen.append(("fail", subject_id))))
    return seen


def _enqueue(subject_id: int = 7) -> int:
    job_id = queue.enqueue("probe", subject_id, now=NOON)
    db.session.commit()
    return job_id


def _row(job_id: int) -> tuple[str, int]:
    found = select(queue.jobs.c.state, queue.jobs.c.tries).where(queue.jobs.c.id == job_id)
    state, tries = db.session.execute(found).one()
    return state, tries


def _die(job_id: int, *, seconds_ago: int, tries: int = 1) -> None:
    seen = int((NOON - timedelta(seconds=seconds_ago)).timestamp())
    gone = {"state": JobState.RUNNING, "worker": DEAD, "seen_at": seen, "tries": tries}
    db.session.execute(update(queue.jobs).where(queue.jobs.c.id == job_id).values(gone))
    db.session.commit()


def test_a_job_is_done_once_however_often_it_is_nudged(app: Flask, calls: list) -> None:
    job_id = _enqueue()
    for _ in range(3):
        jobs.run(app, job_id)
    assert calls == [("run", 7)]
    assert _row(job_id) == (JobState.DONE, 1)


def test_a_change_that_is_rolled_back_wants_no_job(app: Flask, calls: list) -> None:
    queue.enqueue("probe", 7, now=NOON)
    db.session.rollback()
    assert jobs.run_waiting(app) == 0
    assert app.extensions["quizapp.queue"].huey.pending_count() == 0


def test_the_nudge_goes_out_with_the_commit(app: Flask, calls: list) -> None:
    queue.enqueue("probe", 7, now=NOON)
    huey = app.extensions["quizapp.queue"].huey
    before = huey.pending_count()
    db.session.commit()
    assert (before, huey.pending_count()) == (0, 1)
    huey.flush()


def test_what_carries_nudges_is_there_before_the_first_one() -> None:
    carrier = queue.make_memory_queue()
    assert "huey" not in vars(carrier)
    carrier.load_soon(0)
    until = time.monotonic() + 60
    while "_task" not in vars(carrier) and time.monotonic() < until:
        time.sleep(0.01)
    assert "huey" in vars(carrier)


def test_a_job_that_breaks_tells_the_person(app: Flask, calls: list) -> None:
    job_id = _enqueue(13)
    jobs.run(app, job_id)
    assert calls == [("run", 13), ("fail", 13)]
    assert _row(job_id) == (JobState.FAILED, 1)


def test_a_silent_workers_job_waits_again(app: Flask, calls: list, at: object) -> None:
    job_id = _enqueue()
    _die(job_id, seconds_ago=20)
    jobs.sweep(app)
    assert _row(job_id) == (JobState.WAITING, 1)
    assert jobs.run_waiting(app) == 1
    assert calls == [("run", 7)]


def test_a_worker_that_shows_life_keeps_its_job(app: Flask, at: object) -> None:
    job_id = _enqueue()
    _die(job_id, seconds_ago=5)
    jobs.sweep(app)
    assert _row(job_id) == (JobState.RUNNING, 1)


def test_a_process_that_has_the_number_of_a_dead_worker_is_not_that_worker(app: Flask, calls: list, at: object) -> None:
    job_id = _enqueue()
    before = f"{queue.worker_name().rpartition('.')[0]}.1"
    row = {"state": JobState.RUNNING, "worker": before, "seen_at": int(NOON.timestamp()), "tries": 1}
    db.session.execute(update(queue.jobs).where(queue.jobs.c.id == job_id).values(row))
    jobs.sweep(app)
    assert _row(job_id) == (JobState.WAITING, 1)


def test_a_job_cut_short_twice_has_failed(app: Flask, calls: list, at: object) -> None:
    job_id = _enqueue()
    _die(job_id, seconds_ago=20, tries=2)
    jobs.sweep(app)
    assert _row(job_id) == (JobState.FAILED, 2)
    assert calls == [("fail", 7)]


def test_two_workers_claim_a_job_once(app: Flask) -> None:
    job_id = _enqueue()
    assert [queue.claim(job_id, now=NOON) is not None for _ in range(2)] == [True, False]


def test_every_chore_is_a_job() -> None:
    assert set(jobs.CHORES) <= jobs.JOBS.keys()


def test_sqlite_is_told_how_large_its_tables_are(tmp_path: Path) -> None:
    """Without that a search among very many cards takes seconds; whoever is connected hears of it."""
    app = make_app(tmp_path)
    with app.app_context():
        factories.kept_cards(people.make("ana"), 3)
        db.session.commit()
        with db.engine.connect() as other:
            seen = [_of(other, "PRAGMA schema_version")]
            for _twice in range(2):
                job_id = queue.enqueue("measure_tables", 0, now=clock.now())
                db.session.commit()
                jobs.run(app, job_id)
                seen.append(_of(other, "PRAGMA schema_version"))
            told = {_of(other, f"SELECT tbl FROM sqlite_stat1 WHERE tbl = '{name}'") for name in TABLES}
        db.session.remove()
        db.engine.dispose()
    assert told == TABLES
    assert len(set(seen)) == 3


def _of(other: Connection, statement: str) -> Any:
    """One value, in a transaction of its own."""
    found = other.exec_driver_sql(statement).scalar()
    other.rollback()
    return found
