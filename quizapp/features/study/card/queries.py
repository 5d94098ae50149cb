"""Reading everything about one card of a learner."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select

from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.features.study.queries.tables import C, M, articles, cards, decks, memories, notes, review_log
from quizapp.models import NoteTag

L, T = review_log.c, NoteTag.__table__.c
MOST_ROWS = 1_000  # of the history on one page
STATE = (
    "phase",
    "step",
    "stability",
    "difficulty",
    "due",
    "last_review",
    "interval_days",
    "lapses",
    "reviews",
    "last_day",
)
OWN = ("suspended", "buried_until", "flag")
LOGGED = (
    "id",
    "at",
    "day",
    "kind",
    "where",
    "rating",
    "proposed",
    "given",
    "taken_ms",
    "interval_days",
    "undone_at",
    "before",
)


def card(learner: int, deck: int, card_id: int) -> Row[Any]:
    """The card with its note, deck and article, and what the learner remembers (columns of None before it is opened).

    Raises NotFound for a card of somebody else, or of another deck.
    """
    wanted: Select[Any] = select(
        M.id.label("memory_id"),
        *(M[name] for name in STATE + OWN),
        *(
            C[name]
            for name in ("id", "note_id", "deck_id", "kind", "front", "back", "accept", "created_at", "standing")
        ),
        decks.c.name.label("deck_name"),
        articles.c.id.label("article_id"),
        articles.c.title.label("article_title"),
        articles.c.language,
        notes.c.sentence,
    )
    mine = (C.id == card_id, C.deck_id == deck, decks.c.learner_id == learner)
    joined = (
        wanted.join_from(cards, decks, decks.c.id == C.deck_id)
        .join(notes, notes.c.id == C.note_id)
        .outerjoin(memories, (M.card_id == C.id) & (M.learner_id == learner))
        .outerjoin(articles, articles.c.id == decks.c.article_id)
    )
    found = db.session.execute(joined.where(*mine)).first()
    if found is None:
        raise NotFound
    return found


def history(learner: int, card_id: int) -> Sequence[Row[Any]]:
    """The log of a card, oldest first, those taken back too; of a very long one the newest rows."""
    wanted: Select[Any] = select(*(L[name] for name in LOGGED)).where(L.learner_id == learner, L.card_id == card_id)
    newest = wanted.order_by(L.at.desc(), L.id.desc()).limit(MOST_ROWS)
    return db.session.execute(newest).all()[::-1]


def rows_in_log(learner: int, card_id: int) -> int:
    """How many rows the log holds for a card."""
    mine = (L.learner_id == learner, L.card_id == card_id)
    return db.session.scalar(select(func.count(L.id)).where(*mine)) or 0


def tags(note: int) -> list[str]:
    """The tags of a note, in the order of the alphabet."""
    return list(db.session.scalars(select(T.tag).where(T.note_id == note).order_by(T.tag)))
