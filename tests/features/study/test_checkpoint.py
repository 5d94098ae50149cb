"""What SQLite wrote moves into the database's file beside the answers, and nothing waits for that."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import gevent
import pytest
from sqlalchemy import Engine, create_engine, text

from quizapp.features.study.lane import checkpoint
from quizapp.features.study.lane.checkpoint import OFTEN, Checkpoint, move


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


def test_what_is_committed_moves_while_somebody_writes(engine: Engine, tmp_path: Path) -> None:
    with engine.connect() as writer:
        writer.execute(text("INSERT INTO t VALUES (1)"))
        writer.commit()
        writer.execute(text("INSERT INTO t VALUES (2)"))
        move(engine.url.database or "")
        assert _in_file(engine, tmp_path) == [(1,)]
        writer.commit()
        assert writer.execute(text("SELECT n FROM t")).fetchall() == [(1,), (2,)]


def test_a_database_that_is_away_is_left_alone(tmp_path: Path) -> None:
    move(str(tmp_path / "some.db"))
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(("answers", "moved"), [(OFTEN - 1, []), (OFTEN, [(1,)])])
def test_it_moves_now_and_then(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: int, moved: list[tuple[int]]
) -> None:
    monkeypatch.setattr(checkpoint, "hub", gevent.get_hub)  # as where gevent serves
    move(engine.url.database or "")
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
        kept_open = engine.connect()  # or the last one to leave would move it
    counting = Checkpoint(lambda: engine)
    for _ in range(answers):
        counting.wrote()
    gevent.get_hub().threadpool.join()
    found = _in_file(engine, tmp_path)
    kept_open.close()
    assert found == moved


def test_without_gevent_sqlite_does_it_by_itself(engine: Engine) -> None:
    counting = Checkpoint(lambda: engine)
    for _ in range(OFTEN):
        counting.wrote()
    assert counting._running is None
