"""What comes next in a study session: which source the next card is taken from, and how many are left today.

One indexed query per source gives the figures; no list of cards is held (rules Q1, Q3).
"""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from quizapp.core.memory.preset import Preset

GOLDEN = 0.6180339887498949  # its multiples, modulo 1, fill a line evenly (Weyl's sequence)


class Source(StrEnum):
    """Where the next card comes from.

    learning: in steps, due within the day, due now · review: of whole days, due today · new: never asked ·
    ahead: in steps, due soon, when nothing else is left · again: the card just answered, when it alone is left.
    """

    LEARNING = "learning"
    REVIEW = "review"
    NEW = "new"
    AHEAD = "ahead"
    AGAIN = "again"


class Done(NamedTuple):
    """The answers of this study day: to new cards, and to cards of whole days (reviews and day-long steps).

    The learner may have asked for more new cards than the limits let through, for today alone: of the answers in `new`
    `more_used` were to those, and `more_left` of them are still to come. They spend no limit.
    """

    new: int = 0
    reviews: int = 0
    more_used: int = 0
    more_left: int = 0


class Waiting(NamedTuple):
    """The cards that wait: the earliest due moment of those in steps within the day (the card just answered left out),
    how many of whole days are due today, how many are new; counting may stop at the limits. `again_due` is the due
    moment of the card just answered, if it is in steps within the day. The card on the screen is not counted; `showing`
    says which of the two limits its answer will spend: that of reviews or of new cards.
    """

    learning_due: datetime | None = None
    reviews: int = 0
    new: int = 0
    again_due: datetime | None = None
    showing: Source | None = None


class Left(NamedTuple):
    """How many reviews and new cards the limits still let through today; what the session will give."""

    reviews: int
    new: int


def left(waiting: Waiting, done: Done, *, preset: Preset, is_new_free: bool = False) -> Left:
    """What the daily limits let through (rule Q3): new cards count as reviews too, unless `is_new_free`.

    >>> left(Waiting(reviews=190, new=30), Done(), preset=Preset())
    Left(reviews=190, new=10)
    >>> left(Waiting(new=30), Done(new=20, more_left=5), preset=Preset())
    Left(reviews=0, new=5)
    """
    shown = {kind: int(waiting.showing is kind) for kind in (Source.REVIEW, Source.NEW)}
    all_new = waiting.new + shown[Source.NEW]
    more = min(all_new, done.more_left)
    spent = done.new - done.more_used
    answered = done.reviews if is_new_free else done.reviews + spent
    reviews = max(0, min(waiting.reviews + shown[Source.REVIEW], preset.reviews_per_day - answered))
    new = max(0, min(all_new - more, preset.new_per_day - spent))
    if not is_new_free:
        new = max(0, min(new, preset.reviews_per_day - answered - reviews))
    return Left(max(0, reviews - shown[Source.REVIEW]), max(0, new + more - shown[Source.NEW]))


def next_source(waiting: Waiting, left: Left, done: Done, *, preset: Preset, now: datetime) -> Source | None:
    """Where the next card comes from (rule Q1); None when nothing can be asked now.

    Cards in steps that are due come first, then reviews with new cards mixed in evenly, then cards in steps that are
    due within the learn-ahead time, last of all the card just answered. A learn-ahead of 0 waits.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    >>> next_source(Waiting(learning_due=noon), Left(5, 5), Done(), preset=Preset(), now=noon)
    <Source.LEARNING: 'learning'>
    """
    if waiting.learning_due is not None and waiting.learning_due <= now:
        return Source.LEARNING
    if left.reviews or left.new:
        return Source.NEW if is_new_turn(left, done) else Source.REVIEW
    soon = now + preset.learn_ahead
    if waiting.learning_due is not None and waiting.learning_due <= soon:
        return Source.AHEAD
    if waiting.again_due is not None and waiting.again_due <= soon:
        return Source.AGAIN
    return None


def is_new_turn(left: Left, done: Done) -> bool:
    """Whether a new card is next among `left`: new cards are spread evenly over the reviews, wherever the day began.

    >>> [is_new_turn(Left(8, 2), Done(reviews=answered)) for answered in range(6)].count(True)
    1
    """
    place = (0.5 + GOLDEN * (done.new + done.reviews)) % 1.0
    return place * (left.new + left.reviews) < left.new


def opens_at(waiting: Waiting, *, preset: Preset) -> datetime | None:
    """When the next card in steps can be asked, if only such cards wait; None when there is none.

    >>> opens_at(Waiting(), preset=Preset()) is None
    True
    """
    dues = [due for due in (waiting.learning_due, waiting.again_due) if due is not None]
    return min(dues) - preset.learn_ahead if dues else None
