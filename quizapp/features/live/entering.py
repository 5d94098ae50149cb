"""Coming into a game: one click joins once, a name stands for one player, and a token for as long as the game lasts."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from quizapp.adapters import queue
from quizapp.adapters.together import Together
from quizapp.core.errors import Refused
from quizapp.core.live.game import OVER, Game
from quizapp.core.live.names import folded_name
from quizapp.extensions import db, writes
from quizapp.features.live.people.naming import name_for
from quizapp.features.live.people.teams import next_team
from quizapp.features.live.queries import games, players
from quizapp.models import LivePlayer, LiveSession, User

MOST_PLAYERS = 5_000
MORE_TIME = 1.5


@dataclass(frozen=True, slots=True)
class Holder:
    """What a token says: who somebody is in which game."""

    live_id: int
    player_id: int
    token_hash: str


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody at the door: of which game, under what name, by which click, and who they are already."""

    live_id: int
    name: str
    request_key: str
    wants_time: bool = False
    learner_id: int | None = None
    held: Holder | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A player who is in, and the token they keep."""

    name: str
    folded: str
    token: str


def together() -> Together[Any]:
    """What lets those in who come at the same moment, with one commit."""
    return Together(_opened, lambda session: session.begin_nested(), lambda _session: SQLAlchemyError)


@contextmanager
def _opened() -> Iterator[Any]:
    token = writes.set(True)
    try:
        yield db.session
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        writes.reset(token)


def enter(knock: Knock, *, now: datetime) -> Entered:
    """Join a game. Whoever is in it already goes on as the same player: by the click, by the token their browser holds,
    or as the learner they are.

    Raises Refused("shut" | "full" | "kicked"), and what `name_for` raises.
    """
    live, known, present = players.at_the_door(knock.live_id, knock.request_key)
    known = known or _by_token(knock)
    if known is None and knock.learner_id is not None:
        known = players.player_by_learner(knock.live_id, knock.learner_id)
    if known is not None:
        if known.kicked:
            raise Refused("kicked")
        return _entered(known)
    if not Game.of_document(live.state).doors:
        raise Refused("shut")
    if present >= MOST_PLAYERS:
        raise Refused("full")
    team = next_team(live)
    shown = name_for(live, knock.name)
    row: dict[str, Any] = {
        "live_id": live.id,
        "learner_id": knock.learner_id,
        "token_hash": "",
        "request_key": knock.request_key,
        "name": shown,
        "folded": folded_name(shown),
        "team": team,
        "extra": MORE_TIME if knock.wants_time else 1.0,
        "joined_at": now,
    }
    return Entered(shown, row["folded"], _stored(row))


def _by_token(knock: Knock) -> LivePlayer | None:
    """The player of the token that came along, sent out or not; not another learner's on a shared device."""
    if knock.held is None or knock.held.live_id != knock.live_id:
        return None
    found = players.player(knock.live_id, knock.held.player_id, knock.held.token_hash)
    is_others = found and knock.learner_id and found.learner_id not in {None, knock.learner_id}
    return None if is_others else found


def _stored(row: dict[str, Any]) -> str:
    """Make the player of this row, by plain statements: a thousand may wait at the door. Gives their token."""
    table: Any = LivePlayer.__table__
    try:
        player_id = db.session.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
    except IntegrityError as error:  # two of the same name at the same moment, in two processes
        raise Refused("name_taken") from error
    token = _token(row["live_id"], player_id, row["request_key"])
    db.session.execute(update(table).where(table.c.id == player_id).values(token_hash=_hash(token)))
    return token


def _entered(player: LivePlayer) -> Entered:
    token = _token(player.live_id, player.id, player.request_key)
    player.token_hash = _hash(token)
    return Entered(player.name, player.folded, token)


def claim(live: LiveSession, player: LivePlayer, learner: User, *, now: datetime) -> None:
    """Make a player without an account this learner's, so that the answers go into their reviews, once.

    Raises Refused("claimed" | "played_twice").
    """
    if player.learner_id not in {None, learner.id}:
        raise Refused("claimed")
    other = players.player_by_learner(live.id, learner.id)
    if other is not None and other.id != player.id:
        raise Refused("played_twice")
    try:
        with db.session.begin_nested():
            player.learner_id = learner.id
    except IntegrityError as error:  # twice at the same moment
        raise Refused("played_twice") from error
    if Game.of_document(live.state).phase in OVER:
        queue.enqueue("give_answers", live.id, now=now)
    db.session.flush()


def signer(secret_key: object) -> URLSafeSerializer:
    """Signs tokens, and knows its own."""
    return URLSafeSerializer(str(secret_key), salt="live-player")


def _token(live_id: int, player_id: int, request_key: str) -> str:
    """The player's token: the same however often it is made, so that another tab or device is the same player."""
    secret = _hash(f"{current_app.config['SECRET_KEY']}:{live_id}:{request_key}")[:24]
    return str(signer(current_app.secret_key).dumps([live_id, player_id, secret]))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def holder(token: str | None, known: URLSafeSerializer | None = None) -> Holder | None:
    """Whom a token names, by our own signature alone: no database is asked."""
    try:
        live_id, player_id, _secret = (known or signer(current_app.secret_key)).loads(token or "")
    except (BadSignature, ValueError, TypeError):
        return None
    return Holder(live_id, player_id, _hash(token or ""))


def player_of(found: Holder) -> LivePlayer | None:
    """The player of a token, if they may still play."""
    player = players.player(found.live_id, found.player_id, found.token_hash)
    return None if player is None or player.kicked else player


def live_of(found: Holder) -> LiveSession:
    """The game of a token."""
    return games.live_by_id(found.live_id)
