"""What SQLite wrote moves into the database's file beside the answers, and nothing waits for that."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gevent
import pytest
from sqlalchemy import Engine, create_engine, text

from quizapp.features.study.lane import checkpoint
from quizapp.features.study.lane.checkpoint import OFTEN, Checkpoint


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = create_engine(f"sqlite:///{tmp_path / 'some.db'}")
    with made.begin() as connection:
        connection.execute(text("PRAGMA journal_mode=WAL"))
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
    yield made
    made.dispose()


def _in_file(engine: Engine, folder: Path) -> list[tuple[int]]:
    """What the file holds without its log."""
    copy = folder / "copy.db"
    copy.write_bytes(Path(engine.url.database or "").read_bytes())
    with sqlite3.connect(copy) as connection:
        return connection.execute("SELECT n FROM t").fetchall()


@pytest.fixture
def moving(engine: Engine) -> Iterator[Checkpoint]:
    made = Checkpoint(lambda: engine)
    yield made
    made.close()


def test_what_is_committed_moves_while_somebody_writes(engine: Engine, moving: Checkpoint, tmp_path: Path) -> None:
    with engine.connect() as writer:
        writer.execute(text("INSERT INTO t VALUES (1)"))
        writer.commit()
        writer.execute(text("INSERT INTO t VALUES (2)"))
        moving.move(engine.url.database or "")
        assert _in_file(engine, tmp_path) == [(1,)]
        writer.commit()
        assert writer.execute(text("SELECT n FROM t")).fetchall() == [(1,), (2,)]


def test_a_database_that_is_away_is_left_alone(tmp_path: Path) -> None:
    moving = Checkpoint(lambda: create_engine("sqlite://"))
    moving.move(str(tmp_path / "some.db"))
    assert not [*tmp_path.iterdir()]


def test_it_moves_on_when_the_database_had_been_away(engine: Engine, moving: Checkpoint, tmp_path: Path) -> None:
    moving.move(str(tmp_path / "other.db"))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
    moving.move(engine.url.database or "")
    assert _in_file(engine, tmp_path) == [(1,)]


def test_its_connection_stays_open(engine: Engine, moving: Checkpoint) -> None:
    moving.move(engine.url.database or "")
    first = moving._own
    moving.move(engine.url.database or "")
    assert first is not None
    assert moving._own is first


@pytest.mark.parametrize(("answers", "moved"), [(OFTEN - 1, []), (OFTEN, [(1,)])])
def test_it_moves_now_and_then(
    engine: Engine, moving: Checkpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: int, moved: list[Any]
) -> None:
    monkeypatch.setattr(checkpoint, "hub", gevent.get_hub)  # as where gevent serves
    moving.move(engine.url.database or "")
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
        kept_open = engine.connect()  # or the last one to leave would move it
    for _ in range(answers):
        moving.wrote()
    gevent.get_hub().threadpool.join()
    found = _in_file(engine, tmp_path)
    kept_open.close()
    assert found == moved


def test_without_gevent_sqlite_does_it_by_itself(engine: Engine) -> None:
    counting = Checkpoint(lambda: engine)
    for _ in range(OFTEN):
        counting.wrote()
    assert counting._running is None
