"""The words of a text, as the checks count them."""

import re

_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?|\d(?:[\d.,]*\d)?")


def words(text: str) -> list[str]:
    """The words of a text.

    >>> words("In what year did the U.S. win?")
    ['In', 'what', 'year', 'did', 'the', 'U.S', 'win']
    """
    return _WORD.findall(text)
