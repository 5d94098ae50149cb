"""What one player may know of themself: what they answered, what it was worth, where they stand."""

from typing import Any

from quizapp.adapters import clock
from quizapp.core.live.game import DURING, OVER, Game, Phase, Standings
from quizapp.core.live.scoring import Total
from quizapp.features.live import boards
from quizapp.features.live.making import manner_of
from quizapp.features.live.pace import turning
from quizapp.features.live.queries import players
from quizapp.features.live.queries.games import Member
from quizapp.models import LivePlayer, LiveSession


def me(live: LiveSession, player: LivePlayer | Member) -> dict[str, Any]:
    """This player's own part of the state."""
    game = Game.of_document(live.state)
    view: dict[str, Any] = {
        "v": live.version, "name": player.name, "extra": player.extra, "comes_back": player.learner_id is not None,
    }  # fmt: skip
    if player.team:
        view["team"] = player.team
    if game.phase in DURING:
        return view | {"question": game.question, "take": game.take} | _answered(live, player, game)
    if game.phase is Phase.RUNNING and isinstance(player, LivePlayer):
        return view | turning.told(live, player, clock.now())
    if game.phase in boards.TELLING:
        return view | _result(live, player, game)
    return view


def _answered(live: LiveSession, player: LivePlayer | Member, game: Game) -> dict[str, Any]:
    return {"answer": players.own_answer(live.id, player.id, game)}


def _result(live: LiveSession, player: LivePlayer | Member, game: Game) -> dict[str, Any]:
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
    if sees_place(live, game):
        view["place"] = board.places.get(player.id)
        for place, team, points in board.best_teams:
            if team == player.team:
                view |= {"team_place": place, "team_points": points, "teams": len(board.teams)}
    return view


def sees_place(live: LiveSession, game: Game) -> bool:
    """Whether players may know their places now: as the room does."""
    shown = manner_of(live).standings
    if shown is Standings.HIDDEN:
        return False
    return shown is Standings.EACH or game.phase is Phase.STANDINGS or game.phase in OVER
