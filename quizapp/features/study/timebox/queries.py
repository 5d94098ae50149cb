"""Reading what was done in a set time."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, func, select

from quizapp.core.memory.rating import Rating
from quizapp.extensions import db
from quizapp.features.study.queries.tables import review_log
from quizapp.models import Entry, Where

L = review_log.c


class Stretch(NamedTuple):
    """Answers given in a time, the cards they were about, and how many were recalled (rule B7)."""

    answers: int
    cards: int
    recalled: int


def since(learner: int, start: datetime) -> Stretch:
    """What this learner answered while studying since then, practice too."""
    mine = (
        L.learner_id == learner, L.at >= start, L.where == Where.STUDY, L.undone_at.is_(None),
        L.rating.is_not(None), L.kind.in_((Entry.ANSWER, Entry.CRAM)),
    )  # fmt: skip
    recalled = func.count(case((L.rating > int(Rating.AGAIN), 1)))
    row = db.session.execute(select(func.count(), func.count(L.card_id.distinct()), recalled).where(*mine)).one()
    return Stretch(*map(int, row))
