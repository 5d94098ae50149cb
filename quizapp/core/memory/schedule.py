"""What an answer does to a memory: the four outcomes of the buttons, one of which the answer then applies.

States and buttons follow Anki's scheduler with FSRS; the same function labels the buttons and gives the result, so that
what a learner reads is what happens.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.asking import Asking, Move
from quizapp.core.memory.engine.balance import LONGEST_BALANCED, Ahead, Balance
from quizapp.core.memory.engine.buttons import FourMoves, moves
from quizapp.core.memory.engine.curve import Parameters, Strength, after_answer, recall
from quizapp.core.memory.engine.fuzz import chance
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Outcome, Phase, State


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question as asked: the card's memory, the moment, and the rules of that learner."""

    state: State
    now: datetime
    preset: Preset
    clock: DayClock
    today: date


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

    `now` is aware (ValueError if it is not). `look_ahead` tells what waits on some days, counted from today, and is
    asked at most once, only if it matters (rules F3, F4); without it, or beyond its reach, chance decides, and the same
    arguments always give the same outcomes (rule F2). What waits changes; so the answer brings back the four intervals
    `shown`, each of which is kept if its fuzz range holds it.

    >>> noon, clock = datetime(2026, 5, 1, 12, tzinfo=UTC), DayClock("UTC")
    >>> outcomes = preview(State(), noon, preset=Preset(), clock=clock, card_id=1)
    >>> outcomes[Rating.EASY].interval_days, outcomes[Rating.GOOD].state.phase
    (8, <Phase.LEARNING: 'learning'>)
    """
    asked = _Asked(state, now.astimezone(UTC), preset, clock, clock.day_of(now))
    until_next_day = (clock.next_day_at(now) - now).total_seconds()
    asking = Asking(preset, until_next_day, chance(card_id, state.reviews), shown=tuple(shown))
    strengths = _strengths(asked)
    moved = _balanced(asked, [strength.interval for strength in strengths], asking, look_ahead)
    answers = zip(Rating, moved, strengths, strict=True)
    return {rating: _outcome(asked, rating, move, strength) for rating, move, strength in answers}


def answered(state: State, rating: Rating, now: datetime, *, preset: Preset, clock: DayClock, card_id: int) -> Outcome:
    """What one button does now by chance alone: `preview(...)[rating]` without the work for the others, for replays.

    >>> noon, clock = datetime(2026, 5, 1, 12, tzinfo=UTC), DayClock("UTC")
    >>> answered(State(), Rating.EASY, noon, preset=Preset(), clock=clock, card_id=1).interval_days
    8
    """
    asked = _Asked(state, now.astimezone(UTC), preset, clock, clock.day_of(now))
    asking = Asking(preset, (clock.next_day_at(now) - now).total_seconds(), chance(card_id, state.reviews))
    strengths = _strengths(asked)
    moved = moves(state, [strength.interval for strength in strengths], asking)
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
    return recall(state.stability, clock.elapsed_days(state.last_review, now), parameters=parameters)


def is_leech(lapses: int, leech_at: int) -> bool:
    """Whether this lapse makes the card a leech: at the threshold, then at every half of it (rule L1); 0 is never.

    >>> [lapses for lapses in range(20) if is_leech(lapses, 8)], is_leech(8, 0)
    ([8, 12, 16], False)
    """
    return leech_at > 0 and lapses >= leech_at and (lapses - leech_at) % ((leech_at + 1) // 2) == 0


def _balanced(asked: _Asked, intervals: list[float], asking: Asking, look_ahead: LookAhead | None) -> FourMoves:
    """The moves of the four buttons, as what waits on the days ahead would have them."""
    if look_ahead is None:
        return moves(asked.state, intervals, asking)
    days: set[int] = set()

    def note_down(wished: float, first: int, last: int) -> None:
        if max(wished, first) <= LONGEST_BALANCED:
            days.update(range(first, last + 1))

    moved = moves(asked.state, intervals, replace(asking, choose=note_down))
    if not days:
        return moved
    ahead, easy = look_ahead(days), asked.preset.easy_days
    balance = Balance(asking.chance, asked.today.weekday(), ahead.due, easy, ahead.siblings)
    return moves(asked.state, intervals, replace(asking, choose=balance.choose))


def _strengths(asked: _Asked) -> tuple[Strength, Strength, Strength, Strength]:
    """The memory after each button."""
    state, preset = asked.state, asked.preset
    elapsed = asked.clock.elapsed_days(state.last_review, asked.now) if state.last_review else 0
    return after_answer(
        state.stability, state.difficulty, elapsed, retention=preset.retention, parameters=preset.parameters
    )


def _outcome(asked: _Asked, rating: Rating, move: Move, strength: Strength) -> Outcome:
    """The outcome of the button that makes this move."""
    state, now = asked.state, asked.now
    has_lapsed = state.phase is Phase.REVIEW and rating is Rating.AGAIN
    lapses = state.lapses + has_lapsed
    if move.days:
        due = asked.clock.start_of(asked.today + timedelta(days=move.days))
    else:
        due = now + timedelta(seconds=move.seconds)
    after = State(
        move.phase, move.step, strength.stability, strength.difficulty, due=due, last_review=now,
        interval_days=move.days, lapses=lapses, reviews=state.reviews + 1,
    )  # fmt: skip
    return Outcome(rating, after, move.days, due - now, leech=has_lapsed and is_leech(lapses, asked.preset.leech_at))
