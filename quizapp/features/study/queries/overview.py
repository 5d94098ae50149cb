"""The learner's decks: their names, their options, what lies below them, and what enters them."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, literal, or_, select

from quizapp.core.errors import NotFound
from quizapp.core.memory.rules.tree import grow
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.queries.tables import (
    KEPT,
    STEPS,
    STUDIED,
    C,
    M,
    cards,
    decks,
    study_days,
    unopened,
    with_options,
)  # fmt: skip
from quizapp.models import Deck

U = unopened.c


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
