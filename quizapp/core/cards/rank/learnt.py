"""The learnt score: a logistic model over plain features, kept as data, that says which drafts are good enough and
puts them in order. Without the data the hand-made score does.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from quizapp.core.cards.checks import weaknesses
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.rank.detail import detail
from quizapp.core.cards.rank.features import features
from quizapp.core.cards.rank.weights import FLOOR, score
from quizapp.core.facts.fact import Family, Found

DATA = "ranker.json"
_NAMED_ONCE = 1
SURE = 0.02  # above the floor: of questions nearer to it half are kept, of others nineteen of twenty


@dataclass(frozen=True)
class Ranker:
    """A logistic model: the weight of each feature, what to add, and how much a draft must reach to become a card."""

    weights: Mapping[str, float]
    bias: float
    floor: float = 0.5

    def rate(self, told: Mapping[str, float]) -> float:
        """How likely a strict reader keeps a draft of these features, between 0 and 1; unknown features say nothing.

        >>> Ranker({"anchors": 2.0}, bias=-1.0).rate({"anchors": 0.5, "new": 3.0})
        0.5
        """
        return logistic(self.told(told))

    def told(self, features: Mapping[str, float]) -> float:
        """What these features add up to, before that is made a rate."""
        weight = self.weights.get
        return self.bias + sum([weight(name, 0.0) * value for name, value in features.items()])


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
    return Ranker(told["weights"], told["bias"], told.get("floor", 0.5))


@cache
def stored_ranker() -> Ranker | None:
    """The model that comes with the program, or None: it is kept only where it beats the hand-made score."""
    place = files("quizapp.core.data").joinpath(DATA)
    return ranker_from(place.read_text(encoding="utf-8")) if place.is_file() else None


@dataclass(frozen=True)
class Rating:
    """What rates a draft between 0 and 1, how much it must reach to become a card, and what tells details apart."""

    rate: Callable[[Draft], float]
    floor: float
    detail: Callable[[Draft], float] = lambda _draft: 0.0


BY_HAND = Rating(score, FLOOR)


def rating(found: Found) -> Rating:
    """The stored model at work on an article, or the hand-made score where none is stored."""
    ranker = stored_ranker()
    detail_of = partial(detail, found=found)
    if ranker is None:
        return Rating(lambda draft: 0.0 if weaknesses(draft, found) else score(draft), FLOOR, detail_of)

    def rate(draft: Draft) -> float:
        told = ranker.rate(features(draft, found))
        return max(told, ranker.floor + SURE) if _is_used_again(draft, found) else told

    return Rating(rate, ranker.floor, detail_of)


def _is_used_again(draft: Draft, found: Found) -> bool:
    """An acronym with which the article goes on is worth knowing; readers throw out those that are named once."""
    acronym = draft.fact.ask.subject.lower()
    return draft.fact.family == Family.ACRONYM and found.counts[acronym] > _NAMED_ONCE
