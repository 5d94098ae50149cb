"""What a question's other figures say of the one asked for: bounds that every option keeps, sums that tell it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from quizapp.core.cards.card import GAP
from quizapp.core.cards.options.article import YEAR
from quizapp.core.facts.dates import MONTH
from quizapp.core.facts.lexicon import listed

_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SPELLED = {
    **{word: at for at, word in enumerate(_ONES)},
    **{word: at * 10 for at, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": at * 10 + unit for at, ten in enumerate(_TENS, 2) for unit, one in enumerate(_ONES[1:10], 1)},
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MEASURES = listed(
    "second minute hour day week month year decade century millimetre centimetre metre kilometre millimeter centimeter "
    "meter kilometer mile yard foot feet inch mm cm m km ft mi nmi gram kilogram kg g tonne ton pound ounce litre "
    "liter gallon acre hectare square cubic degree carat volt watt"
)
_SPANS = {"year": 1.0, "decade": 10.0, "century": 100.0}
_DATED = re.compile(rf"\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\b")
_FIGURE = re.compile(
    r"(?P<money>(?:US)?[$£€] ?)?(?<![\w.,–-])(?:(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?!\w|[.,]\d|[–-]\w)"
    rf"|\b(?P<spelled>{'|'.join(sorted(SPELLED, key=len, reverse=True))})\b(?!-))\+?"
    rf"(?: (?P<scale>{'|'.join(_SCALES)})\b)?(?P<share> ?%| per ?cent\b)?(?P<turn> ?°)?(?= (?P<unit>[^\W\d_]+))?",
    re.IGNORECASE,
)
_MANY = 7  # figures among which sums are looked for
_SUMMED = 10  # smaller figures make sums by chance
_NEARLY = 0.1  # part of a span of years by which it may be rounded
_AGE, _LONGER = 100, 1.4
_WHOLE = (98, 102)  # shares that add up to so much are all there are


@dataclass(frozen=True)
class Figure:
    """A figure of a text: its value, and what it measures ("%", "money", "metre", or "count")."""

    value: float
    kind: str
    start: int


@lru_cache(maxsize=1024)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text that are no years, days of a month, ordinals or ends of a range.

    >>> [(f.value, f.kind) for f in figures("In 1990, on May 3, two of 26 men (8%) won $1.5 million at 40 km.")]
    [(2.0, 'count'), (26.0, 'count'), (8.0, '%'), (1500000.0, 'money'), (40.0, 'km')]
    """
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    taken = {at for found in (*YEAR.finditer(text), *_DATED.finditer(text)) for at in range(*found.span())}
    for match in _FIGURE.finditer(text):
        at = match.start("digits") if match["digits"] else match.start("spelled")
        if at not in taken:
            plain = match["digits"]
            value = float(plain.replace(",", "")) if plain else float(SPELLED[match["spelled"].lower()])
            scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
            yield Figure(value * scale, _kind(match), match.start())


def _kind(match: re.Match[str]) -> str:
    if match["money"]:
        return "money"
    if match["share"]:
        return "%"
    return "degree" if match["turn"] else _measure(match["unit"] or "")


def _measure(word: str) -> str:
    plain = word.lower()
    single = "century" if plain == "centuries" else "inch" if plain == "inches" else plain.removesuffix("s")
    return next((unit for unit in (plain, single) if unit in _MEASURES), "count")


def _asked(number: str, question: str) -> tuple[Figure | None, list[Figure]]:
    """The figure asked for, and those of the question that count or measure the same."""
    at = question.find(GAP)
    if at < 0:
        noun = re.search(r"\b[Hh]ow many (\w+)", question)
        mine = next(iter(figures(f"{number} {noun.group(1) if noun else ''}")), None)
        others = list(figures(question))
    else:
        found = figures(question.replace(GAP, number, 1))
        mine = next((figure for figure in found if at <= figure.start < at + len(number)), None)
        others = [figure for figure in found if figure is not mine]
    return mine, [other for other in others if mine and other.kind == mine.kind]


def is_told(number: str, question: str) -> bool:
    """Do the other figures tell this one: it stands there again, it is their sum or their rest, or a span of years?

    >>> is_told("223", "It has ____ members: 130 here, 90 there and 3 abroad.")
    True
    >>> is_told("three centuries", "They ruled for ____ from 1516 to 1830."), is_told("105", "It has ____ and 35.")
    (True, False)
    """
    mine, others = _asked(number, question)
    if mine is None:
        return False
    if mine.kind in _SPANS and _is_span(mine.value * _SPANS[mine.kind], question):
        return True
    values = [other.value for other in others]
    if mine.value in values:
        return True
    if mine.kind == "%" and values and _WHOLE[0] <= mine.value + sum(values) <= _WHOLE[1]:
        return True
    return mine.value >= _SUMMED and _is_summed(mine.value, values[:_MANY])


def _is_summed(value: float, others: Sequence[float]) -> bool:
    """Is it the sum of some of the others, or does it make another one together with some of them?"""
    for size in range(1, len(others) + 1):
        for some in combinations(others, size):
            total = sum(some)
            if (size > 1 and total == value) or any(total + value == other for other in others if other not in some):
                return True
    return False


def _is_span(span: float, question: str) -> bool:
    years = sorted({int(year) for year in YEAR.findall(question)})
    return any(abs(later - first - span) <= max(1, _NEARLY * span) for first, later in combinations(years, 2))


def room(number: str, question: str) -> tuple[float, float]:
    """Between which values every option stands: on the answer's side of each figure of the same kind, shares that
    together are not more than the whole, and ages of history hardly longer than the right one.

    >>> room("190", "It won ____ of 193 votes."), room("86%", "____ are Christian and 11% are of no religion.")
    ((0.0, 193.0), (11.0, 89.0))
    """
    mine, others = _asked(number, question)
    if mine is None:
        return 0.0, float("inf")
    values = [other.value for other in others]
    low = max((value for value in values if value < mine.value), default=0.0)
    high = min((value for value in values if value > mine.value), default=float("inf"))
    if mine.value * _SPANS.get(mine.kind, 0) >= _AGE:
        high = min(high, _LONGER * mine.value)  # what lasted a hundred years may have begun with the state
    if mine.kind == "%" and mine.value <= 100:
        rests = [100 - value for value in (*values, sum(values)) if 0 < value <= 100 - mine.value]
        high = min(high, *rests, 100.0) if values else min(high, 100.0)
    return low, high


def scale_of(number: str) -> float:
    """By what a number in words is multiplied: a million for "15.3 million".

    >>> scale_of("15.3 million"), scale_of("five hundred years"), scale_of("12 men")
    (1000000.0, 100, 1)
    """
    return next((scale for word, scale in _SCALES.items() if re.search(rf"\b{word}\b", number)), 1)


def kind_of(number: str, question: str) -> str:
    """What the figure asked for measures, "count" where it only counts.

    >>> kind_of("45 seconds", "Speeches take ____."), kind_of("Forty", "____ percent of them came.")
    ('second', '%')
    """
    mine, _ = _asked(number, question)
    return mine.kind if mine else "count"


_MORE = (
    r"(?:more than|over|at least|exceed\w*|above|no fewer than|no less than|minimum of|upwards of|surpass\w*|beyond"
    r"|in excess of|(?:great|larg|deep|high|long|old|heavi)er than)"
)
_LESS = (
    r"(?:less than|under|below|up to|at most|fewer than|no more than|within|maximum of|as many as|as much as"
    r"|(?:small|short|low|young|light|shallow)er than)"
)
_HEDGE = r"(?:(?:about|around|roughly|some|an estimated|approximately|a|the|just) )*"


def is_bound(question: str) -> bool:
    """Is the number asked for a bound? "More than 40" holds for all that is smaller as well: the least is right.

    A latitude somebody reached is one too: the highest is right, or the lowest.

    >>> is_bound("It has more than ____ rooms."), is_bound("It took up to ____ days."), is_bound("____ men")
    (True, True, False)
    >>> is_bound("He reached latitude ____ before the ice turned him back.")
    True
    """
    before = re.search(rf"\b(?:{_MORE}|{_LESS}) {_HEDGE}{GAP}", question, re.IGNORECASE)
    before = before or re.search(rf"\blatitude (?:of )?{GAP}", question)
    return bool(before or re.search(rf"{GAP}(?: \w+)? or (?:more|over|above|less|fewer|under|below)\b", question))


def stands_out(number: str, others: Sequence[str]) -> bool:
    """Do the other figures alone begin alike, so that a reader picks this one out by its form?

    >>> stands_out("0.93", ["1.02", "1.07", "1.12"]), stands_out("eighteen", ["twenty", "twenty-one", "twenty-two"])
    (True, True)
    >>> stands_out("0.93", ["0.81", "1.07", "1.12"]), stands_out("18", ["20", "21", "22"])
    (False, False)
    """
    beginnings = {_beginning(other) for other in others}
    return len(beginnings) == 1 and "" not in beginnings and _beginning(number) not in beginnings


def _beginning(number: str) -> str:
    """ "0." of 0.93, "twenty" of twenty-one; "" of other figures."""
    found = re.match(r"\d+\.(?=\d)", number)
    first = re.split(r"[- ]", number.lower())[0]
    return found[0] if found else first if first in SPELLED and SPELLED[first] >= _TEN else ""


_TEN = 10
