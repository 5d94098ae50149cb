"""Still remembered: how much of each article stays, card by card."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.memory.engine.curve import Parameters, recall

FIRM_STABILITY_DAYS = 21.0  # a memory that would hold three weeks, as mature cards do
FIRM_RECALL = 0.8
CardMemory = tuple[int, float | None, int]  # article, stability (None if new), study days since the last answer


class Hold(StrEnum):
    """How well a card is held: firm is remembered, faint getting there, none not learned yet."""

    FIRM = "firm"
    FAINT = "faint"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Remembered:
    """One article's cards by hold, and the sum of the chances to recall each of those studied."""

    firm: int = 0
    faint: int = 0
    none: int = 0
    expected: float = 0.0

    @property
    def total(self) -> int:
        """All its cards."""
        return self.firm + self.faint + self.none

    @property
    def mean(self) -> float | None:
        """The mean retrievability of the cards studied; None if none was."""
        studied = self.firm + self.faint
        return self.expected / studied if studied else None

    @property
    def of_all(self) -> float | None:
        """The share of all its cards expected to be recalled now, new ones counting nothing; None without cards."""
        return self.expected / self.total if self.total else None


def hold(stability: float | None, retrievability: float | None) -> Hold:
    """How well one card is held.

    >>> hold(None, None), hold(3.0, 0.97), hold(40.0, 0.9), hold(40.0, 0.7)
    (<Hold.NONE: 'none'>, <Hold.FAINT: 'faint'>, <Hold.FIRM: 'firm'>, <Hold.FAINT: 'faint'>)
    """
    if stability is None or retrievability is None:
        return Hold.NONE
    is_firm = stability >= FIRM_STABILITY_DAYS and retrievability >= FIRM_RECALL
    return Hold.FIRM if is_firm else Hold.FAINT


def remembered(cards: Iterable[CardMemory], *, parameters: Parameters = None) -> dict[int, Remembered]:
    """Fold cards into what stays of each article.

    >>> found = remembered([(7, 40.0, 40), (7, None, 0)])[7]
    >>> found.firm, found.none, round(found.mean, 3)
    (1, 1, 0.9)
    """
    counts: dict[int, dict[Hold, int]] = {}
    expected: dict[int, float] = {}
    for article, stability, elapsed_days in cards:
        chance = None if stability is None else recall(stability, elapsed_days, parameters=parameters)
        found = counts.setdefault(article, dict.fromkeys(Hold, 0))
        found[hold(stability, chance)] += 1
        expected[article] = expected.get(article, 0.0) + (chance or 0.0)
    return {
        article: Remembered(found[Hold.FIRM], found[Hold.FAINT], found[Hold.NONE], expected[article])
        for article, found in counts.items()
    }
