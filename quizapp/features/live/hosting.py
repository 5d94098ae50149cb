"""What the host changes in a game: its course, and who is in it."""

from dataclasses import replace
from datetime import datetime

from quizapp.adapters import queue
from quizapp.core.errors import NotFound, Refused, Stale
from quizapp.core.live.commands import EXTENSION_S, Command, advance
from quizapp.core.live.game import OVER, Game, Phase
from quizapp.core.live.names import Names, folded_name
from quizapp.extensions import db
from quizapp.features.live.answering.questions import every
from quizapp.features.live.making import manner_of, plan_of
from quizapp.features.live.queries import games, players
from quizapp.models import LiveSession, User


def act(live: LiveSession, command: Command, *, seen: int, now: datetime, seconds: int = EXTENSION_S) -> LiveSession:
    """One press of whoever leads this game, which is locked for it. `seen` is how many presses their page knows of: a
    second window cannot press twice.

    Raises Stale for a page that is behind, Refused with the reason when it is not its time.
    """
    before = Game.of_document(live.state)
    if before.presses != seen:
        raise Stale
    game = advance(before, command, now, plan=plan_of(live, every(live.id).values()), seconds=seconds)
    put(live, game, now=now)
    db.session.flush()
    return live


def put(live: LiveSession, game: Game, *, now: datetime) -> None:
    """Where the game stands now; at its end its answers go into the players' reviews."""
    live.state, live.version = game.as_document(), live.version + 1
    if game.phase is Phase.CLOSED:
        live.ended_at = live.ended_at or now
    if game.phase in OVER:  # after a way back and on again there may be new answers
        queue.enqueue("give_answers", live.id, now=now)


def kick(host: User, live_id: int, player_id: int) -> LiveSession:
    """Send somebody out and keep them out: neither their token nor their name comes in again. A name of the host's
    list is free for whoever it belongs to.
    """
    live = games.own_live(host, live_id, lock=True)
    player = players.player_of_game(live_id, player_id)
    if player is None:
        raise NotFound
    if not player.kicked:
        player.kicked = True
        if manner_of(live).names is Names.LIST:
            player.folded = f"#{player.id}"
        live.version += 1
    db.session.flush()
    return live


def let_back(host: User, live_id: int, player_id: int) -> LiveSession:
    """Let somebody come in again who was sent out. Raises Refused("name_taken") when their name went to another."""
    live = games.own_live(host, live_id, lock=True)
    player = players.player_of_game(live_id, player_id)
    if player is None:
        raise NotFound
    folded = folded_name(player.name)
    if player.kicked:
        if player.folded != folded and players.is_taken(live_id, folded):
            raise Refused("name_taken")
        player.kicked, player.folded = False, folded
        live.version += 1
    db.session.flush()
    return live


def give_time(host: User, live_id: int, player_id: int, extra: float) -> LiveSession:
    """Let one player's clock run this many times as long, from this question on; `UNTIMED` takes it away."""
    live = games.own_live(host, live_id, lock=True)
    player = players.player_of_game(live_id, player_id)
    if player is None:
        raise NotFound
    if player.extra != extra:
        player.extra = extra
        db.session.flush()
        game = Game.of_document(live.state)
        live.state = replace(game, longest=players.slowest_clock(live.id)).as_document()
        live.version += 1
    db.session.flush()
    return live
