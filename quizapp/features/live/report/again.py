"""Playing again what the class missed: a new game with copies of those questions, in one click."""

from datetime import datetime

from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.live.making import manner_of, open_room
from quizapp.features.live.queries import games
from quizapp.features.live.report.figures import report_of
from quizapp.models import LiveItem, LiveSession, User


def make_again(host: User, live_id: int, *, request_key: str, now: datetime) -> LiveSession:
    """Open a lobby with what was missed in this game, played in the same manner; a second click comes to the same one.

    Raises NotFound for a stranger, Refused("nothing_missed") when everything was right or nothing was asked.
    """
    before = games.own_live(host, live_id, lock=True)
    if made := games.live_by_key(host, request_key):
        return made
    missed = [one.item for one in report_of(before).missed]
    if not missed:
        raise Refused("nothing_missed")
    live = open_room(
        host.id, before.title, deck_id=before.deck_id, request_key=request_key, manner=manner_of(before), now=now
    )
    db.session.add_all(copied(live, place, item) for place, item in enumerate(missed, 1))
    db.session.flush()
    return live


def copied(live: LiveSession, place: int, item: LiveItem) -> LiveItem:
    """This question in another game."""
    names = ("card_id", "kind", "front", "options", "key", "factor", "seconds", "proof", "image")
    return LiveItem(live_id=live.id, position=place, **{name: getattr(item, name) for name in names})
