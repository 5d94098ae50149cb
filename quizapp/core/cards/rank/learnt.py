"""The learnt score: a logistic model over plain features, kept as data, that puts the drafts in order.

Without the data the hand-made score does. Which drafts are good enough at all is always decided by the hand-made one.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.rank.features import features
from quizapp.core.cards.rank.weights import score

DATA = "ranker.json"


@dataclass(frozen=True)
class Ranker:
    """A logistic model: the weight of each feature, and what to add."""

    weights: Mapping[str, float]
    bias: float

    def rate(self, told: Mapping[str, float]) -> float:
        """How likely a strict reader keeps a draft of these features, between 0 and 1; unknown features say nothing.

        >>> Ranker({"anchors": 2.0}, bias=-1.0).rate({"anchors": 0.5, "new": 3.0})
        0.5
        """
        return logistic(self.bias + sum(self.weights.get(name, 0.0) * value for name, value in told.items()))


def logistic(value: float) -> float:
    """The logistic function, safe for large values.

    >>> logistic(0.0), logistic(-1000.0), logistic(1000.0)
    (0.5, 0.0, 1.0)
    """
    return 1 / (1 + math.exp(-value)) if value > -500 else 0.0


def ranker_from(stored: str) -> Ranker:
    """The model from its JSON text.

    >>> ranker_from('{"bias": 0.1, "weights": {"anchors": 1.0}}').bias
    0.1
    """
    told = json.loads(stored)
    return Ranker(told["weights"], told["bias"])


@cache
def stored_ranker() -> Ranker | None:
    """The model that comes with the program, or None: it is kept only where it beats the hand-made score."""
    place = files("quizapp.core.data").joinpath(DATA)
    return ranker_from(place.read_text(encoding="utf-8")) if place.is_file() else None


def rating() -> Callable[[Draft], float]:
    """What rates a draft between 0 and 1: the stored model, or the hand-made score where none is stored."""
    ranker = stored_ranker()
    return score if ranker is None else lambda draft: ranker.rate(features(draft))
