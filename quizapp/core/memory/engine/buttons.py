"""What each of the four buttons does to a card: its next phase and step, and the seconds or days until it is due."""

from collections.abc import Sequence
from itertools import accumulate
from math import floor

from quizapp.core.memory.engine.asking import Asking, Move
from quizapp.core.memory.engine.curve import is_short_term
from quizapp.core.memory.engine.fuzz import bounds, rounded
from quizapp.core.memory.engine.steps import DAY_SECONDS, again_seconds, good_seconds, hard_seconds
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase, State

INTRADAY_SHARE = 0.5  # of a day: below it, cards without steps come back within the day (rule B5)


_RECALLED = (Rating.HARD, Rating.GOOD, Rating.EASY)


def moves(state: State, intervals: Sequence[float], asking: Asking, *, last: Rating = Rating.EASY) -> tuple[Move, ...]:
    """What again, hard, good and easy do to a card in this state; each is due no earlier than the one before.

    `intervals` are the days that the memory after each button would hold at the wished retention. What comes after the
    button `last` is left out where that spares work.

    >>> from quizapp.core.memory.preset import Preset
    >>> [move.seconds for move in moves(State(), (0.2, 1.3, 2.3, 8.3), Asking(Preset(), 50_000.0, 0.0))]
    [60, 330, 600, 0]
    """
    again, hard, good, easy = rising = tuple(intervals)
    if not again <= hard <= good <= easy:  # odd fitted parameters must not make Good shorter than Hard
        rising = tuple(accumulate(intervals, max))
    if state.phase is Phase.REVIEW:
        return _review(state.interval_days, rising, asking, last)
    if state.phase is Phase.RELEARNING:
        return _in_steps(Phase.RELEARNING, state.step, rising, asking)
    return _in_steps(Phase.LEARNING, state.step, rising, asking)


def _in_steps(phase: Phase, step: int, intervals: Sequence[float], asking: Asking) -> tuple[Move, ...]:
    """The buttons of a card that is new or in steps (rule B2)."""
    is_first_time = phase is Phase.LEARNING
    steps = asking.preset.learning_steps if is_first_time else asking.preset.relearning_steps
    step = min(step, max(0, len(steps) - 1))  # the learner may have shortened the list since
    plan = ((0, again_seconds(steps)), (step, hard_seconds(steps, step)), (step + 1, good_seconds(steps, step)))
    made: list[Move] = []
    for rating, (to_step, seconds), interval in zip(Rating, plan, intervals, strict=False):
        lowest = made[-1].interval_days if made else 0
        if seconds is not None:
            made.append(asking.step_to(phase, to_step, seconds))
        elif steps:
            made.append(asking.days_to(rating, _whole(interval), lowest))
        else:
            made.append(_without_steps(Move(phase, 0, 0, lowest), interval, rating, asking))
    again, hard, good = made
    graduated = good if good.phase is Phase.REVIEW else asking.plain().days_to(Rating.GOOD, _whole(intervals[2]), 1)
    easy = asking.days_to(Rating.EASY, _whole(intervals[3]), max(graduated.interval_days, good.interval_days) + 1)
    return again, hard, good, easy


def _review(old_days: int, intervals: Sequence[float], asking: Asking, last: Rating) -> tuple[Move, ...]:
    """The buttons of a card in review (rules B4, B5)."""
    first = again_seconds(asking.preset.relearning_steps)
    again = _lapsed(intervals[0], asking) if first is None else asking.step_to(Phase.RELEARNING, 0, first)
    made, lowest, longest = [again], again.interval_days, asking.preset.max_interval_days
    for rating, days in zip(_RECALLED[: last - 1], intervals[1:], strict=False):
        if (floor := _floor(days, old_days, longest)) > lowest:
            lowest = floor
        move = asking.days_to(rating, days, lowest)
        made.append(move)
        lowest = move.interval_days + 1
    return tuple(made)


def _lapsed(interval: float, asking: Asking) -> Move:
    """Again where no steps are set: the days of the weakened memory as they are; a lapse is not spread (rule B5)."""
    if interval < INTRADAY_SHARE and is_short_term(asking.preset.parameters):
        return asking.step_to(Phase.RELEARNING, 0, max(1, int(interval * DAY_SECONDS)))
    return Move(Phase.REVIEW, 0, 0, min(_whole(interval), asking.preset.max_interval_days))


def _without_steps(lowest: Move, interval: float, rating: Rating, asking: Asking) -> Move:
    """A button where no steps are set: to review, or back within the day if the memory is that weak (rule B5)."""
    if interval < INTRADAY_SHARE and not lowest.interval_days and is_short_term(asking.preset.parameters):
        return asking.step_to(lowest.phase, 0, max(1, int(interval * DAY_SECONDS)))
    return asking.days_to(rating, _whole(interval), lowest.interval_days)


def _floor(days: float, old_days: int, longest: int) -> int:
    """The least next interval of a recalled card: longer than the last, or the last where fuzz could give it (B4)."""
    if floor(days + 0.5) > old_days:
        return old_days + 1
    return old_days if old_days <= bounds(days, 1, longest)[1] else 0


def _whole(days: float) -> int:
    return max(1, rounded(days))
