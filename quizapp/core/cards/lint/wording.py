"""Flaws of a question and its answer, with or without options."""

import re

from quizapp.core.cards.folding import folded
from quizapp.core.cards.lint.flaw import Advice, Code, Given
from quizapp.core.cards.words import words

_NEGATIVE = re.compile(r"\b(not|except|never|least|n['’]t)\b", re.IGNORECASE)
_LONG_ANSWER, _LONG_FRONT = 15, 40


def leaked(given: Given) -> Advice | None:
    """The answer stands in the question."""
    asked = f" {' '.join(words(folded(given.front)))} "
    key = " ".join(words(folded(given.back)))
    return Advice(Code.ANSWER_LEAKED, {"words": given.back}) if key and f" {key} " in asked else None


def not_atomic(given: Given) -> Advice | None:
    """Several things are asked at once."""
    pieces = re.split(r"[;\n]|, and |,", given.back)
    many = len([p for p in pieces if p.strip()]) > 3 or len(re.findall(r"\?", given.front)) > 1
    return Advice(Code.NOT_ATOMIC) if many else None


def too_long(given: Given) -> Advice | None:
    """More words than one remembers."""
    long = len(given.back.split()) > _LONG_ANSWER or len(given.front.split()) > _LONG_FRONT
    return Advice(Code.TOO_LONG) if long else None


def duplicate(given: Given) -> Advice | None:
    """Another card of the deck asks the same."""
    for front, back in given.others:
        if folded(front) == folded(given.front):
            same = folded(back) == folded(given.back)
            return Advice(Code.DUPLICATE if same else Code.SAME_FRONT, {"front": front, "back": back})
    return None


def negative(given: Given) -> Advice | None:
    """ "Which is not ...": readers overlook the "not"."""
    found = _NEGATIVE.search(given.front) if given.wrong else None
    return Advice(Code.NEGATIVE_FRONT, {"word": found.group()}) if found else None
