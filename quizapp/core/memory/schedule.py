"""What an answer does to a memory: the four outcomes of the buttons, one of which the answer then applies.

States and buttons follow Anki's scheduler with FSRS; the same function labels the buttons and gives the result, so that
what a learner reads is what happens.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.asking import Asking, Move, asking
from quizapp.core.memory.engine.balance import BALANCED, LONGEST_BALANCED, Ahead, Balance, Choose
from quizapp.core.memory.engine.buttons import moves
from quizapp.core.memory.engine.curve import Parameters, Strength, after_answer, recall
from quizapp.core.memory.engine.fuzz import chance
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Outcome, Phase, State, days_passed


class _Asked(NamedTuple):
    """One question as asked: the card's memory, the moment, and the rules of that learner."""

    state: State
    now: datetime
    preset: Preset
    clock: DayClock
    today: date
    tomorrow: datetime


_after: Callable[[tuple[Any, ...]], State] = partial(tuple.__new__, State)
_ask: Callable[[tuple[State, datetime, Preset, DayClock, date, datetime]], _Asked] = partial(tuple.__new__, _Asked)
LookAhead = Callable[[Collection[int]], Ahead]


def preview(
    state: State,
    now: datetime,
    *,
    preset: Preset,
    clock: DayClock,
    card_id: int,
    look_ahead: LookAhead | None = None,
    shown: Sequence[int] = (),
) -> dict[Rating, Outcome]:
    """What each button would do now; an answer applies `preview(...)[rating]` and nothing else.

    `now` is aware (ValueError if it is not). `look_ahead` tells what waits on days counted from today, and is asked at
    most once, only if it matters (rules F3, F4); without it, or beyond its reach, chance decides, and the same
    arguments always give the same outcomes (rule F2). What waits changes; so the answer brings back the four intervals
    `shown`, each of which is kept if its fuzz range holds it.

    >>> noon, clock = datetime(2026, 5, 1, 12, tzinfo=UTC), DayClock("UTC")
    >>> outcomes = preview(State(), noon, preset=Preset(), clock=clock, card_id=1)
    >>> outcomes[Rating.EASY].interval_days, outcomes[Rating.GOOD].state.phase
    (8, <Phase.LEARNING: 'learning'>)
    """
    asked = _asked(state, now, preset, clock)
    strengths = _strengths(asked)
    moved = moves(state, _intervals(strengths), _asking(asked, card_id, look_ahead, shown))
    answers = zip(Rating, moved, strengths, strict=True)
    return {rating: _outcome(asked, rating, move, strength) for rating, move, strength in answers}


def buttons(
    state: State, now: datetime, *, preset: Preset, clock: DayClock, card_id: int, look_ahead: LookAhead | None = None
) -> tuple[Move, ...]:
    """What the four buttons show: the intervals of `preview`, without the work for what an answer would write.

    >>> noon, clock = datetime(2026, 5, 1, 12, tzinfo=UTC), DayClock("UTC")
    >>> [button.interval_days for button in buttons(State(), noon, preset=Preset(), clock=clock, card_id=1)]
    [0, 0, 0, 8]
    """
    asked = _asked(state, now, preset, clock)
    return moves(state, _intervals(_strengths(asked)), _asking(asked, card_id, look_ahead))


def answered(
    state: State,
    rating: Rating,
    now: datetime,
    *,
    preset: Preset,
    clock: DayClock,
    card_id: int,
    look_ahead: LookAhead | None = None,
    shown: Sequence[int] = (),
    day: date | None = None,
) -> Outcome:
    """What one button does now: `preview(...)[rating]` without the work for the others. `day` is the study day that a
    past answer counted for, where it is known.

    >>> noon, clock = datetime(2026, 5, 1, 12, tzinfo=UTC), DayClock("UTC")
    >>> answered(State(), Rating.EASY, noon, preset=Preset(), clock=clock, card_id=1).interval_days
    8
    """
    asked = _asked(state, now, preset, clock, day=day)
    strengths = _strengths(asked)
    moved = moves(state, _intervals(strengths), _asking(asked, card_id, look_ahead, shown), last=rating)
    return _outcome(asked, rating, moved[rating - 1], strengths[rating - 1])


def retrievability(state: State, now: datetime, *, clock: DayClock, parameters: Parameters = None) -> float | None:
    """The probability that the card would be recalled now, in whole study days since the last answer; None if new.

    >>> now = datetime(2026, 5, 1, 12, tzinfo=UTC)
    >>> known = State(Phase.REVIEW, stability=10.0, difficulty=5.0, last_review=now - timedelta(days=10))
    >>> round(retrievability(known, now, clock=DayClock("UTC")), 3)
    0.9
    """
    if state.stability is None or state.last_review is None:
        return None
    return recall(state.stability, days_passed(state, clock.day_of(now), clock), parameters=parameters)


def is_leech(lapses: int, leech_at: int) -> bool:
    """Whether this lapse makes the card a leech: at the threshold, then at every half of it (rule L1); 0 is never.

    >>> [lapses for lapses in range(20) if is_leech(lapses, 8)], is_leech(8, 0)
    ([8, 12, 16], False)
    """
    return leech_at > 0 and lapses >= leech_at and (lapses - leech_at) % ((leech_at + 1) // 2) == 0


def _asked(state: State, now: datetime, preset: Preset, clock: DayClock, *, day: date | None = None) -> _Asked:
    today, tomorrow = clock.around(now)
    at = now if now.tzinfo is UTC else now.astimezone(UTC)
    return _ask((state, at, preset, clock, day or today, tomorrow))


def _asking(asked: _Asked, card_id: int, look_ahead: LookAhead | None = None, shown: Sequence[int] = ()) -> Asking:
    """The moment of the question, for what the buttons do."""
    state, now, preset, _clock, _today, tomorrow = asked
    own = chance(card_id, state.reviews)
    choose = look_ahead and _chooser(asked, own, look_ahead)
    return asking((preset, (tomorrow - now).total_seconds(), own, choose, tuple(shown)))


def _chooser(asked: _Asked, own: float, look_ahead: LookAhead) -> Choose:
    """What picks the day where least waits; it looks ahead only when there is a day to choose."""
    known: list[Balance] = []

    def choose(wished: float, first: int, last: int) -> int | None:
        if wished > LONGEST_BALANCED or first > LONGEST_BALANCED:
            return None
        if not known:
            ahead, easy_days = look_ahead(BALANCED), asked.preset.easy_days
            known.append(Balance(own, asked.today.weekday(), ahead.due, easy_days, ahead.siblings, ahead.loads))
        return known[0].day(first, last)

    return choose


def _intervals(strengths: tuple[Strength, Strength, Strength, Strength]) -> tuple[float, float, float, float]:
    again, hard, good, easy = strengths
    return again.interval, hard.interval, good.interval, easy.interval


def _strengths(asked: _Asked) -> tuple[Strength, Strength, Strength, Strength]:
    """The memory after each button."""
    state, preset = asked.state, asked.preset
    elapsed = days_passed(state, asked.today, asked.clock)
    return after_answer(
        state.stability, state.difficulty, elapsed, retention=preset.retention, parameters=preset.parameters
    )


def _outcome(asked: _Asked, rating: Rating, move: Move, strength: Strength) -> Outcome:
    """The outcome of the button that makes this move."""
    state, now = asked.state, asked.now
    has_lapsed = state.phase is Phase.REVIEW and rating is Rating.AGAIN
    lapses = state.lapses + has_lapsed
    if move.interval_days:
        due = asked.clock.start_of(asked.today + timedelta(days=move.interval_days))
    else:
        due = now + timedelta(seconds=move.seconds)
    after = _after((
        move.phase, move.step, strength.stability, strength.difficulty, due, now, move.interval_days, lapses,
        state.reviews + 1, asked.today,
    ))  # fmt: skip
    is_hard = has_lapsed and is_leech(lapses, asked.preset.leech_at)
    return Outcome(rating, after, move.interval_days, due - now, leech=is_hard)
