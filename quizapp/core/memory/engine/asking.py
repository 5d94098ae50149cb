"""The moment of a question, and the two ways a button may send its card: to a step, or to review in some days."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from quizapp.core.memory.engine.balance import Choose
from quizapp.core.memory.engine.fuzz import bounds, within
from quizapp.core.memory.engine.steps import landing
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase


class Move(NamedTuple):
    """Where one button sends the card: `seconds` within the study day, or whole days to the start of a later one."""

    phase: Phase
    step: int
    seconds: int
    interval_days: int

    @property
    def delay(self) -> timedelta:
        """The time until the card is due, if that is within the study day."""
        return timedelta(seconds=self.seconds)


_move: Callable[[tuple[Phase, int, int, int]], Move] = partial(tuple.__new__, Move)  # at a third of its own price


class Asking(NamedTuple):
    """The moment of the question: the options, the rest of the study day in seconds, and the card's own chance.

    `choose` picks a day of the fuzz range by what waits (rule F3); without it, chance alone does. `shown` are the four
    intervals that the buttons showed: each is kept as far as its fuzz range allows, whatever has happened since.
    """

    preset: Preset
    until_next_day: float
    chance: float
    choose: Choose | None = None
    shown: tuple[int, ...] = ()

    def plain(self) -> "Asking":
        """The same question with nothing but chance."""
        return self._replace(choose=None, shown=())

    def step_to(self, phase: Phase, step: int, seconds: int) -> Move:
        """A move to a step that is due in `seconds`."""
        fuzzed, days = landing(seconds, self.until_next_day, chance=self.chance)
        return _move((phase, step, fuzzed, days and min(days, self.preset.max_interval_days)))

    def days_to(self, rating: Rating, days: float, lowest: int) -> Move:
        """A move to review in about `days`, at least `lowest` unless the longest interval is shorter."""
        preset, _until, own, choose, shown = self
        first, last = bounds(days, lowest or 1, preset.max_interval_days)
        if shown and first <= (kept := shown[rating - 1]) <= last:
            return _move((Phase.REVIEW, 0, 0, kept))
        chosen = choose(days, first, last) if choose and first < last else None
        return _move((Phase.REVIEW, 0, 0, within(first, last, chance=own) if chosen is None else chosen))


_Parts = tuple[Preset, float, float, Choose | None, tuple[int, ...]]
asking: Callable[[_Parts], Asking] = partial(tuple.__new__, Asking)
