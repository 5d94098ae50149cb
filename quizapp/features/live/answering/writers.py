"""The writers of a process: each stores what many players send, in one transaction for as many as wait."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from flask import Flask
from sqlalchemy import Connection

from quizapp.adapters.group_commit import GroupCommit
from quizapp.extensions import db


class Writer[Item, Outcome](Protocol):
    """Stores one item and gives what is stored then."""

    def put(self, item: Item) -> Outcome: ...


class DirectWriter[Item, Outcome]:
    """Stores in the request's own transaction: for tests, whose database is one connection."""

    def __init__(self, write: Callable[[Connection, Sequence[Item]], list[Outcome]]) -> None:
        self._write = write

    def put(self, item: Item) -> Outcome:
        [outcome] = self._write(db.session.connection(), [item])
        db.session.commit()
        return outcome


def make_writer[Item, Outcome](
    app: Flask, write: Callable[[Connection, Sequence[Item]], list[Outcome]]
) -> Writer[Item, Outcome]:
    """The writer of this process, for one kind of item."""

    def engine() -> Any:
        with app.app_context():
            return db.engine

    return GroupCommit(engine, write)
