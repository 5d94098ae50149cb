"""What waits over all decks: for the list of decks, for the header, and for pages about articles."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import g
from flask_login import current_user

from quizapp.adapters import clock
from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import recall
from quizapp.core.memory.queue import Done, Waiting, left
from quizapp.core.memory.state import Phase
from quizapp.core.stats.remembered import Hold, hold
from quizapp.features.articles.memories import Due, Level, Recall
from quizapp.features.study.coming import place
from quizapp.features.study.learner import Learner, learner_of
from quizapp.features.study.queries import levels, overview
from quizapp.models import User

USUAL_MS = 10_000  # for one answer, until the learner has given some
LEVELS = {Hold.FIRM: Level.FIRM, Hold.FAINT: Level.FAINT, Hold.NONE: Level.FAINT}  # none: asked, but in first steps


@dataclass(frozen=True, slots=True)
class Pile:
    """A deck in the list: what the daily limits let through of it today."""

    id: int
    name: str
    due: int  # reviews and cards in steps
    new: int
    held_back: int  # waiting but for the limits
    has_cards: bool
    has_more_new: bool = False  # some of those are new: the learner may ask for them today

    @property
    def total(self) -> int:
        return self.due + self.new


def piles(learner: Learner, now: datetime, only: Collection[int] | None = None) -> list[Pile]:
    """The learner's decks, or those named, newest first. The limits hold for all decks together."""
    decks, done, more = _shelf(learner, now, only)
    return [_pile(deck, replace(done, more_left=more.get(deck.id, 0)), learner) for deck in decks]


def _shelf(
    learner: Learner, now: datetime, only: Collection[int] | None = None
) -> tuple[list[overview.Shelved], Done, Mapping[int, int]]:
    """The decks with what waits in each; what is done today; how many new cards beyond the limits remain, by deck."""
    where = place(learner, 0, now) | {"soon": now + learner.preset.learn_ahead}
    done, more = overview.done(learner.id, where["day"])
    where["most_new"] += max(more.values(), default=0)
    return overview.shelf(where, only), done, more


def _pile(deck: overview.Shelved, done: Done, learner: Learner) -> Pile:
    through = left(Waiting(reviews=deck.reviews, new=deck.new), done, preset=learner.preset)
    due, new_held = deck.learning + through.reviews, deck.new - through.new
    held_back = deck.reviews - through.reviews + new_held
    return Pile(deck.id, deck.name, due, through.new, held_back, deck.has_cards, has_more_new=new_held > 0)


@dataclass(frozen=True, slots=True)
class Now:
    """What a learner can study now, over all decks, as far as the daily limits let through: what the session gives."""

    due: int = 0  # reviews and cards in steps
    new: int = 0

    @property
    def total(self) -> int:
        return self.due + self.new


def waiting_now(learner: Learner, now: datetime) -> Now:
    """How many cards of all decks the limits let through now."""
    decks, done, more = _shelf(learner, now)
    waiting = Waiting(reviews=sum(deck.reviews for deck in decks), new=sum(deck.new for deck in decks))
    asked_for = sum(min(deck.new, more.get(deck.id, 0)) for deck in decks)
    through = left(waiting, replace(done, more_left=asked_for), preset=learner.preset)
    return Now(sum(deck.learning for deck in decks) + through.reviews, through.new)


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
    chance = recall(row.stability, calendar.elapsed_days(row.last_review, now)) if is_known else None
    return Recall(LEVELS[hold(row.stability, chance)], row.due, row.suspended)


def dues(user: User, deck_ids: Collection[int]) -> Mapping[int, Due]:
    """What waits in these decks today."""
    return {pile.id: Due(pile.due, pile.new) for pile in piles(learner_of(user), clock.now(), deck_ids)}
