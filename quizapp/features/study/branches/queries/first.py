"""The next card of several decks in the order of choice: in each deck the first by index, and of those the first.

An order other than by due moment looks at the MOST_SORTED cards due longest in each deck, so that a card costs the same
however many wait.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, select, union_all

from quizapp.core.memory.queue import Source
from quizapp.core.memory.rules.orders import NewOrder, NewSort, ReviewOrder
from quizapp.core.memory.state import Phase
from quizapp.features.study.branches.queries.keys import (
    BY_NOTE,
    IN_TIME,
    INDEXED,
    MOST_SORTED,
    PRIME,
    given_decks,
    keys_of,
)
from quizapp.features.study.branches.queries.sorting import HERE, first_sorted
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.queue import FACE
from quizapp.features.study.queries.siblings import apart
from quizapp.features.study.queries.tables import (
    DUE_TODAY,
    STEPS,
    WHOLE_DAYS,
    WITHIN_DAY,
    C,
    M,
    asked,
    cards,
    deck_options,
    decks,
    learner_id,
    showing,
    study_options,
)

Order = NewOrder | ReviewOrder
MOST_DECKS = 1_000_000  # all there are: a limit makes SQLite find the first of each deck before it looks for the rest


def _rows(source: Source) -> list[Select[Any]]:
    if source is Source.NEW:
        return [asked(Phase.NEW, apart(Phase.NEW), place=HERE)]
    if source is Source.REVIEW:
        steps = [asked(phase, WHOLE_DAYS, DUE_TODAY, apart(phase), place=HERE) for phase in STEPS]
        return [asked(Phase.REVIEW, DUE_TODAY, apart(Phase.REVIEW), place=HERE), *steps]
    return [asked(phase, WITHIN_DAY, place=HERE) for phase in STEPS]


def _first_here(rows: Select[Any], order: Order | None, keys: Sequence[Any]) -> Any:
    """The first of a deck's cards: by the index, or of those MOST_SORTED that come first by it."""
    if order in INDEXED:
        return rows.order_by(None).order_by(*keys).correlate(decks, study_options).limit(1).scalar_subquery()
    named = [key.label(f"key_{place}") for place, key in enumerate(keys)]
    some = rows.with_only_columns(M.id.label("found"), *named)
    if order in BY_NOTE:
        some = some.join(cards, C.id == M.card_id)
    few = some.correlate(decks, study_options).limit(MOST_SORTED).subquery()
    return select(few.c.found).order_by(*(few.c[key.name] for key in named)).limit(1).scalar_subquery()


def _next(source: Source, order: Order | None, dialect: str) -> Select[Any]:
    """The face of the first card of the decks given."""
    keys, given = keys_of(order, dialect), given_decks(dialect)
    firsts = []
    for rows in _rows(source):
        around = select(_first_here(rows, order, keys).label("found"), given.c.place).select_from(decks)
        around = around.join(given, given.c.deck == decks.c.id)
        around = around.outerjoin(deck_options, deck_options.c.deck_id == decks.c.id)
        around = around.outerjoin(study_options, study_options.c.id == deck_options.c.options_id)
        firsts.append(around.where(decks.c.learner_id == learner_id))
    each = union_all(*firsts).limit(MOST_DECKS).subquery()
    if order is ReviewOrder.DUE_DECK:
        keys = (M.due, each.c.place, *IN_TIME[1:])
    return FACE.join(each, each.c.found == M.id).order_by(*keys).limit(1)


@cache
def _prepared(source: Source, order: Order | None) -> Prepared:
    return Prepared(lambda dialect: _next(source, order, dialect))


@cache
def _sorted(order: NewOrder, sort: NewSort) -> Prepared:
    return Prepared(lambda dialect: FACE.where(M.id == first_sorted(order, sort, dialect)))


class Among(NamedTuple):
    """The decks that the next card may come from, in the order of the tree; of new cards also how many of each deck
    the limits let through, and how many of all.
    """

    decks: Sequence[int]
    rooms: Sequence[int] = ()
    most: int = 0


def next_face(
    source: Source, order: Order | None, among: Among, place: Mapping[str, Any], *, sort: NewSort = NewSort.GATHERED
) -> Any:
    """The card of these decks that comes next from this source."""
    shuffle = 1 + place["day"].toordinal() * 48_271 % (PRIME - 1)
    where = {**place, "decks": json.dumps([*among.decks]), "shuffle": shuffle}
    if sort is NewSort.GATHERED or not isinstance(order, NewOrder):
        return _prepared(source, order).first(where)
    most = min(among.most, MOST_SORTED)
    return _sorted(order, sort).first(where | {"rooms": json.dumps([*among.rooms]), "most": most})


_shown = select(M.deck_id, M.phase, M.interval_days).where(M.learner_id == learner_id, M.card_id == showing)
SHOWN = Prepared(_shown)


def on_screen(place: Mapping[str, Any]) -> Any:
    """Deck, phase and interval of the card that is on the screen already."""
    return SHOWN.first(place) if place["showing"] else None
