"""Wrong numbers: of the right one's form, size and roundness, and only where they are surely wrong."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.options.beside import SPELLED, is_told, kind_of, room, scale_of
from quizapp.core.cards.wish import Difficulty

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WRITTEN = {value: word for word, value in SPELLED.items()}
_FACTORS = {
    Difficulty.EASY: (0.2, 0.3, 0.45, 0.65, 1.5, 2.1, 2.9, 4),
    Difficulty.NORMAL: (
        0.5,
        0.55,
        0.6,
        0.65,
        0.7,
        0.75,
        0.8,
        0.85,
        0.9,
        1.1,
        1.15,
        1.2,
        1.25,
        1.3,
        1.4,
        1.5,
        1.6,
        1.75,
        1.9,
        2.4,
    ),
    Difficulty.HARD: (0.84, 0.88, 0.91, 0.94, 0.97, 1.03, 1.06, 1.09, 1.12, 1.16),
}
_STEPS = {Difficulty.EASY: (3, 5, 7, 9), Difficulty.NORMAL: (1, 2, 3, 4), Difficulty.HARD: (1, 2)}
_CEILINGS = (
    (r"\bhours?\b", 24),
    (r"\bminutes\b|\bseconds\b", 60),
    (r"\bmonths\b", 12),
    (r"\bdays\b (?:a|per|of the) week", 7),
    (r"\bdays\b", 31),
    (r"\breign\w*|\bcareer\b|\bruled\b|\bserved\b|\bmarried\b|\bin office\b", 75),
    (r"\babove sea level\b|\bhighest (?:peak|point|summit|mountain)\b|\bsummit\b|\bstands? \w+ m\b", 8849),
    (r"\b[Rr]iver\b.*\bkilomet", 6650),
    (r"\bdepth\b|\bdeepest\b", 10_900),
    (r"\bat the age of|\baged\b|\byears old\b", 105),
    (r"\bper woman\b|\bfertility rate\b", 7),
    (r"\bcarats?\b", 23),
    (r"\blatitude\b|° ?(?:north|south|[NS]\b)|\bdegrees (?:north|south)\b", 89),
    (r"\bpH\b", 13),
    (r"\bdegrees\b.*\b(?:tilt|inclin|angle|orbit)|\b(?:tilt|inclin|angle)\w*\b.*\bdegrees\b", 180),
    (rf"{GAP} (?:other )?(?:countries|nations)\b", 195),  # there are no more in the world
)
_ABOUT = re.compile(rf"\b(?:about|around|roughly|some|approximately|estimated|nearly|almost) {GAP}", re.IGNORECASE)
_PLAIN = re.compile(r"(?<![\w.,$£€-])\d[\d,]*(?:\.\d+)?(?![\w%-])")
_LISTED = re.compile(rf"\d(?:,| and| or| to|, and|, or) {GAP}|{GAP}(?:,| and| or| to|, and|, or) \d")
_COUNTED = re.compile(rf"{GAP}[^:;.]{{1,60}}(?::|, namely\b)")  # what is listed can be counted
_TOLD = re.compile(r"\b(?:[Aa]lmost all|[Nn]early all|but only)\b.*%|\bdecades\b")  # nine out of ten, a life's work
_ERA = re.compile(r"\b(?:BCE?|CE|AD|B\.C\.|A\.D\.)")  # no number of things but a year
_CLOSE = (0.6, 1.6)  # shares of the right number between which others are plausible whatever it counts
_SMALL = 20  # below it figures go in steps of one
_PRESSURE = re.compile(rf"(?:^[\d.,]+|{GAP}) (mbar|millibars?|mb|hPa|inHg|inches of mercury)\b")
_QUARTER = re.compile(r"\d{1,2}\.(?:25|50|75)")
_ENOUGH = 3  # so many on each side, where the right one is too round for more near it
_SHARES_APART = 30  # by no more than so many of a hundred do shares differ
_FRACTION = re.compile(r"(?:third|quarter|half|halve|fifth|tenth|to|or|and|of)s?\b")


def wrong_numbers(
    number: str, question: str = "", *, difficulty: Difficulty = Difficulty.NORMAL
) -> tuple[list[str], list[str]]:
    """Smaller and larger numbers of the same form and about the same size; none for ranges and fractions.

    >>> wrong_numbers("five")
    (['two', 'three', 'four'], ['six', 'seven', 'eight', 'nine'])
    >>> wrong_numbers("three miles to four"), wrong_numbers("150", "It is used in ____ countries.")
    (([], []), (['100'], []))
    >>> wrong_numbers("1,642 metres")[0][:2]
    ['1,067 metres', '1,149 metres']
    """
    if in_series(number, question) or _COUNTED.search(question) or _TOLD.search(f"{question} {number}"):
        return [], []
    if " to " in number or _ERA.search(number) or is_told(number, question):
        return [], []
    found = list(_NUMBER.finditer(number))
    first, _, unit = number.partition(" ")
    if len(found) == 1:
        start, end = found[0].span()
        plain = found[0].group().replace(",", "")
        if _FRACTION.match(number[end:].strip()):
            return [], []
        values = _near(plain, number, question, difficulty)
        commas = "," in found[0].group()
        said = [(v, number[:start] + _shown(v, plain, commas=commas) + number[end:]) for v in values]
        value = float(plain)
        if commas:
            said = [(v, text) for v, text in said if v >= 1000]
    elif not found and first.lower() in SPELLED and not _FRACTION.match(unit):
        value = float(SPELLED[first.lower()])
        near = [v for v in _near(str(int(value)), number, question, difficulty) if int(v) in _WRITTEN]
        said = [(v, f"{_cased(_WRITTEN[int(v)], first)} {unit}".strip()) for v in near]
    else:
        return [], []
    low, high = (bound / scale_of(number) for bound in room(number, question))
    said = [(v, text) for v, text in said if low < v < high]
    return [text for v, text in said if v < value], [text for v, text in said if v > value]


def in_series(number: str, question: str) -> bool:
    """Does the question go on with figures like this one, so that its place among them tells it?

    >>> in_series("250", "They had 240, ____, 260 and 273 pages."), in_series("250", "In 1912, ____ of 900 came.")
    (True, False)
    """
    right = _NUMBER.search(number)
    spelled = SPELLED.get(number.split(maxsplit=1)[0].lower(), 0)
    value = float(right.group().replace(",", "")) if right else float(spelled)
    spoken = [float(found.replace(",", "").rstrip(",")) for found in _PLAIN.findall(question)]
    spoken += [float(SPELLED[word]) for word in question.lower().split() if word in SPELLED]
    like = sum(0.6 * value <= other <= 1.6 * value for other in spoken)
    return value > 0 and (like > 1 or (like > 0 and bool(_LISTED.search(question))))


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word


def _shown(value: float, plain: str, *, commas: bool) -> str:
    places = len(plain.split(".")[1]) if "." in plain else 0
    return f"{value:,.{places}f}" if commas else f"{value:.{places}f}"


def _near(plain: str, number: str, question: str, difficulty: Difficulty) -> list[float]:
    """The values about this one, as round as it is, in order."""
    value, context = float(plain), f"{number} {question}"
    if value <= 1 and "." not in plain:
        return []
    kind = kind_of(number, question)
    rough = bool(_ABOUT.search(context)) or kind == "%"
    grain = _grain(plain, rough=rough, measured=kind not in {"count", "%", "money"})
    if value % 12 == 0 and "hours" in context:
        near = [value + step * 12 for step in (-2, -1, 1, 2, 3)]
        grain = 12
    elif value < _SMALL and grain == 1:
        near = [value + sign * step for step in _STEPS[difficulty] for sign in (-1, 1)]
    else:
        near = [_on_grain(value, factor, grain) for factor in _FACTORS[difficulty]]
        near += [value + step * grain for step in (-2, -1, 1, 2)] if difficulty == Difficulty.HARD else []
    if pressure := _PRESSURE.search(context):  # of the air on the sea: 577 mbar is none
        grain, near = grain if "." in plain else 1.0, _of_the_air(value, small=pressure[1].startswith("in"))
    ceiling = _ceiling(value, context)
    least = 2 if "." not in plain else grain
    kept = {round(v, 6) for v in near if least <= v < ceiling and round(v, 6) != value}
    if grain == 12:
        return sorted(kept)
    fitting = sorted(v for v in kept if _as_round(v, plain, grain) and _as_long(v, value, plain))
    if kind == "%":
        fitting = [v for v in fitting if abs(v - value) <= _SHARES_APART]
    return _close(fitting, value) if difficulty == Difficulty.NORMAL and (value >= _SMALL or grain != 1) else fitting


def _of_the_air(value: float, *, small: bool) -> list[float]:
    """Pressures near this one, in millibars or in inches."""
    steps = [step * (0.03 if small else 1) for step in (-23, -17, -12, -8, 7, 11, 16, 22)]
    lowest, highest = (26.0, 30.2) if small else (880.0, 1018.0)
    return [value + step for step in steps if lowest < value + step < highest]


def _close(near: list[float], value: float) -> list[float]:
    """Those that are plausible whatever is counted; beside a very round number the nearest on each side."""
    least, most = (share * value for share in _CLOSE)
    below, above = [v for v in near if v < value], [v for v in near if v > value]
    under, over = [v for v in below if v >= least], [v for v in above if v <= most]
    return [
        *(under if len(under) >= _ENOUGH else below[-_ENOUGH:]),
        *(over if len(over) >= _ENOUGH else above[:_ENOUGH]),
    ]


def _grain(plain: str, *, rough: bool, measured: bool = False) -> float:
    """The step between numbers as round as this one: 10,000 for 420,000, 50 for 200 or 450 people, 1 for 212.

    What is measured ("45 seconds") goes in fives where a count ("45 members") does not.
    """
    if _QUARTER.fullmatch(plain):
        return 0.25  # "5.25 per cent": of a rate that goes in quarters
    if "." in plain:
        return float(10 ** -len(plain.split(".")[1]))
    zeros = len(plain) - len(plain.rstrip("0"))
    digits = plain.rstrip("0")
    step = float(10**zeros)
    if digits in {"1", "2"} and zeros >= (1 if rough else 2):
        return step / 2
    if digits.endswith("5") and len(digits) > 1 and (rough or zeros or measured):
        return step * 5
    if digits == "5" and rough and zeros == 0:
        return 1.0
    return step if not (zeros == 1 and digits == "1" and not rough) else 1.0


def _on_grain(value: float, factor: float, grain: float) -> float:
    moved = round(value * factor / grain) * grain
    return moved if moved != value else value + (grain if factor > 1 else -grain)


def _as_round(other: float, plain: str, grain: float) -> bool:
    """Neither rounder nor less round: beside 1,642 stands no 1,300, beside 31.3 no 31.0."""
    if "." in plain:
        return plain.endswith("0") or round(other / grain) % 10 != 0
    right, text = int(plain), str(int(other))
    if right < 20 or len(plain.rstrip("0")) == 1:
        return True
    zeros, others = len(plain) - len(plain.rstrip("0")), len(text) - len(text.rstrip("0"))
    if plain.rstrip("0").endswith("5") and grain > 10**zeros:
        return others <= zeros + 1
    return zeros == others and (plain.rstrip("0").endswith("5") or not text.rstrip("0").endswith("5"))


def _as_long(other: float, value: float, plain: str) -> bool:
    """ "636" beside no four figures, a number of years never longer than the right one by a figure."""
    return value >= 1000 or other < 1000 or value < 20 or "." in plain


def _ceiling(value: float, context: str) -> float:
    for pattern, most in _CEILINGS:
        if re.search(pattern, context) and value <= most:
            return most + 1
    return float("inf")
