"""GIFT, Moodle's plain text of questions: choice, several right, true/false, typed, numbers, and gaps in a sentence."""

import re
from collections.abc import Iterator

from quizapp.core.exchange.quizzes.found import Read
from quizapp.core.live.kinds import Kind, number_of
from quizapp.core.live.writing import Draft, tidied, truth

GAP = "____"
ESCAPED = "~=#{}:\\"
_HIDE = {mark: chr(0xE000 + place) for place, mark in enumerate(ESCAPED)}  # private letters stand for escaped marks
_SHOW = {hidden: mark for mark, hidden in _HIDE.items()}
_NAME = re.compile(r"\A\s*::.*?::", re.DOTALL)
_FORMAT = re.compile(r"\A\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
_WEIGHT = re.compile(r"\A%(-?\d{1,3}(?:\.\d{1,6})?)%")


def read_gift(text: str) -> Iterator[Read]:
    """Each question of a GIFT text, with the line it begins at.

    >>> [(row, draft.options, draft.right) for row, draft, _ in read_gift("::t:: Who? {=Ann ~Bob}")]
    [(1, ('Ann', 'Bob'), (0,))]
    """
    for line, block in _blocks(text):
        hidden = re.sub(r"\\([~=#{}:\\])", lambda found: _HIDE[found[1]], block)
        yield line, _question(hidden), _shown(_bare(hidden))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """(first line, text) of what stands between blank lines, without comments and categories."""
    begun, lines = 0, []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.strip().startswith(("//", "$CATEGORY:")):
            continue
        if line.strip():
            begun = begun or number
            lines.append(line)
        elif lines:
            yield begun, "\n".join(lines)
            begun, lines = 0, []


def _bare(block: str) -> str:
    return _FORMAT.sub("", _NAME.sub("", block, count=1), count=1)


def _question(block: str) -> Draft | str:
    bare = _bare(block)
    before, brace, rest = bare.partition("{")
    if not brace:
        return "no_answer"
    inside, brace, after = rest.partition("}")
    if not brace or "{" in after or "}" in after:
        return "unreadable"
    front = _shown(f"{before}{GAP}{after}" if after.strip() else before)
    return _answers(front, inside.split("####")[0].strip())


def _answers(front: str, inside: str) -> Draft | str:
    plain = inside.partition("#")[0].strip().upper()
    if plain in {"T", "TRUE", "F", "FALSE"}:
        return truth(front, plain.startswith("T"))
    if inside.startswith("#"):
        return _number(front, inside[1:])
    if not inside:
        return "essay"
    if "->" in inside:
        return "matching"
    return _choices(front, inside)


def _choices(front: str, inside: str) -> Draft | str:
    marks = re.findall(r"([=~])([^=~]*)", inside)
    if not marks:
        return "no_answer"
    weighed = [(mark, *_weighed(text)) for mark, text in marks]
    options = tidied(text for _, _, text in weighed)
    if len(options) != len(weighed):
        return "empty_option"
    if all(mark == "=" for mark, _, _ in weighed):
        return Draft(kind=Kind.TYPED, front=front, accept=options)
    full = tuple(place for place, (mark, _, _) in enumerate(weighed) if mark == "=")
    part = tuple(place for place, (_, weight, _) in enumerate(weighed) if weight > 0)
    right = full or part
    return Draft(kind=Kind.CHOICE if len(right) < 2 else Kind.MULTIPLE, front=front, options=options, right=right)


def _weighed(text: str) -> tuple[float, str]:
    """The weight in percent, 0 without one, and the text without its feedback."""
    said = text.partition("#")[0].strip()
    found = _WEIGHT.match(said)
    return (float(found[1]) if found else 0.0), _shown(said[found.end() :] if found else said)


def _number(front: str, inside: str) -> Draft | str:
    first = re.split(r"[=~]", inside.strip().lstrip("="))[0].partition("#")[0].strip()
    first = _WEIGHT.sub("", first)
    if ".." in first:
        low, high = (number_of(_shown(text)) for text in first.split("..", 1))
        if low is None or high is None:
            return "no_number"
        return Draft(kind=Kind.NUMERIC, front=front, value=(low + high) / 2, tolerance=abs(high - low) / 2)
    text, _, around = first.partition(":")
    value, tolerance = number_of(_shown(text)), number_of(around) if around.strip() else 0.0
    if value is None or tolerance is None:
        return "no_number"
    return Draft(kind=Kind.NUMERIC, front=front, value=value, tolerance=abs(tolerance))


def _shown(text: str) -> str:
    without = " ".join(_TAG.sub(" ", text).split())
    return "".join(_SHOW.get(letter, letter) for letter in without)
