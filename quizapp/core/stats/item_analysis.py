"""How a question did: who got it right, how long it took, what was chosen, whether it tells strong from weak."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from unicodedata import normalize

FEWEST = 5  # answers below which a correlation says nothing


@dataclass(frozen=True, slots=True)
class Response:
    """One player's answer to one question; `credit` is how much of it was right, `given` places or a text."""

    player: int
    question: int
    credit: float
    taken_ms: int
    given: Sequence[int] | str = ()


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One question's figures. Those that nothing is known of are None.

    `facility` is the mean credit of those who answered; `discrimination` the correlation of this question's credit
    with the credit of all other questions (item-rest), so that no question is compared with itself.
    """

    answered: int = 0
    right: int = 0
    facility: float | None = None
    discrimination: float | None = None
    mean_ms: int | None = None
    picks: Mapping[int, int] | None = None  # place of an option -> how many chose it
    texts: tuple[tuple[str, int], ...] = ()  # what was typed, the most frequent first


def item_analysis(responses: Iterable[Response], questions: Iterable[int]) -> dict[int, ItemFigures]:
    """Question -> its figures, each of `questions` present.

    >>> found = item_analysis([Response(1, 1, 1.0, 2000, [0]), Response(2, 1, 0.0, 4000, [3])], [1, 2])
    >>> found[1].facility, found[1].mean_ms, dict(found[1].picks), found[2].answered
    (0.5, 3000, {0: 1, 3: 1}, 0)
    """
    by_question: dict[int, list[Response]] = {number: [] for number in questions}
    sums: dict[int, float] = defaultdict(float)
    for response in responses:
        if response.question in by_question:
            by_question[response.question].append(response)
            sums[response.player] += response.credit
    return {number: _figures(given, sums) for number, given in by_question.items()}


def _figures(responses: Sequence[Response], sums: Mapping[int, float]) -> ItemFigures:
    if not responses:
        return ItemFigures(picks={})
    shares = [response.credit for response in responses]
    rests = [sums[response.player] - response.credit for response in responses]
    typed = alike(Counter(response.given for response in responses if isinstance(response.given, str)))
    chosen = Counter(place for response in responses if not isinstance(response.given, str) for place in response.given)
    return ItemFigures(
        answered=len(responses),
        right=sum(credit == 1 for credit in shares),
        facility=sum(shares) / len(shares),
        discrimination=correlation(shares, rests) if len(shares) >= FEWEST else None,
        mean_ms=round(sum(response.taken_ms for response in responses) / len(responses)),
        picks=dict(sorted(chosen.items())),
        texts=tuple(sorted(typed.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def alike(typed: Mapping[str, int]) -> Counter[str]:
    """Texts -> how many typed each; those that differ in capitals alone are one, shown as most typed it.

    >>> alike({"deep": 2, "Deep": 1, "blue": 1})
    Counter({'deep': 3, 'blue': 1})
    """
    spelled: dict[str, str] = {}
    found: Counter[str] = Counter()
    for text, count in sorted(typed.items(), key=lambda pair: (-pair[1], pair[0])):
        found[spelled.setdefault(normalize("NFKC", text).casefold(), text)] += count
    return found


def correlation(ones: Sequence[float], others: Sequence[float]) -> float | None:
    """Pearson's correlation; None where one side never changes.

    >>> correlation([0, 0, 1, 1], [1, 2, 3, 4]) > 0.89, correlation([1, 1], [0, 5])
    (True, None)
    """
    count = len(ones)
    if count < 2:
        return None
    mean, other_mean = sum(ones) / count, sum(others) / count
    apart = [(one - mean, other - other_mean) for one, other in zip(ones, others, strict=True)]
    spread = sum(one * one for one, _ in apart) * sum(other * other for _, other in apart)
    if spread <= 1e-18:
        return None
    return max(-1.0, min(1.0, sum(one * other for one, other in apart) / sqrt(spread)))
