"""The kinds of live questions: what counts as an answer to each, and how much of it is right."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from quizapp.core.errors import Refused
from quizapp.core.quiz.folding import tidy
from quizapp.core.quiz.marking import Verdict, mark_typed
from quizapp.core.text.characters import seen

LONGEST_TEXT = 200
Given = list[int] | str  # the places chosen, in order; or what was typed


class Kind(StrEnum):
    CHOICE = "choice"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    TYPED = "typed"
    NUMERIC = "numeric"
    ORDER = "order"
    POLL = "poll"  # not scored
    CLOUD = "cloud"  # not scored


UNSCORED = {Kind.POLL, Kind.CLOUD}
BY_TEXT = {Kind.TYPED, Kind.NUMERIC, Kind.CLOUD}
ONE_OF = {Kind.CHOICE, Kind.TRUE_FALSE, Kind.POLL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it is marked. `key` holds the right places (of an order: the right order of the options)."""

    kind: Kind = Kind.CHOICE
    options: tuple[str, ...] = ()
    key: tuple[int, ...] = ()
    accept: tuple[str, ...] = ()  # typed: every text that is right, the one to show first
    value: float | None = None
    tolerance: float = 0.0
    factor: int = 1  # points 0x, 1x, 2x
    seconds: int = 20

    @property
    def is_scored(self) -> bool:
        """Whether points can be had."""
        return self.kind not in UNSCORED and self.factor > 0


def number_of(text: str) -> float | None:
    """A number as people type it; None when it is none.

    >>> number_of("1,642"), number_of("3,5"), number_of("-2.50"), number_of("nan"), number_of("12 km")
    (1642.0, 3.5, -2.5, None, None)
    """
    plain = tidy(text).replace("\u2212", "-").replace(" ", "").replace("'", "")
    head, comma, tail = plain.rpartition(",")
    if comma and "." not in plain:
        plain = plain.replace(",", "") if len(tail) == 3 and head.strip("-").isdigit() else f"{head}.{tail}"
    plain = plain.replace(",", "")
    try:
        found = float(plain)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def read(question: Question, sent: object) -> Given:
    """What was sent, as an answer to this question; Refused("answer") when it is none.

    >>> read(Question(options=("a", "b")), 1), read(Question(kind=Kind.TYPED), " Lake  \u202eBaikal ")
    ([1], 'Lake Baikal')
    """
    if question.kind in BY_TEXT:
        return _text(question, sent)
    places = [sent] if isinstance(sent, int) else sent
    if not isinstance(places, list) or not all(isinstance(p, int) and not isinstance(p, bool) for p in places):
        raise Refused("answer")
    if len(set(places)) != len(places) or not all(0 <= place < len(question.options) for place in places):
        raise Refused("answer")
    if not _is_whole(question, places):
        raise Refused("answer")
    return sorted(places) if question.kind is Kind.MULTIPLE else list(places)


def _is_whole(question: Question, places: Sequence[int]) -> bool:
    if question.kind is Kind.ORDER:
        return len(places) == len(question.options)
    return len(places) == 1 if question.kind in ONE_OF else bool(places)


def _text(question: Question, sent: object) -> str:
    text = " ".join(seen(sent).split()) if isinstance(sent, str) else ""
    if not text or len(text) > LONGEST_TEXT or (question.kind is Kind.NUMERIC and number_of(text) is None):
        raise Refused("answer")
    return text


def credit(question: Question, given: Given, *, partial: bool = True) -> float:
    """How much of this answer is right, from 0 to 1; a poll and a word cloud have nothing right.

    >>> several = Question(kind=Kind.MULTIPLE, options=("a", "b", "c", "d"), key=(0, 1))
    >>> [credit(several, given) for given in ([0, 1], [0], [0, 2], [0, 1, 2])]
    [1.0, 0.5, 0.0, 0.5]
    >>> credit(several, [0], partial=False)
    0.0
    """
    if question.kind in UNSCORED:
        return 0.0
    if isinstance(given, str):
        return float(_typed(question, given))
    if question.kind is Kind.ORDER:
        share = sum(one == other for one, other in zip(given, question.key, strict=False)) / len(question.key)
    elif question.kind is Kind.MULTIPLE:
        hits = len(set(given) & set(question.key))
        share = max(0.0, hits - (len(given) - hits)) / len(question.key)
    else:
        share = float(given[0] in question.key)
    return share if partial else float(share == 1)


@lru_cache(maxsize=8192)
def _typed(question: Question, given: str) -> bool:
    """Remembered: many type the same, and each answer is looked at for every board."""
    if question.kind is Kind.NUMERIC:
        number = number_of(given)
        if number is None or question.value is None:
            return False
        return abs(number - question.value) <= question.tolerance + 1e-9 * max(1.0, abs(question.value))
    key, *others = question.accept or ("",)
    return bool(key) and mark_typed(given, key, others).verdict is not Verdict.WRONG
