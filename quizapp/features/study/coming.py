"""What comes next for a learner in a deck: the figures, the source that core chooses, and its card."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from quizapp.core.memory.queue import Left, Source, Waiting, left, next_source, opens_at
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries import queue

MOST_COUNTED = 99  # of each kind; beyond it the page says "99+": counting on would cost more with every answer


@dataclass(frozen=True, slots=True)
class Coming:
    """The next card (none: nothing can be asked now), how many are left with it, how many answers this deck had today.

    `opens_at` is when a card in steps can be asked, if only such cards wait; `held_back` counts new cards and reviews
    that wait but for the daily limits.
    """

    card: Any
    left: int
    done: int
    opens_at: datetime | None = None
    held_back: int = 0
    has_more: bool = False  # than `left` says


def place(learner: Learner, deck: int, now: datetime, *, answered: int = 0, showing: int = 0) -> dict[str, Any]:
    """The parameters of the queries for this learner, deck and moment."""
    return {
        "learner_id": learner.id,
        "deck_id": deck,
        "now": now,
        "until": learner.clock.next_day_at(now),
        "day": learner.clock.day_of(now),
        "answered": answered,
        "showing": showing,
        "card_id": answered,
        "most_reviews": min(MOST_COUNTED, max(1, learner.preset.reviews_per_day)),
        "most_new": min(MOST_COUNTED, max(1, learner.preset.new_per_day)),
    }


def coming(learner: Learner, deck: int, now: datetime, *, answered: int = 0, showing: int = 0) -> Coming:
    """The card after those left out: `answered` was just answered and is asked again only when it alone is left;
    `showing` is on the screen already and counts among the cards left.
    """
    where = place(learner, deck, now, answered=answered, showing=showing)
    waiting, done, in_steps, here = queue.waiting(where)
    through = left(waiting, done, preset=learner.preset)
    again = queue.face(answered, where) if answered and not (through.reviews or through.new) else None
    if again is not None:
        waiting = replace(waiting, again_due=_due_within_day(again, now))
    source = next_source(waiting, through, done, preset=learner.preset, now=now)
    card = again if source is Source.AGAIN else queue.next_face(source, where) if source else None
    number = through.reviews + through.new + in_steps + bool(showing)
    has_more = max(through.reviews, through.new - done.more_left) >= MOST_COUNTED
    return Coming(card, number, here, opens_at(waiting, preset=learner.preset), _held_back(waiting, through), has_more)


def _due_within_day(row: Any, now: datetime) -> datetime | None:
    """When the card just answered is due, if it is in steps within the day and was not put aside meanwhile."""
    is_aside = row.suspended or (row.buried_until is not None and row.buried_until > now)
    is_in_steps = row.phase in queue.STEPS and row.interval_days == 0
    return row.due if is_in_steps and not is_aside else None


def _held_back(waiting: Waiting, through: Left) -> int:
    return waiting.reviews - through.reviews + waiting.new - through.new
