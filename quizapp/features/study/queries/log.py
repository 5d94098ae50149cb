"""Reading the log of answers."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, String, and_, bindparam, case, func, select

from quizapp.core.memory.rating import Rating
from quizapp.extensions import db
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import (
    C,
    M,
    cards,
    learner_id,
    memories,
    parameters,
    review_log,
    users,
    with_options,
)
from quizapp.models import EndedSignIn, Entry, Where
from quizapp.models.base import Id, Moment

L, U = review_log.c, users.c
WAS_RATED = and_(L.rating.is_not(None), L.kind == Entry.ANSWER)
STANDS = L.undone_at.is_(None)

_KEPT = select(parameters.c["values"]).where(parameters.c.learner_id == U.id, parameters.c.is_kept)
FITTED = _KEPT.order_by(parameters.c.version.desc()).limit(1).correlate(users).scalar_subquery().label("fitted")
SETTINGS = (U.id, U.timezone, U.day_start, U.new_per_day, U.reviews_per_day, U.retention, FITTED)
_STATE = [
    M[name]
    for name in (
        "phase", "step", "stability", "difficulty", "due", "last_review", "interval_days", "lapses", "reviews",
        "last_day", "deck_id", "card_id", "suspended",
    )
]  # fmt: skip
CARD_ID = bindparam("card_id", type_=Id)
_MEMORY = select(M.id.label("memory_id"), *_STATE, C.kind, C.back, C.accept).join_from(
    memories, cards, C.id == M.card_id
)
_MINE = with_options(_MEMORY, M.deck_id).where(M.learner_id == learner_id, M.card_id == CARD_ID)
_ENDED = select(EndedSignIn.sign_in).where(EndedSignIn.sign_in == bindparam("sign_in", type_=String)).exists()
_OWNER = and_(U.id == M.learner_id, U.session_key == bindparam("session_key"), ~_ENDED)
MEMORY, LOCKED = Prepared(_MINE), Prepared(_MINE.with_for_update(of=memories))
VISIT = Prepared(_MINE.add_columns(*SETTINGS).join(users, _OWNER))
ANSWER = Prepared(select(review_log).where(L.learner_id == learner_id, L.answer_key == bindparam("answer_key")))
_UNDONE = select(L.before).where(L.learner_id == learner_id, L.card_id == CARD_ID, L.undone_at.is_not(None))
UNDONE = Prepared(_UNDONE.where(L.at <= bindparam("until", type_=Moment)))


class Summary(NamedTuple):
    """One day's study of a deck. `remembered` are the cards that were never forgotten that day."""

    answers: int
    cards: int
    remembered: int
    taken_ms: int


def memory(learner: int, card: int, *, lock: bool = False) -> Any:
    """What the learner remembers of a card, with what is needed to mark an answer; none for somebody else's card.

    `lock` keeps other writers away from the memory until the transaction ends.
    """
    return (LOCKED if lock else MEMORY).first({"learner_id": learner, "card_id": card})


def visit(learner: int, session_key: str, sign_in: str, *, card: int) -> Any:
    """The same as `memory`, with the settings of the learner, for whoever holds this session; none for anybody else,
    and none when this sign-in was ended.
    """
    return VISIT.first({"learner_id": learner, "session_key": session_key, "sign_in": sign_in, "card_id": card})


def answer_by_key(learner: int, answer_key: str) -> Any:
    """The log row of an answer that the page has sent before."""
    return ANSWER.first({"learner_id": learner, "answer_key": answer_key})


def was_taken_back(learner: int, card: int, version: int, *, until: datetime) -> bool:
    """Whether an answer of up to this moment made this version of the card, and was taken back since."""
    rows = UNDONE.all({"learner_id": learner, "card_id": card, "until": until})
    return any(row.before.get("reviews") == version - 1 for row in rows)


def rows_of(learner: int, card: int) -> Sequence[Row[Any]]:
    """Every row that stands on one card, oldest first: (rating, at, kind, interval_days, given, day)."""
    mine = (L.learner_id == learner, L.card_id == card, STANDS)
    wanted: Select[Any] = (
        select(L.rating, L.at, L.kind, L.interval_days, L.given, L.day).where(*mine).order_by(L.at, L.id)
    )
    return db.session.execute(wanted).all()


def summary(learner: int, ids: Collection[int], day: date, since: datetime) -> Summary:
    """The learner's study of these decks on one day: answers, cards, those never forgotten that day, time taken."""
    mine = (L.learner_id == learner, L.at >= since, L.day == day, L.where == Where.STUDY, WAS_RATED, STANDS)
    each = (
        select(func.count().label("answers"), func.sum(L.taken_ms).label("taken_ms"), func.min(L.rating).label("worst"))
        .join_from(review_log, memories, (M.learner_id == L.learner_id) & (M.card_id == L.card_id))
        .where(*mine, M.deck_id.in_(ids))
        .group_by(L.card_id)
        .subquery()
    )
    row = db.session.execute(
        select(
            func.coalesce(func.sum(each.c.answers), 0).label("answers"),
            func.count().label("cards"),
            func.count(case((each.c.worst > int(Rating.AGAIN), 1))).label("remembered"),
            func.coalesce(func.sum(each.c.taken_ms), 0).label("taken_ms"),
        ).select_from(each)
    ).one()
    return Summary(*map(int, row))
