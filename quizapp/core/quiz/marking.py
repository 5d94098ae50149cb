"""Mark an answer against its key: right, nearly right, or wrong, and say what was let pass."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from random import Random

from quizapp.core.memory.rating import Rating
from quizapp.core.quiz.folding import FOLDS, Tolerated, folds
from quizapp.core.quiz.letters import Difference, difference, distance, typos, written

SLOW_MS = 60_000  # a right answer that took a minute was hard
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
NUMBER = re.compile(r"−?\d+(?:[.:]\d+)*")


class Verdict(StrEnum):
    """How an answer was marked."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"


ORDER = {verdict: place for place, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Marked:
    """A typed answer, marked against the expected text that it comes closest to.

    `expected` is that text (the key or one of the accepted); `diff` its letter difference from what was given;
    `distance` how many letters differ after all that is tolerated; `tolerated` what was let pass, in a fixed order;
    `written` what was given, in the same pieces.
    """

    verdict: Verdict
    expected: str
    diff: Difference
    distance: int
    tolerated: tuple[Tolerated, ...] = ()
    written: Difference = ()


def mark_typed(given: str, key: str, accept: Sequence[str] = ()) -> Marked:
    """Mark typed text against the key and the other accepted texts; the best mark counts.

    Right: equal but for capitals, accents, punctuation, spacing, a leading article, the spelling of a number.
    Nearly right: a slip or two in longer words. Numbers must be exact: one wrong digit is wrong.

    >>> mark_typed("1,642", "1642").verdict, mark_typed("1643", "1642").verdict
    (<Verdict.RIGHT: 'right'>, <Verdict.WRONG: 'wrong'>)
    >>> near = mark_typed("operation enherent resolfe", "Operation Inherent Resolve")
    >>> near.verdict, near.distance, [str(slip) for slip in near.tolerated]
    (<Verdict.NEAR: 'near'>, 2, ['case', 'typo'])
    """
    marks = [_against(given, expected) for expected in (key, *accept)]
    if shorter := _without_brackets(key):
        mark = _against(given, shorter)
        marks.append(replace(mark, tolerated=(*mark.tolerated, Tolerated.BRACKETS)))
    return min(marks, key=lambda mark: (ORDER[mark.verdict], mark.distance, len(mark.tolerated)))


def mark_choice(chosen: str | None, key: str) -> Verdict:
    """Mark a chosen option; None is no answer, which is wrong.

    >>> mark_choice("Kyiv", "Kyiv"), mark_choice(None, "Kyiv")
    (<Verdict.RIGHT: 'right'>, <Verdict.WRONG: 'wrong'>)
    """
    return Verdict.RIGHT if chosen == key else Verdict.WRONG


def mark_true_false(given: bool | None, is_true: bool) -> Verdict:
    """Mark a true/false answer; None is no answer, which is wrong.

    >>> mark_true_false(False, False), mark_true_false(None, False)
    (<Verdict.RIGHT: 'right'>, <Verdict.WRONG: 'wrong'>)
    """
    return Verdict.RIGHT if given is is_true else Verdict.WRONG


def propose(verdict: Verdict, taken_ms: int) -> Rating:
    """The rating proposed for a marked answer, which the learner may change: right is Good, nearly right is Hard.

    A right answer that took a minute or more is Hard too.

    >>> propose(Verdict.RIGHT, 4_000), propose(Verdict.NEAR, 4_000), propose(Verdict.WRONG, 4_000)
    (<Rating.GOOD: 3>, <Rating.HARD: 2>, <Rating.AGAIN: 1>)
    """
    if verdict is Verdict.WRONG:
        return Rating.AGAIN
    return Rating.GOOD if verdict is Verdict.RIGHT and taken_ms < SLOW_MS else Rating.HARD


def options(key: str, distractors: Sequence[str], rng: Random) -> list[str]:
    """The options of a multiple-choice card in random order, each once.

    >>> sorted(options("b", ["a", "c", "a"], Random(1)))
    ['a', 'b', 'c']
    """
    found = list(dict.fromkeys((key, *distractors)))
    rng.shuffle(found)
    return found


def _without_brackets(key: str) -> str:
    """The key without what stands in brackets; empty if nothing does, or nothing else is left."""
    shorter = " ".join(BRACKETS.sub(" ", key).split())
    return "" if shorter == key else shorter


def _against(given: str, expected: str) -> Marked:
    """Mark against one expected text."""
    ours, theirs = folds(given), folds(expected)
    shown = difference(ours[0], theirs[0])
    slips = _slips(ours[-1], theirs[-1]) if theirs[-1] else _exactly(ours[0], theirs[0])
    if slips is None:
        seen = distance(ours[0].casefold(), theirs[0].casefold())
        return Marked(Verdict.WRONG, expected, shown, max(1, seen), written=written(shown, ours[0]))
    verdict, tolerated = Verdict.NEAR if slips else Verdict.RIGHT, _tolerated(ours, theirs, slips)
    return Marked(verdict, expected, shown, slips, tolerated, written(shown, ours[0]))


def _slips(plain: str, wanted: str) -> int | None:
    """How many slips part two folded texts: none if only spaces differ; None if they say different things."""
    if NUMBER.findall(plain) != NUMBER.findall(wanted):
        return None
    if plain.replace(" ", "") == wanted.replace(" ", ""):
        return 0
    return typos(plain.split(), wanted.split())


def _exactly(given: str, expected: str) -> int | None:
    """An answer made of marks alone, such as "?", is right only letter by letter."""
    return 0 if given and given == expected else None


def _tolerated(ours: Sequence[str], theirs: Sequence[str], slips: int) -> tuple[Tolerated, ...]:
    """The folds that brought the texts closer, then what still parts them."""
    apart = [distance(one, other) for one, other in zip(ours, theirs, strict=True)]
    found = [slip for (slip, _step), (before, after) in zip(FOLDS, pairwise(apart), strict=True) if after < before]
    if slips:
        found.append(Tolerated.TYPO)
    elif apart[-1]:
        found.append(Tolerated.SPACING)
    return tuple(found)
