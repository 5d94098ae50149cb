"""The words of a text, as the checks count them."""

import re
from functools import lru_cache

from quizapp.core.facts.fact import words_in

_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text; many checks ask for those of the same question.

    >>> words("In what year did the U.S. win?")
    ('In', 'what', 'year', 'did', 'the', 'U.S', 'win')
    """
    return tuple(words_in(text))


@lru_cache(maxsize=8192)
def said(text: str) -> frozenset[str]:
    """The words of a text in small letters, to see at once that none of some words is there."""
    return frozenset(_LETTERS.findall(text.lower()))
