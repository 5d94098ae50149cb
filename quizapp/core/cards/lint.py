"""Advice about a card, made by hand or by machine: the flaws of item writing that rules can see.

The checks follow Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks import words
from quizapp.core.cards.folding import folded
from quizapp.core.facts import lexicon

_ABSOLUTE = frozenset({"always", "never", "all", "none", "every", "only", "completely", "absolutely", "impossible"})
_LUMPED = re.compile(
    r"\b(all|none|both|two|any) of (the above|these|them|the others)\b|\b[a-d] and [a-d]\b", re.IGNORECASE
)
_NEGATIVE = re.compile(r"\b(not|except|never|least|n['’]t)\b", re.IGNORECASE)
_LONG_ANSWER, _LONG_FRONT = 15, 40


class Code(StrEnum):
    """The name of a flaw; pages turn it into a sentence."""

    EMPTY = "empty"
    ANSWER_LEAKED = "answer_leaked"
    TWO_RIGHT = "two_right"
    LONGEST_RIGHT = "longest_right"
    ABSOLUTE_WORDS = "absolute_words"
    NOT_ATOMIC = "not_atomic"
    TOO_LONG = "too_long"
    DUPLICATE = "duplicate"
    SAME_FRONT = "same_front"
    GRAMMATICAL_CUE = "grammatical_cue"
    OVERLAP = "overlap"
    ALL_OF_THE_ABOVE = "all_of_the_above"
    NEGATIVE_FRONT = "negative_front"
    MIXED_KINDS = "mixed_kinds"
    WORD_REPEATED = "word_repeated"


@dataclass(frozen=True)
class Advice:
    """One flaw and the words or figures that a page may name when it explains it."""

    code: Code
    data: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Given:
    front: str
    back: str
    wrong: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


def advice(
    front: str, back: str, distractors: Sequence[str] = (), *, others: Sequence[tuple[str, str]] = ()
) -> list[Advice]:
    """What a careful colleague would say of this card; `others` are the fronts and backs of the deck's other cards.

    >>> [a.code.value for a in advice("Who wrote Emma by Jane Austen?", "Jane Austen")]
    ['answer_leaked']
    """
    given = _Given(front.strip(), back.strip(), tuple(d.strip() for d in distractors), tuple(others))
    if not given.front or not given.back:
        return [Advice(Code.EMPTY)]
    return [found for rule in _RULES if (found := rule(given)) is not None]


def _leaked(given: _Given) -> Advice | None:
    asked = f" {' '.join(words(folded(given.front)))} "
    key = " ".join(words(folded(given.back)))
    return Advice(Code.ANSWER_LEAKED, {"words": given.back}) if key and f" {key} " in asked else None


def _two_right(given: _Given) -> Advice | None:
    twin = next((d for d in given.wrong if folded(d) == folded(given.back)), None)
    return Advice(Code.TWO_RIGHT, {"option": twin}) if twin is not None else None


def _twice(given: _Given) -> Advice | None:
    plain = [folded(d) for d in given.wrong]
    twin = next((d for place, d in enumerate(given.wrong) if plain.index(folded(d)) < place), None)
    return Advice(Code.OVERLAP, {"option": twin}) if twin is not None else None


def _overlap(given: _Given) -> Advice | None:
    for option in given.wrong:
        a, b = f" {folded(option)} ", f" {folded(given.back)} "
        if a != b and (a in b or b in a) and not option[:1].isdigit():
            return Advice(Code.OVERLAP, {"option": option})
    return None


def _longest(given: _Given) -> Advice | None:
    if len(given.wrong) < 2:
        return None
    longest = max(len(d) for d in given.wrong)
    plain = len(given.back) > 1.5 * longest and len(given.back) - longest > 8
    return Advice(Code.LONGEST_RIGHT) if plain else None


def _absolute(given: _Given) -> Advice | None:
    found = next((w for d in given.wrong for w in words(d) if w.lower() in _ABSOLUTE), None)
    return Advice(Code.ABSOLUTE_WORDS, {"word": found}) if found is not None and len(given.wrong) > 1 else None


def _lumped(given: _Given) -> Advice | None:
    found = next((d for d in (given.back, *given.wrong) if given.wrong and _LUMPED.search(d)), None)
    return Advice(Code.ALL_OF_THE_ABOVE, {"option": found}) if found is not None else None


def _not_atomic(given: _Given) -> Advice | None:
    pieces = re.split(r"[;\n]|, and |,", given.back)
    many = len([p for p in pieces if p.strip()]) > 3 or len(re.findall(r"\?", given.front)) > 1
    return Advice(Code.NOT_ATOMIC) if many else None


def _too_long(given: _Given) -> Advice | None:
    long = len(given.back.split()) > _LONG_ANSWER or len(given.front.split()) > _LONG_FRONT
    return Advice(Code.TOO_LONG) if long else None


def _duplicate(given: _Given) -> Advice | None:
    for front, back in given.others:
        if folded(front) == folded(given.front):
            same = folded(back) == folded(given.back)
            return Advice(Code.DUPLICATE if same else Code.SAME_FRONT, {"front": front, "back": back})
    return None


def _grammatical_cue(given: _Given) -> Advice | None:
    """ "an ____" fits only the options that begin with a vowel."""
    cue = re.search(rf"\b(an?)\s+(?:{GAP}|\?|$)", given.front.rstrip(" ?."), re.IGNORECASE)
    if cue is None or not given.wrong:
        return None
    vowel = [d[:1].lower() in "aeiou" for d in (given.back, *given.wrong)]
    return Advice(Code.GRAMMATICAL_CUE, {"word": cue.group(1)}) if not all(vowel) and any(vowel) else None


def _negative(given: _Given) -> Advice | None:
    found = _NEGATIVE.search(given.front) if given.wrong else None
    return Advice(Code.NEGATIVE_FRONT, {"word": found.group()}) if found else None


def _mixed(given: _Given) -> Advice | None:
    digits = [bool(re.search(r"\d", d)) for d in (given.back, *given.wrong)]
    return (
        Advice(Code.MIXED_KINDS)
        if given.wrong and digits[0] != any(digits[1:]) and digits[0] != all(digits[1:])
        else None
    )


def _repeated(given: _Given) -> Advice | None:
    """A telling word of the question that only the right option repeats."""
    if not given.wrong:
        return None
    asked = {folded(w) for w in words(given.front) if lexicon.zipf(w) < 5 and len(w) > 3}
    wrong = {folded(w) for d in given.wrong for w in words(d)}
    found = next((w for w in words(given.back) if folded(w) in asked - wrong), None)
    return Advice(Code.WORD_REPEATED, {"word": found}) if found is not None else None


_RULES: tuple[Callable[[_Given], Advice | None], ...] = (
    _leaked,
    _two_right,
    _twice,
    _overlap,
    _longest,
    _absolute,
    _lumped,
    _not_atomic,
    _too_long,
    _duplicate,
    _grammatical_cue,
    _negative,
    _mixed,
    _repeated,
)
