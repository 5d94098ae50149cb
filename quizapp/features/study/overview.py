"""What waits over all decks: for the list of decks, for the header, and for pages about articles."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import g
from flask_login import current_user

from quizapp.adapters import clock
from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import recall
from quizapp.core.memory.rules.limits import let_through
from quizapp.core.memory.rules.tree import Twig
from quizapp.core.memory.state import Phase, days_passed
from quizapp.core.stats.remembered import Hold, hold
from quizapp.features.articles.memories import Due, Level, Recall
from quizapp.features.study.branches.listing import Listing, listing_of
from quizapp.features.study.learner import Learner, learner_of
from quizapp.features.study.queries import levels, overview
from quizapp.models import User

USUAL_MS = 10_000  # for one answer, until the learner has given some
LEVELS = {Hold.FIRM: Level.FIRM, Hold.FAINT: Level.FAINT, Hold.NONE: Level.FAINT}  # none: asked, but in first steps


@dataclass(frozen=True, slots=True)
class Pile:
    """A deck in the list, with those below it: what the daily limits let through of it today."""

    id: int
    name: str
    due: int  # reviews and cards in steps
    new: int
    is_held_back: bool  # more waits, but for the limits
    has_cards: bool
    has_more_new: bool = False  # some of those are new: the learner may ask for them today
    depth: int = 0
    label: str = ""  # the name without that of the deck above

    @property
    def total(self) -> int:
        return self.due + self.new


@dataclass(frozen=True, slots=True)
class Now:
    """What a learner can study now, over all decks, as far as the daily limits let through: what the session gives."""

    due: int = 0  # reviews and cards in steps
    new: int = 0

    @property
    def total(self) -> int:
        return self.due + self.new


def piles(learner: Learner, now: datetime, only: Collection[int] | None = None) -> list[Pile]:
    """The learner's decks, or those named, newest first, each before those below it.

    The limits of the learner's settings hold for all decks together, those of a deck for all that is below it.
    """
    found = listing_of(learner, now, only)
    found.count(found.tops)
    return piles_of(found) if only is None else [_pile(found, twig) for twig in found.tops]


def piles_and_all(learner: Learner, now: datetime) -> tuple[list[Pile], Now]:
    """The list of decks and what they come to, from one look; the header of the page then need not look again."""
    found = listing_of(learner, now)
    found.count(found.tops)
    g.waiting_now = all_of(found)
    return piles_of(found), g.waiting_now


def piles_of(found: Listing) -> list[Pile]:
    """The decks of a listing in which everything is counted, each before those below it."""
    return [_pile(found, twig) for top in found.tops for twig in top]


def _pile(found: Listing, twig: Twig) -> Pile:
    branch, decks = found.branch(twig), [found.decks[below.deck] for below in twig]
    through = let_through(found.under_all(branch))
    new, reviews = sum(deck.new for deck in decks), sum(deck.reviews for deck in decks)
    own = found.decks[twig.deck]
    return Pile(
        twig.deck, own.name, found.learning(twig) + through.reviews, through.new,
        reviews > through.reviews or new > through.new, any(deck.has_cards for deck in decks),
        own.new > 0 and new > through.new, twig.depth, twig.label,
    )  # fmt: skip


def waiting_now(learner: Learner, now: datetime) -> Now:
    """How many cards the limits let through now, of one deck after the other, with what is below it."""
    return all_of(listing_of(learner, now))


def all_of(found: Listing) -> Now:
    """What comes of all decks together, counting in no deck that the limits let nothing through of any more."""
    due, new = 0, 0
    for some in found.in_turn():
        found.count([top for top in some if found.may_give(top, new=new, reviews=due)])
        for top in some:
            if found.may_give(top, new=new, reviews=due):
                through = let_through(found.under_all(found.branch(top), new=new, reviews=due))
                due, new = due + through.reviews, new + through.new
    return Now(due + sum(found.learning(top) for top in found.tops), new)


def minutes_for(learner: Learner, answers: int, now: datetime) -> float:
    """How many milliseconds that many answers will take this learner."""
    return answers * (overview.pace_ms(learner.id, learner.clock.day_of(now)) or USUAL_MS)


def for_layout() -> dict[str, Any]:
    """What the header of every page may ask for; nothing is counted before it does."""
    return {"waiting_now": _waiting_now}


def _waiting_now() -> Now:
    if not current_user.is_authenticated:
        return Now()
    if "waiting_now" not in g:
        g.waiting_now = waiting_now(learner_of(current_user), clock.now())
    found: Now = g.waiting_now
    return found


def recalls(user: User, card_ids: Collection[int]) -> Mapping[int, Recall]:
    """How well the learner remembers these cards."""
    calendar, now = learner_of(user).clock, clock.now()
    return {row.card_id: _recall(row, calendar, now) for row in levels.of_cards(user.id, card_ids)}


def _recall(row: Any, calendar: DayClock, now: datetime) -> Recall:
    if row.phase is Phase.NEW:
        return Recall(is_aside=row.suspended)
    is_known = row.stability is not None and row.last_review is not None
    chance = recall(row.stability, days_passed(row, calendar.day_of(now), calendar)) if is_known else None
    return Recall(LEVELS[hold(row.stability, chance)], row.due, row.suspended)


def dues(user: User, deck_ids: Collection[int]) -> Mapping[int, Due]:
    """What waits in these decks today."""
    return {pile.id: Due(pile.due, pile.new) for pile in piles(learner_of(user), clock.now(), deck_ids)}
