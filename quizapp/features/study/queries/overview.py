"""How much waits in every deck, counted no further than the daily limits reach."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ScalarSelect, Select, and_, bindparam, func, literal, or_, select

from quizapp.core.errors import NotFound
from quizapp.core.memory.queue import Done
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.queries.tables import (
    DUE_TODAY,
    KEPT,
    MORE_LEFT,
    MORE_USED,
    WHOLE_DAYS,
    WITHIN_DAY,
    C,
    M,
    asked,
    cards,
    decks,
    learner_id,
    memories,
    study_days,
)  # fmt: skip
from quizapp.models import Deck

MOST_UNOPENED = 5_000  # cards looked at for never having been opened, those of the newest decks first
STEPS = (Phase.LEARNING, Phase.RELEARNING)
HERE = and_(M.learner_id == learner_id, M.deck_id == decks.c.id)
SOON = M.due <= bindparam("soon")


@dataclass(frozen=True, slots=True)
class Shelved:
    """One deck of the list: what waits in it, the limits not yet applied."""

    id: int
    name: str
    learning: int
    reviews: int
    new: int
    has_cards: bool


def _capped(rows: Select[Any], most: str) -> ScalarSelect[int]:
    inner = rows.with_only_columns(M.id).order_by(None).correlate(decks).limit(bindparam(most)).subquery()
    return select(func.count()).select_from(inner).scalar_subquery()


def _counts() -> list[Any]:
    def steps(*more: Any) -> Any:
        both = [_capped(asked(phase, *more, place=HERE), "most_reviews") for phase in STEPS]
        return both[0] + both[1]

    reviews = _capped(asked(Phase.REVIEW, DUE_TODAY, place=HERE), "most_reviews")
    return [
        steps(WITHIN_DAY, SOON).label("learning"),
        (reviews + steps(WHOLE_DAYS, DUE_TODAY)).label("reviews"),
        _capped(asked(Phase.NEW, place=HERE), "most_new").label("new"),
    ]


_HAS_CARDS = select(C.id).where(C.deck_id == decks.c.id, KEPT).correlate(decks).exists().label("has_cards")
SHELF = (
    select(decks.c.id, decks.c.name, *_counts(), _HAS_CARDS)
    .where(decks.c.learner_id == learner_id)
    .order_by(decks.c.id.desc())
)

_newest = (
    select(C.id, C.deck_id)
    .join_from(decks, cards, C.deck_id == decks.c.id)
    .where(decks.c.learner_id == learner_id, KEPT)
    .order_by(decks.c.id.desc())
    .limit(MOST_UNOPENED)
    .subquery()
)
UNOPENED = (
    select(_newest.c.deck_id, func.count().label("number"))
    .where(~select(M.id).where(M.learner_id == learner_id, M.card_id == _newest.c.id).exists())
    .group_by(_newest.c.deck_id)
)


def shelf(place: Mapping[str, Any], only: Collection[int] | None = None) -> list[Shelved]:
    """The learner's decks, newest first, or only those named; cards that were never opened count as new."""
    connection = db.session.connection()
    wanted = SHELF if only is None else SHELF.where(decks.c.id.in_(only))
    rows = list(connection.execute(wanted, place))
    unopened = {row.deck_id: row.number for row in connection.execute(UNOPENED, place)} if place["most_new"] else {}
    return [
        Shelved(
            row.id, row.name, row.learning, row.reviews,
            min(place["most_new"], row.new + unopened.get(row.id, 0)), row.has_cards,
        )
        for row in rows
    ]  # fmt: skip


def done(learner: int, day: date) -> tuple[Done, dict[int, int]]:
    """The answers of a study day in all decks; and by deck how many new cards, asked for beyond the limits, remain."""
    row = study_days.c
    wanted: Select[Any] = select(
        row.deck_id, row.new_cards, row.review_cards, MORE_USED.label("used"), MORE_LEFT.label("left")
    )
    rows = db.session.execute(wanted.where(row.learner_id == learner, row.day == day)).all()
    new, reviews, used = (sum(getattr(row, name) for row in rows) for name in ("new_cards", "review_cards", "used"))
    return Done(new, reviews, used), {row.deck_id: row.left for row in rows if row.left}


def more_of(learner: int, deck: int, day: date) -> int:
    """How many new cards of this deck the learner has asked for beyond the limits on this day, those answered too."""
    row = study_days.c
    mine = (row.learner_id == learner, row.deck_id == deck, row.day == day)
    return db.session.scalar(select(row.more_new).where(*mine)) or 0


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


def unopened_cards(learner: int, deck: int, blank: Mapping[str, Any]) -> Select[Any]:
    """The rows to insert for kept cards without a memory: (learner, deck, card, due), then the values of `blank`."""
    known = select(M.id).where(M.learner_id == learner, M.card_id == C.id).exists()
    start = [literal(value, M[name].type).label(name) for name, value in blank.items()]
    owner = literal(learner, M.learner_id.type).label("learner_id")
    rows = select(owner, C.deck_id, C.id, C.created_at, *start).where(C.deck_id == deck, KEPT, ~known)
    return rows.order_by(C.created_at, C.position, C.id)


def deck_of_kept(learner: int, card: int) -> int:
    """The deck of a kept card in one of the learner's decks. Raises NotFound for any other card."""
    mine = select(C.deck_id).join_from(cards, decks, decks.c.id == C.deck_id)
    found = db.session.scalar(mine.where(C.id == card, KEPT, decks.c.learner_id == learner))
    if found is None:
        raise NotFound
    return int(found)


def has_kept_cards(deck: int) -> bool:
    """Whether there is anything to study in this deck."""
    return db.session.scalar(select(C.id).where(C.deck_id == deck, KEPT).limit(1)) is not None


def has_unopened(learner: int, deck: int) -> bool:
    """Whether a kept card of this deck has no memory yet."""
    known = select(M.id).where(M.learner_id == learner, M.card_id == C.id).exists()
    return db.session.scalar(select(C.id).where(C.deck_id == deck, KEPT, ~known).limit(1)) is not None


def next_due(learner: int, deck: int, after: Any) -> tuple[int, Any]:
    """How many cards of this deck come by the given moment (no more than 1,000), and when the very next one comes."""
    mine = (M.learner_id == learner, M.deck_id == deck, ~M.suspended, KEPT, M.phase != Phase.NEW)
    rows = select(M.due).join_from(memories, cards, C.id == M.card_id).where(*mine)
    buried = or_(M.buried_until.is_(None), M.buried_until <= after)
    number = db.session.scalar(
        select(func.count()).select_from(rows.where(M.due <= after, buried).limit(1000).subquery())
    )
    first = db.session.scalar(rows.order_by(M.due).limit(1))
    return number or 0, first
