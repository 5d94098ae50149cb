"""From the parts of an `Ask` to the words of a question."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.facts.fact import Ask, Shape

_ROUGH = re.compile(r"\s\s|[^\S ]")  # is there anything to mend
_SHORT_END = re.compile(r"\b(?:[JS]r|[A-Z](?:\.[A-Z])+|Inc|Ltd|Co|Corp)\.$")  # "William Henry Cosby Jr."
_SPACES = re.compile(r"\s+")


def stem(ask: Ask) -> str:
    """The question in words.

    >>> stem(Ask(Shape.INVERTED, "In what year", "did", "the war", "erupt"))
    'In what year did the war erupt?'
    >>> stem(Ask(Shape.STANDS_FOR, "What", "does", "SDF"))
    'What does SDF stand for?'
    """
    if ask.shape == Shape.GAP:
        return _one_line(f"{ask.before}{GAP}{ask.after} {ask.rest}")
    if ask.shape == Shape.STANDS_FOR:
        return f"What does {ask.subject} stand for?"
    parts = {
        Shape.INVERTED: (ask.wh, ask.aux, ask.subject, ask.verb, ask.rest),
        Shape.DIRECT: (ask.wh, ask.verb, ask.rest),
        Shape.IDENTITY: (ask.wh, ask.aux, ask.subject),
    }[ask.shape]
    asked = _one_line(" ".join(part for part in parts if part)).rstrip(" ,;:")
    return (asked if _SHORT_END.search(asked) else asked.rstrip(" .,;:")) + "?"


def plain_gap(ask: Ask) -> tuple[str, str]:
    """The words before and after the gap, as they are shown.

    >>> plain_gap(Ask(Shape.GAP, before="In  ", after=" it rained."))
    ('In ', ' it rained.')
    """
    return _spaced(ask.before).lstrip(), _spaced(ask.after).rstrip()


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text) if _ROUGH.search(text) else text


def _one_line(text: str) -> str:
    return " ".join(text.split())
