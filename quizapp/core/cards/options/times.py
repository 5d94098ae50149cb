"""Wrong years and dates: near the right one, in its form, on the side of it where they are surely wrong."""

import re
from collections.abc import Collection, Iterator, Sequence
from random import Random

from quizapp.core.cards.card import GAP
from quizapp.core.cards.options.article import date_key
from quizapp.core.cards.wish import Difficulty
from quizapp.core.facts.dates import MONTHS

_DAYS, _NEAR = 28, 9
_MONTHS = 5  # so many months from the right one
_PART = r"(?:the year |(?:the )?(?:early|late|mid|start of|middle of|end of) )?"
_LATE, _MODERN = 1950, 1700  # the nearer a year is to now, the nearer others must be to be plausible
_BESIDE = 2  # so many years beyond the span that the article names
_PLANNED = re.compile(
    rf"\b(?:wants?|plans?|planned|aims?|hopes?|intends?|expected|will|projected|targets?|goal)\b.*\bby {_PART}{GAP}",
    re.IGNORECASE,
)
_SEASONS = {"summer": {5, 6, 7, 8, 9}, "winter": {11, 12, 1, 2, 3}}  # as the north has them
_DECADE = re.compile(r"\b((?:1\d|20)\d0)s\b")
_CENTURY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)[ -]century")
Key = tuple[int, int, int]
_EARLIER_ONLY = re.compile(rf"\b(?:before|by|since|from) {_PART}{GAP}|^(?:since|by|from) (?:when|what)", re.IGNORECASE)
_LATER_ONLY = re.compile(rf"\b(?:after|until|till|to) {_PART}{GAP}|^(?:until|till|after) (?:when|what)", re.IGNORECASE)


def ranked(below: Sequence[str], above: Sequence[str], *, rng: Random, wanted: int = 3) -> Iterator[list[str]]:
    """Draws of wrong options with the right one as often the least, second, third or greatest of the four."""
    ranks = [under for under in range(wanted + 1) if under <= len(below) and wanted - under <= len(above)]
    rng.shuffle(ranks)
    for _ in range(3):
        for under in ranks:
            yield [*rng.sample(below, under), *rng.sample(above, wanted - under)]


def sides(question: str) -> tuple[bool, bool]:
    """May a wrong time be earlier, may it be later? After "by 1900" all that is later would be right too.

    >>> sides("Until when did it rule?"), sides("By ____ it had gone."), sides("It began in ____.")
    ((False, True), (True, False), (True, True))
    """
    if _PLANNED.search(question):
        return False, False  # an earlier year has passed when the plan is made, a later one is right as well
    return not _LATER_ONLY.search(question), not _EARLIER_ONLY.search(question)


def wrong_years(
    year: int,
    *,
    latest: int,
    near: Collection[int] = (),
    every: int = 1,
    difficulty: Difficulty = Difficulty.NORMAL,
) -> tuple[list[str], list[str]]:
    """Earlier and later years, none after the latest that the article knows (unless the right one is the latest).

    `near` are the years that the article names around the right one: the wrong ones lie in their span. `every` is the
    number of years from one to the next of what comes again and again.

    >>> wrong_years(2011, latest=2012)
    (['2007', '2008', '2009', '2010'], ['2012'])
    >>> wrong_years(1874, latest=2012, near=[1873, 1877, 1957])
    (['1871', '1872', '1873'], ['1875', '1876', '1877', '1878', '1879'])
    """
    reach = 4 if year >= _LATE else 8 if year >= _MODERN else 12
    step, least = 1, 1
    if difficulty == Difficulty.HARD:
        reach = 3 if year > 1700 else 5
    elif difficulty == Difficulty.EASY:
        reach, step, least = reach * 4, max(3, reach // 2), max(3, reach // 2)
    if every > 1:
        reach, step, least = 3 * every, every, every
    first, last = year - reach, min(year + reach, max(latest, year))
    narrow = difficulty == Difficulty.NORMAL and every == 1
    span = [other for other in near if abs(other - year) <= reach] if narrow else []
    if span:
        first, last = max(first, min(*span, year - 1) - _BESIDE), min(last, max(*span, year + 1) + _BESIDE)
    below = [str(other) for other in range(year - least, first - 1, -step) if other > 0]
    above = [str(other) for other in range(year + least, last + 1, step)]
    return below[::-1], above


def in_named_span(year: int, question: str) -> bool:
    """Does a year lie in the decade or century that the question names?

    >>> in_named_span(1901, "In the 1890s, in ____, it fell."), in_named_span(1598, "In the 16th century, in ____")
    (False, True)
    """
    decades = [int(start) for start in _DECADE.findall(question)]
    centuries = [100 * (int(number) - 1) for number in _CENTURY.findall(question)]
    if not decades and not centuries:
        return True
    long = [(start, 100 if start % 100 == 0 else 10) for start in decades] + [(start, 101) for start in centuries]
    return any(start <= year < start + length for start, length in long)


def wrong_dates(
    date: str, *, latest: Key, rng: Random, difficulty: Difficulty = Difficulty.NORMAL, months: int = _MONTHS
) -> tuple[list[str], list[str]]:
    """Earlier and later dates of the same form: some months away, or years away when it shall be easy.

    Of quite another year a date is seldom plausible; `months` says how far they may lie (0: in the same month).

    >>> earlier, later = wrong_dates("7 March", latest=(2000, 1, 1), rng=Random(1))
    >>> len(earlier), len(later)
    (2, 5)
    """
    right = date_key(date)
    if months == _MONTHS and right[0] and difficulty == Difficulty.EASY:
        made = _other_years(right, rng, difficulty)
    elif months == 0 or (difficulty == Difficulty.HARD and right[2]):
        made = _days_about(right)
    else:
        made = _months_about(right, rng, min(months, 3 if difficulty == Difficulty.HARD else _MONTHS))
        made += _days_about(right) if months == 1 and right[2] > 1 else []
    keys = [key for key in made if not key[0] or key <= max(latest, right)]
    return (
        [_written(key, date) for key in keys if key < right],
        [_written(key, date) for key in keys if key > right],
    )


def in_season(date: str, said: str) -> bool:
    """Does a date lie in the season that is spoken of?

    >>> in_season("8 December 1912", "Summer Olympics"), in_season("8 June 1912", "Summer Olympics")
    (False, True)
    """
    month = date_key(date)[1]
    spoken = said.lower()
    return all(month in months for season, months in _SEASONS.items() if season in spoken)


def of_one_year(draw: Sequence[str], answer: str) -> bool:
    """Are at least two of three dates of the right one's year?

    >>> of_one_year(["May 1912", "June 1912", "May 1911"], "July 1912"), of_one_year(["May 1912"], "July 1912")
    (True, False)
    """
    return sum(date_key(option)[0] == date_key(answer)[0] for option in draw) > 1


def _days_about(right: Key) -> list[Key]:
    """Days of the same month; none for a month."""
    year, month, day = right
    near = range(max(1, day - _NEAR), min(_DAYS, day + _NEAR) + 1) if day else ()
    return [(year, month, other) for other in near if other != day]


def _months_about(right: Key, rng: Random, reach: int) -> list[Key]:
    """Days in other months near the right one, in the years beside it too; first days beside a first day."""
    year, month, day = right
    at = 12 * year + month - 1
    months = [divmod(other, 12) for other in range(at - reach, at + reach + 1) if other != at]
    months = [(of, other) for of, other in months if year or of == 0]
    days = rng.sample([d for d in range(2, _DAYS + 1) if d != day], len(months)) if day > 1 else [day] * len(months)
    return [(of, other + 1, new) for (of, other), new in zip(months, days, strict=True)]


def _other_years(right: Key, rng: Random, difficulty: Difficulty) -> list[Key]:
    year, month, day = right
    earlier, later = wrong_years(year, latest=year + 60, difficulty=difficulty)
    years = [
        int(other) for other in (*rng.sample(earlier, min(4, len(earlier))), *rng.sample(later, min(4, len(later))))
    ]
    months = rng.sample([other for other in range(1, 13) if other != month], len(years))
    days = rng.sample([d for d in range(1, _DAYS + 1) if d != day], len(years)) if day else [0] * len(years)
    return list(zip(years, months, days, strict=True))


def _written(key: Key, like: str) -> str:
    """The date written as the right one is."""
    year, month, day = key
    text = re.sub("|".join(MONTHS), MONTHS[month - 1], like)
    text = re.sub(r"\b\d{4}\b", f"{year}", text)
    return re.sub(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?!\d)", lambda m: _day(day, ordinal=not m.group().isdigit()), text)


def _day(day: int, *, ordinal: bool) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}" if ordinal else str(day)


def keeps_order(option: str, answer: str, others: Sequence[Key]) -> bool:
    """Does the option stand on the same side of the sentence's other dates as the answer does?

    >>> keeps_order("1995", "1966", [(2013, 0, 0)]), keeps_order("2015", "1966", [(2013, 0, 0)])
    (True, False)
    >>> keeps_order("21 October 1776", "2 July 1776", [(0, 7, 4)]), keeps_order("15 May", "4 July", [(1776, 7, 2)])
    (False, False)
    """
    mine, right = date_key(option), date_key(answer)
    for other in (_of_the_year(key, right[0]) for key in others):
        size = min(_told(other), _told(mine))
        right_side, side = right[:size] < other[:size], mine[:size] < other[:size]
        if right[:size] != other[:size] and (right_side != side or mine[:size] == other[:size]):
            return False
    return True


def _of_the_year(key: Key, year: int) -> Key:
    """A day without a year is of the year asked for; beside a day without a year, years do not count."""
    return (year, key[1], key[2]) if not (key[0] and year) else key


def _told(key: Key) -> int:
    return 3 if key[2] else 2 if key[1] else 1
