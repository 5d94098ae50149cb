"""Flaws of options as a set: more than one is right, they hold each other, they are of different kinds."""

import re

from quizapp.core.cards.folding import folded
from quizapp.core.cards.lint.flaw import Advice, Code, Given

_LUMPED = re.compile(
    r"\b(all|none|both|two|any) of (the above|these|them|the others)\b|\b[a-d] and [a-d]\b", re.IGNORECASE
)
_RANGE = re.compile(r"(\d[\d,.]*)\s*(?:-|–|to)\s*(\d[\d,.]*)")


def two_right(given: Given) -> Advice | None:
    """A wrong option says the same as the right one."""
    twin = next((d for d in given.wrong if folded(d) == folded(given.back)), None)
    return Advice(Code.TWO_RIGHT, {"option": twin}) if twin is not None else None


def twice(given: Given) -> Advice | None:
    """Two wrong options say the same."""
    plain = [folded(d) for d in given.wrong]
    twin = next((d for place, d in enumerate(given.wrong) if plain.index(folded(d)) < place), None)
    return Advice(Code.OVERLAP, {"option": twin}) if twin is not None else None


def overlap(given: Given) -> Advice | None:
    """A wrong option holds the right one or is part of it, in words or as a range of figures."""
    for option in given.wrong:
        a, b = f" {folded(option)} ", f" {folded(given.back)} "
        if a != b and (a in b or b in a) and not option[:1].isdigit():
            return Advice(Code.OVERLAP, {"option": option})
        if _ranges_meet(option, given.back):
            return Advice(Code.OVERLAP, {"option": option})
    return None


def _ranges_meet(one: str, other: str) -> bool:
    first, second = _range(one), _range(other)
    if first is None or second is None:
        return False
    a, b, c, d = (_value(text) for text in (*first.groups(), *second.groups()))
    return a < d and c < b


def _range(text: str) -> re.Match[str] | None:
    return _RANGE.search(text) if "-" in text or "–" in text or "to" in text else None


def _value(text: str) -> float:
    plain = text.replace(",", "").rstrip(".")
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else 0.0


def lumped(given: Given) -> Advice | None:
    """ "All of the above": an option about the others."""
    found = next((d for d in given.options if given.wrong and _LUMPED.search(d)), None)
    return Advice(Code.ALL_OF_THE_ABOVE, {"option": found}) if found is not None else None


def mixed(given: Given) -> Advice | None:
    """A figure in the right option only, or in all but the right one."""
    digits = [bool(re.search(r"\d", d)) for d in given.options]
    odd = bool(given.wrong) and digits[0] != any(digits[1:]) and digits[0] != all(digits[1:])
    return Advice(Code.MIXED_KINDS) if odd else None
