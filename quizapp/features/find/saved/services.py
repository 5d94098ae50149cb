"""Keeping searches. Nothing here commits."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.find.queries import saved as queries
from quizapp.models import SavedSearch, User

MOST = 200


def keep(learner: User, name: str, words: str, *, now: datetime) -> SavedSearch:
    """Keep a search under a name; one of that name is replaced. Raises Refused("saved_many", limit=...)."""
    if there := queries.saved_called(learner, name):
        there.words = words
        db.session.flush()
        return there
    if len(queries.saved_searches(learner)) >= MOST:
        raise Refused("saved_many", limit=MOST)
    found = SavedSearch(learner_id=learner.id, name=name, words=words, created_at=now)
    try:
        with db.session.begin_nested():
            db.session.add(found)
            db.session.flush()
    except IntegrityError:  # the other tab was a moment faster
        return keep(learner, name, words, now=now)
    return found


def rename(learner: User, saved: SavedSearch, name: str) -> None:
    """Give a search another name. Raises Refused("saved_taken") when another has it."""
    other = queries.saved_called(learner, name)
    if other is not None and other.id != saved.id:
        raise Refused("saved_taken")
    saved.name = name
    db.session.flush()


def forget(saved: SavedSearch) -> None:
    """Let a search go."""
    db.session.delete(saved)
    db.session.flush()
