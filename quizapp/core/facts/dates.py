"""Dates as they stand in a text: found by their form, taken whole, never half a range."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_MONTH = "(?:" + "|".join(MONTHS) + ")"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_DATE = re.compile(
    rf"(?P<full>\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? {_YEAR}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?, {_YEAR}\b)"
    rf"|(?P<month>\b{_MONTH},? (?:of )?{_YEAR}\b)"
    rf"|(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b)"
    rf"|(?P<year>(?<![\w.,$£€/–-])\b{_YEAR}\b(?![\w%/–-]|[.,]\d))"
)
_RANGE_BEFORE = re.compile(r"(between|from|and|to|–|-|or|through|both)\s+$", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"^\s*(and|to|or|through|–|-|until)\s+(the )?\w*\s?\d", re.IGNORECASE)


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


def dates(text: str) -> Iterator[Date]:
    """The dates of a text that stand alone, in order.

    >>> [(d.text, d.form) for d in dates("On 24 October 1648 and in June 1650, but not between 1914 and 1918.")]
    [('24 October 1648', 'full'), ('June 1650', 'month')]
    """
    for match in _DATE.finditer(text):
        if _RANGE_BEFORE.search(text[: match.start()]) and not re.search(r"\b(and|or)\s+$", text[: match.start()]):
            continue
        if _RANGE_AFTER.search(text[match.end() :]) or _second_of_range(text, match.start()):
            continue
        yield Date(match.group(), match.start(), match.end(), match.lastgroup or "")


def _second_of_range(text: str, start: int) -> bool:
    return bool(re.search(r"(\d{1,4}|" + _MONTH + r")\s*(and|or|to|,|through)\s+$", text[:start]))
