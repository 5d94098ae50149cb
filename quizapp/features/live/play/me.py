"""What one player may know of themself: what they answered, what it was worth, where they stand."""

from typing import Any

from quizapp.adapters import clock
from quizapp.core.live.game import DURING, Game, Phase
from quizapp.features.live import boards
from quizapp.features.live.pace import turning
from quizapp.features.live.play import results
from quizapp.features.live.queries import players
from quizapp.features.live.queries.games import Member
from quizapp.models import LivePlayer, LiveSession


def me(live: LiveSession, player: LivePlayer | Member) -> dict[str, Any]:
    """This player's own part of the state."""
    game = Game.of_document(live.state)
    view = results.named(live.version, player)
    if game.phase in DURING:
        answer = players.own_answer(live.id, player.id, game)
        return view | {"question": game.question, "take": game.take, "answer": answer}
    if game.phase is Phase.RUNNING and isinstance(player, LivePlayer):
        return view | turning.told(live, player, clock.now())
    if game.phase in boards.TELLING:
        return results.result(live, game, player)
    return view
