"""How much waits in every deck, counted no further than the daily limits reach."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ScalarSelect, Select, and_, bindparam, func, literal, or_, select

from quizapp.core.errors import NotFound
from quizapp.core.memory.rules.tree import grow
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
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
    STUDIED,
    WHOLE_DAYS,
    WITHIN_DAY,
    C,
    M,
    asked,
    cards,
    decks,
    learner_id,
    study_days,
    study_options,
    unopened,
    with_options,
)  # fmt: skip
from quizapp.models import Deck

HERE = and_(M.learner_id == learner_id, M.deck_id == decks.c.id)
SOON = M.due <= bindparam("soon")
U = unopened.c


@dataclass(slots=True)
class Shelved:
    """One deck of the list: what waits in it, the limits not yet applied, and the options that it has."""

    id: int
    name: str
    learning: int  # in steps and due soon
    in_steps: int  # the same, with one that was just answered
    learning_due: datetime | None
    reviews: int
    new: int
    has_cards: bool
    bury: int
    options: str | None
    own_new: int | None
    own_reviews: int | None
    own_retention: float | None


@dataclass(frozen=True, slots=True)
class Spent:
    """What a deck's answers of today have spent of the limits, and what was asked for beyond them and is left."""

    new: int = 0
    reviews: int = 0
    more_new: int = 0
    more_reviews: int = 0
    answers: int = 0  # to new cards and reviews
    all_answers: int = 0
    most_new: int | None = None  # the deck's limits of today, where it has some
    most_reviews: int | None = None


def _capped(rows: Select[Any], most: str) -> ScalarSelect[int]:
    here = rows.order_by(None).correlate(decks, study_options)
    inner = here.limit(bindparam(most)).subquery()
    return select(func.count()).select_from(inner).scalar_subquery()


def _earliest(rows: Select[Any]) -> ScalarSelect[Any]:
    return rows.with_only_columns(M.due).correlate(decks).limit(1).scalar_subquery()


_UNOPENED = select(U.card_id).join_from(unopened, own, own.c.id == U.card_id)
_UNOPENED = _UNOPENED.where(U.deck_id == decks.c.id, unopened_apart())


def _counts() -> list[Any]:
    def steps(*more: Any, most: str) -> Any:
        both = [_capped(asked(phase, *more, place=HERE), most) for phase in STEPS]
        return both[0] + both[1]

    others = [
        _capped(asked(phase, WITHIN_DAY, SOON, place=HERE, left_out=NOT_SHOWING), "most_steps") for phase in STEPS
    ]
    sum_of_steps = others[0] + others[1]
    reviews = _capped(asked(Phase.REVIEW, DUE_TODAY, apart(Phase.REVIEW), place=HERE), "most_reviews")
    return [
        steps(WITHIN_DAY, SOON, most="most_steps").label("learning"),
        sum_of_steps.label("in_steps"),
        *(_earliest(asked(phase, WITHIN_DAY, place=HERE)).label(f"learning_{n}") for n, phase in enumerate(STEPS, 1)),
        (reviews + steps(WHOLE_DAYS, DUE_TODAY, apart(Phase.LEARNING), most="most_reviews")).label("reviews"),
        _capped(asked(Phase.NEW, apart(Phase.NEW), place=HERE), "most_new").label("new"),
        _capped(_UNOPENED, "most_new").label("unopened"),
    ]


_HAS_CARDS = select(C.id).where(C.deck_id == decks.c.id, KEPT).correlate(decks).exists().label("has_cards")
_BURY = func.coalesce(study_options.c.bury, 0).label("bury")
SHELF = (
    with_options(select(decks.c.id, decks.c.name, *_counts(), _HAS_CARDS, _BURY), decks.c.id)
    .where(decks.c.learner_id == learner_id)
    .order_by(decks.c.id.desc())
)
_WHOLE_SHELF = Prepared(SHELF)


def shelf(place: Mapping[str, Any], only: Collection[int] | None = None) -> list[Shelved]:
    """The learner's decks, newest first, or only those named; cards that were never opened count as new."""
    if only is None:
        rows: Iterable[Any] = _WHOLE_SHELF.all(place)  # the header of every page asks for it
    else:
        rows = db.session.connection().execute(SHELF.where(decks.c.id.in_(only)), place)
    return [
        Shelved(
            row.id, row.name, row.learning, row.in_steps,
            min((due for due in (row.learning_1, row.learning_2) if due is not None), default=None), row.reviews,
            min(place["most_new"], row.new + row.unopened), row.has_cards, row.bury,
            row.options, row.own_new, row.own_reviews, row.own_retention,
        )
        for row in rows
    ]  # fmt: skip


def step_dues(place: Mapping[str, Any]) -> dict[int, list[datetime]]:
    """When the learner's cards in steps within the day are due, up to the moment `soon`, by deck."""
    found: dict[int, list[datetime]] = {}
    mine = [asked(phase, WITHIN_DAY, SOON, place=M.learner_id == learner_id, left_out=NOT_SHOWING) for phase in STEPS]
    for rows in mine:
        some = rows.with_only_columns(M.deck_id, M.due).limit(place["most_steps"])
        for deck, due in db.session.connection().execute(some, place):
            found.setdefault(deck, []).append(due)
    return found


def spent(learner: int, day: date) -> dict[int, Spent]:
    """What today's answers have spent, by deck; those of a day that a journey west set back, too (rule T1)."""
    row = study_days.c
    counted = (row.new_cards - MORE_USED, row.review_cards - MORE_REVIEWS_USED, MORE_LEFT, MORE_REVIEWS_LEFT)
    sums = [func.sum(column) for column in (*counted, row.new_cards + row.review_cards, row.answers)]
    wanted: Select[Any] = select(row.deck_id, *sums, func.min(row.most_new), func.min(row.most_reviews))
    rows = db.session.execute(wanted.where(row.learner_id == learner, row.day >= day).group_by(row.deck_id))
    return {deck: Spent(*numbers) for deck, *numbers in rows}


def names(learner: int) -> list[tuple[int, str]]:
    """The numbers and names of the learner's decks, newest first."""
    mine = select(decks.c.id, decks.c.name).where(decks.c.learner_id == learner).order_by(decks.c.id.desc())
    return [(number, name) for number, name in db.session.execute(mine)]


def more_of(learner: int, deck: int, day: date) -> tuple[int, int]:
    """How many new cards and reviews of this deck the learner has asked for beyond the limits on this day, those
    answered too.
    """
    row = study_days.c
    mine = (row.learner_id == learner, row.deck_id == deck, row.day == day)
    found = db.session.execute(select(row.more_new, row.more_reviews).where(*mine)).first()
    return (found.more_new, found.more_reviews) if found else (0, 0)


def pace_ms(learner: int, today: date) -> float | None:
    """The learner's usual time for one answer over the last month; None before the first answer."""
    row = study_days.c
    recent = (row.learner_id == learner, row.day > today - timedelta(days=30))
    taken, answers = db.session.execute(select(func.sum(row.taken_ms), func.sum(row.answers)).where(*recent)).one()
    return float(taken) / float(answers) if answers else None


def own_deck(learner: int, deck: int) -> Deck:
    """The learner's deck. Raises NotFound for a stranger's."""
    found = db.session.scalar(select(Deck).where(Deck.id == deck, Deck.learner_id == learner))
    if found is None:
        raise NotFound
    return found


def own_deck_with_options(learner: int, deck: int) -> tuple[Deck, Any]:
    """The learner's deck and a row of its options. Raises NotFound for a stranger's."""
    wanted = with_options(select(Deck).where(Deck.id == deck, Deck.learner_id == learner), decks.c.id)
    found = db.session.execute(wanted).first()
    if found is None:
        raise NotFound
    return found[0], found


def unopened_cards(learner: int, deck: int, blank: Mapping[str, Any]) -> Select[Any]:
    """The rows to insert for kept cards without a memory: (learner, deck, card, due), then the values of `blank`."""
    start = [literal(value, M[name].type).label(name) for name, value in blank.items()]
    owner = literal(learner, M.learner_id.type).label("learner_id")
    rows = select(owner, C.deck_id, C.id, C.created_at, *start).join_from(unopened, cards, C.id == U.card_id)
    return rows.where(U.deck_id == deck).order_by(C.created_at, C.position, C.id)


def deck_of_kept(learner: int, card: int) -> int:
    """The deck of a kept card in one of the learner's decks. Raises NotFound for any other card."""
    mine = select(C.deck_id).join_from(cards, decks, decks.c.id == C.deck_id)
    found = db.session.scalar(mine.where(C.id == card, KEPT, decks.c.learner_id == learner))
    if found is None:
        raise NotFound
    return int(found)


def has_kept_cards(ids: Collection[int]) -> bool:
    """Whether there is anything to study in these decks."""
    return db.session.scalar(select(C.id).where(C.deck_id.in_(ids), KEPT).limit(1)) is not None


def with_below(learner: int, deck: int) -> list[int]:
    """The numbers of the deck and of those below it."""
    tops = grow(names(learner))
    return [lower.deck for top in tops for twig in top if twig.deck == deck for lower in twig]


def is_below(learner: int, lower: int, deck: int) -> bool:
    """Whether the first deck is the second or lies below it."""
    return lower == deck or lower in with_below(learner, deck)


def has_unopened(deck: int) -> bool:
    """Whether a kept card of this deck has no memory yet."""
    return db.session.scalar(select(U.card_id).where(U.deck_id == deck).limit(1)) is not None


def next_due(learner: int, ids: Collection[int], after: Any) -> tuple[int, Any]:
    """How many cards of these decks come by the given moment (no more than 1,000), and when the very next one comes."""
    mine = (M.learner_id == learner, M.deck_id.in_(ids), M.phase.in_((Phase.REVIEW, *STEPS)), STUDIED)
    rows = select(M.due).where(*mine)
    buried = or_(M.buried_until.is_(None), M.buried_until <= after)
    number = db.session.scalar(
        select(func.count()).select_from(rows.where(M.due <= after, buried).limit(1000).subquery())
    )
    first = db.session.scalar(rows.order_by(M.due).limit(1))
    return number or 0, first
