"""Coming into a game: one click joins once, a name stands for one player, and a token for as long as the game lasts."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy.exc import IntegrityError

from quizapp.adapters import queue
from quizapp.core.errors import Refused
from quizapp.core.live.game import OVER, Game
from quizapp.core.live.names import folded_name
from quizapp.extensions import db
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


def enter(
    live: LiveSession,
    name: str,
    *,
    learner: User | None,
    request_key: str,
    wants_time: bool,
    now: datetime,
    held: Holder | None = None,
) -> tuple[LivePlayer, str]:
    """Join a game; gives the player and their token. Whoever is in it already goes on as the same player: by the click,
    by the token their browser holds, or as the learner they are.

    Raises Refused("shut" | "full" | "kicked"), and what `name_for` raises.
    """
    known = players.player_by_key(live.id, request_key) or _by_token(live, held, learner)
    if known is None and learner is not None:
        known = players.player_by_learner(live.id, learner.id)
    if known is not None:
        if known.kicked:
            raise Refused("kicked")
        return known, _token(known)
    if not Game.of_document(live.state).doors:
        raise Refused("shut")
    if players.player_count(live.id) >= MOST_PLAYERS:
        raise Refused("full")
    team = next_team(live)
    shown = name_for(live, name)
    player = LivePlayer(
        live_id=live.id,
        learner_id=learner.id if learner else None,
        token_hash="",
        request_key=request_key,
        name=shown,
        folded=folded_name(shown),
        team=team,
        extra=MORE_TIME if wants_time else 1.0,
        joined_at=now,
    )
    return player, _stored(player)


def _by_token(live: LiveSession, held: Holder | None, learner: User | None) -> LivePlayer | None:
    """The player of the token that came along, sent out or not; not another learner's on a shared device."""
    if held is None or held.live_id != live.id:
        return None
    found = players.player(live.id, held.player_id, held.token_hash)
    is_others = found and learner and found.learner_id not in {None, learner.id}
    return None if is_others else found


def _stored(player: LivePlayer) -> str:
    try:
        with db.session.begin_nested():
            db.session.add(player)
    except IntegrityError as error:  # two of the same name at the same moment
        raise Refused("name_taken") from error
    return _token(player)


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


def _token(player: LivePlayer) -> str:
    """The player's token: the same however often it is made, so that another tab or device is the same player."""
    secret = _hash(f"{current_app.config['SECRET_KEY']}:{player.live_id}:{player.request_key}")[:24]
    token = str(signer(current_app.secret_key).dumps([player.live_id, player.id, secret]))
    player.token_hash = _hash(token)
    db.session.flush()
    return token


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
