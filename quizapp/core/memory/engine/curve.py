"""The forgetting curve and what an answer does to it: FSRS-6, from the library that Anki itself uses.

The method is FSRS (J. Ye, J. Su, Y. Cao, "A stochastic shortest path algorithm for optimizing spaced repetition
scheduling", KDD 2022) in its version 6 with 21 parameters.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from math import isfinite
from typing import NamedTuple

from fsrs_rs_python import (
    DEFAULT_PARAMETERS,
    FSRS,
    FSRSItem,
    FSRSReview,
    ItemState,
    MemoryState,
    check_and_fill_parameters,
)

Parameters = tuple[float, ...] | None
LOWEST_STABILITY, HIGHEST_STABILITY = 0.001, 36_500.0
HIGHEST_ELAPSED = 36_500
LOWEST_DECAY, HIGHEST_DECAY = 0.1, 0.8  # the range that fitting keeps to
LARGEST_PARAMETER = 100.0


class Strength(NamedTuple):
    """A memory after an answer: stability in days, difficulty 1-10, and the interval for the wished retention."""

    stability: float
    difficulty: float
    interval: float


_made: Callable[[tuple[float, float, float]], Strength] = partial(
    tuple.__new__, Strength
)  # at a third of its own price


def is_usable(parameters: tuple[float, ...]) -> bool:
    """Whether FSRS can schedule with these parameters (17, 19 or 21 of them).

    >>> is_usable(tuple(DEFAULT_PARAMETERS)), is_usable((1.0, 2.0))
    (True, False)
    """
    if not parameters or not all(isfinite(value) and abs(value) <= LARGEST_PARAMETER for value in parameters):
        return False
    try:
        return LOWEST_DECAY <= check_and_fill_parameters(list(parameters))[20] <= HIGHEST_DECAY
    except ValueError:
        return False


@lru_cache(maxsize=256)
def filled(parameters: Parameters) -> tuple[float, ...]:
    """All 21 parameters: those of older versions are filled up, None gives the defaults.

    >>> len(filled(None))
    21
    """
    return tuple(check_and_fill_parameters(list(parameters or DEFAULT_PARAMETERS)))


@lru_cache(maxsize=256)
def _model(parameters: Parameters) -> FSRS:
    return FSRS(list(filled(parameters)))


def strength_from_ease(ease: float, interval_days: int, *, parameters: Parameters) -> tuple[float, float]:
    """Stability and difficulty of a card whose schedule went by an ease factor (SM-2), had nine in ten been recalled.

    >>> strength_from_ease(2.5, 30, parameters=None)[0]
    30.0
    """
    found = _model(parameters).memory_state_from_sm2(max(1.3, min(ease, 10.0)), float(max(1, interval_days)), 0.9)
    stability = max(LOWEST_STABILITY, min(found.stability, HIGHEST_STABILITY))
    return stability, max(1.0, min(found.difficulty, 10.0))


def after_answer(
    stability: float | None, difficulty: float | None, elapsed_days: int, *, retention: float, parameters: Parameters
) -> tuple[Strength, Strength, Strength, Strength]:
    """The memory after again, hard, good and easy; `stability=None` is a card never asked, 0 days the same study day.

    Values outside what FSRS can take (a damaged import, a clock that ran backwards) are drawn into its range.

    >>> again, hard, good, easy = after_answer(None, None, 0, retention=0.9, parameters=None)
    >>> round(good.stability, 4), good.interval == good.stability
    (2.3065, True)
    """
    return _after(stability, difficulty, elapsed_days, retention, parameters)


@lru_cache(maxsize=4096)  # asked when a card is drawn, and again when it is answered
def _after(
    stability: float | None, difficulty: float | None, elapsed_days: int, retention: float, parameters: Parameters, /
) -> tuple[Strength, Strength, Strength, Strength]:
    before = None
    if stability is not None and difficulty is not None:  # bounds first: max() and min() then drop a NaN
        before = MemoryState(min(HIGHEST_STABILITY, max(LOWEST_STABILITY, stability)), min(10.0, max(1.0, difficulty)))
    states = _model(parameters).next_states(before, retention, min(HIGHEST_ELAPSED, max(0, elapsed_days)))
    return _strength(states.again), _strength(states.hard), _strength(states.good), _strength(states.easy)


def _strength(item: ItemState) -> Strength:
    memory = item.memory
    return _made((memory.stability, memory.difficulty, item.interval))


@lru_cache(maxsize=16_384)
def _review(rating: int, days: int) -> FSRSReview:
    return FSRSReview(rating, min(HIGHEST_ELAPSED, max(0, days)))


def sequence(reviews: Sequence[tuple[int, int]]) -> FSRSItem:
    """Reviews of one card as the library takes them: (rating, study days since the one before), oldest first."""
    return FSRSItem([_review(rating, days) for rating, days in reviews])


def along(histories: Sequence[FSRSItem], parameters: Parameters) -> list[list[MemoryState]]:
    """The memory after each review of each of these histories: what `after_answer` gives step by step, at once.

    >>> [[first, second]] = along([sequence([(3, 0), (3, 2)])], None)
    >>> round(first.stability, 4), second.stability > first.stability
    (2.3065, True)
    """
    made: list[list[MemoryState]] = _model(parameters).historical_memory_state_batch(list(histories))
    return made


@lru_cache(maxsize=256)
def _shape(parameters: Parameters) -> tuple[float, float]:
    """The decay and the factor that make R(S) exactly 0.9."""
    decay = filled(parameters)[20]
    return decay, 0.9 ** (-1 / decay) - 1


def recall(stability: float, days: float, *, parameters: Parameters = None) -> float:
    """The probability of recalling after `days`: R(t, S) = (1 + F t / S) ** -w20, and R(S) is 0.9 exactly (rule B6).

    >>> round(recall(10.0, 10.0), 12), recall(10.0, 0.0)
    (0.9, 1.0)
    """
    decay, factor = _shape(parameters)
    return float((1 + factor * max(0.0, days) / max(LOWEST_STABILITY, stability)) ** -decay)


def interval(stability: float, retention: float, *, parameters: Parameters = None) -> float:
    """The days until recall falls to `retention` (rule B6): I = S / F * (r ** (-1 / w20) - 1).

    >>> round(interval(10.0, 0.9), 9)
    10.0
    """
    decay, factor = _shape(parameters)
    return float(stability / factor * (retention ** (-1 / decay) - 1))


def is_short_term(parameters: Parameters) -> bool:
    """Whether these parameters say anything about answers on the same day (w17 and w18, rule B5).

    >>> is_short_term(None)
    True
    """
    values = filled(parameters)
    return values[17] > 0 and values[18] > 0
