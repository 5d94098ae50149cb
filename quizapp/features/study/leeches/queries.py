"""Reading the leeches of a learner."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, literal, select

from quizapp.extensions import db
from quizapp.features.study.queries.tables import KEPT, C, M, articles, cards, decks, learner_id, memories
from quizapp.models import NoteTag
from quizapp.models.base import Id

LEECH = "leech"
AT_ONCE = 50
T = NoteTag.__table__.c


# The row that marks a card's note as a leech.
TAG_ROW = select(C.note_id, literal(LEECH), learner_id).where(C.id == bindparam("card_id", type_=Id))


def note_of(card: int) -> int:
    """The note of a card."""
    return db.session.scalar(select(C.note_id).where(C.id == card)) or 0


def leeches(learner: int, *, skip: int = 0) -> Sequence[Row[Any]]:
    """Kept cards of notes with the tag, those forgotten most often first; one more than fits a page, if there is."""
    wanted: Select[Any] = select(
        C.id.label("card_id"), C.deck_id, C.kind, C.front, C.back, M.lapses, M.suspended, C.note_id,
        decks.c.name.label("deck_name"), articles.c.language,
    )  # fmt: skip
    joined = (
        wanted.join_from(NoteTag, cards, C.note_id == T.note_id)
        .join(decks, decks.c.id == C.deck_id)
        .join(memories, (M.card_id == C.id) & (M.learner_id == learner))
        .outerjoin(articles, articles.c.id == decks.c.article_id)
    )
    mine = (T.learner_id == learner, T.tag == LEECH, KEPT, M.lapses > 0)
    rows = joined.where(*mine).order_by(M.suspended, M.lapses.desc(), C.id)
    return db.session.execute(rows.offset(skip).limit(AT_ONCE + 1)).all()


def number(learner: int) -> int:
    """How many notes are leeches, for a link."""
    mine = (T.learner_id == learner, T.tag == LEECH)
    return db.session.scalar(select(func.count()).select_from(NoteTag).where(*mine)) or 0
