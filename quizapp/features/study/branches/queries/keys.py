"""What cards are put in order by, as the database reckons it: the least comes first (rule Q4)."""

from typing import Any

from sqlalchemy import (
    JSON,
    Float,
    FromClause,
    Integer,
    String,
    Subquery,
    bindparam,
    case,
    cast,
    column,
    extract,
    func,
    select,
)

from quizapp.core.memory.rules.orders import NewOrder, NewSort, ReviewOrder
from quizapp.features.study.queries.tables import TIE_HERE, C, M, now
from quizapp.models import CardKind
from quizapp.models.base import Id

PRIME = 1_000_003
MOST_SORTED = 1_000
IN_TIME = (M.due, TIE_HERE, M.id)
INDEXED = {None, NewOrder.DECK, NewOrder.POSITION, NewOrder.BACKWARDS, ReviewOrder.DUE, ReviewOrder.DUE_DECK}
INDEXED |= {ReviewOrder.DECK_DUE}
BY_NOTE = {NewOrder.DECK_NOTES, NewOrder.RANDOM_NOTES}
_shuffle = bindparam("shuffle", type_=Id)
KINDS = {kind: number for number, kind in enumerate(CardKind)}


def shuffled(number: Any) -> Any:
    """A number of chance for each card or note that stays the same for the day."""
    mixed = (number % PRIME + 1) * _shuffle % PRIME
    return mixed * mixed % PRIME


def template() -> tuple[Any, ...]:
    """Which of its note's cards one is: by its number, where it has one, then by its kind."""
    return func.coalesce(C.part, 0), case(KINDS, value=C.kind), M.id


def keys_of(order: NewOrder | ReviewOrder | None, dialect: str) -> tuple[Any, ...]:
    """The keys of an order: of those in `INDEXED` the index itself, read forwards or backwards."""
    if order is NewOrder.BACKWARDS:
        return tuple(key.desc() for key in IN_TIME)
    if order in INDEXED:
        return IN_TIME
    if order in BY_NOTE:
        return shuffled(C.note_id), C.note_id, *template()
    return cast(_rank(order, dialect), Float), shuffled(M.card_id), M.id


def sort_keys(sort: NewSort, gathered: tuple[Any, ...]) -> tuple[Any, ...]:
    """The keys by which new cards that were gathered in some order are sorted."""
    number, kind, memory = template()
    return {
        NewSort.GATHERED: gathered,
        NewSort.TEMPLATE: (number, kind, *gathered),
        NewSort.TEMPLATE_RANDOM: (number, kind, shuffled(M.card_id), memory),
        NewSort.NOTES: (shuffled(C.note_id), C.note_id, number, kind, memory),
        NewSort.RANDOM: (shuffled(M.card_id), memory),
    }[sort]


def _rank(order: NewOrder | ReviewOrder | None, dialect: str) -> Any:
    if order in {NewOrder.RANDOM, ReviewOrder.RANDOM}:
        return shuffled(M.card_id)
    ranks: dict[NewOrder | ReviewOrder | None, Any] = {
        ReviewOrder.SHORTEST: M.interval_days,
        ReviewOrder.LONGEST: -M.interval_days,
        ReviewOrder.EASIEST: M.difficulty,
        ReviewOrder.HARDEST: -M.difficulty,
        ReviewOrder.LIKELIEST: _seconds(dialect) / M.stability,
        ReviewOrder.UNLIKELIEST: -_seconds(dialect) / M.stability,
        ReviewOrder.OVERDUE: -_seconds(dialect) / func.coalesce(func.nullif(M.interval_days, 0), 1),
        ReviewOrder.ADDED: M.card_id,
        ReviewOrder.LATEST: -M.card_id,
    }
    return ranks[order]


def _seconds(dialect: str) -> Any:
    """The time since the last answer."""
    if dialect == "sqlite":
        return (func.julianday(now) - func.julianday(M.last_review)) * 86_400.0
    return cast(extract("epoch", now - M.last_review), Float)


def listed(name: str, dialect: str) -> FromClause:
    """The numbers of a parameter that holds a list: each with its place in it."""
    values = bindparam(name, type_=String)
    if dialect == "sqlite":
        return func.json_each(values).table_valued(column("key", Integer), column("value", Id), name=f"{name}_given")
    numbers = func.json_array_elements_text(cast(values, JSON))
    return numbers.table_valued(column("value", String), with_ordinality="key", name=f"{name}_given").render_derived()


def given_decks(dialect: str) -> Subquery:
    """The decks that were named, in their order."""
    given = listed("decks", dialect)
    return select(cast(given.c.value, Id).label("deck"), given.c.key.label("place")).subquery("given")
