"""Storing answers, many at a time: in one transaction each is judged by the game as it stands there, and kept once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from flask import Flask, current_app
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.adapters.group_commit import GroupCommit
from quizapp.core.live.game import Game, open_at, taken_ms
from quizapp.core.live.kinds import Given
from quizapp.extensions import db
from quizapp.features.live.queries import batch
from quizapp.features.live.queries.batch import Key
from quizapp.models import LiveAnswer

TABLE = LiveAnswer.__table__


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it arrived; `claimed_ms` is the phone's own word on the time it took."""

    live_id: int
    player_id: int
    question: int
    take: int
    given: Given
    received: datetime
    claimed_ms: int | None = None

    @property
    def key(self) -> Key:
        return self.live_id, self.question, self.take, self.player_id


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is stored for that question. `refused` says why nothing is: "late", "early", "gone"."""

    given: Given | None
    taken_ms: int = 0
    refused: str = ""


class Writer(Protocol):
    """Stores one answer and gives what is stored then."""

    def put(self, item: Sent) -> Recorded: ...


class DirectWriter:
    """Stores in the request's own transaction: for tests, whose database is one connection."""

    def put(self, item: Sent) -> Recorded:
        [outcome] = write(db.session.connection(), [item])
        db.session.commit()
        return outcome


def make_writer(app: Flask) -> Writer:
    """The writer of this process."""

    def engine() -> Any:
        with app.app_context():
            return db.engine

    return GroupCommit(engine, write)


def record(sent: Sent) -> Recorded:
    """Store an answer; returns when it is safe. The request's own transaction must be over."""
    writer: Writer = current_app.extensions["quizapp.answers"]
    return writer.put(sent)


def write(connection: Connection, items: Sequence[Sent]) -> list[Recorded]:
    """Judge and store a batch; what was stored before comes back instead."""
    games = {
        live_id: (Game.of_document(state), settings)
        for live_id, (state, settings) in batch.games(connection, (sent.live_id for sent in items)).items()
    }
    present = batch.present(connection, (sent.player_id for sent in items))
    verdicts = [_refusal(sent, games, present) for sent in items]
    _keep(connection, [sent for sent, refused in zip(items, verdicts, strict=True) if not refused], games)
    stored = batch.stored(connection, (sent.key for sent in items))
    return [_outcome(sent, refused, stored) for sent, refused in zip(items, verdicts, strict=True)]


Games = dict[int, tuple[Game, dict[str, Any]]]


def _refusal(sent: Sent, games: Games, present: dict[int, tuple[int, float]]) -> str:
    game, _settings = games.get(sent.live_id, (None, {}))
    live_id, extra = present.get(sent.player_id, (None, 1.0))
    if game is None or live_id != sent.live_id:
        return "gone"
    if (sent.question, sent.take) != (game.question, game.take):
        return "late" if sent.question <= game.asked else "early"
    if game.opens_at is not None and sent.received < game.opens_at:
        return "early"
    return "" if open_at(game, sent.received, extra=extra) else "late"


def _outcome(sent: Sent, refused: str, stored: dict[Key, tuple[Any, int]]) -> Recorded:
    """A retry after the end finds what was stored in time; only what is nowhere was refused."""
    if sent.key in stored and refused != "gone":
        return Recorded(*stored[sent.key])
    return Recorded(None, refused=refused)


def _keep(connection: Connection, accepted: Sequence[Sent], games: Games) -> None:
    first: dict[Key, dict[str, Any]] = {}
    last: dict[Key, dict[str, Any]] = {}
    for sent in accepted:
        game, settings = games[sent.live_id]
        row = _row(sent, game)
        if settings.get("last_wins"):
            if sent.key not in last or last[sent.key]["at"] <= row["at"]:
                last[sent.key] = row
        else:
            first.setdefault(sent.key, row)
    once, over = INSERTS[connection.dialect.name]
    if first:
        connection.execute(once, list(first.values()))
    if last:
        connection.execute(over, list(last.values()))


def _row(sent: Sent, game: Game) -> dict[str, Any]:
    names = dict(zip(("live_id", "question", "take", "player_id"), sent.key, strict=True))
    taken = taken_ms(game, sent.received, sent.claimed_ms)
    return names | {"given": sent.given, "taken_ms": taken, "at": sent.received}


def _overwriting(insert: Callable[..., Any]) -> Any:
    new = insert(TABLE)
    return new.on_conflict_do_update(
        index_elements=list(TABLE.primary_key),
        set_={name: new.excluded[name] for name in ("given", "taken_ms", "at")},
        where=TABLE.c.at <= new.excluded.at,
    )


def _statements(insert: Callable[..., Any]) -> tuple[Any, Any]:
    return insert(TABLE).on_conflict_do_nothing(), _overwriting(insert)


INSERTS = {"sqlite": _statements(sqlite.insert), "postgresql": _statements(postgresql.insert)}
