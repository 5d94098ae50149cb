"""What acronyms stand for, where the text itself writes them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import Answer, AnswerType, Ask, Fact, Family, Shape

if TYPE_CHECKING:
    from quizapp.core.facts.reading.sight import Sight

_SHORT = re.compile(r"\((?P<short>[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,4})\)")
_REACH = 9  # words before the bracket
_LONG = re.compile(r"\b(?P<short>[A-Z]{2,6}) \((?P<long>[A-Z][\w’'-]+(?: [\w&’'-]+){1,7})\)")
_OWNING = re.compile(r"['’]s?$|-(?:affiliated?|based|led|owned|style)$")  # "the Federation's (IF's) rules"
_ENDS_ODDLY = re.compile(r"(?:ies|ics|ches|shes|sses|xes|ss)$")  # "currencies" less its last letter is no word
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "&", "a"])


def acronym_facts(sight: Sight) -> Iterator[Fact]:
    """What each acronym stands for, where the text itself writes it out beside it.

    Letters are matched with the words' initials from the right, as Schwartz and Hearst (2003) do.
    """
    text = sight.text
    if "(" not in text:
        return
    for start, end, said in _pairs(text):
        short = said.removesuffix("s")
        size = expansion(text[start:end], short, whole=text[end : end + 1] == ")") if short.isupper() else 0
        if size and sight.book.type_for(text[end - size : end]) != AnswerType.PERSON:  # a star's initials
            owned = _OWNING.search(text[end - size : end])
            plural = short != said and text[end - 1] == "s" and not _ENDS_ODDLY.search(text[start:end])
            yield _acronym(sight, short, end - size, end - (len(owned[0]) if owned else plural))


def _pairs(text: str) -> Iterator[tuple[int, int, str]]:
    """Where words stand that may be written short, and the short form beside them."""
    for match in _SHORT.finditer(text):
        before = text[: match.start()].rstrip()
        yield len(before) - len(" ".join(before.split(" ")[-_REACH:])), len(before), match["short"]
    for match in _LONG.finditer(text):
        yield match.start("long"), match.end("long"), match["short"]


def expansion(words: str, short: str, *, whole: bool = False) -> int:
    """How many characters at the end of `words` write the acronym out; 0 when they do not.

    >>> expansion("with local Syrian Democratic Forces", "SDF")
    24
    >>> expansion("the army", "SDF")
    0
    """
    parts = words.split(" ")
    for first in range(len(parts) - 1, -1, -1):
        chosen = parts[first:]
        initials = [
            piece[0].upper()
            for part in chosen
            for piece in re.split(r"[-/]", part)
            if piece and part.lower() not in _SMALL
        ]
        every = [part[0].upper() for part in chosen if part]
        if chosen[0].lower() not in _SMALL and short in ("".join(initials), "".join(every)):
            return len(" ".join(chosen)) if not whole or first == 0 else 0
    return 0


def _acronym(sight: Sight, short: str, start: int, end: int) -> Fact:
    base = sight.span.start_char
    text = sight.text[start:end]
    answer = Answer(
        text, sight.offset + base + start, sight.offset + base + end, AnswerType.PHRASE, text.split()[-1].lower()
    )
    ask = Ask(Shape.STANDS_FOR, "What", "does", short)
    return Fact(Family.ACRONYM, sight.sentence, answer, ask, accept=(f"the {text}",), marks=frozenset({"anchored"}))
