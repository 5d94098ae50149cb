"""Storing turns and answers where everybody plays at their own speed: judged by the clock of the turn, each kept once.

It keeps the promises that games led by a host keep, and stores as they do: many at a time, in one transaction.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.core.errors import Refused
from quizapp.core.live.game import Game
from quizapp.core.live.kinds import Given
from quizapp.core.live.pace import Turn, may_begin, refusal, time_taken
from quizapp.features.live.answering.writers import Writer
from quizapp.features.live.queries import turns
from quizapp.features.live.queries.batch import Batch, Key, Row
from quizapp.models import LiveTurn

TAKE = 1  # nothing is asked again
INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True, slots=True)
class Step:
    """A player comes to a question, or answers it (`given`); `seconds` is its time, 0 for none.

    `question` counts as this player meets them; `place` is the one they answer, as the game counts.
    """

    live_id: int
    player_id: int
    question: int
    received: datetime
    given: Given | None = None
    seconds: int = 0
    claimed_ms: int | None = None
    place: int = 0

    @property
    def key(self) -> Key:
        return self.live_id, self.place, TAKE, self.player_id


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored now: for an answer what was given, first of all. `refused` says why nothing is."""

    given: Given | None = None
    taken_ms: int = 0
    refused: str = ""


def record(step: Step) -> Kept:
    """Store a step; returns when it is safe. The request's own transaction must be over."""
    writer: Writer[Step, Kept] = current_app.extensions["quizapp.turns"]
    return writer.put(step)


def write(connection: Connection, steps: Sequence[Step]) -> list[Kept]:
    """Judge and store a batch in the order it came; what was stored before comes back instead."""
    batch = Batch(connection)
    states, present = batch.standing((step.live_id for step in steps), (step.player_id for step in steps))
    games = {live_id: Game.of_document(json.loads(state)) for live_id, (state, _settings) in states.items()}
    known = turns.turns_of(connection, (step.player_id for step in steps))
    verdicts: list[str] = []
    fresh: list[dict[str, Any]] = []
    answers: dict[Key, Row] = {}
    for step in steps:
        live_id, extra = present.get(step.player_id, (None, 1.0))
        game, mine = games.get(step.live_id), known[step.player_id]
        refused = "gone" if game is None or live_id != step.live_id else _refusal(step, game, mine, extra)
        verdicts.append(refused)
        if refused or game is None:
            continue
        if step.given is not None:
            answers.setdefault(step.key, _answer(step, game, mine[step.question], extra))
        elif step.question not in mine:
            mine[step.question] = Turn(step.question, step.received, game.rested_ms)
            fresh.append(_turn(step, game))
    _begin(connection, fresh)
    if answers:
        batch.keep_first(list(answers.values()))
    stored = batch.stored(step.key for step in steps if step.given is not None)
    return [_kept(step, refused, stored) for step, refused in zip(steps, verdicts, strict=True)]


def _refusal(step: Step, game: Game, mine: dict[int, Turn], extra: float) -> str:
    latest = max(mine, default=0)
    if step.given is not None:
        turn = mine.get(step.question)
        return refusal(game, turn, latest, received=step.received, seconds=step.seconds, extra=extra)
    if step.question in mine:
        return ""
    try:
        may_begin(game, step.question, latest)
    except Refused as error:
        return error.reason
    return ""


def _kept(step: Step, refused: str, stored: dict[Key, tuple[Any, int]]) -> Kept:
    """A retry finds what was stored in time; only what is nowhere was refused."""
    if step.given is not None and step.key in stored and refused != "gone":
        return Kept(*stored[step.key])
    return Kept(refused=refused)


def _answer(step: Step, game: Game, turn: Turn, extra: float) -> Row:
    return Row(step.key, step.given, time_taken(turn, game, step.received, step.claimed_ms), step.received, extra)


def _turn(step: Step, game: Game) -> dict[str, Any]:
    names = {name: getattr(step, name) for name in ("live_id", "player_id", "question")}
    return names | {"opens_at": step.received, "rested_ms": game.rested_ms}


def _begin(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        insert: Any = INSERT[connection.dialect.name]
        connection.execute(insert(LiveTurn).on_conflict_do_nothing(), rows)
