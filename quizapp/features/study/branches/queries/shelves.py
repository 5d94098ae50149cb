"""The learner's decks with what waits in each, counted no further than the daily limits reach."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Date, ScalarSelect, Select, and_, bindparam, func, select, true, union_all

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.branches.queries.keys import given_decks
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.siblings import apart, own, unopened_apart
from quizapp.features.study.queries.tables import (
    DUE_TODAY,
    KEPT,
    MORE_LEFT,
    MORE_REVIEWS_LEFT,
    MORE_REVIEWS_USED,
    MORE_USED,
    NOT_SHOWING,
    STEPS,
    WHOLE_DAYS,
    WITHIN_DAY,
    C,
    M,
    asked,
    deck_options,
    decks,
    learner_id,
    study_days,
    study_options,
    unopened,
    with_options,
)  # fmt: skip

HERE = and_(M.learner_id == learner_id, M.deck_id == decks.c.id)
MINE = M.learner_id == learner_id
SOON = M.due <= bindparam("soon")
BURY = func.coalesce(study_options.c.bury, 0).label("bury")
MOST_IN_STEPS = 10_000  # of each kind: no limit of the day holds for steps within the day
U = unopened.c


@dataclass(slots=True)
class Shelved:
    """One deck of the list: the options that it has, and what waits in it, the limits not yet applied."""

    id: int
    name: str
    bury: int
    options: str | None
    own_new: int | None
    own_reviews: int | None
    own_retention: float | None
    reviews: int = 0
    new: int = 0
    has_cards: bool = False
    in_steps: int = 0  # due soon, with one that was just answered
    learning_due: datetime | None = None


class Spent(NamedTuple):
    """What a deck's answers of today have spent of the limits, and what was asked for beyond them and is left."""

    new: int = 0
    reviews: int = 0
    more_new: int = 0
    more_reviews: int = 0
    answers: int = 0  # to new cards and reviews
    all_answers: int = 0
    most_new: int | None = None  # the deck's limits of today, where it has some
    most_reviews: int | None = None

    def with_day(self, other: "Spent") -> "Spent":
        """Two days as one; of their limits the lower ones hold."""
        return Spent(
            self.new + other.new, self.reviews + other.reviews, self.more_new + other.more_new,
            self.more_reviews + other.more_reviews, self.answers + other.answers, self.all_answers + other.all_answers,
            _lower(self.most_new, other.most_new), _lower(self.most_reviews, other.most_reviews),
        )  # fmt: skip


def _lower(one: int | None, other: int | None) -> int | None:
    return min((limit for limit in (one, other) if limit is not None), default=None)


def _capped(rows: Select[Any], most: str) -> ScalarSelect[int]:
    inner = rows.limit(bindparam(most)).correlate(decks, study_options).subquery()
    return select(func.count()).select_from(inner).scalar_subquery()


def _waiting(*, are_apart: bool) -> list[Any]:
    """Reviews, with cards in steps of whole days, and new cards; in some decks those of one note may be kept apart."""

    def waits(phase: Phase, *more: Any, most: str) -> ScalarSelect[int]:
        alone = apart(phase) if are_apart else true()
        return _capped(asked(phase, *more, alone, place=HERE).order_by(None), most)

    reviews = waits(Phase.REVIEW, DUE_TODAY, most="most_reviews")
    interday = [waits(phase, WHOLE_DAYS, DUE_TODAY, most="most_reviews") for phase in STEPS]
    # Said like this PostgreSQL takes the index; else, for the few that are wanted, it reads the table from its start.
    in_deck = and_(U.deck_id >= decks.c.id, U.deck_id <= decks.c.id)
    entering = select(U.card_id).where(in_deck)
    if are_apart:
        entering = entering.join_from(unopened, own, own.c.id == U.card_id).where(unopened_apart())
    return [
        (reviews + interday[0] + interday[1]).label("reviews"),
        waits(Phase.NEW, most="most_new").label("new"),
        _capped(entering.order_by(U.deck_id), "most_new").label("unopened"),
    ]


_LISTED = Prepared(
    with_options(select(decks.c.id, decks.c.name, BURY), decks.c.id)
    .where(decks.c.learner_id == learner_id)
    .order_by(decks.c.id.desc())
)


def listed(learner: int) -> list[Shelved]:
    """The learner's decks, newest first; nothing in them is counted yet."""
    return [Shelved(*row) for row in _LISTED.all({"learner_id": learner})]


@cache
def _counts(*, are_apart: bool) -> Prepared:
    def made(dialect: str) -> Select[Any]:
        given = given_decks(dialect)
        has_cards = select(C.id).where(C.deck_id == decks.c.id, KEPT).correlate(decks).exists().label("has_cards")
        rows = select(decks.c.id, *_waiting(are_apart=are_apart), has_cards).join(given, given.c.deck == decks.c.id)
        if are_apart:
            rows = rows.outerjoin(deck_options, deck_options.c.deck_id == decks.c.id)
            rows = rows.outerjoin(study_options, study_options.c.id == deck_options.c.options_id)
        return rows.where(decks.c.learner_id == learner_id)

    return Prepared(made)


def count(place: Mapping[str, Any], some: Iterable[Shelved]) -> None:
    """Find out what waits in these decks; cards that were never opened count as new."""
    by_id = {deck.id: deck for deck in some}
    if not by_id:
        return
    form = _counts(are_apart=any(deck.bury for deck in by_id.values()))
    for row in form.all({**place, "decks": json.dumps([*by_id])}):
        deck = by_id[row.id]
        deck.reviews, deck.has_cards = row.reviews, row.has_cards
        deck.new = min(place["most_new"], row.new + row.unopened)


def _in_steps() -> list[Any]:
    def earliest(phase: Phase) -> Any:
        first = asked(phase, WITHIN_DAY, place=HERE).with_only_columns(M.due)
        return first.correlate(decks).limit(1).scalar_subquery()

    some = [asked(phase, WITHIN_DAY, SOON, place=HERE, left_out=NOT_SHOWING).order_by(None) for phase in STEPS]
    in_steps = _capped(some[0], "most_steps") + _capped(some[1], "most_steps")
    return [in_steps.label("in_steps"), *(earliest(phase).label(f"due_{n}") for n, phase in enumerate(STEPS))]


_SHELF = with_options(select(decks.c.id, decks.c.name, BURY), decks.c.id).where(decks.c.learner_id == learner_id)
_SHELF = _SHELF.add_columns(*_waiting(are_apart=True), *_in_steps()).order_by(decks.c.id.desc())


def shelf(place: Mapping[str, Any], only: Collection[int]) -> list[Shelved]:
    """Those of the learner's decks that are named, with what waits in them and in their steps."""
    found = []
    for row in db.session.connection().execute(_SHELF.where(decks.c.id.in_(only)), place):
        deck = Shelved(*row[:7])
        deck.reviews, deck.new = row.reviews, min(place["most_new"], row.new + row.unopened)
        deck.in_steps = row.in_steps
        deck.learning_due = min((due for due in (row.due_0, row.due_1) if due is not None), default=None)
        found.append(deck)
    return found


def _step_dues() -> Select[Any]:
    mine = [asked(phase, WITHIN_DAY, SOON, place=MINE, left_out=NOT_SHOWING) for phase in STEPS]
    some = [rows.with_only_columns(M.deck_id, M.due).order_by(None).limit(MOST_IN_STEPS).subquery() for rows in mine]
    both = union_all(*(select(rows) for rows in some)).subquery()
    return select(both.c.deck_id, both.c.due)


_STEP_DUES = Prepared(_step_dues())


def step_dues(place: Mapping[str, Any]) -> dict[int, list[datetime]]:
    """When the learner's cards in steps within the day are due, up to the moment `soon`, by deck."""
    found: dict[int, list[datetime]] = {}
    for row in _STEP_DUES.all(place):
        found.setdefault(row.deck_id, []).append(row.due)
    return found


def _spent() -> Select[Any]:
    row = study_days.c
    counted = (row.new_cards - MORE_USED, row.review_cards - MORE_REVIEWS_USED, MORE_LEFT, MORE_REVIEWS_LEFT)
    columns = (*counted, row.new_cards + row.review_cards, row.answers, row.most_new, row.most_reviews)
    named = [column.label(name) for column, name in zip(columns, Spent._fields, strict=True)]
    # Added up by deck below: SQLite, asked for sums by deck, reads all days that there ever were in the decks' order.
    return select(row.deck_id, *named).where(row.learner_id == learner_id, row.day >= bindparam("day", type_=Date))


_SPENT = Prepared(_spent())


def spent(learner: int, day: date) -> dict[int, Spent]:
    """What today's answers have spent, by deck; those of a day that a journey west set back, too (rule T1)."""
    found: dict[int, Spent] = {}
    for row in _SPENT.all({"learner_id": learner, "day": day}):
        deck, of_day = row[0], Spent(*row[1:])
        found[deck] = found[deck].with_day(of_day) if deck in found else of_day
    return found
