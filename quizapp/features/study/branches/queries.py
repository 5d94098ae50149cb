"""The next card of several decks in the order of choice: in each deck the first by index, and of those the first.

An order other than by due moment looks at the MOST_SORTED cards due longest in each deck, so that a card costs the same
however many wait.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Float,
    Select,
    String,
    bindparam,
    cast,
    column,
    extract,
    func,
    literal,
    select,
    union_all,
)

from quizapp.core.memory.queue import Source
from quizapp.core.memory.rules.orders import NewOrder, ReviewOrder
from quizapp.core.memory.state import Phase
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.queue import FACE
from quizapp.features.study.queries.siblings import apart
from quizapp.features.study.queries.tables import (
    DUE_TODAY,
    STEPS,
    WHOLE_DAYS,
    WITHIN_DAY,
    M,
    asked,
    deck_options,
    decks,
    learner_id,
    now,
    showing,
    study_options,
)
from quizapp.models.base import Id

MOST_SORTED = 1_000
PRIME = 1_000_003
HERE = (M.learner_id == learner_id) & (M.deck_id == decks.c.id)
Order = NewOrder | ReviewOrder
_shuffle = bindparam("shuffle", type_=Id)
_given = bindparam("decks", type_=String)


def _shuffled() -> Any:
    """A number of chance for each card that stays the same for the day."""
    mixed = (M.card_id % PRIME + 1) * _shuffle % PRIME
    return mixed * mixed % PRIME


def _seconds(dialect: str) -> Any:
    """The time since the last answer."""
    if dialect == "sqlite":
        return (func.julianday(now) - func.julianday(M.last_review)) * 86_400.0
    return cast(extract("epoch", now - M.last_review), Float)


def _rank(order: Order | None, dialect: str) -> Any:
    """What cards are put in order by; the least comes first."""
    ranks: dict[Order | None, Any] = {
        ReviewOrder.RANDOM: _shuffled(),
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
    if order is NewOrder.RANDOM:
        return _shuffled()
    return cast(ranks.get(order, literal(0)), Float)


def _rows(source: Source) -> list[Select[Any]]:
    if source is Source.NEW:
        return [asked(Phase.NEW, apart(Phase.NEW), place=HERE)]
    if source is Source.REVIEW:
        steps = [asked(phase, WHOLE_DAYS, DUE_TODAY, apart(phase), place=HERE) for phase in STEPS]
        return [asked(Phase.REVIEW, DUE_TODAY, apart(Phase.REVIEW), place=HERE), *steps]
    return [asked(phase, WITHIN_DAY, place=HERE) for phase in STEPS]


def _next(source: Source, order: Order | None, dialect: str) -> Select[Any]:
    """The face of the first card of the decks given."""
    rank, is_text = _rank(order, dialect), dialect == "sqlite"
    in_time = order in {None, NewOrder.DECK, NewOrder.POSITION, ReviewOrder.DUE}
    listed = func.json_each(_given) if is_text else func.json_array_elements_text(cast(_given, JSON))
    given = listed.table_valued(column("value", String), name="given")
    wanted = select(cast(given.c.value, Id))
    firsts = []
    for rows in _rows(source):
        here = rows.with_only_columns(
            M.id.label("found"), rank.label("rank"), M.due.label("at"), _shuffled().label("tie")
        )
        some = here.correlate(decks, study_options).limit(1 if in_time else MOST_SORTED).subquery()
        ties = (some.c.at, some.c.found) if in_time else (some.c.tie, some.c.found)
        first = select(some.c.found).order_by(some.c.rank, *ties).limit(1).scalar_subquery()
        around = select(first.label("found")).select_from(decks)
        around = around.outerjoin(deck_options, deck_options.c.deck_id == decks.c.id)
        around = around.outerjoin(study_options, study_options.c.id == deck_options.c.options_id)
        firsts.append(around.where(decks.c.learner_id == learner_id, decks.c.id.in_(wanted)))
    each = union_all(*firsts).subquery()
    ties = (M.due, M.id) if in_time else (_shuffled(), M.id)
    return FACE.join(each, each.c.found == M.id).order_by(rank, *ties).limit(1)


@cache
def _prepared(source: Source, order: Order | None) -> Prepared:
    return Prepared(lambda dialect: _next(source, order, dialect))


def next_face(source: Source, order: Order | None, among: Sequence[int], place: Mapping[str, Any]) -> Any:
    """The card of these decks that comes next from this source."""
    shuffle = 1 + place["day"].toordinal() * 48_271 % (PRIME - 1)
    return _prepared(source, order).first({**place, "decks": json.dumps([*among]), "shuffle": shuffle})


_shown = select(M.deck_id, M.phase, M.interval_days).where(M.learner_id == learner_id, M.card_id == showing)
SHOWN = Prepared(_shown)
_steps = select(M.due, M.card_id).where(M.learner_id == learner_id)


def on_screen(place: Mapping[str, Any]) -> Any:
    """Deck, phase and interval of the card that is on the screen already."""
    return SHOWN.first(place) if place["showing"] else None
