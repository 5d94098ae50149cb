"""What each of the four buttons does to a card: its next phase and step, and the seconds or days until it is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from quizapp.core.memory.engine.curve import is_short_term
from quizapp.core.memory.engine.fuzz import bounds, rounded, spread
from quizapp.core.memory.engine.steps import DAY_SECONDS, again_seconds, good_seconds, hard_seconds, landing
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.state import Phase, State

INTRADAY_SHARE = 0.5  # of a day: below it, cards without steps come back within the day (rule B5)


class Move(NamedTuple):
    """Where one button sends the card: `seconds` within the study day, or `days` to the start of a later one."""

    phase: Phase
    step: int
    seconds: int
    days: int


FourMoves = tuple[Move, Move, Move, Move]


@dataclass(frozen=True, slots=True)
class Asking:
    """The moment of the question: the options, the rest of the study day in seconds, and the card's own chance."""

    preset: Preset
    until_next_day: float
    chance: float

    def step_to(self, phase: Phase, step: int, seconds: int) -> Move:
        """A move to a step that is due in `seconds`."""
        fuzzed, days = landing(seconds, self.until_next_day, chance=self.chance)
        return Move(phase, step, fuzzed, min(days, self.preset.max_interval_days))

    def days_to(self, days: float, lowest: int) -> Move:
        """A move to review in about `days`, at least `lowest` unless the longest interval is shorter."""
        days = spread(days, max(1, lowest), self.preset.max_interval_days, chance=self.chance)
        return Move(Phase.REVIEW, 0, 0, days)


def moves(state: State, intervals: Sequence[float], asking: Asking) -> FourMoves:
    """What again, hard, good and easy do to a card in this state; each is due no earlier than the one before.

    `intervals` are the days that the memory after each button would hold at the wished retention.

    >>> [move.seconds for move in moves(State(), (0.2, 1.3, 2.3, 8.3), Asking(Preset(), 50_000.0, 0.0))]
    [60, 330, 600, 0]
    """
    rising = tuple(accumulate(intervals, max))  # odd fitted parameters must not make Good shorter than Hard
    if state.phase is Phase.REVIEW:
        return _review(state.interval_days, rising, asking)
    if state.phase is Phase.RELEARNING:
        return _in_steps(Phase.RELEARNING, state.step, rising, asking)
    return _in_steps(Phase.LEARNING, state.step, rising, asking)


def _in_steps(phase: Phase, step: int, intervals: Sequence[float], asking: Asking) -> FourMoves:
    """The buttons of a card that is new or in steps (rule B2)."""
    is_first_time = phase is Phase.LEARNING
    steps = asking.preset.learning_steps if is_first_time else asking.preset.relearning_steps
    step = min(step, max(0, len(steps) - 1))  # the learner may have shortened the list since
    plan = ((0, again_seconds(steps)), (step, hard_seconds(steps, step)), (step + 1, good_seconds(steps, step)))
    made: list[Move] = []
    for (to_step, seconds), interval in zip(plan, intervals, strict=False):
        lowest = made[-1].days if made else 0
        if seconds is not None:
            made.append(asking.step_to(phase, to_step, seconds))
        elif steps:
            made.append(asking.days_to(_whole(interval), lowest))
        else:
            made.append(_without_steps(phase, interval, lowest, asking))
    again, hard, good = made
    graduated = asking.days_to(_whole(intervals[2]), 1).days
    easy = asking.days_to(_whole(intervals[3]), max(graduated, good.days) + 1)
    return again, hard, good, easy


def _review(old_days: int, intervals: Sequence[float], asking: Asking) -> FourMoves:
    """The buttons of a card in review (rules B4, B5)."""
    first = again_seconds(asking.preset.relearning_steps)
    if first is None:
        again = _without_steps(Phase.RELEARNING, intervals[0], 0, asking)
    else:
        again = asking.step_to(Phase.RELEARNING, 0, first)
    floors = [_floor(days, old_days, asking.preset.max_interval_days) for days in intervals]
    hard = asking.days_to(intervals[1], max(again.days, floors[1]))
    good = asking.days_to(intervals[2], max(hard.days + 1, floors[2]))
    easy = asking.days_to(intervals[3], max(good.days + 1, floors[3]))
    return again, hard, good, easy


def _without_steps(phase: Phase, interval: float, lowest: int, asking: Asking) -> Move:
    """A button where no steps are set: to review, or back within the day if the memory is that weak (rule B5)."""
    if interval < INTRADAY_SHARE and not lowest and is_short_term(asking.preset.parameters):
        return asking.step_to(phase, 0, max(1, int(interval * DAY_SECONDS)))
    return asking.days_to(_whole(interval), lowest)


def _floor(days: float, old_days: int, longest: int) -> int:
    """The least next interval of a recalled card: longer than the last, or the last where fuzz could give it (B4)."""
    if rounded(days) > old_days:
        return old_days + 1
    return old_days if old_days <= bounds(days, 1, longest)[1] else 0


def _whole(days: float) -> int:
    return max(1, rounded(days))
