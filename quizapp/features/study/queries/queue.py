"""What waits in a deck, and the next card from each source: a fixed number of index look-ups at any size."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Date, Integer, Select, Subquery, bindparam, case, func, select, true, union_all

from quizapp.core.memory.queue import Done, Source, Waiting
from quizapp.core.memory.state import Phase
from quizapp.features.decks.sources import REACH
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import (
    DUE_TODAY,
    IN_DECK,
    KEPT,
    MORE_LEFT,
    MORE_USED,
    NOT_SHOWING,
    WHOLE_DAYS,
    WITHIN_DAY,
    C,
    M,
    answered,
    articles,
    asked,
    cards,
    deck_id,
    decks,
    learner_id,
    memories,
    notes,
    showing,
    study_days,
)  # fmt: skip
from quizapp.models import NoteTag
from quizapp.models.base import Id

STAR = "marked"  # the tag of a note that somebody starred
MOST_IN_STEPS = 500
STEPS = (Phase.LEARNING, Phase.RELEARNING)
day, card_id = bindparam("day", type_=Date), bindparam("card_id", type_=Id)
most_reviews, most_new = bindparam("most_reviews", type_=Integer), bindparam("most_new", type_=Integer)
most_ahead = bindparam("most_ahead", type_=Integer)


def _counted(rows: Select[Any], name: str) -> Subquery:
    return select(func.count().label(name)).select_from(rows.subquery()).subquery()


def _in_steps() -> Subquery:
    """Of the cards in steps: the earliest due within the day, how many of those, how many of whole days for today."""
    today, others = case((DUE_TODAY, 1), else_=0).label("today"), case((M.card_id != answered, M.due)).label("others")
    rows = [asked(phase, left_out=NOT_SHOWING).with_only_columns(others, M.interval_days, today) for phase in STEPS]
    both = union_all(*(select(row.limit(MOST_IN_STEPS).subquery()) for row in rows)).subquery()
    within_day = both.c.interval_days == 0
    return select(
        func.min(case((within_day, both.c.others))).label("learning_due"),
        func.count(case((within_day, 1))).label("learning"),
        func.coalesce(func.sum(case((within_day, 0), else_=both.c.today)), 0).label("interday"),
    ).subquery()


def _done() -> Subquery:
    """What this learner answered today: in all decks, against the limits; and in this one."""
    row = study_days.c
    sums = {
        "done_new": row.new_cards,
        "done_reviews": row.review_cards,
        "done_here": case((row.deck_id == deck_id, row.answers), else_=0),
        "more_used": MORE_USED,
        "more_left": case((row.deck_id == deck_id, MORE_LEFT), else_=0),
    }
    named = [func.coalesce(func.sum(value), 0).label(name) for name, value in sums.items()]
    return select(*named).where(row.learner_id == learner_id, row.day == day).subquery()


def _most_new() -> Any:
    """How far new cards are counted: as far as the limits reach, and what was asked for beyond them today."""
    row = study_days.c
    here = (row.learner_id == learner_id, row.day == day, row.deck_id == deck_id)
    return most_new + func.coalesce(select(MORE_LEFT).where(*here).scalar_subquery(), 0)


def _on_screen() -> Subquery:
    """Phase and interval of the card that is on the screen already."""
    row = select(M.phase).where(M.learner_id == learner_id, M.card_id == showing)
    interval = row.with_only_columns(M.interval_days).scalar_subquery()
    return select(row.scalar_subquery().label("shown_phase"), interval.label("shown_days")).subquery()


def _beside(*parts: Subquery) -> Select[Any]:
    """Several subqueries of one row each, as one row."""
    first, *others = parts
    row = select(*parts).select_from(first)
    for part in others:
        row = row.join(part, true())
    return row


WAITING = Prepared(
    _beside(
        _in_steps(),
        _counted(asked(Phase.REVIEW, DUE_TODAY).limit(most_reviews), "reviews"),
        _counted(asked(Phase.NEW).limit(_most_new()), "new"),
        _done(),
        _on_screen(),
    )
)

IS_STARRED = (
    select(NoteTag.tag).where(NoteTag.note_id == notes.c.id, NoteTag.tag == STAR).correlate(notes).exists()
).label("is_starred")
_window_start = case((notes.c.start > REACH, notes.c.start - REACH), else_=0)
FACE = (
    select(
        *(M[name] for name in ("card_id", "deck_id", "phase", "step", "stability", "difficulty", "due")),
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
    .outerjoin(articles, articles.c.id == decks.c.article_id)
)


def _first_of(*rows: Select[Any]) -> Select[Any]:
    """The face of the earliest memory among the first of each of these."""
    firsts = [row.add_columns(M.due).limit(1).subquery() for row in rows]
    if len(firsts) == 1:
        return FACE.join(firsts[0], firsts[0].c.id == M.id)
    both = union_all(*(select(first) for first in firsts)).subquery()
    chosen = select(both.c.id).order_by(both.c.due, both.c.id).limit(1).subquery()
    return FACE.join(chosen, chosen.c.id == M.id)


_LEARNING = Prepared(_first_of(*(asked(phase, WITHIN_DAY) for phase in STEPS)))
_ONE = Prepared(FACE.where(IN_DECK, M.card_id == card_id, KEPT))
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
    return FACE.join(some, some.c.id == M.id).order_by(M.due, M.id)


AHEAD = (Prepared(_ahead(asked(Phase.REVIEW, DUE_TODAY))), Prepared(_ahead(asked(Phase.NEW))))


def ahead(place: Mapping[str, Any], *, reviews: int, new: int) -> list[Any]:
    """The next reviews, then the next new cards, for a page that may lose its connection."""
    pairs = zip(AHEAD, (reviews, new), strict=True)
    return [row for wanted, number in pairs for row in wanted.all({**place, "most_ahead": number})]


def waiting(place: Mapping[str, Any]) -> tuple[Waiting, Done, int, int]:
    """What waits; what is done today; how many cards are in steps within the day; the answers of this deck today."""
    row = WAITING.first(place)
    shown = Source.NEW if row.shown_phase is Phase.NEW else Source.REVIEW if row.shown_days else None
    found = Waiting(row.learning_due, row.reviews + row.interday, row.new, showing=shown)
    done = Done(row.done_new, row.done_reviews, row.more_used, row.more_left)
    return found, done, row.learning, row.done_here


def next_face(source: Source, place: Mapping[str, Any]) -> Any:
    """The card that comes next from this source."""
    return NEXT[source].first(place)


def face(card: int, place: Mapping[str, Any]) -> Any:
    """One kept card of the deck with what the learner remembers of it."""
    return _ONE.first({**place, "card_id": card})
