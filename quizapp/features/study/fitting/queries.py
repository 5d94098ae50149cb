"""Reading fits, and whom to fit next."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select, text

from quizapp.adapters import queue
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.queries.log import STANDS, WAS_RATED, L
from quizapp.features.study.queries.tables import STUDIED, M, memories, review_log, with_options
from quizapp.features.study.states import FIELDS
from quizapp.models import Entry, Parameters, User, Where

# In the words of the partial index, else SQLite does not use it. Rescheduling that came with a package was not ours.
RESCHEDULED = text("review_log.kind = 'rescheduled'"), L.where != Where.IMPORT
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
    long enough ago. Whose fit is asked for already is none of them.
    """
    tried = select(func.max(Parameters.fitted_at)).where(Parameters.learner_id == User.id).scalar_subquery()
    read = select(func.max(Parameters.last_row)).where(Parameters.learner_id == User.id).scalar_subquery()
    new = select(L.id).where(L.learner_id == User.id, L.id > func.coalesce(read, 0), WAS_RATED, STANDS).limit(answers)
    number = select(func.count()).select_from(new.correlate(User).subquery()).scalar_subquery()
    latest = select(func.max(L.at)).where(L.learner_id == User.id).scalar_subquery()
    rested = (func.coalesce(tried < tried_before, True), func.coalesce(latest < quiet_since, True))
    asked = unfinished("fit_memory").where(queue.jobs.c.subject_id == User.id).correlate(User).exists()
    wanted = select(User.id).where(User.last_seen_on >= seen_since, *rested, number >= answers, ~asked)
    return list(db.session.scalars(wanted.order_by(User.id)))


def in_review(learner: int) -> Sequence[Row[Any]]:
    """The learner's cards in review that are not put aside: what is remembered, and their decks' options."""
    wanted: Select[Any] = select(M.card_id, *(M[name] for name in FIELDS)).select_from(memories)
    mine = with_options(wanted, M.deck_id).where(M.learner_id == learner, M.phase == Phase.REVIEW, STUDIED)
    return db.session.execute(mine.order_by(M.due, M.id)).all()


def of_batch(learner: int, answer_key: str) -> ColumnElement[bool]:
    """The rows of one rescheduling, by the key of any of them."""
    batch = answer_key.rpartition("-")[0] + "-"
    return and_(L.learner_id == learner, *RESCHEDULED, L.answer_key.startswith(batch, autoescape=True))


def rescheduled(learner: int, key: str) -> set[int]:
    """The cards that this press of the button has moved already."""
    return set(db.session.scalars(select(L.card_id).where(of_batch(learner, f"{key}-0"))))


def last_rescheduled(learner: int) -> Sequence[Row[Any]]:
    """The rows of the last rescheduling that stands."""
    newest = select(L.answer_key).where(L.learner_id == learner, *RESCHEDULED, STANDS)
    key = db.session.scalar(newest.order_by(L.at.desc(), L.id.desc()).limit(1))
    if key is None:
        return []
    wanted: Select[Any] = select(L.card_id, L.answer_key, L.before, L.interval_days)
    return db.session.execute(wanted.where(of_batch(learner, key), STANDS)).all()


def moved_by(learner: int, key: str) -> Sequence[Row[Any]]:
    """The rows of one rescheduling, with the memories as it left them; those that were answered meanwhile are none."""
    same = (M.learner_id == L.learner_id) & (M.card_id == L.card_id) & (M.interval_days == L.interval_days)
    wanted: Select[Any] = select(L.id, L.before, L.interval_days, M.id.label("memory_id"), M.due)
    mine = wanted.join_from(review_log, memories, same).where(of_batch(learner, f"{key}-0"))
    return db.session.execute(mine.order_by(L.id)).all()


def is_rescheduled(learner: int) -> bool:
    """Whether there is a rescheduling that can be taken back."""
    mine = (L.learner_id == learner, *RESCHEDULED, STANDS)
    return db.session.scalar(select(L.id).where(*mine).limit(1)) is not None


def is_large(learner: int, number: int) -> bool:
    """Whether the learner remembers something of more cards than this."""
    some = select(M.id).where(M.learner_id == learner, M.phase == Phase.REVIEW, STUDIED).limit(number + 1).subquery()
    return (db.session.scalar(select(func.count()).select_from(some)) or 0) > number


def unfinished(job: str) -> Select[Any]:
    """The jobs of this name that are asked for or being done, by their numbers."""
    jobs = queue.jobs.c
    states = jobs.state.in_((queue.JobState.WAITING, queue.JobState.RUNNING))
    return select(jobs.id).where(jobs.name == job, states)


def is_waiting(learner: int, job: str = "fit_memory") -> bool:
    """Whether such a job of this learner is asked for or being done."""
    return job_of(learner, job) is not None


def job_of(learner: int, job: str) -> int | None:
    """The oldest job of this name that is asked for or being done for a learner; it keeps its number when it is given
    out again.
    """
    mine = unfinished(job).where(queue.jobs.c.subject_id == learner)
    return db.session.scalar(mine.order_by(queue.jobs.c.id).limit(1))


def one_at_a_time(job: str) -> None:
    """Wait until no other worker is in the middle of a job of this name, up to its next commit."""
    db.session.execute(unfinished(job).order_by(queue.jobs.c.id).with_for_update())
