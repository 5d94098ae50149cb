"""What is remembered of cards, as far as pages about articles and decks show it.

Memory belongs to studying, which stands further down the river: it says here how to ask. Until it has, nothing is
learned yet.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from quizapp.models import User


class Level(IntEnum):
    """How well a card is remembered; the marker is as full."""

    NONE = 1  # not learned yet
    FAINT = 2  # getting there
    FIRM = 3  # remembered


@dataclass(frozen=True)
class Recall:
    """How well one card is remembered and when it comes back; none: not asked so far."""

    level: Level = Level.NONE
    due: datetime | None = None
    is_aside: bool = False  # put aside by the learner


@dataclass(frozen=True)
class Due:
    """What waits in a deck: cards due now, and new ones that today's limit still lets in."""

    now: int = 0
    new: int = 0


Recalls = Callable[[User, Collection[int]], Mapping[int, Recall]]  # (learner, card ids)
Dues = Callable[[User, Collection[int]], Mapping[int, Due]]  # (learner, deck ids)


class _Sources:
    recalls: Recalls | None = None
    dues: Dues | None = None


def provide(*, recalls: Recalls | None = None, dues: Dues | None = None) -> None:
    """Called by the feature that knows, while it is registered."""
    _Sources.recalls, _Sources.dues = recalls or _Sources.recalls, dues or _Sources.dues


def recalls(learner: User, card_ids: Collection[int]) -> Mapping[int, Recall]:
    """What is remembered of these cards; cards never asked may be missing."""
    return _Sources.recalls(learner, card_ids) if _Sources.recalls and card_ids else {}


def dues(learner: User, deck_ids: Collection[int]) -> Mapping[int, Due] | None:
    """What waits in these decks; None when nobody can tell."""
    return _Sources.dues(learner, deck_ids) if _Sources.dues and deck_ids else None


def weakest(levels: Iterable[Level]) -> Level:
    """A fact is remembered as well as the weakest of its cards."""
    return min(levels, default=Level.NONE)
