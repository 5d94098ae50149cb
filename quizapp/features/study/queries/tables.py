"""The tables as Core sees them, and the conditions that the queries of study share.

Statements on the path of an answer are made once, with named parameters, so that SQLAlchemy compiles each only once:
:learner_id, :deck_id, :now, :until (the next day's start), :answered and :showing (cards to leave out; 0 is none).
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, case, or_, select, text

from quizapp.core.memory.state import Phase
from quizapp.models import (
    Article,
    Card,
    Deck,
    Memory,
    Note,
    Parameters,
    ReviewLog,
    Selection,
    Standing,
    StudyDay,
    StudyStep,
    User,
)
from quizapp.models.base import Id, Moment


def _table(model: Any) -> Table:
    found: Table = model.__table__
    return found


memories, cards, notes, decks, articles = (_table(model) for model in (Memory, Card, Note, Deck, Article))
review_log, study_days, study_steps, users = (_table(model) for model in (ReviewLog, StudyDay, StudyStep, User))
parameters, selections = _table(Parameters), _table(Selection)

M, C = memories.c, cards.c
learner_id, deck_id = bindparam("learner_id", type_=Id), bindparam("deck_id", type_=Id)
now, until = bindparam("now", type_=Moment), bindparam("until", type_=Moment)
answered, showing = bindparam("answered", type_=Id), bindparam("showing", type_=Id)

# Written as in the partial index: SQLite uses the index only for these very words.
NOT_ASIDE = text("NOT memories.suspended")
KEPT = C.standing == Standing.KEPT
IN_DECK = and_(M.learner_id == learner_id, M.deck_id == deck_id)
NOT_SHOWING = M.card_id != showing
NOT_ON_SCREEN = and_(M.card_id != answered, NOT_SHOWING)
IS_NOT_BURIED = or_(M.buried_until.is_(None), M.buried_until <= now)
WITHIN_DAY, WHOLE_DAYS = M.interval_days == 0, M.interval_days >= 1
DUE_TODAY = M.due < until

# Of the new cards answered on a day in a deck, those that the learner had asked for beyond the limits.
_day = study_days.c
MORE_USED = case(
    (_day.new_cards <= _day.more_from, 0),
    (_day.new_cards - _day.more_from >= _day.more_new, _day.more_new),
    else_=_day.new_cards - _day.more_from,
)
MORE_LEFT = _day.more_new - MORE_USED


def asked(
    phase: Phase,
    *more: ColumnElement[bool],
    place: ColumnElement[bool] = IN_DECK,
    left_out: ColumnElement[bool] = NOT_ON_SCREEN,
) -> Select[tuple[int]]:
    """The memories of one phase that may be asked now, in the order of the index."""
    return (
        select(M.id)
        .join_from(memories, cards, C.id == M.card_id)
        .where(place, M.phase == phase, NOT_ASIDE, IS_NOT_BURIED, left_out, KEPT, *more)
        .order_by(M.due, M.id)
    )
