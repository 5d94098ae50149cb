"""The learner as scheduling sees one: an id, the options of study, and the calendar of their days."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset


class Settled(Protocol):
    """What holds a learner's settings: a user, or the same columns of a row."""

    id: int
    timezone: str
    day_start: int
    new_per_day: int
    reviews_per_day: int
    retention: float
    fitted: list[float] | None


@dataclass(frozen=True, slots=True)
class Learner:
    """Who studies, by which rules, in which days."""

    id: int
    preset: Preset
    clock: DayClock


_preset = lru_cache(maxsize=4096)(Preset)
_clock = lru_cache(maxsize=4096)(DayClock)


def learner_of(user: Settled) -> Learner:
    """The learner with the settings of this user."""
    own = tuple(user.fitted) if user.fitted else None
    limits = {"new_per_day": user.new_per_day, "reviews_per_day": user.reviews_per_day}
    preset = _preset(**limits, retention=user.retention, parameters=own)
    return Learner(user.id, preset, _clock(user.timezone, user.day_start))
