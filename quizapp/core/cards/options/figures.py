"""Wrong figures: years, dates and numbers near the right one, in the same form and within sane bounds."""

import re
from collections.abc import Iterator
from random import Random

from quizapp.core.facts.dates import MONTHS

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FACTORS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1.1, 1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 1.8, 2.0)
_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_DAYS = 28


def wrong_years(year: int, *, latest: int, rng: Random) -> list[str]:
    """Years near this one, none after the latest that the article knows (unless the right one is itself the latest).

    >>> sorted(wrong_years(2011, latest=2012, rng=Random(1)))[-1]
    '2012'
    """
    reach = 5 if year > 1950 else 12 if year > 1700 else 30
    bound = max(latest, year)
    near = [str(other) for other in range(year - reach, year + reach + 1) if other != year and other <= bound]
    rng.shuffle(near)
    return near


def wrong_dates(date: str, *, latest: int, rng: Random) -> Iterator[str]:
    """Dates of the same form, with another day, month or year; never a day that a month may lack.

    >>> next(wrong_dates("September 2015", latest=2016, rng=Random(1))).split()[0] in MONTHS
    True
    """
    for _ in range(24):
        changed = re.sub(r"[A-Z][a-z]+", lambda m: rng.choice(MONTHS) if m.group() in MONTHS else m.group(), date)
        changed = re.sub(r"\b\d{1,2}(?=\D|$)(?!\d)", lambda m: _other_day(m.group(), rng), changed, count=1)
        if rng.random() < 0.5:
            changed = re.sub(
                r"\b\d{4}\b", lambda m: rng.choice(wrong_years(int(m.group()), latest=latest, rng=rng)), changed
            )
        if changed != date:
            yield changed


def _other_day(day: str, rng: Random) -> str:
    return str(rng.choice([other for other in range(1, _DAYS + 1) if str(other) != day]))


def wrong_numbers(number: str, *, rng: Random) -> list[str]:
    """Numbers of the same form and about the same size.

    >>> set(wrong_numbers("five", rng=Random(1))) <= set(_WORDS.split())
    True
    >>> all(n.endswith(" metres") and "," in n for n in wrong_numbers("1,642 metres", rng=Random(1)))
    True
    """
    found = list(_NUMBER.finditer(number))
    if len(found) == 1:
        options = _digits(found[0].group(), percent="%" in number or "per cent" in number or "percent" in number)
        start, end = found[0].span()
        options = [number[:start] + option + number[end:] for option in options]
    else:
        options = _words(number) if not found else []
    rng.shuffle(options)
    return options


def _digits(number: str, *, percent: bool) -> list[str]:
    plain = number.replace(",", "")
    places = len(plain.split(".")[1]) if "." in plain else 0
    value = float(plain)
    if value == 0:
        return []
    if places == 0 and value < 20:
        near: list[float] = [value + step for step in (-4, -3, -2, -1, 1, 2, 3, 4)]
    else:
        near = [_rounded(value * factor, plain, places) for factor in _FACTORS]
    kept = sorted({n for n in near if n > 0 and n != value and not (percent and n >= 100)})
    return [f"{n:,.{places}f}" if "," in number else f"{n:.{places}f}" for n in kept if _same_length(n, value, number)]


def _rounded(value: float, plain: str, places: int) -> float:
    """As many zeros at the end as the right number has: 420,000 stands beside 500,000, not beside 504,000."""
    zeros = len(plain) - len(plain.rstrip("0")) if not places else 0
    return round(value, places - zeros)


def _same_length(other: float, value: float, number: str) -> bool:
    return "," not in number or other >= 1000 or value < 1000


def _words(number: str) -> list[str]:
    first, _, unit = number.partition(" ")
    if unit.startswith(("to ", "or ", "and ")):
        return []
    for row in (_WORDS, _TENS):
        names = row.split()
        if first.lower() in names:
            place = names.index(first.lower())
            near = [n for n in names[max(0, place - 4) : place + 5] if n != first.lower()]
            near = [n.capitalize() if first[0].isupper() else n for n in near]
            return [f"{n} {unit}".strip() for n in near]
    return []
