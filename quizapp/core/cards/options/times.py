"""Wrong years and dates: near the right one, in its form, on the side of it where they are surely wrong."""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from quizapp.core.cards.card import GAP
from quizapp.core.cards.options.article import date_key
from quizapp.core.cards.wish import Difficulty
from quizapp.core.facts.dates import MONTHS

_DAYS = 28
Key = tuple[int, int, int]
_PART = r"(?:the year |(?:the )?(?:early|late|mid|start of|middle of|end of) )?"
_EARLIER_ONLY = re.compile(rf"\b(?:before|by|since|from) {_PART}{GAP}|^(?:since|by|from) (?:when|what)", re.IGNORECASE)
_LATER_ONLY = re.compile(rf"\b(?:after|until|till|to) {_PART}{GAP}|^(?:until|till|after) (?:when|what)", re.IGNORECASE)


def ranked(below: Sequence[str], above: Sequence[str], *, rng: Random, wanted: int = 3) -> Iterator[list[str]]:
    """Draws of wrong options with the right one as often the least, second, third or greatest of the four."""
    ranks = list(range(wanted + 1))
    rng.shuffle(ranks)
    for under in ranks:
        if under <= len(below) and wanted - under <= len(above):
            for _ in range(3):
                yield [*rng.sample(list(below), under), *rng.sample(list(above), wanted - under)]


def sides(question: str) -> tuple[bool, bool]:
    """May a wrong time be earlier, may it be later? After "by 1900" all that is later would be right too.

    >>> sides("Until when did it rule?"), sides("By ____ it had gone."), sides("It began in ____.")
    ((False, True), (True, False), (True, True))
    """
    return not _LATER_ONLY.search(question), not _EARLIER_ONLY.search(question)


def wrong_years(year: int, *, latest: int, difficulty: Difficulty = Difficulty.NORMAL) -> tuple[list[str], list[str]]:
    """Earlier and later years, none after the latest that the article knows (unless the right one is the latest).

    >>> wrong_years(2011, latest=2012)
    (['2006', '2007', '2008', '2009', '2010'], ['2012'])
    """
    reach = 5 if year > 1950 else 12 if year > 1700 else 30
    step, least = 1, 1
    if difficulty == Difficulty.HARD:
        reach = 3 if year > 1700 else 6
    elif difficulty == Difficulty.EASY:
        reach, step, least = reach * 4, max(3, reach // 2), max(3, reach // 2)
    bound = max(latest, year)
    below = [str(other) for other in range(year - least, year - reach - 1, -step) if other > 0]
    above = [str(other) for other in range(year + least, year + reach + 1, step) if other <= bound]
    return below[::-1], above


def wrong_dates(
    date: str, *, latest: Key, rng: Random, difficulty: Difficulty = Difficulty.NORMAL
) -> Iterator[tuple[list[str], list[str]]]:
    """Earlier and later dates of the same form, twice over: all of the same year, or each of another year.

    So that no part of the right date is more frequent among the four than the part of a wrong one.

    >>> earlier, later = next(wrong_dates("7 March", latest=(2000, 1, 1), rng=Random(1)))
    >>> len(earlier), len(later)
    (2, 9)
    """
    right = date_key(date)
    plans: list[Callable[[], list[Key]]] = [lambda: _same_year(right, rng, difficulty)]
    if right[0] and difficulty != Difficulty.HARD:
        other = lambda: _other_years(right, rng, difficulty)  # noqa: E731
        plans = [other] if difficulty == Difficulty.EASY else rng.sample([*plans, other], 2)
    for plan in plans:
        keys = [key for key in plan() if not key[0] or key <= max(latest, right)]
        yield (
            [_written(key, date) for key in keys if key < right],
            [_written(key, date) for key in keys if key > right],
        )


def _same_year(right: Key, rng: Random, difficulty: Difficulty) -> list[Key]:
    year, month, day = right
    if difficulty == Difficulty.HARD and day:
        near = [other for other in range(max(1, day - 9), min(_DAYS, day + 9) + 1) if other != day]
        return [(year, month, other) for other in near]
    months = [other for other in range(1, 13) if other != month]
    if difficulty == Difficulty.HARD:
        months = [other for other in months if abs(other - month) <= 3]
    days = rng.sample([d for d in range(1, _DAYS + 1) if d != day], len(months)) if day else [0] * len(months)
    return [(year, other, new) for other, new in zip(months, days, strict=True)]


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
    """
    mine, right = date_key(option), date_key(answer)
    if not mine[0]:
        return True
    for other in others:
        if other[0] and right[: _told(other)] != other[: _told(other)]:
            size = min(_told(other), _told(mine))
            if (mine[:size] >= other[:size]) if right < other else (mine[:size] <= other[:size]):
                return False
    return True


def _told(key: Key) -> int:
    return 3 if key[2] else 2 if key[1] else 1
