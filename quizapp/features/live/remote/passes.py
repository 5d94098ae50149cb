"""What makes a phone the remote of a game: a link that works once and not for long, then a token of its own.

A later link makes another phone the remote, and the one before it stops being it.
"""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

from quizapp.core.errors import NotFound, Stale
from quizapp.extensions import db
from quizapp.features.live.queries import games
from quizapp.models import LiveSession

LINK_S = 15 * 60


def _links() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="live-remote-link")


def _tokens() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="live-remote")


def link_for(live: LiveSession) -> str:
    """What stands in the link for the next phone."""
    return str(_links().dumps([live.id, live.remotes]))


def offered(link: str, *, lock: bool = False) -> LiveSession:
    """The game that this link lets a phone lead. Raises Stale for a link that is old or was used."""
    try:
        live_id, remotes = _links().loads(link, max_age=LINK_S)
        live = games.live_by_id(int(live_id), lock=lock)
    except (BadSignature, ValueError, TypeError, NotFound) as error:
        raise Stale from error
    if live.remotes != remotes or live.ended_at is not None:
        raise Stale
    return live


def take(link: str) -> tuple[LiveSession, str]:
    """Make this phone the remote: the game and the phone's token. Raises Stale for a link that is old or was used."""
    live = offered(link, lock=True)
    live.remotes += 1
    db.session.flush()
    return live, str(_tokens().dumps([live.id, live.remotes]))


def live_of(live_id: int, token: str | None, *, lock: bool = False) -> LiveSession:
    """The game that this token is the remote of. Raises NotFound for any other, and for one that was replaced."""
    try:
        named, number = _tokens().loads(token or "")
    except (BadSignature, ValueError, TypeError) as error:
        raise NotFound from error
    if named != live_id:
        raise NotFound
    live = games.live_by_id(live_id, lock=lock)
    if live.remotes != number:
        raise NotFound
    return live
