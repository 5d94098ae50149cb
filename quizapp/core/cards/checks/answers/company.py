"""Checks for answers that are known by their company, and for scenes that tell nothing to be known."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.facts.fact import AnswerType, Found, Shape
from quizapp.core.sought import Sought

_WARS = {
    "World War I": (1914, 1918),
    "First World War": (1914, 1918),
    "Great War": (1914, 1918),
    "World War II": (1939, 1945),
    "Second World War": (1939, 1945),
    "American Civil War": (1861, 1865),
    "Korean War": (1950, 1953),
}
_YEAR = re.compile(r"\b(?:1[89])\d\d\b")
_SAID_OF = {
    "Sahara": re.compile(rf"\b(?:Africa|slaves|peoples?|countries|kingdoms) (?:\w+ )?(?:south|north) of the {GAP}"),
    "Equator": re.compile(rf"\b(?:round|around) the (?:world|Earth|globe|planet) (?:\w+ )?at the {GAP}"),
    "World Heritage List": re.compile(r"\b(?:(?i:UNESCO)|inscribed|was added|were added)\b"),
    "Moses": re.compile(r"\bTen Commandments\b"),
    "Britain": re.compile(rf"{GAP} .*\bits prime minister, (?:\w+ )?(?:Disraeli|Gladstone|Churchill|Thatcher)\b"),
    "Middle Ages": re.compile(rf"\bof the {GAP}\."),
    "Fahrenheit": re.compile(rf"\b(?:zero|degrees) {GAP}"),
    "Mohs": re.compile(rf"\bscale of {GAP}"),
    "Le Mans": re.compile(rf"\b24 Hours of {GAP}"),
    "Versailles": re.compile(rf"\b(?:Hall of Mirrors (?:at|in|of)|Treaty of|Palace of) {GAP}"),
    "Kanagawa": re.compile(rf"\bGreat Wave off {GAP}"),
    "Pisa": re.compile(rf"\b[Ll]eaning [Tt]ower (?:of|at) {GAP}"),
    "Babylon": re.compile(rf"\b[Hh]anging [Gg]ardens (?:of|at) {GAP}"),
    "Rhodes": re.compile(rf"\bColossus (?:of|at) {GAP}"),
    "Bastille": re.compile(rf"\b[Ss]torming of the {GAP}"),
    "National Hurricane Center": re.compile(rf"\badvisor(?:y|ies)\b.*{GAP}|{GAP}.*\badvisor(?:y|ies)\b"),
}
_RATED = re.compile(
    rf"\d out of (?:a possible )?{GAP}(?: (?:stars|points)\b|[.,;])|\bout of (?:a possible )?{GAP} stars"
)


def known_by_its_company(draft: Draft, found: Found) -> bool:
    """ "In 1942 he worked on radar during ____", "Africa south of the ____", "3.5 out of ____ stars"."""
    if draft.fact.ask.shape != Shape.GAP:
        return False
    answer, text = draft.answer.removeprefix("the "), draft.shown
    if draft.fact.answer.type == AnswerType.NUMBER:
        return bool(_RATED.search(text))
    if answer in _WARS:
        first, last = _WARS[answer]
        return any(first <= int(year) <= last for year in _YEAR.findall(text))
    said_of = _SAID_OF.get(answer) or _SAID_OF.get(answer.capitalize())
    return said_of is not None and bool(said_of.search(text))


_TO_THE_READER = re.compile(r"You [^.]*\bit\b")  # where an article begins: "You hear it before you see it."
_ANYBODY = r"(?:visitor|traveller|traveler|tourist|passenger|walker|motorist|stranger|newcomer|hiker|reader|listener)"
_SCENE = re.compile(
    rf"(?:Any(?:one|body)|Every(?:one|body)) who\b|Whoever\b|(?:An?|Any|Every) (?:[a-z]+ )?{_ANYBODY} (?:who|that|to)\b"
    r"|(?:Stand|Walk|Stroll|Climb|Sit) (?:at|along|up|down|through|across|round|on|by)\b"
    rf"|Throughout {GAP}, "
)
_AT_HOME = Sought(
    r"\b(?:has|have|will)\b.*\bin (?:his|her|their) (?:\w+ )?(?:pocket|garden|kitchen|car|bag|handbag|garage|shed"
    r"|bedroom|living room|front room|allotment|lap|drawer|attic|cellar|backyard|van)\b",
    "in his ",
    "in her ",
    "in their ",
)


_EXERCISE = re.compile(
    rf"\bAn? [a-z]+ of (?:mass |length |radius )?(?:[\d.]+|{GAP})[ ,].{{0,70}} (?:lies|moves|falls|slides|rests|hangs"
    r"|is (?:placed|dropped|thrown|held|connected|heated))\b"
)


def mere_scene(draft: Draft, found: Found) -> bool:
    """ "Anyone who has walked on the ____ knows the bird", "A visitor who steps off the ferry at ____ will be
    perplexed", "has carried a photocopy in her coat pocket", "A coil of ____ turns lies in a field": how an article
    opens or an exercise begins, of nobody and nothing to know."""
    if draft.fact.ask.shape != Shape.GAP:
        return False
    if draft.fact.answer.type == AnswerType.NUMBER and _EXERCISE.search(draft.shown):
        return True
    if draft.passage.startswith("You ") and _TO_THE_READER.match(draft.passage):
        return True
    return bool(_SCENE.match(draft.question) or _AT_HOME.search(draft.question))
