"""Reading fits, and whom to fit next."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, func, select

from quizapp.extensions import db
from quizapp.features.study.queries.log import STANDS, WAS_RATED, L
from quizapp.models import Entry, Parameters, User

HABITS = 20_000  # answers that habits are read from, the newest


def user(learner_id: int) -> User | None:
    """The learner of a job; none when they are gone."""
    return db.session.get(User, learner_id)


def newest(learner: int) -> Parameters | None:
    """The learner's newest fit, kept or not."""
    mine = select(Parameters).where(Parameters.learner_id == learner).order_by(Parameters.version.desc()).limit(1)
    return db.session.scalars(mine).first()


def in_use(learner: int) -> Parameters | None:
    """The fit that schedules; none while the usual parameters do."""
    kept = select(Parameters).where(Parameters.learner_id == learner, Parameters.is_kept)
    return db.session.scalars(kept.order_by(Parameters.version.desc()).limit(1)).first()


def last_row(learner: int) -> int:
    """The newest row of the learner's log."""
    return db.session.scalar(select(func.max(L.id)).where(L.learner_id == learner)) or 0


def habits(learner: int) -> Sequence[Row[Any]]:
    """The newest answers: phase before, rating, time taken."""
    wanted: Select[Any] = select(L.phase, L.rating, L.taken_ms)
    mine = wanted.where(L.learner_id == learner, STANDS, WAS_RATED, L.kind == Entry.ANSWER, L.taken_ms > 0)
    return db.session.execute(mine.order_by(L.at.desc()).limit(HABITS)).all()


def to_fit(*, seen_since: date, tried_before: datetime, quiet_since: datetime, answers: int) -> list[int]:
    """Learners who came lately, are not at it right now, and gave that many answers since their last fit, which is
    long enough ago.
    """
    tried = select(func.max(Parameters.fitted_at)).where(Parameters.learner_id == User.id).scalar_subquery()
    read = select(func.max(Parameters.last_row)).where(Parameters.learner_id == User.id).scalar_subquery()
    new = select(L.id).where(L.learner_id == User.id, L.id > func.coalesce(read, 0), WAS_RATED, STANDS).limit(answers)
    number = select(func.count()).select_from(new.correlate(User).subquery()).scalar_subquery()
    latest = select(func.max(L.at)).where(L.learner_id == User.id).scalar_subquery()
    rested = (func.coalesce(tried < tried_before, True), func.coalesce(latest < quiet_since, True))
    wanted = select(User.id).where(User.last_seen_on >= seen_since, *rested, number >= answers)
    return list(db.session.scalars(wanted.order_by(User.id)))
