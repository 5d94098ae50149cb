"""The words of a text, as the checks count them."""

from functools import lru_cache

from quizapp.core.facts.fact import WORD


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text; many checks ask for those of the same question.

    >>> words("In what year did the U.S. win?")
    ('In', 'what', 'year', 'did', 'the', 'U.S', 'win')
    """
    return tuple(WORD.findall(text))
