"""Choosing cards, and reading a selection: its next card, and how many are left."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select, true

from quizapp.core.errors import NotFound
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.queries import tables
from quizapp.features.study.queries.queue import FACE
from quizapp.features.study.queries.tables import KEPT, C, M, cards, decks, memories, review_log
from quizapp.features.study.states import FIELDS
from quizapp.models import Entry, NoteTag, Selection, SelectionCard
from quizapp.models.find.plain import holds

L, P = review_log.c, SelectionCard
MOST_LOOKED_AT = 20_000
_DONE = and_(L.id == P.done_by, L.undone_at.is_(None))
PENDING = ~select(L.id).where(_DONE).correlate(SelectionCard).exists()


def decks_of(learner: int) -> Sequence[Row[Any]]:
    """The learner's decks by name."""
    wanted: Select[Any] = select(decks.c.id, decks.c.name).where(decks.c.learner_id == learner)
    return db.session.execute(wanted.order_by(decks.c.name)).all()


def unopened(learner: int, *which: ColumnElement[bool]) -> Sequence[int]:
    """The decks with chosen cards that have no memory yet."""
    joined = select(C.deck_id).distinct().join_from(tables.unopened, cards, C.id == tables.unopened.c.card_id)
    joined = joined.join(decks, decks.c.id == C.deck_id)
    return db.session.scalars(joined.where(decks.c.learner_id == learner, *which).order_by(C.deck_id)).all()


def chosen(learner: int, *which: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """The memories of chosen cards that may be asked at all."""
    wanted: Select[Any] = select(M.card_id, *(M[name] for name in FIELDS))
    joined = wanted.join_from(memories, cards, C.id == M.card_id)
    mine = (M.learner_id == learner, ~M.suspended, KEPT, *which)
    return db.session.execute(joined.where(*mine).order_by(M.due, M.id).limit(MOST_LOOKED_AT)).all()


def in_decks(numbers: Sequence[int]) -> ColumnElement[bool]:
    """Cards of these decks; of every deck for none."""
    return C.deck_id.in_(numbers) if numbers else true()


def tagged(learner: int, tag: str) -> ColumnElement[bool]:
    """Cards of notes with the tag, or one below it in the tree; capitals make no other tag."""
    every = db.session.scalars(select(NoteTag.tag).where(NoteTag.learner_id == learner).distinct())
    same = [one for one in every if f"{one}::".casefold().startswith(f"{tag}::".casefold())]
    return C.note_id.in_(select(NoteTag.note_id).where(NoteTag.learner_id == learner, NoteTag.tag.in_(same)))


def wordy(words: str) -> ColumnElement[bool]:
    """Cards that hold every one of the words in question or answer."""
    return and_(true(), *(holds(word, C.front, C.back) for word in words.split()))


def among(card_ids: Sequence[int]) -> ColumnElement[bool]:
    """These cards."""
    return C.id.in_(card_ids)


def forgotten(learner: int, since: datetime) -> ColumnElement[bool]:
    """Cards whose answer was Again since then (rule B7)."""
    again = (L.learner_id == learner, L.at >= since, L.rating == int(Rating.AGAIN), L.kind == Entry.ANSWER)
    return C.id.in_(select(L.card_id).where(*again, L.undone_at.is_(None)))


def due_between(start: datetime, end: datetime) -> ColumnElement[bool]:
    """Cards of whole days that fall due from one moment to another."""
    return and_(M.phase != Phase.NEW, M.interval_days >= 1, M.due >= start, M.due < end)


def own(learner: int, selection: int) -> Selection:
    """The learner's selection. Raises NotFound for a stranger's."""
    found = db.session.scalar(select(Selection).where(Selection.id == selection, Selection.learner_id == learner))
    if found is None:
        raise NotFound
    return found


def unfinished(learner: int) -> Sequence[Selection]:
    """Selections that wait to be gone on with, the newest first."""
    left = select(P.place).where(P.selection_id == Selection.id, PENDING).correlate(Selection).exists()
    mine = (Selection.learner_id == learner, Selection.ended_at.is_(None), left)
    return db.session.scalars(select(Selection).where(*mine).order_by(Selection.id.desc()).limit(10)).all()


def counts(selection: int) -> tuple[int, int]:
    """How many cards are left, and how many are done."""
    askable = _askable(selection)
    left = db.session.scalar(select(func.count()).select_from(askable.where(PENDING).subquery())) or 0
    every = db.session.scalar(select(func.count()).where(P.selection_id == selection)) or 0
    return left, every - left


def _askable(selection: int) -> Select[Any]:
    joined: Select[Any] = select(P.card_id).join_from(SelectionCard, memories, M.card_id == P.card_id)
    owner = select(Selection.learner_id).where(Selection.id == selection).scalar_subquery()
    return joined.join(cards, C.id == P.card_id).where(
        P.selection_id == selection, M.learner_id == owner, ~M.suspended, KEPT
    )


def next_face(learner: int, selection: int, left_out: Sequence[int] = (), *, limit: int = 1) -> Sequence[Row[Any]]:
    """The next cards in their order, with what the page needs to show them."""
    joined: Select[Any] = FACE.join(SelectionCard, and_(P.card_id == M.card_id, P.selection_id == selection))
    mine = (M.learner_id == learner, ~M.suspended, KEPT, PENDING, M.card_id.not_in(left_out))
    return db.session.execute(joined.where(*mine).order_by(P.place).limit(limit)).all()


def face(learner: int, selection: int, card: int) -> Row[Any] | None:
    """A certain card of the selection, done or not."""
    joined: Select[Any] = FACE.join(SelectionCard, and_(P.card_id == M.card_id, P.selection_id == selection))
    return db.session.execute(joined.where(M.learner_id == learner, M.card_id == card, KEPT)).first()


def place_of(learner: int, selection: int, card: int) -> int | None:
    """The place of a card in the learner's selection, if it has one."""
    wanted = select(P.place).join(Selection, Selection.id == P.selection_id)
    return db.session.scalar(
        wanted.where(Selection.learner_id == learner, P.selection_id == selection, P.card_id == card)
    )


def last_place(selection: int) -> int:
    """The place of the last card."""
    return db.session.scalar(select(func.max(P.place)).where(P.selection_id == selection)) or 0


def answers(selection: int) -> tuple[int, int, int]:
    """What was done so far: cards, of them remembered, and the time taken."""
    row = db.session.execute(
        select(func.count(), func.coalesce(func.sum(L.taken_ms), 0))
        .join_from(SelectionCard, review_log, _DONE)
        .where(P.selection_id == selection)
    ).one()
    return int(row[0]), int(row[0]), int(row[1])
