"""Searches kept under a name, and steps over many cards."""

from sqlalchemy import select

from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.models import ManyChange, SavedSearch, User


def saved_searches(learner: User) -> list[SavedSearch]:
    """The learner's searches, by name."""
    mine = select(SavedSearch).where(SavedSearch.learner_id == learner.id)
    return sorted(db.session.scalars(mine), key=lambda saved: saved.name.casefold())


def own_saved(learner: User, saved_id: int) -> SavedSearch:
    """One of the learner's searches. Raises NotFound for a stranger's."""
    mine = select(SavedSearch).where(SavedSearch.id == saved_id, SavedSearch.learner_id == learner.id)
    found = db.session.scalar(mine)
    if found is None:
        raise NotFound
    return found


def saved_called(learner: User, name: str) -> SavedSearch | None:
    """The search of this name."""
    mine = select(SavedSearch).where(SavedSearch.learner_id == learner.id, SavedSearch.name == name)
    return db.session.scalar(mine)


def last_step(learner: User, *, lock: bool = False) -> ManyChange | None:
    """The newest step over many cards that can be taken back."""
    mine = select(ManyChange).where(ManyChange.learner_id == learner.id).order_by(ManyChange.id.desc()).limit(1)
    return db.session.scalar(mine.with_for_update() if lock else mine)


def steps_before(learner_id: int, keep: int) -> list[int]:
    """The numbers of the steps that are too old to be taken back, given how many to keep."""
    mine = select(ManyChange.id).where(ManyChange.learner_id == learner_id).order_by(ManyChange.id.desc())
    return list(db.session.scalars(mine.offset(keep)))
