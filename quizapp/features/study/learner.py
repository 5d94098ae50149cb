"""The learner as scheduling sees one: an id, the options of study, and the calendar of their days."""

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.options import with_document


class Settled(Protocol):
    """What holds a learner's settings: a user, or the same columns of a row."""

    id: int
    timezone: str
    day_start: int
    new_per_day: int
    reviews_per_day: int
    retention: float
    fitted: list[float] | None


class Optioned(Protocol):
    """A row with the options of a deck: the text of its set, and what it has instead; none where all is as usual."""

    options: str | None
    own_new: int | None
    own_reviews: int | None
    own_retention: float | None


NONE = (None, None, None, None)  # a deck without options of its own


@dataclass(frozen=True, slots=True)
class Learner:
    """Who studies, by which rules, in which days. `usual` are the rules of the learner's own settings, whose limits
    hold for all decks together; `preset` are those of the deck at hand.
    """

    id: int
    preset: Preset
    clock: DayClock
    usual: Preset


_preset = lru_cache(maxsize=4096)(Preset)
_clock = lru_cache(maxsize=4096)(DayClock)


def learner_of(user: Settled) -> Learner:
    """The learner with the settings of this user."""
    own = tuple(user.fitted) if user.fitted else None
    limits = user.new_per_day, user.reviews_per_day
    return _learner(user.id, user.timezone, user.day_start, *limits, user.retention, own)


@lru_cache(maxsize=4096)
def _learner(
    number: int, zone: str, day_start: int, new: int, reviews: int, retention: float, own: tuple[float, ...] | None, /
) -> Learner:
    preset = _preset(new_per_day=new, reviews_per_day=reviews, retention=retention, parameters=own)
    return Learner(number, preset, _clock(zone, day_start), preset)


def in_deck(learner: Learner, row: Optioned) -> Learner:
    """The same learner by the rules of the deck whose options this row holds."""
    own = (row.options, row.own_new, row.own_reviews, row.own_retention)
    if own == NONE:
        return learner if learner.preset is learner.usual else replace(learner, preset=learner.usual)
    preset = _of_deck(learner.usual, *own[:3], share=row.own_retention)
    return learner if preset is learner.preset else replace(learner, preset=preset)


@lru_cache(maxsize=4096)
def _of_deck(
    usual: Preset, options: str | None, new: int | None, reviews: int | None, *, share: float | None
) -> Preset:
    own = {"new_per_day": new, "reviews_per_day": reviews, "retention": share}
    instead: dict[str, Any] = {name: value for name, value in own.items() if value is not None}
    kept = with_document(usual, json.loads(options)) if options else usual
    return replace(kept, **instead) if instead else kept
