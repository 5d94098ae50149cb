"""Storing answers, many at a time: in one transaction each is judged by the game as it stands there, and kept once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from flask import current_app
from sqlalchemy import Connection

from quizapp.core.live.game import Game, open_at, taken_ms
from quizapp.core.live.kinds import Given
from quizapp.features.live.answering.writers import Writer
from quizapp.features.live.queries.batch import Batch, Key, Row


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
    """What is stored for that question. `refused` says why nothing is: "late", "early", "paused", "gone"."""

    given: Given | None
    taken_ms: int = 0
    refused: str = ""


def record(sent: Sent) -> Recorded:
    """Store an answer; returns when it is safe. The request's own transaction must be over."""
    writer: Writer[Sent, Recorded] = current_app.extensions["quizapp.answers"]
    return writer.put(sent)


def write(connection: Connection, items: Sequence[Sent]) -> list[Recorded]:
    """Judge and store a batch; what was stored before comes back instead."""
    batch = Batch(connection)
    found, present = batch.standing((sent.live_id for sent in items), (sent.player_id for sent in items))
    games = {live_id: (_game(state), _settings(settings)) for live_id, (state, settings) in found.items()}
    verdicts = [_refusal(sent, games, present) for sent in items]
    kept = _keep(batch, [sent for sent, refused in zip(items, verdicts, strict=True) if not refused], games, present)
    unsure = [sent.key for sent in items if sent.key not in kept]
    stored = kept | batch.stored(unsure) if unsure else kept
    return [_outcome(sent, refused, stored) for sent, refused in zip(items, verdicts, strict=True)]


@lru_cache(maxsize=64)
def _game(state: str) -> Game:
    return Game.of_document(json.loads(state))


@lru_cache(maxsize=64)
def _settings(settings: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(settings)
    return found


Games = dict[int, tuple[Game, dict[str, Any]]]
Present = dict[int, tuple[int, float]]
Stored = dict[Key, tuple[Any, int]]


def _refusal(sent: Sent, games: Games, present: Present) -> str:
    game, _settings = games.get(sent.live_id, (None, {}))
    live_id, extra = present.get(sent.player_id, (None, 1.0))
    if game is None or live_id != sent.live_id:
        return "gone"
    if (sent.question, sent.take) != (game.question, game.take):
        return "late" if sent.question <= game.asked else "early"
    if game.opens_at is not None and sent.received < game.opens_at:
        return "early"
    if open_at(game, sent.received, extra=extra):
        return ""
    return "paused" if game.paused else "late"


def _outcome(sent: Sent, refused: str, stored: Stored) -> Recorded:
    """A retry after the end finds what was stored in time; only what is nowhere was refused."""
    if sent.key in stored and refused != "gone":
        return Recorded(*stored[sent.key])
    return Recorded(None, refused=refused)


def _keep(batch: Batch, accepted: Sequence[Sent], games: Games, present: Present) -> Stored:
    """Store what was accepted; gives what is certain to be stored now, without looking."""
    first: dict[Key, Row] = {}
    last: dict[Key, Row] = {}
    for sent in accepted:
        game, settings = games[sent.live_id]
        taken, extra = taken_ms(game, sent.received, sent.claimed_ms), present[sent.player_id][1]
        row = Row(sent.key, sent.given, taken, sent.received, extra)
        if not settings.get("last_wins"):
            first.setdefault(sent.key, row)
        elif sent.key not in last or last[sent.key].at <= row.at:
            last[sent.key] = row
    kept: Stored = {}
    for rows, keep in ((first, batch.keep_first), (last, batch.keep_last)):
        if rows and keep(list(rows.values())) == len(rows):
            kept |= {key: (row.given, row.taken_ms) for key, row in rows.items()}
    return kept
