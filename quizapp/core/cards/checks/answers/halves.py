"""Checks for gaps that hold half of a name or of a figure, of which the other half stands beside them."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.cut_names import OPENERS, is_common
from quizapp.core.cards.draft import Draft
from quizapp.core.facts.fact import AnswerType
from quizapp.core.sought import Sought

_OF_A_VIRTUE = re.compile(rf"{GAP} of [A-Z]\w+\b")
_FOR_A_FIELD = re.compile(r"[A-Z]\w+ (?:of [A-Z]\w+ )?for [A-Z]\w+")
_IN_A_LAND = re.compile(rf"\bThe {GAP} in [A-Z]")
_BEHIND_A_LINK = Sought(rf"(?:^|\b[a-z]+,? )[A-Z]\w+ (?:a|wa|ya|ka|ap) {GAP} [a-z]", f"a {GAP} ", f"ap {GAP} ")
_IN_ANY_CASE = Sought(
    rf"\bNo\. {GAP}|\b[A-Z]\w+ (?:und|et|och) {GAP}|{GAP} (?:und|et|och) (?:\w+ )?[A-Z]",
    "No. ",
    " und ",
    " et ",
    " och ",
)
_WORDS_WITH_IT = re.compile(
    r"^[a-z]{3,}s of (?:an? |about )?[a-z\d]| to [A-Z]|^[A-Z][a-z]+ (?:Miles|Days|Nights|Leagues)$"
)
_BY_NAME = Sought(rf"\b[A-Z][\w’'-]+ the {GAP}", f" the {GAP}")
_LARGER = ("feet", "foot", "pounds", "stone", "hours", "minutes")
_AND_SMALLER = re.compile(rf"{GAP},? (?:and )?[\w-]+ (?:inch|inches|ounces|pounds|minutes|seconds)\b")
_IN_MILLIONS = re.compile(rf"{GAP} (?:m|bn|k|mn)\b")


def is_half(text: str) -> bool:
    """ "the ballet Der Fischer und ____", "aircraft of No. ____" (9 Group): whatever is asked for."""
    return bool(_IN_ANY_CASE.search(text))


def is_half_a_sum(draft: Draft) -> bool:
    """ "The council gave ____ m" (£4.1), "about ____ three inches tall" (five feet), "at 83 degrees ____" (24 minutes);
    "credited with ____ and upwards" (ages of a thousand years)."""
    if f"degrees {GAP}" in draft.question or _WORDS_WITH_IT.search(draft.answer):
        return True
    if draft.answer.endswith(_LARGER) and _AND_SMALLER.search(draft.question):
        return True
    return draft.answer[0] in "£$€" and bool(_IN_MILLIONS.search(draft.question))


def ends_within_a_name(draft: Draft) -> bool:
    """ "the ____ of Charity" (Charter), "The ____ in India" (Board of Control for Cricket), "Mvemba a ____" (Nzinga),
    "____ magazine" (Jon Caramanica of Blender), "Ya'qub the ____" (Coppersmith)."""
    text, answer, kind = draft.question, draft.answer, draft.fact.answer.type
    if " " not in answer and is_common(answer) and kind != AnswerType.PERSON and _OF_A_VIRTUE.search(text):
        return True
    if _FOR_A_FIELD.fullmatch(answer) and _IN_A_LAND.search(text):
        return True
    if kind == AnswerType.PERSON and _BY_NAME.search(text):
        return True
    linked = _BEHIND_A_LINK.search(text)
    if linked and (kind == AnswerType.PERSON or (linked.start() == 0 and text.split()[0].lower() not in OPENERS)):
        return True
    return " of " in answer and f"{GAP} magazine" in text
