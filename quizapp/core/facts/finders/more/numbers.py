"""A figure of a sentence taken whole: the number, its hedge and its unit, never half a range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token

_HEDGES = listed(
    "about around approximately some nearly almost roughly only just exactly an a estimated total c. circa"
)
_PLAIN = re.compile(r"[$£€]?\s?\d[\d,]*(\.\d+)?(\s?(million|billion|trillion|thousand|hundred))?", re.IGNORECASE)
_SPELLED = re.compile(r"[a-z]+([ -](and )?[a-z]+){0,3}", re.IGNORECASE)
_NO_COUNT = listed("one hundred thousand million billion zero half dozen quarter")
_YEAR = re.compile(r"(1[0-9]|20)\d\d")
LENGTHS = listed(
    "metre meter m km kilometre kilometer mile foot feet inch centimetre centimeter cm mm millimetre millimeter yard"
)
DURATIONS = listed("year month week day hour minute second decade century")
OTHERS = listed(
    "hectare acre tonne ton kilogram kilogramme kg gram gramme litre liter pound degree volt watt megawatt knot "
    "km² km2 m² m³ km³ mph hertz bit byte kilobyte megabyte gigabyte celsius fahrenheit gallon lb sq"
)
PERCENT = listed("% percent percentage cent")


@dataclass(frozen=True)
class Figure:
    """A number and the noun that it counts or measures in; `bounded`: "more than", "at least" stand before it."""

    noun: Token
    number: tuple[Token, ...]
    words: tuple[Token, ...]  # with the hedges left out of the answer
    bounded: bool

    @property
    def is_unit(self) -> bool:
        """Is the noun a unit, rather than things that are counted?"""
        return self.unit in LENGTHS | DURATIONS | OTHERS | PERCENT

    @property
    def unit(self) -> str:
        """The noun as a dictionary has it."""
        return self.noun.lemma_.lower()


def figure(noun: Token) -> Figure | None:
    """The one number that stands before this noun ("about 500,000 people"), or nothing when it is not a plain one."""
    after = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    if after in {"or", "to", "–", "-"}:
        return None  # "5 millimetres or more"
    counts = [c for c in noun.lefts if c.dep_ == "nummod"]
    if len(counts) != 1 or counts[0].tag_ != "CD" or any(c.dep_ in {"det", "poss"} for c in noun.lefts):
        return None
    return taken_whole(noun, counts[0])


def taken_whole(noun: Token, count: Token) -> Figure | None:
    """The figure with this main number, when it is one stretch and one number."""
    words = sorted(count.subtree, key=lambda t: t.i)
    if words[-1].i - words[0].i != len(words) - 1 or any(t.dep_ in {"conj", "cc"} for t in words):
        return None
    number = [t for t in words if t.lower_ not in _HEDGES]
    while number and number[0].i and number[0].nbor(-1).tag_ == "$" and number[0].nbor(-1) not in words:
        number = [number[0].nbor(-1), *number]
    core = [t for t in number if t.tag_ in {"CD", "$"} or t.text in {"-", "%"}]
    text = "".join(t.text_with_ws for t in core).strip()
    if (
        not core
        or number[-1] != core[-1]
        or not _is_plain(text)
        or (_is_cut(words) and not _opens_a_claim(noun, words))
    ):
        return None
    return Figure(noun, tuple(number), tuple(words), len(number) > len(core))


def _is_plain(text: str) -> bool:
    if _YEAR.fullmatch(text) or text.lower() in _NO_COUNT:
        return False
    return bool(_PLAIN.fullmatch(text) or _SPELLED.fullmatch(text))


def _opens_a_claim(noun: Token, words: list[Token]) -> bool:
    """ "27% are born abroad, and 61.7% of them speak ...": the subject of a claim of its own."""
    first = words[0]
    joined = first.i > 1 and first.nbor(-1).lower_ == "and" and first.nbor(-2).text == ","
    return (
        joined
        and noun.dep_ in {"nsubj", "nsubjpass"}
        and noun.head.dep_ == "conj"
        and noun.head.pos_ in {"VERB", "AUX"}
    )


def _is_cut(words: list[Token]) -> bool:
    """Is it one end of a range, or a part of a longer name or figure?"""
    before = words[0].nbor(-1) if words[0].i else words[0]
    after = words[-1].nbor(1) if words[-1].i + 1 < len(words[-1].doc) else words[-1]
    ends = {"to", "and", "or", "-", "–", "—", "/", "between", "another", "further", "additional"}
    return (before != words[0] and before.lower_ in ends | {"the", "every", "each", "first", "last"}) or (
        after.text in {"-", "–", "—", "/"} or after.lower_ in {"to", "or", "and"}
    )
