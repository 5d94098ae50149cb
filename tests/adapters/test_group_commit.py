"""Many items in one transaction: each gets its own outcome, and a failure is told to all of its batch alone."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa

from quizapp.adapters.group_commit import GroupCommit, NotWritten


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'numbers.db'}")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE numbers (n INTEGER PRIMARY KEY)"))
    yield engine
    engine.dispose()


def test_all_at_once_are_stored_and_each_gets_its_own(engine: sa.Engine) -> None:
    sizes: list[int] = []

    def write(connection: sa.Connection, items: Sequence[int]) -> list[int]:
        sizes.append(len(items))
        connection.execute(sa.text("INSERT INTO numbers VALUES (:n)"), [{"n": n} for n in items])
        return [n * 2 for n in items]

    group: GroupCommit[int, int] = GroupCommit(lambda: engine, write)
    found: dict[int, int] = {}
    threads = [threading.Thread(target=lambda n=n: found.update({n: group.put(n)})) for n in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: n * 2 for n in range(50)}
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM numbers")).scalar() == sum(sizes) == 50


def test_a_failed_batch_is_told_and_the_next_one_is_stored(engine: sa.Engine) -> None:
    def write(connection: sa.Connection, items: Sequence[int]) -> list[int]:
        connection.execute(sa.text("INSERT INTO numbers VALUES (:n)"), [{"n": n} for n in items])
        return list(items)

    group: GroupCommit[int, int] = GroupCommit(lambda: engine, write)
    assert group.put(1) == 1
    with pytest.raises(NotWritten):
        group.put(1)
    assert group.put(2) == 2
