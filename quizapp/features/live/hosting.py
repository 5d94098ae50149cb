"""What the host changes in a game: its course, and who is in it."""

from datetime import datetime

from quizapp.adapters import queue
from quizapp.core.errors import NotFound, Stale
from quizapp.core.live.commands import EXTENSION_S, Command, advance
from quizapp.core.live.game import Game, Phase
from quizapp.extensions import db
from quizapp.features.live.learning import OVER
from quizapp.features.live.making import plan_of
from quizapp.features.live.queries import games, players
from quizapp.models import LiveSession, User


def act(
    host: User, live_id: int, command: Command, *, seen: int, now: datetime, seconds: int = EXTENSION_S
) -> LiveSession:
    """One press of the host. `seen` is how many presses their page knows of: a second window cannot press twice.

    Raises NotFound for a stranger, Stale for a page that is behind, Refused with the reason when it is not its time.
    """
    live = games.own_live(host, live_id, lock=True)
    before = Game.of_document(live.state)
    if before.presses != seen:
        raise Stale
    game = advance(before, command, now, plan=plan_of(live, games.items_of(live.id)), seconds=seconds)
    live.state, live.version = game.as_document(), live.version + 1
    if game.phase is Phase.CLOSED:
        live.ended_at = live.ended_at or now
    if game.phase in OVER:  # after a way back and on again there may be new answers
        queue.enqueue("give_answers", live.id, now=now)
    db.session.flush()
    return live


def kick(host: User, live_id: int, player_id: int) -> LiveSession:
    """Send somebody out and keep them out: neither their token nor their name comes in again."""
    live = games.own_live(host, live_id, lock=True)
    player = players.player_of_game(live_id, player_id)
    if player is None:
        raise NotFound
    if not player.kicked:
        player.kicked = True
        live.version += 1
    db.session.flush()
    return live
