"""What one player may know of themself: what they answered, what it was worth, where they stand."""

from typing import Any

from quizapp.core.live.game import DURING, Game, Phase
from quizapp.core.live.scoring import Total
from quizapp.features.live import boards
from quizapp.features.live.making import manner_of
from quizapp.features.live.queries import players
from quizapp.models import LivePlayer, LiveSession


def me(live: LiveSession, player: LivePlayer) -> dict[str, Any]:
    """This player's own part of the state."""
    game = Game.of_document(live.state)
    view: dict[str, Any] = {
        "v": live.version, "name": player.name, "extra": player.extra, "comes_back": player.learner_id is not None,
    }  # fmt: skip
    if game.phase in DURING:
        return view | {"question": game.question, "take": game.take} | _answered(live, player, game)
    if game.phase in boards.TELLING:
        return view | _result(live, player, game)
    return view


def _answered(live: LiveSession, player: LivePlayer, game: Game) -> dict[str, Any]:
    return {"answer": players.own_answer(live.id, player.id, game)}


def _result(live: LiveSession, player: LivePlayer, game: Game) -> dict[str, Any]:
    board = boards.board_of(live)
    total = board.totals.get(player.id, Total())
    answer, mark = board.answers.get(player.id), total.marks.get(game.question)
    view: dict[str, Any] = {
        "question": game.question,
        "take": game.take,
        "answer": answer.given if answer else None,
        "credit": mark.credit if mark else 0,
        "points": mark.points if mark else 0,
        "bonus": mark.bonus if mark else 0,
        "total": total.points,
        "right": total.right,
        "players": len(board.members),
        "questions": board.questions,
    }
    if manner_of(live).standings.value == "each" or game.phase in {Phase.PODIUM, Phase.CLOSED}:
        view["place"] = board.places.get(player.id)
    return view
