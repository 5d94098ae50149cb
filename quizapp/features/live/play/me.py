"""What one player may know of themself: what they answered, what it was worth, where they stand."""

from collections.abc import Sequence
from typing import Any

from quizapp.adapters import clock
from quizapp.core.live.game import DURING, Game, Phase
from quizapp.features.live import boards
from quizapp.features.live.pace import turning
from quizapp.features.live.play import results
from quizapp.features.live.queries import players
from quizapp.features.live.queries.games import Member
from quizapp.models import LiveItem, LivePlayer, LiveSession


def me(live: LiveSession, player: LivePlayer | Member, items: Sequence[LiveItem] | None = None) -> dict[str, Any]:
    """This player's own part of the state; whoever has the questions at hand gives them."""
    game = Game.of_document(live.state)
    view = results.named(live.version, player)
    if game.phase in DURING:
        answer = players.own_answer(live.id, player.id, game)
        return view | {"question": game.question, "take": game.take, "answer": answer}
    if game.phase is Phase.RUNNING:
        return view | turning.told(turning.here(live, player, clock.now(), items))
    if game.phase in boards.TELLING:
        return results.result(live, game, player)
    return view
