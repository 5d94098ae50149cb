"""The names that a question holds: where there are several, they say together what it is about."""

import re

from quizapp.core.cards.card import GAP

_NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:(?:of|the|de|von|van) )*[A-Z][\w'’.-]*)*")
_YEAR = re.compile(r"\d{3}")


def names_in(text: str) -> list[str]:
    """The names in a question, but for its first word and the gap.

    >>> names_in("In ____ Fred of Moresby sailed to New York in a barge.")
    ['Fred of Moresby', 'New York']
    """
    return every_name(text.partition(" ")[2].replace(GAP, ""))


def every_name(text: str) -> list[str]:
    """All that begins with a capital, whole names in one piece."""
    return _NAME.findall(text)


def has_a_year(text: str) -> bool:
    """Does a year, or another long figure, stand in it?"""
    return bool(_YEAR.search(text))
