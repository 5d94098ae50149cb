"""Reading the steps of one device, and the rows that a step changed."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, func, select

from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.features.study.queries.queue import IS_BELOW
from quizapp.features.study.queries.tables import C, M, cards, decks, memories, review_log
from quizapp.models import CardKind, Entry, NoteTag, StudyStep, Where

WITHIN = timedelta(days=1)
MOST = 30  # steps that can be taken back one after the other
NEWEST = 64  # the answer that came last is among as many of the newest moments
L, T, S = review_log.c, NoteTag.__table__.c, StudyStep
CHUNK = 500
KEPT_OF_MEMORY = (
    "phase", "step", "stability", "difficulty", "due", "last_review", "interval_days", "lapses", "reviews",
    "last_day", "suspended", "buried_until", "flag",
)  # fmt: skip


def last_step(learner: int, device: str, now: datetime) -> StudyStep | None:
    """The newest step of this device that stands."""
    mine = (S.learner_id == learner, S.device == device, S.undone_no.is_(None), S.made_at >= now - WITHIN)
    return db.session.scalar(select(S).where(*mine).order_by(S.id.desc()).limit(1))


def last_answer(learner: int, device: str, now: datetime) -> Row[Any] | None:
    """The answer of this device that came last and stands, with the version its memory has now."""
    mine = (
        L.where == Where.STUDY, L.kind.in_((Entry.ANSWER, Entry.CRAM)), L.rating.is_not(None), L.undone_at.is_(None),
    )  # fmt: skip
    number = db.session.scalar(_last_to_come(learner, device, now, *mine))
    return None if number is None else log_row(learner, number)


def newest_row(learner: int, device: str, now: datetime) -> int:
    """The number of the row of the log that came last from this device; 0 when none did within a day."""
    return db.session.scalar(_last_to_come(learner, device, now)) or 0


def _last_to_come(learner: int, device: str, now: datetime, *mine: Any) -> Select[Any]:
    """A device sends its answers in their order. Their moments may be in another one: how long an answer was on its way
    cannot be known, so on a slow line it is late by that.
    """
    own = (L.learner_id == learner, L.device == device, L.at >= now - WITHIN, *mine)
    newest = select(L.id).where(*own).order_by(L.at.desc(), L.id.desc()).limit(NEWEST).subquery()
    return select(func.max(newest.c.id))


def undone(learner: int, device: str) -> Sequence[StudyStep]:
    """What this device took back, the last first."""
    mine = (S.learner_id == learner, S.device == device, S.undone_no.is_not(None))
    return db.session.scalars(select(S).where(*mine).order_by(S.undone_no.desc()).limit(MOST)).all()


def log_row(learner: int, log_id: int) -> Row[Any] | None:
    """A row of the learner's log with its memory."""
    same = (M.learner_id == L.learner_id) & (M.card_id == L.card_id)
    rows = select(review_log, M.id.label("memory_id"), M.reviews.label("reviews_now"), M.deck_id)
    return db.session.execute(
        rows.join_from(review_log, memories, same).where(L.learner_id == learner, L.id == log_id)
    ).first()


def of_card(learner: int, deck: int, card: int) -> Row[Any]:
    """The memory of a card in this deck or below it, to be changed. Raises NotFound for one not studied."""
    wanted: Select[Any] = select(
        M.id.label("memory_id"), M.learner_id, M.card_id, M.deck_id, *(M[name] for name in KEPT_OF_MEMORY), C.note_id
    )
    mine = (M.learner_id == learner, M.card_id == card, IS_BELOW, decks.c.learner_id == learner)
    joined = wanted.join_from(memories, cards, C.id == M.card_id).join(decks, decks.c.id == M.deck_id)
    place = {"learner_id": learner, "deck_id": deck}
    found = db.session.execute(joined.where(*mine).with_for_update(of=memories), place).first()
    if found is None:
        raise NotFound
    return found


def rows_now(learner: int, ids: Collection[int]) -> Iterable[Row[Any]]:
    """These memories as they are now, locked until the transaction ends."""
    numbers, wanted = sorted(ids), select(M.id, *(M[name] for name in KEPT_OF_MEMORY))
    for start in range(0, len(numbers), CHUNK):
        some = (M.learner_id == learner, M.id.in_(numbers[start : start + CHUNK]))
        yield from db.session.execute(wanted.where(*some).order_by(M.id).with_for_update(of=memories)).all()


def has_tag(learner: int, note: int, tag: str) -> bool:
    """Whether the note bears the tag."""
    mine = (T.learner_id == learner, T.note_id == note, T.tag == tag)
    return db.session.scalar(select(func.count()).select_from(NoteTag).where(*mine)) == 1


def accepted(learner: int, card: int) -> list[str] | None:
    """What else counts as right on a typed card of the learner's own, locked; None for any other card."""
    wanted = select(C.accept).join_from(cards, decks, decks.c.id == C.deck_id)
    mine = (C.id == card, C.kind == CardKind.TYPED, decks.c.learner_id == learner)
    found = db.session.execute(wanted.where(*mine).with_for_update(of=cards)).first()
    return None if found is None else list(found.accept)
