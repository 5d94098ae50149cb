"""Flaws of a question and its answer, with or without options."""

import re

from quizapp.core.cards.folding import folded
from quizapp.core.cards.lint.flaw import Advice, Code, Given
from quizapp.core.cards.words import words
from quizapp.core.sought import Sought

_NEGATIVE = Sought(
    r"\b(not|except|never|least|n['’]t)\b", "not", "except", "never", "least", "n't", "n’t", flags=re.IGNORECASE
)
_LONG_ANSWER, _LONG_QUESTION, _LONG_FRONT = 15, 40, 90  # words; what is read before the question may be longer


def leaked(given: Given) -> Advice | None:
    """The answer stands in the question."""
    asked = f" {' '.join(words(folded(given.front)))} "
    key = " ".join(words(folded(given.back)))
    return Advice(Code.ANSWER_LEAKED, {"words": given.back}) if key and f" {key} " in asked else None


def not_atomic(given: Given) -> Advice | None:
    """Several things are asked at once."""
    pieces = re.split(r"[;\n]|, and |,", given.back)
    many = len([p for p in pieces if p.strip()]) > 3 or given.asked.count("?") > 1
    return Advice(Code.NOT_ATOMIC) if many else None


def too_long(given: Given) -> Advice | None:
    """More words than one remembers."""
    found = (given.back, _LONG_ANSWER), (given.asked, _LONG_QUESTION), (given.front, _LONG_FRONT)
    return Advice(Code.TOO_LONG) if any(len(text.split()) > most for text, most in found) else None


def duplicate(given: Given) -> Advice | None:
    """Another card of the deck asks the same."""
    for front, back in given.others:
        if folded(front) == folded(given.front):
            same = folded(back) == folded(given.back)
            return Advice(Code.DUPLICATE if same else Code.SAME_FRONT, {"front": front, "back": back})
    return None


def negative(given: Given) -> Advice | None:
    """ "Which is not ...": readers overlook the "not"."""
    found = _NEGATIVE.search(given.asked) if given.wrong else None
    return Advice(Code.NEGATIVE_FRONT, {"word": found.group()}) if found else None
