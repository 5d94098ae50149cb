"""Players: found by the token they hold, by their name in a game, or by the learner they are."""

from typing import Any

from sqlalchemy import func, select

from quizapp.core.errors import NotFound
from quizapp.core.live.game import Game
from quizapp.core.live.kinds import Given
from quizapp.extensions import db
from quizapp.models import LiveAnswer, LivePlayer, LiveSession


def player(live_id: int, player_id: int, token_hash: str) -> LivePlayer | None:
    """The player whose token this is."""
    return db.session.scalar(
        select(LivePlayer).where(
            LivePlayer.id == player_id, LivePlayer.live_id == live_id, LivePlayer.token_hash == token_hash
        )
    )


def player_of_game(live_id: int, player_id: int) -> LivePlayer | None:
    """A player of this game, for its host."""
    return db.session.scalar(select(LivePlayer).where(LivePlayer.id == player_id, LivePlayer.live_id == live_id))


def at_the_door(live_id: int, key: str) -> tuple[LiveSession, LivePlayer | None, int]:
    """The game, who joined it with this click, and how many ever joined, those sent out included."""
    number = select(func.count(LivePlayer.id)).where(LivePlayer.live_id == live_id).scalar_subquery()
    same = (LivePlayer.live_id == LiveSession.id) & (LivePlayer.request_key == key)
    door = select(LiveSession, LivePlayer, number).outerjoin(LivePlayer, same).where(LiveSession.id == live_id)
    found = db.session.execute(door.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise NotFound
    return found.LiveSession, found.LivePlayer, int(found[2])


def player_by_learner(live_id: int, learner_id: int) -> LivePlayer | None:
    """The learner's own place in this game."""
    return db.session.scalar(
        select(LivePlayer).where(LivePlayer.live_id == live_id, LivePlayer.learner_id == learner_id)
    )


def sent_out(live_id: int) -> list[LivePlayer]:
    """Who was sent out, in the order they came."""
    gone = select(LivePlayer).where(LivePlayer.live_id == live_id, LivePlayer.kicked.is_(True))
    return list(db.session.scalars(gone.order_by(LivePlayer.id)))


def folded_names(live_id: int) -> set[str]:
    """All names in a game, those sent out included."""
    return set(db.session.scalars(select(LivePlayer.folded).where(LivePlayer.live_id == live_id)))


def slowest_clock(live_id: int) -> float:
    """How much longer than usual the clock of anybody in the game runs."""
    present = select(func.max(LivePlayer.extra)).where(LivePlayer.live_id == live_id, LivePlayer.kicked.is_(False))
    return db.session.scalar(present) or 1.0


def team_sizes(live_id: int, teams: int) -> list[int]:
    """How many are in each team of a game."""
    present = select(LivePlayer.team, func.count()).where(LivePlayer.live_id == live_id, LivePlayer.kicked.is_(False))
    found = {int(team): int(number) for team, number in db.session.execute(present.group_by(LivePlayer.team))}
    return [found.get(team, 0) for team in range(1, teams + 1)]


def is_taken(live_id: int, folded: str) -> bool:
    """Whether somebody has this name, or had it before being sent out."""
    same = select(LivePlayer.id).where(LivePlayer.live_id == live_id, LivePlayer.folded == folded)
    return db.session.scalar(same) is not None


def token_hashes(live_id: int) -> dict[int, str]:
    """Player -> hash of their token, of everybody who was not sent out."""
    columns = select(LivePlayer.id, LivePlayer.token_hash)
    rows = db.session.execute(columns.where(LivePlayer.live_id == live_id, LivePlayer.kicked.is_(False)))
    return {row.id: row.token_hash for row in rows}


def own_answer(live_id: int, player_id: int, game: Game) -> Given | None:
    """What this player answered to the question at hand."""
    given: Any = db.session.scalar(
        select(LiveAnswer.given).where(
            LiveAnswer.live_id == live_id,
            LiveAnswer.question == game.question,
            LiveAnswer.take == game.take,
            LiveAnswer.player_id == player_id,
        )
    )
    return given
