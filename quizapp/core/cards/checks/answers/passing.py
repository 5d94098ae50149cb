"""Checks for answers told in passing: the west bank, a bookkeeper's name, "more than two decades"."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.facts.fact import AnswerType, Found, Shape
from quizapp.core.sought import Sought

_SIDE = re.compile(r"(?:north|south|east|west|left|right|near|far)(?:ern)? (?:bank|side|end|wall|edge|half)")
_LOOSE = re.compile(r"(?:two|three|four|five) (?:decades|dozen)")
_ABOUT = Sought(
    rf"\b(?:more than|over|fewer than|less than|nearly|almost|some|about|around) {GAP}",
    *(f"{word} {GAP}" for word in ("than", "over", "nearly", "almost", "some", "about", "around")),
)
_ROLES = (
    *("bookkeeper", "neighbour", "neighbor", "housekeeper", "cook", "maid", "housemaid", "nursemaid", "butler"),
    *("gardener", "driver", "porter", "landlady", "caretaker", "cleaner", "watchman"),
)
_IN_SERVICE = Sought(rf"\b(?:the|an?|his|her|their) (?:{'|'.join(_ROLES)}),? {GAP}", *_ROLES)
_ON_THE_WAY = Sought(
    rf"\bat [A-Z]\w+(?: [A-Z]\w+)?, on the {GAP}\."
    rf"|\b(?:left|sailed|steamed|travelled|set out) [^.]* by way of (?:the )?{GAP}\.",
    f", on the {GAP}.",
    "by way of ",
)
_LANDMARK = f", behind the {GAP}"
_BORN = Sought(rf"(?<!-)\b[Bb]orn {GAP}[,;)]", f"orn {GAP}")
_NAMES = frozenset({AnswerType.PERSON, AnswerType.GROUP, AnswerType.TERM})


def told_in_passing(draft: Draft, found: Found) -> bool:
    """ "working from the ____" (west bank), "for more than ____" (two decades), "the bookkeeper, ____", "behind the
    ____" (Opera): nobody would ask for it."""
    if draft.fact.ask.shape != Shape.GAP:
        return False
    text, answer = draft.question, draft.answer
    if draft.fact.answer.type == AnswerType.NUMBER:
        return bool(_LOOSE.fullmatch(answer) and _ABOUT.search(text))
    if _SIDE.fullmatch(answer) or _LANDMARK in text:
        return True
    if _ON_THE_WAY.search(text):
        return True  # "at Biebrich, on the ____" (Rhine); "left Lima for Cuba by way of ____"
    return draft.fact.answer.type == AnswerType.PERSON and bool(_IN_SERVICE.search(text))


def born_what(draft: Draft, found: Found) -> bool:
    """ "Gerty Cori, born ____, was a biochemist" (Radnitz): a name, a place or a day?"""
    return draft.fact.answer.type in _NAMES and bool(_BORN.search(draft.question))
