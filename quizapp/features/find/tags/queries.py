"""How many facts have each tag."""

from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import NoteTag


def counts(learner_id: int) -> list[tuple[str, int]]:
    """Every tag of the learner with the number of facts that have it."""
    mine = select(NoteTag.tag, func.count()).where(NoteTag.learner_id == learner_id).group_by(NoteTag.tag)
    return [(tag, number) for tag, number in db.session.execute(mine)]
