"""All rows of live games that are one learner's own."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select

from quizapp.extensions import db
from quizapp.models import LiveAnswer, LiveItem, LivePlayer, LiveSession, User


def hosted(user: User) -> Sequence[LiveSession]:
    """The games the learner led, in order."""
    return db.session.scalars(select(LiveSession).where(LiveSession.host_id == user.id).order_by(LiveSession.id)).all()


def played(user: User) -> Sequence[Row[LivePlayer, LiveSession]]:
    """The learner's places in games, in order."""
    joined = select(LivePlayer, LiveSession).join(LiveSession, LiveSession.id == LivePlayer.live_id)
    return db.session.execute(joined.where(LivePlayer.learner_id == user.id).order_by(LivePlayer.id)).all()


def questions(live: LiveSession) -> Sequence[LiveItem]:
    """The questions of a game, in order."""
    return db.session.scalars(select(LiveItem).where(LiveItem.live_id == live.id).order_by(LiveItem.position)).all()


def members(live: LiveSession) -> Sequence[LivePlayer]:
    """Everybody who ever joined a game, in order."""
    return db.session.scalars(select(LivePlayer).where(LivePlayer.live_id == live.id).order_by(LivePlayer.id)).all()


def answers_in(live: LiveSession) -> list[dict[str, Any]]:
    """Every answer given in a game."""
    return _answers(LiveAnswer.live_id == live.id)


def answers_by(player: LivePlayer) -> list[dict[str, Any]]:
    """Every answer of one player."""
    return _answers(LiveAnswer.player_id == player.id)


def _answers(where: ColumnElement[bool]) -> list[dict[str, Any]]:
    wanted = select(LiveAnswer).where(where)
    order = (LiveAnswer.question, LiveAnswer.take, LiveAnswer.player_id)
    return [
        {name: getattr(answer, name) for name in ("player_id", "question", "take", "given", "taken_ms", "extra")}
        | {"at": answer.at.isoformat()}
        for answer in db.session.scalars(wanted.order_by(*order))
    ]


def keys_of(user: User) -> Select[str]:
    """The keys of the clicks that made this learner's games."""
    return select(LiveSession.request_key).where(LiveSession.host_id == user.id)


def games_of(user: User) -> Select[int]:
    """The games this learner plays in."""
    return select(LivePlayer.live_id).where(LivePlayer.learner_id == user.id)
