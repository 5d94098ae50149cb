"""Turns of a game that everybody plays at their own speed: for the writer of a batch, for one player, for the board."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, and_, bindparam, func, select

from quizapp.core.live.kinds import Given
from quizapp.core.live.pace import Turn
from quizapp.core.live.scoring import Answered
from quizapp.extensions import db
from quizapp.features.study.queries.prepared import Prepared
from quizapp.models import LiveAnswer, LivePlayer, LiveTurn

CHUNK = 500  # bound parameters of one statement
COLUMNS = (LiveTurn.question, LiveTurn.opens_at, LiveTurn.rested_ms)
MINE = (LiveTurn.live_id == bindparam("live_id"), LiveTurn.player_id == bindparam("player_id"))
SAID = (LiveAnswer.question, LiveAnswer.given, LiveAnswer.taken_ms, LiveAnswer.extra)
OWN = (LiveAnswer.live_id == bindparam("live_id"), LiveAnswer.player_id == bindparam("player_id"))
_latest = Prepared(select(*COLUMNS).where(*MINE).order_by(LiveTurn.question.desc()).limit(1))
_answers = Prepared(select(*SAID).where(*OWN))


def turns_of(connection: Connection, player_ids: Iterable[int]) -> dict[int, dict[int, Turn]]:
    """Player -> question -> turn, of all these players, inside the writer's transaction."""
    found: dict[int, dict[int, Turn]] = defaultdict(dict)
    every = sorted(set(player_ids))
    for start in range(0, len(every), CHUNK):
        chunk = every[start : start + CHUNK]
        rows = connection.execute(select(LiveTurn.player_id, *COLUMNS).where(LiveTurn.player_id.in_(chunk)))
        for player, question, opens_at, rested_ms in rows:
            found[player][question] = Turn(question, opens_at, rested_ms)
    return found


def latest_turn(live_id: int, player_id: int) -> Turn | None:
    """Where this player is."""
    row = _latest.first({"live_id": live_id, "player_id": player_id})
    return Turn(*row) if row else None


def answers_by(live_id: int, player_id: int) -> list[Answered]:
    """What this player has answered so far."""
    return [
        Answered(player_id, question, _given(given), taken, extra)
        for question, given, taken, extra in _answers.all({"live_id": live_id, "player_id": player_id})
    ]


def _given(given: object) -> Given:
    return given  # type: ignore[return-value]


def furthest(live_id: int) -> dict[int, int]:
    """Player -> the question they are at, of those who have begun."""
    rows = db.session.execute(
        select(LiveTurn.player_id, func.max(LiveTurn.question))
        .where(LiveTurn.live_id == live_id)
        .group_by(LiveTurn.player_id)
    )
    return {int(player): int(question) for player, question in rows}


def answer_count(live_id: int) -> int:
    """How many answers there are in a game."""
    counted = select(func.count()).select_from(LiveAnswer)
    present = and_(LivePlayer.id == LiveAnswer.player_id, LivePlayer.kicked.is_(False))
    return db.session.scalar(counted.join(LivePlayer, present).where(LiveAnswer.live_id == live_id)) or 0
