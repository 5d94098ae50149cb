"""What is each player's own once answers are told: written once for everybody, and sent with the frame of all."""

import json
from dataclasses import dataclass
from typing import Any

from quizapp.core.live.game import OVER, Game, Phase, Standings
from quizapp.core.live.scoring import Mark, Total
from quizapp.features.live import boards
from quizapp.features.live.boards import Board
from quizapp.features.live.making import manner_of
from quizapp.features.live.queries.games import Member
from quizapp.models import LivePlayer, LiveSession

written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
NOTHING, UNMARKED = Total(), Mark(0, 0)


def own_results(live: LiveSession) -> dict[int, str]:
    """Player -> their own part as one line of JSON, of everybody; nothing before answers are told."""
    game = Game.of_document(live.state)
    if game.phase not in boards.TELLING:
        return {}
    told = _told(live, game)
    return {player: _line(told, member) for player, member in told.board.members.items()}


def result(live: LiveSession, game: Game, player: LivePlayer | Member) -> dict[str, Any]:
    """The same for one player."""
    found: dict[str, Any] = json.loads(_line(_told(live, game), player))
    return found


def named(version: int, player: LivePlayer | Member) -> dict[str, Any]:
    """Who the player is, at any time."""
    view = {"v": version, "name": player.name, "extra": player.extra, "comes_back": player.learner_id is not None}
    return view | {"team": player.team} if player.team else view


@dataclass(frozen=True, slots=True)
class _Told:
    """What is the same for all, and how each team stands, as members of a JSON object."""

    version: int
    question: int
    board: Board
    common: str
    teams: dict[int, str]
    shows_places: bool


def _told(live: LiveSession, game: Game) -> _Told:
    board, shows = boards.board_of(live), _shows_places(live, game)
    teams = {
        team: f',"team_place":{place},"team_points":{points},"teams":{len(board.teams)}'
        for place, team, points in board.best_teams
    }
    common = f'"question":{game.question},"take":{game.take},"players":{len(board.members)}'
    common += f',"questions":{board.questions}'
    return _Told(live.version, game.question, board, common, teams if shows else {}, shows)


def _line(told: _Told, player: LivePlayer | Member) -> str:
    """Put together by hand: all wait for a thousand of these, and a writer of any JSON takes four times as long."""
    board = told.board
    total, answer = board.totals.get(player.id, NOTHING), board.answers.get(player.id)
    mark = total.marks.get(told.question, UNMARKED)
    place = board.places.get(player.id) if told.shows_places else None
    return (
        f'{{"v":{told.version},"name":{written(player.name)},"extra":{player.extra}'
        f',"comes_back":{"false" if player.learner_id is None else "true"}'
        f"{f',"team":{player.team}' if player.team else ''},{told.common}"
        f',"answer":{_given(answer.given) if answer else "null"}'
        f',"credit":{mark.credit},"points":{mark.points},"bonus":{mark.bonus}'
        f',"total":{total.points},"right":{total.right}'
        f"{f',"place":{place}' if place else ''}{told.teams.get(player.team, '')}}}"
    )


def _given(given: object) -> str:
    return f"[{given[0]}]" if isinstance(given, list) and len(given) == 1 else written(given)


def _shows_places(live: LiveSession, game: Game) -> bool:
    """Whether players may know their places now: as the room does."""
    shown = manner_of(live).standings
    if shown is Standings.HIDDEN:
        return False
    return shown is Standings.EACH or game.phase is Phase.STANDINGS or game.phase in OVER
