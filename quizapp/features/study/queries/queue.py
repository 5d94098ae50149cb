"""The next card from each source: a fixed number of index look-ups at any size."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Integer,
    Select,
    bindparam,
    case,
    func,
    or_,
    select,
    union_all,
)

from quizapp.core.memory.queue import Source
from quizapp.core.memory.rules.tree import BETWEEN
from quizapp.core.memory.state import Phase
from quizapp.features.decks.sources import REACH
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import (
    DUE_TODAY,
    KEPT,
    STEPS,
    TIE_HERE,
    WHOLE_DAYS,
    WITHIN_DAY,
    C,
    M,
    articles,
    asked,
    cards,
    deck_id,
    decks,
    learner_id,
    memories,
    notes,
    with_options,
)  # fmt: skip
from quizapp.models import NoteTag
from quizapp.models.base import Id

STAR = "marked"  # the tag of a note that somebody starred
_top = decks.alias("top")
_start = _top.c.name + BETWEEN
_is_lower = or_(_top.c.id == decks.c.id, func.substr(decks.c.name, 1, func.length(_start)) == _start)
IS_BELOW = select(_top.c.id).where(_top.c.id == deck_id, _top.c.learner_id == learner_id, _is_lower).exists()
card_id = bindparam("card_id", type_=Id)
most_ahead = bindparam("most_ahead", type_=Integer)

IS_STARRED = (
    select(NoteTag.tag).where(NoteTag.note_id == notes.c.id, NoteTag.tag == STAR).correlate(notes).exists()
).label("is_starred")
_window_start = case((notes.c.start > REACH, notes.c.start - REACH), else_=0)
FACE = with_options(
    select(
        *(M[name] for name in ("card_id", "deck_id", "phase", "step", "stability", "difficulty", "due", "last_day")),
        *(
            M[name]
            for name in ("last_review", "interval_days", "lapses", "reviews", "suspended", "buried_until", "flag")
        ),
        *(C[name] for name in ("kind", "front", "back", "distractors", "accept")),
        *(notes.c[name] for name in ("sentence", "start", "end", "answer_start", "answer_end", "paragraph", "context")),
        notes.c.id.label("note_id"),
        IS_STARRED,
        decks.c.name.label("deck_name"),
        articles.c.id.label("article_id"),
        articles.c.title.label("article_title"),
        articles.c.language,
        _window_start.label("window_start"),
        func.substr(articles.c.text, _window_start + 1, notes.c.end + REACH - _window_start).label("window"),
    )
    .join_from(memories, cards, C.id == M.card_id)
    .join(notes, notes.c.id == C.note_id)
    .join(decks, decks.c.id == M.deck_id)
    .outerjoin(articles, articles.c.id == decks.c.article_id),
    M.deck_id,
)


_ASIDE = {"suspended", "buried_until", "accept"}  # what is not asked of a card that comes next
_NEXT = FACE.with_only_columns(
    *(column for column in FACE.selected_columns if column.key not in _ASIDE), maintain_column_froms=True
)


def _first_of(*rows: Select[Any]) -> Select[Any]:
    """The face of the earliest memory among the first of each of these."""
    if len(rows) == 1:
        return _NEXT.where(M.id == rows[0].limit(1).correlate(None).scalar_subquery())
    firsts = [row.add_columns(M.due, TIE_HERE.label("tie")).limit(1).subquery() for row in rows]
    both = union_all(*(select(first) for first in firsts)).subquery()
    chosen = select(both.c.id).order_by(both.c.due, both.c.tie, both.c.id).limit(1)
    return _NEXT.where(M.id == chosen.scalar_subquery())


_LEARNING = Prepared(_first_of(*(asked(phase, WITHIN_DAY) for phase in STEPS)))
_REVIEW_ALONE = Prepared(_first_of(asked(Phase.REVIEW, DUE_TODAY)))
_ONE = Prepared(FACE.where(M.learner_id == learner_id, M.card_id == card_id, KEPT, IS_BELOW))
NEXT = {
    Source.LEARNING: _LEARNING,
    Source.AHEAD: _LEARNING,
    Source.REVIEW: Prepared(
        _first_of(asked(Phase.REVIEW, DUE_TODAY), *(asked(phase, WHOLE_DAYS, DUE_TODAY) for phase in STEPS))
    ),
    Source.NEW: Prepared(_first_of(asked(Phase.NEW))),
    Source.AGAIN: _ONE,
}


def _ahead(rows: Select[Any]) -> Select[Any]:
    some = rows.limit(most_ahead).subquery()
    return FACE.join(some, some.c.id == M.id).order_by(M.due, TIE_HERE, M.id)


AHEAD = (Prepared(_ahead(asked(Phase.REVIEW, DUE_TODAY))), Prepared(_ahead(asked(Phase.NEW))))


def ahead(place: Mapping[str, Any], *, reviews: int, new: int) -> list[Any]:
    """The next reviews, then the next new cards, for a page that may lose its connection."""
    pairs = zip(AHEAD, (reviews, new), strict=True)
    return [row for wanted, number in pairs for row in wanted.all({**place, "most_ahead": number})]


def next_face(source: Source, place: Mapping[str, Any], *, has_steps: bool = True) -> Any:
    """The card that comes next from this source; where no card is in steps, those need not be looked at."""
    wanted = NEXT[source] if has_steps or source is not Source.REVIEW else _REVIEW_ALONE
    return wanted.first(place)


def face(card: int, place: Mapping[str, Any]) -> Any:
    """One kept card of the deck with what the learner remembers of it."""
    return _ONE.first({**place, "card_id": card})
