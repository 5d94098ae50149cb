"""New cards gathered as far as the limits let them through, and then sorted (rule Q4): the first of them.

Each deck's cards are read by index up to what all decks together may give; none is held from one answer to the next.
"""

from typing import Any

from sqlalchemy import FromClause, ScalarSelect, String, Subquery, bindparam, cast, column, func, select, true

from quizapp.core.memory.rules.orders import NewOrder, NewSort
from quizapp.core.memory.state import Phase
from quizapp.features.study.branches.queries.keys import INDEXED, MOST_SORTED, given_decks, keys_of, listed, sort_keys
from quizapp.features.study.queries.siblings import apart
from quizapp.features.study.queries.tables import (
    C,
    M,
    asked,
    cards,
    deck_options,
    decks,
    learner_id,
    memories,
    study_options,
)
from quizapp.models.base import Id

HERE = (M.learner_id == learner_id) & (M.deck_id == decks.c.id)
DECK_BY_DECK = {NewOrder.DECK, NewOrder.DECK_NOTES}
_most = bindparam("most", type_=Id)


def _in_deck(order: NewOrder, dialect: str) -> FromClause:
    """The first new cards of a deck in the order of gathering, as many as may come of all decks."""
    rows = asked(Phase.NEW, apart(Phase.NEW), place=HERE).correlate(decks, study_options)
    keys = keys_of(order, dialect)
    if order not in INDEXED:
        few = rows.limit(MOST_SORTED).subquery().c.id
        rows = select(M.id).join(cards, C.id == M.card_id).where(M.id.in_(select(few)))
    some = rows.order_by(None).order_by(*keys).limit(_most).subquery()
    if dialect == "sqlite":
        every = select(func.json_group_array(some.c.id)).scalar_subquery()
        return func.json_each(every).table_valued(column("value", String), name="found")
    every = select(func.json_agg(some.c.id)).scalar_subquery()
    return func.json_array_elements_text(every).table_valued(column("value", String), name="found")


def _numbered(order: NewOrder, sort: NewSort, dialect: str) -> Subquery:
    """What may be gathered of all decks: with its number in its deck and how many may come of that, with its place
    among all as they are gathered, and as they are sorted.
    """
    given, rooms, found = given_decks(dialect), listed("rooms", dialect), _in_deck(order, dialect)
    own = keys_of(order, dialect)
    gather = (given.c.place, *own) if order in DECK_BY_DECK else own
    number = func.row_number()
    rows = (
        select(
            M.id,
            cast(rooms.c.value, Id).label("room"),
            number.over(partition_by=given.c.place, order_by=own).label("number"),
            number.over(order_by=gather).label("gathered"),
            number.over(order_by=sort_keys(sort, gather)).label("place"),
        )
        .select_from(given)
        .join(rooms, rooms.c.key == given.c.place)
        .join(decks, (decks.c.id == given.c.deck) & (decks.c.learner_id == learner_id))
        .outerjoin(deck_options, deck_options.c.deck_id == decks.c.id)
        .outerjoin(study_options, study_options.c.id == deck_options.c.options_id)
    )
    of_each = rows.join(found, true()).join(memories, M.id == cast(found.c.value, Id)).join(cards, C.id == M.card_id)
    return of_each.subquery()


def first_sorted(order: NewOrder, sort: NewSort, dialect: str) -> ScalarSelect[Any]:
    """The memory of the new card that comes first."""
    rows = _numbered(order, sort, dialect)
    of_today = select(rows.c.id, rows.c.place).where(rows.c.number <= rows.c.room)
    few = of_today.order_by(rows.c.gathered).limit(_most).subquery()
    return select(few.c.id).order_by(few.c.place).limit(1).scalar_subquery()
