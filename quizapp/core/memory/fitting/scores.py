"""How good a foretelling was: log loss, RMSE over bins, and AUC, as the benchmark of FSRS defines them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import floor, log, sqrt

from quizapp.core.memory.fitting.histories import Asked, History

LEAST = 1e-6
Bin = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Score:
    """How good a foretelling was of so many reviews. Less is better, but for `auc`; None where nothing was foretold."""

    log_loss: float | None
    rmse_bins: float | None
    auc: float | None
    reviews: int


def score(of: Sequence[History], chosen: Sequence[Asked], chances: Sequence[float]) -> Score:
    """The score of these chances for these reviews.

    >>> score([], [], [])
    Score(log_loss=None, rmse_bins=None, auc=None, reviews=0)
    """
    if not chosen:
        return Score(None, None, None, 0)
    truths = [one.is_recalled for one in chosen]
    return Score(log_loss(chances, truths), rmse_bins(of, chosen, chances), auc(chances, truths), len(chosen))


def log_loss(chances: Sequence[float], truths: Sequence[bool]) -> float:
    """The mean surprise.

    >>> round(log_loss([0.9, 0.2], [True, False]), 4)
    0.1643
    """
    held = (min(1 - LEAST, max(LEAST, chance)) for chance in chances)
    losses = [-log(chance) if truth else -log(1 - chance) for chance, truth in zip(held, truths, strict=True)]
    return sum(losses) / len(losses)


def auc(chances: Sequence[float], truths: Sequence[bool]) -> float | None:
    """How often a recalled review had the better chance than a forgotten one, ties counting half (Mann, Whitney).

    >>> auc([0.9, 0.8, 0.8, 0.1], [True, True, False, False]), auc([0.5], [True])
    (0.875, None)
    """
    recalled = sum(truths)
    pairs = recalled * (len(truths) - recalled)
    if not pairs:
        return None
    ranks, before = 0.0, 0
    for _chance, tied in groupby(sorted(zip(chances, truths, strict=True)), key=lambda pair: pair[0]):
        group = [truth for _same, truth in tied]
        ranks += sum(group) * (before + (len(group) + 1) / 2)
        before += len(group)
    return (ranks - recalled * (recalled + 1) / 2) / pairs


def rmse_bins(of: Sequence[History], chosen: Sequence[Asked], chances: Sequence[float]) -> float:
    """The error of the mean chance in bins of like reviews: by days waited, reviews before, and lapses before."""
    bins: dict[Bin, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for one, chance in zip(chosen, chances, strict=True):
        sums = bins[bin_of(of[one.history].reviews[: one.place], one.days)]
        for place, value in enumerate((chance, float(one.is_recalled), 1.0)):
            sums[place] += value
    squares = sum((chance - truth) ** 2 / number for chance, truth, number in bins.values())
    return sqrt(squares / len(chosen))


def bin_of(before: Iterable[tuple[int, int]], days: int) -> Bin:
    """The bin of a review `days` after these.

    >>> bin_of([(3, 0), (1, 4), (3, 0)], 5)
    (8.98, 3.76, 1.65)
    """
    spaced = [rating for place, (rating, gap) in enumerate(before) if gap or not place]
    lapses = sum(rating == 1 for rating in spaced[1:])
    return _step(days, 2.48, 3.62), _step(len(spaced) + 1, 1.99, 1.89), _step(lapses, 1.65, 1.73)


@lru_cache(maxsize=65_536)
def _step(value: int, scale: float, base: float) -> float:
    return round(scale * base ** floor(log(value) / log(base)), 2) if value else 0.0
