"""Bylines: the line near the top that says who wrote an article and when."""

import re
from datetime import date
from itertools import islice
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{_MONTH}),? (?P<y1>[12]\d{{3}})|"
    rf"(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>[12]\d{{3}})|"
    r"(?P<y3>[12]\d{3})-(?P<m3>\d{2})-(?P<d3>\d{2})",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? "
_WHEN = rf"(?:(?:published|posted|updated|last updated|first published|on|at)\b:? ?)*(?:{_WEEKDAY})?(?:{_DATE.pattern})"
_PERSON = r"(?!(?:The|A|An|In|On|At|This|These|Then|Now)\b)[^\W\d_a-z][^\W\d_]*[.'’-]?(?:[^\W\d_]+[.'’-]?)*"
_NAME = rf"{_PERSON}(?: (?:(?:de|da|di|do|du|la|le|van|von|der|den|del|bin|al|y|e) ){{0,2}}{_PERSON}){{0,4}}"
_AUTHOR = re.compile(rf"{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,4}}|admin|staff|editors?|guest|the editors")
_ROLE = re.compile(r",? (?:[A-Z][a-z]+ )?(?:writer|reporter|editor|correspondent|contributor)$", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?:written|posted|published|words|story|reported) )?by:? |author: |words: ", re.IGNORECASE)
_TRAILER = re.compile(
    r"[\d][\d,.]*[km]? (?:views?|comments?|shares?|likes?|reads?|words?)|\d{1,3}[- ]min(?:ute)?s?(?: read)?|"
    r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: (?:[a-z]{3,4}))?|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|"
    r"(?:staff|senior|science|sports|political|guest)? ?(?:writer|reporter|editor|correspondent|contributor)",
    re.IGNORECASE,
)
_SEPARATORS = " ,|/·•–—-;"
_LONGEST = 160
_LOOKED_AT = 6  # paragraphs from the top


class Byline(NamedTuple):
    """Who wrote it and the day it appeared (ISO, `2024-05-03`), as far as the line says."""

    author: str | None
    date: str | None


def guess_byline(text: str) -> Byline | None:
    """The byline of a cleaned text when one stands near the top, else None.

    >>> guess_byline("A title\\n\\nBy Ana Maria, 3 May 2024\\n\\nOnce upon a time.")
    Byline(author='Ana Maria', date='2024-05-03')
    """
    top = (line for line in text[:5_000].split("\n") if line)
    found = [byline for line in islice(top, _LOOKED_AT) if (byline := read_byline(line))]
    if not found:
        return None
    author = next((byline.author for byline in found if byline.author), None)
    return Byline(author, next((byline.date for byline in found if byline.date), None))


def read_byline(line: str) -> Byline | None:
    """What one line says when the whole of it is a byline or a date line, else None.

    >>> read_byline("by Jhon Lennon 52 views")
    Byline(author='Jhon Lennon', date=None)
    >>> read_byline("By Monday the water had gone.")
    """
    if len(line) > _LONGEST:
        return None
    rest, author = line.strip(_SEPARATORS), None
    if opening := _OPENING.match(rest):
        name = _AUTHOR.match(rest, opening.end())
        if not name:
            return None
        author, rest = _ROLE.sub("", name[0]), rest[name.end() :]
    return _with_rest(author, rest)


def _with_rest(author: str | None, rest: str) -> Byline | None:
    """Read date, views and reading time off the end of the line; anything else means it is no byline."""
    day = None
    while rest := rest.strip(_SEPARATORS):
        when = re.match(_WHEN, rest, re.IGNORECASE)
        trailer = when or _TRAILER.match(rest)
        if not trailer or not trailer.end():
            return None
        day = day or (iso_date(trailer[0]) if when else None)
        rest = rest[trailer.end() :]
        if rest and rest[0].isalnum():
            return None
    return Byline(author, day) if author or day else None


def iso_date(words: str) -> str | None:
    """The first day named in the words, as `YYYY-MM-DD`, or None.

    >>> iso_date("Published on May 3rd, 2024"), iso_date("3 May"), iso_date("31 February 2020")
    ('2024-05-03', None, None)
    """
    match = _DATE.search(words)
    if not match:
        return None
    parts = match.groupdict()
    year = parts["y1"] or parts["y2"] or parts["y3"]
    month = parts["m1"] or parts["m2"]
    number = _MONTHS.index(month[:3].lower()) + 1 if month else int(parts["m3"])
    day = int(parts["d1"] or parts["d2"] or parts["d3"])
    try:
        return date(int(year), number, day).isoformat()
    except ValueError:
        return None
