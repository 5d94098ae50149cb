"""The tables as Core sees them, and the conditions that the queries of study share.

Statements on the path of an answer are made once, with named parameters, so that SQLAlchemy compiles each only once:
:learner_id, :deck_id, :now, :until (the next day's start), :answered and :showing (cards to leave out; 0 is none).
"""

import re
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    String,
    Table,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    text,
)

from quizapp.core.memory.state import Phase
from quizapp.models import (
    Article,
    Card,
    Deck,
    DeckOptions,
    Memory,
    Note,
    Parameters,
    ReviewLog,
    Selection,
    Standing,
    StudyDay,
    StudyOptions,
    StudyStep,
    UnopenedCard,
    User,
)
from quizapp.models.base import Id, Moment
from quizapp.models.reviews import TIE


def _table(model: Any) -> Table:
    found: Table = model.__table__
    return found


memories, cards, notes, decks, articles = (_table(model) for model in (Memory, Card, Note, Deck, Article))
review_log, study_days, study_steps, users = (_table(model) for model in (ReviewLog, StudyDay, StudyStep, User))
parameters, selections, unopened = _table(Parameters), _table(Selection), _table(UnopenedCard)
study_options, deck_options = _table(StudyOptions), _table(DeckOptions)

M, C = memories.c, cards.c
learner_id, deck_id = bindparam("learner_id", type_=Id), bindparam("deck_id", type_=Id)
now, until = bindparam("now", type_=Moment), bindparam("until", type_=Moment)
answered, showing = bindparam("answered", type_=Id), bindparam("showing", type_=Id)

MOST_COUNTED = 99  # of each kind; beyond it the page says "99+": counting on would cost more with every answer

# Written as in the partial index: SQLite uses the index only for these very words.
STUDIED = text("NOT memories.suspended AND memories.kept")  # its card is kept, and not put aside
KEPT = C.standing == Standing.KEPT
IN_DECK = and_(M.learner_id == learner_id, M.deck_id == deck_id)
NOT_SHOWING = M.card_id != showing
NOT_ON_SCREEN = and_(M.card_id != answered, NOT_SHOWING)
IS_NOT_BURIED = or_(M.buried_until.is_(None), M.buried_until <= now)
NAMES_IN_TIE = re.compile(r"\b(card_id|interval_days|phase)\b")


def tie_of(table: str) -> ColumnElement[int]:
    """What orders cards due at one moment, in the words of the index, of the memories under this name."""
    return literal_column(NAMES_IN_TIE.sub(rf"{table}.\1", TIE), Integer)


TIE_HERE = tie_of("memories")


def days_since(day: ColumnElement[date], last_day: Any, dialect: str) -> ColumnElement[float]:
    """How many study days lie between the last answer and this day (rule T2), never less than 0, as the scheduler
    counts them: by the day that the answer counted for, whatever zone or hour the learner has since.
    """
    if dialect == "sqlite":
        return func.max(func.julianday(day) - func.julianday(last_day), 0.0)
    return func.greatest(cast(day - last_day, Float), 0.0)


STEPS = (Phase.LEARNING, Phase.RELEARNING)
WITHIN_DAY, WHOLE_DAYS = M.interval_days == 0, M.interval_days >= 1
DUE_TODAY = M.due < until


# Of the new cards, and of the reviews, of a day in a deck: those that the learner had asked for beyond the limits.
def _used(answers: ColumnElement[int], first: ColumnElement[int], number: ColumnElement[int]) -> ColumnElement[int]:
    return case((answers <= first, 0), (answers - first >= number, number), else_=answers - first)


_day = study_days.c
MORE_USED = _used(_day.new_cards, _day.more_from, _day.more_new)
MORE_LEFT = _day.more_new - MORE_USED
MORE_REVIEWS_USED = _used(_day.review_cards, _day.more_reviews_from, _day.more_reviews)
MORE_REVIEWS_LEFT = _day.more_reviews - MORE_REVIEWS_USED

# What a deck has of options: the text of its set, and what it has instead (core/memory/rules/options.py).
OPTIONS = (
    cast(study_options.c.options, String).label("options"),
    deck_options.c.new_per_day.label("own_new"),
    deck_options.c.reviews_per_day.label("own_reviews"),
    deck_options.c.retention.label("own_retention"),
)


def with_options(rows: Select[Any], deck: ColumnElement[int]) -> Select[Any]:
    """These rows with the options of the deck of this number."""
    of_deck = rows.add_columns(*OPTIONS).outerjoin(deck_options, deck_options.c.deck_id == deck)
    return of_deck.outerjoin(study_options, study_options.c.id == deck_options.c.options_id)


def asked(
    phase: Phase,
    *more: ColumnElement[bool],
    place: ColumnElement[bool] = IN_DECK,
    left_out: ColumnElement[bool] = NOT_ON_SCREEN,
) -> Select[tuple[int]]:
    """The memories of one phase that may be asked now, in the order of the index, which holds all that is looked at."""
    mine: Any = (place, M.phase == phase, STUDIED, IS_NOT_BURIED, left_out, *more)
    return select(M.id).where(*mine).order_by(M.due, TIE_HERE, M.id)
