"""The games that a host has led, page by page."""

from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import LiveItem, LivePlayer, LiveSession, User

PAGE = 50


def past_games(host: User, *, page: int = 1) -> tuple[list[tuple[LiveSession, int, int]], bool]:
    """(game, questions, players) of the host, the latest first, and whether there are more on the next page."""
    asked = select(func.count(LiveItem.id)).where(LiveItem.live_id == LiveSession.id).scalar_subquery()
    came = select(func.count(LivePlayer.id)).where(LivePlayer.live_id == LiveSession.id, LivePlayer.kicked.is_(False))
    mine = select(LiveSession, asked, came.scalar_subquery()).where(LiveSession.host_id == host.id)
    rows = db.session.execute(mine.order_by(LiveSession.id.desc()).offset(PAGE * (page - 1)).limit(PAGE + 1)).all()
    return [(live, questions, players) for live, questions, players in rows[:PAGE]], len(rows) > PAGE
