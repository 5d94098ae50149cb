"""Flaws that let somebody who knows nothing find the right option."""

import re
from collections import Counter
from functools import lru_cache

from quizapp.core.cards.card import GAP
from quizapp.core.cards.folding import folded
from quizapp.core.cards.lint.flaw import Advice, Code, Given
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon

_ABSOLUTE = frozenset({"always", "never", "all", "none", "every", "only", "completely", "absolutely", "impossible"})
_FIGURE = re.compile(r"[$£€]?(\d[\d,]*(?:\.\d+)?)(.*)", re.DOTALL)
_ARTICLE = re.compile(rf"\b(an?)\s+(?:{GAP}|\?|$)", re.IGNORECASE)
_TENFOLD = 8.0  # so many times beyond all others, a figure stands out
_ALONE = 1.5  # or when it is so many times farther from the others than they are spread


def longest(given: Given) -> Advice | None:
    """The right option is by far the longest."""
    if len(given.wrong) < 2:
        return None
    most = max(len(d) for d in given.wrong)
    plain = len(given.back) > 1.5 * most and len(given.back) - most > 8
    return Advice(Code.LONGEST_RIGHT) if plain else None


def absolute(given: Given) -> Advice | None:
    """ "Always" and "never" are seldom right, and readers know it."""
    found = next((w for d in given.wrong for w in words(d) if w.lower() in _ABSOLUTE), None)
    return Advice(Code.ABSOLUTE_WORDS, {"word": found}) if found is not None and len(given.wrong) > 1 else None


def article_cue(given: Given) -> Advice | None:
    """ "an ____" fits only the options that begin with a vowel."""
    cue = _ARTICLE.search(given.front.rstrip(" ?."))
    if cue is None or not given.wrong:
        return None
    vowel = [d[:1].lower() in "aeiou" for d in given.options]
    return Advice(Code.GRAMMATICAL_CUE, {"word": cue.group(1)}) if not all(vowel) and any(vowel) else None


def number_cue(given: Given) -> Advice | None:
    """The right option alone is a plural (or a singular), in plain small words."""
    if len(given.wrong) < 2 or not all(d[:1].islower() and len(d.split()) < 4 for d in given.options):
        return None
    plural = [bool(re.search(r"[^siu]s$", d)) for d in given.options]
    return Advice(Code.GRAMMATICAL_CUE, {"word": given.back}) if plural[0] not in plural[1:] else None


def repeated(given: Given) -> Advice | None:
    """A telling word of the question that only the right option repeats."""
    if not given.wrong:
        return None
    asked = _telling(given.front)
    told = [w for w in words(given.back) if folded(w) in asked]
    wrong = {folded(w) for d in given.wrong for w in words(d)} if told else set()
    found = next((w for w in told if folded(w) not in wrong), None)
    return Advice(Code.WORD_REPEATED, {"word": found}) if found is not None else None


@lru_cache(maxsize=64)
def _telling(front: str) -> frozenset[str]:
    return frozenset(folded(w) for w in words(front) if lexicon.zipf(w) < 5 and len(w) > 3)


def convergence(given: Given) -> Advice | None:
    """Each part of the right option is also part of others, and no wrong option shares as much: it can be guessed."""
    if len(given.wrong) < 3:
        return None
    parts = [set(folded(d).split()) for d in given.options]
    if any(len(mine) < 2 for mine in parts):
        return None
    count = Counter(part for mine in parts for part in mine)
    shared = [sum(count[part] - 1 for part in mine) / len(mine) for mine in parts]
    alone = all(count[part] > 1 for part in parts[0])
    return Advice(Code.CONVERGENCE) if alone and shared[0] > max(shared[1:]) else None


def format_cue(given: Given) -> Advice | None:
    """Only the right option has a capital, a unit, decimals, a comma among its figures, a sign, or a title."""
    if len(given.wrong) < 2:
        return None
    for mark in _MARKS:
        mine = mark.search(given.back) is None
        if all((mark.search(d) is None) != mine for d in given.wrong):
            return Advice(Code.FORMAT_CUE)
    return None


_MARKS = (
    re.compile(r"^[\"“'‘]?[A-Z]"),
    re.compile(r"\d\.\d"),
    re.compile(r"\d,\d{3}"),
    re.compile(r"\d\s*[^\W\d]|\d\s*[%°]"),
    re.compile(r"^[$£€¥]"),
    re.compile(r"^[$£€¥]?(?!(?:1\d|20)\d\d\b)(?:\d[\d,]*\d|[2-9])0\b(?! [A-Z])"),
    re.compile(r"[(\[“\"]"),
    re.compile(
        r"^(?:King|Queen|Emperor|Empress|Pope|President|Sultan|Prince|Princess|Duke|Count|Baron|Lord|Lady|Sir|Captain|"
        r"General|Colonel|Major|Admiral|Dr|Professor|Father|Bishop|Saint|St|Mr|Mrs|Ms)\.? [A-Z]"
    ),
)


def outlier(given: Given) -> Advice | None:
    """The right figure is many times larger or smaller than all others, or stands alone while they stand together."""
    found = [_FIGURE.fullmatch(d) for d in given.options]
    if len(found) < 4 or not all(found) or len({m.group(2) for m in found if m}) != 1:
        return None
    right, *wrong = [float(m.group(1).replace(",", "").rstrip(".")) for m in found if m]
    far = right > _TENFOLD * max(wrong) or (right * _TENFOLD < min(wrong))
    alone = min(abs(right - other) for other in wrong) > _ALONE * (max(wrong) - min(wrong))
    return Advice(Code.OUTLIER) if far or alone else None
