"""Dates as they stand in a text: found by their form, taken whole, never half a range."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizapp.core.facts.fact import AnswerType

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = "(?:" + "|".join(MONTHS) + ")"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_DATE = re.compile(
    r"(?=[\dJFMASOND])(?:"  # nothing else begins a date: most places of a text need no second look
    rf"(?P<full>\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? {_YEAR}\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?, {_YEAR}\b)"
    rf"|(?P<month>\b{MONTH},? (?:of )?{_YEAR}\b)"
    rf"|(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b)"
    rf"|(?P<year>(?<![\w.,$£€/–-])\b{_YEAR}\b(?![\w%/–-]|[.,]\d)))"
)
_DIGIT = re.compile(r"\d")
_LATER_OF_TWO = re.compile(r"(\d{1,4}|" + MONTH + r")\s*(and|or|to|,|through)\s+$")
_NEAR = 32  # characters before a date, in which the rest of a range stands
_JOINED = re.compile(r"\b(and|or)\s+$")
_RANGE_BEFORE = re.compile(r"(between|from|and|to|–|(?<=\d )—|-|or|through|both)\s+$", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"^\s*(and|to|or|through|–|—|-|until)\s+(the )?\w*\s?\d", re.IGNORECASE)


@dataclass(frozen=True)
class Date:
    """A date of a text: where it stands and its form ("full", "month", "day", "year")."""

    text: str
    start: int
    end: int
    form: str

    @property
    def type(self) -> AnswerType:
        """A bare year, or a date."""
        return AnswerType.YEAR if self.form == "year" else AnswerType.DATE


@lru_cache(maxsize=1024)
def dates(text: str) -> tuple[Date, ...]:
    """The dates of a text that stand alone, in order; several look for those of the same sentence.

    >>> [(d.text, d.form) for d in dates("On 24 October 1648 and in June 1650, but not between 1914 and 1918.")]
    [('24 October 1648', 'full'), ('June 1650', 'month')]
    """
    return tuple(_alone(text))


def _alone(text: str) -> Iterator[Date]:
    for match in _DATE.finditer(text) if _DIGIT.search(text) else ():
        before = (text, max(0, match.start() - _NEAR), match.start())
        if _RANGE_BEFORE.search(*before) and not _JOINED.search(*before):
            continue
        if _RANGE_AFTER.search(text[match.end() :]) or _LATER_OF_TWO.search(*before):
            continue
        yield Date(match.group(), match.start(), match.end(), match.lastgroup or "")
