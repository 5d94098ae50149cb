"""Logs and memories of many cards at once."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, String, and_, cast, func, null, select, update

from quizapp.core.memory.engine.curve import Parameters
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import begun_before
from quizapp.core.memory.state import Phase, State
from quizapp.extensions import db
from quizapp.features.study.queries.log import STANDS, L
from quizapp.features.study.queries.tables import M, cards, memories, review_log, with_options
from quizapp.features.study.states import BROUGHT, FIELDS, from_document, is_state
from quizapp.models import Entry, User, Where
from quizapp.models.find.among import among

IS_BARE = and_(L.where == Where.IMPORT, cast(L.before, String).not_like('%"phase"%'))  # came with a package


def learners(*, after: int = 0, most: int | None = None) -> Sequence[User]:
    """Everybody who remembers something, or so many of those after this one."""
    some = select(M.id).where(M.learner_id == User.id).exists()
    return db.session.scalars(select(User).where(User.id > after, some).order_by(User.id).limit(most)).all()


def remembered(learner: int, *, after: int, limit: int) -> Sequence[Row[Any]]:
    """Memories that were asked at least once, with their decks' options, by card, from the card after this one."""
    wanted: Select[Any] = select(M.id.label("memory_id"), M.card_id, M.deck_id, *(M[name] for name in FIELDS), M.base)
    rows = with_options(wanted.select_from(memories), M.deck_id)
    mine = rows.where(M.learner_id == learner, M.card_id > after, M.reviews > 0)
    return db.session.execute(mine.order_by(M.card_id).limit(limit)).all()


def memories_of(learner: int, card_ids: Collection[int]) -> Mapping[int, Row[Any]]:
    """The memories of these cards, kept from other writers until the transaction ends."""
    wanted: Select[Any] = select(M.id.label("memory_id"), M.card_id, *(M[name] for name in FIELDS), M.base)
    rows = db.session.execute(wanted.where(M.learner_id == learner, M.card_id.in_(card_ids)).with_for_update()).all()
    return {row.card_id: row for row in rows}


def decks_of(card_ids: Collection[int]) -> Mapping[int, Row[Any]]:
    """The deck of each of these cards, with its options."""
    wanted: Select[Any] = select(cards.c.id, cards.c.deck_id).select_from(cards)
    rows = db.session.execute(with_options(wanted, cards.c.deck_id).where(cards.c.id.in_(card_ids)))
    return {row.id: row for row in rows}


def log_of(learner: int, card_ids: Collection[int], *, also_undone: bool = False) -> Sequence[Row[Any]]:
    """The log of these cards in the order of time: what each row tells, its key, and whether it was undone."""
    names = ("id", "card_id", "at", "rating", "kind", "answer_key", "undone_at", "interval_days", "given", "day",
             "phase")  # fmt: skip
    wanted: Select[Any] = select(*(L[name] for name in names), IS_BARE.label("is_bare"))
    mine = wanted.where(L.learner_id == learner, L.card_id.in_(card_ids))
    return db.session.execute((mine if also_undone else mine.where(STANDS)).order_by(L.at, L.id)).all()


def whole_rows(log_ids: Collection[int]) -> Sequence[Row[Any]]:
    """These rows with all their columns."""
    return db.session.execute(select(review_log).where(among(L.id, log_ids))).all()


def brought_rows(learner: int, card_ids: Collection[int]) -> Mapping[int, int]:
    """The last row of each of these logs that came with a package: what the card was then is told by no row of ours."""
    mine = (L.learner_id == learner, among(L.card_id, card_ids), STANDS, IS_BARE)
    number = func.row_number().over(partition_by=L.card_id, order_by=(L.at.desc(), L.id.desc())).label("number")
    rows = select(L.card_id, L.id, number).where(*mine).subquery()
    wanted: Select[Any] = select(rows.c.card_id, rows.c.id).where(rows.c.number == 1)
    return {row.card_id: row.id for row in db.session.execute(wanted)}


def states_before(log_ids: Collection[int]) -> Mapping[int, State]:
    """The state before each of these rows."""
    wanted: Select[Any] = select(L.id, L.before).where(among(L.id, log_ids))
    return {row.id: from_document(row.before) for row in db.session.execute(wanted) if is_state(row.before)}


def starts(learner: int, card_ids: Collection[int], parameters: Parameters) -> Mapping[int, State]:
    """The state before the first row of each of these logs, where the card was known already when it was written; where
    it came along and tells of first steps that did not, the state after the first row that led to a day (rule R3); and
    of cards that came along without a log the state they came with, unless their log reaches back beyond it.
    """
    number = func.row_number().over(partition_by=L.card_id, order_by=(L.at, L.id)).label("number")
    mine = (L.learner_id == learner, L.card_id.in_(card_ids), STANDS)
    names = ("card_id", "phase", "before", "at", "day", "rating", "interval_days", "kind")
    rows = select(*(L[name] for name in names), number).where(*mine).subquery()
    firsts = {row.card_id: row for row in db.session.execute(select(rows).where(rows.c.number == 1))}
    known = [row for row in firsts.values() if row.phase is not Phase.NEW and is_state(row.before)]
    found = _without_taken_out(learner, {row.card_id: row for row in known})
    lacking = {row.card_id: row for row in firsts.values() if _lacks_first_steps(row)}
    lacking |= _first_of_days(learner, lacking) if lacking else {}
    found |= {card: _begun(row, parameters) for card, row in lacking.items()}
    return found | {
        card: base
        for card, base in bases(learner, card_ids).items()
        if card not in firsts or base.last_review is None or firsts[card].at > base.last_review
    }


def _without_taken_out(learner: int, firsts: Mapping[int, Row[Any]]) -> dict[int, State]:
    """The states before these rows, but for answers that led to them and were taken out of the log from before them."""
    found = {card: from_document(row.before) for card, row in firsts.items()}
    wanted: Select[Any] = select(L.card_id, L.at, L.before)
    mine = (L.learner_id == learner, L.card_id.in_(found), L.undone_at.is_not(None))
    for row in db.session.execute(wanted.where(*mine).order_by(L.at.desc(), L.id.desc())) if found else ():
        led = found[row.card_id].reviews
        if row.at <= firsts[row.card_id].at and is_state(row.before) and row.before["reviews"] == led - 1:
            found[row.card_id] = from_document(row.before)
    return found


def _first_of_days(learner: int, card_ids: Collection[int]) -> dict[int, Row[Any]]:
    """The first row of each of these logs that came along and led to a day or more."""
    names = ("card_id", "before", "at", "day", "rating", "interval_days")
    told = (L.kind == Entry.ANSWER, L.rating.is_not(None), L.interval_days > 0, L.where == Where.IMPORT, STANDS)
    mine = select(*(L[name] for name in names)).where(L.learner_id == learner, among(L.card_id, card_ids), *told)
    rows = db.session.execute(mine.order_by(L.at.desc(), L.id.desc())).all()
    return {row.card_id: row for row in rows if BROUGHT in row.before}


def _lacks_first_steps(row: Row[Any]) -> bool:
    is_answer = row.kind is Entry.ANSWER and bool(row.rating)
    return is_answer and row.phase in (Phase.REVIEW, Phase.RELEARNING) and BROUGHT in row.before


def _begun(row: Row[Any], parameters: Parameters) -> State:
    told = {"day": row.day, "interval_days": row.interval_days, "factor": row.before[BROUGHT][0]}
    return begun_before(Rating(row.rating), row.at, **told, parameters=parameters)


def bases(learner: int, card_ids: Collection[int]) -> Mapping[int, State]:
    """The states of these cards that came along without a log."""
    wanted: Select[Any] = select(M.card_id, M.base)
    rows = db.session.execute(wanted.where(M.learner_id == learner, M.card_id.in_(card_ids), M.base.is_not(None)))
    return {row.card_id: from_document(row.base) for row in rows}


def set_base(learner: int, card: int, base: Mapping[str, Any] | None) -> None:
    """Let the card's log begin with this state."""
    change = update(memories).where(M.learner_id == learner, M.card_id == card)
    db.session.execute(change.values(base=null() if base is None else dict(base)))


def answers(learner: int) -> Sequence[Row[Any]]:
    """What fitting reads of a whole log: answers that stand, and resets."""
    wanted: Select[Any] = select(L.card_id, L.at, L.day, L.rating, L.phase, L.kind)
    kinds = L.kind.in_((Entry.ANSWER, Entry.RESET))
    return db.session.execute(wanted.where(L.learner_id == learner, STANDS, kinds).order_by(L.id)).all()
