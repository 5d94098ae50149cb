"""Forward folds: fit to all that came before, foretell the next part, and never the other way round."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.memory.engine.curve import sequence
from quizapp.core.memory.fitting.fit import fit, foretold, prefixes, shrunk
from quizapp.core.memory.fitting.histories import Asked, History, asked
from quizapp.core.memory.fitting.scores import Score, score

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well the defaults, the fitted parameters and those pulled to the defaults foretold the same reviews."""

    default: Score
    fitted: Score
    shrunk: Score


def folds(number: int, parts: int = FOLDS) -> list[tuple[int, int]]:
    """Where the parts to foretell begin and end among so many reviews in order; the rest, at first, is learned from.

    >>> folds(14), folds(5)
    ([(4, 6), (6, 8), (8, 10), (10, 12), (12, 14)], [])
    """
    size = number // (parts + 1)
    starts = [number - (parts - part) * size for part in range(parts)]
    return [(start, start + size) for start in starts] if size else []


def evaluate(of: Sequence[History], *, relearning_steps: int = 1) -> Evaluation:
    """Five forward folds over the reviews of these histories; what is foretold of all five is scored as one."""
    reviews = asked(of)
    items, whole = prefixes(of, reviews), [sequence(history.reviews) for history in of]
    tested: list[Asked] = []
    chances: tuple[list[float], list[float], list[float]] = ([], [], [])
    for start, end in folds(len(reviews)):
        fitted = fit(items[:start], relearning_steps=relearning_steps)
        part = reviews[start:end]
        for found, parameters in zip(chances, (None, fitted, shrunk(fitted, start)), strict=True):
            found += foretold(of, part, parameters, whole=whole)
        tested += part
    default, own, pulled = (score(of, tested, found) for found in chances)
    return Evaluation(default, own, pulled)
