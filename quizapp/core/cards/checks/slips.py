"""Slips of the pen in a sentence: words missing, doubled or run together, which a card would only repeat."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.facts import lexicon
from quizapp.core.sought import Sought

_SLIPS = re.compile(  # one word boundary for all, so that most places of a text are passed over at once
    r"\b(?:(?:and|or|between|from|to|of|the|than|cp|called|named|titled|entitled)[,.;]|(?:in|of|at|by) from\b"
    r"|(?:below|above|over|under|about) to\b|(?:early|late|only)\?$"
    r"|(?:Bvt|Brig|Gen|Lt|Col|Maj|Capt|Sgt|St|Dr|Mr|Mrs|Ms|Rev|Hon|No|vs|approx|ca|cf|Prof|var)\.$"
    r"|(?:[kMG]eV|[kM]Hz|km|cm|mm|kg|ft)\. [A-Z][a-z]+ [a-z]|between and\b|and or\b|and well as\b"
    r"|that (?:(?:Dr|Mr|Mrs|Sir)\.? )?(?:____|[A-Z]\w+)(?: [A-Z]\w+)*\.$"
    r"|(?P<same>the|of|a|an|in|to|and|by|with) (?P=same)\b|(?P<twice>[A-Z]\w+) and (?P=twice)\b)"
)
_MARKS_SLIPPED = re.compile(r"&\w+;|, (?:As of|It is|It was|He|She|They) |;[–—-]| -[a-z]|−")
_FIGURE_SLIPPED = re.compile(r"\d(?: \+ [a-z]|\.[A-Z][a-z])")
_AT_ONCE_A_MARK = re.compile(r"\W*[,;:)]")
_SLIPPED = re.compile(
    r"\b(?:(?:in|of|at|the|and|from|with|was)[A-Z][a-z]{2}|(?:decided|voted|advised|ruled) against \w+ing\.$"
    r"|estimated at least\b"
    r"|The (?:\w+ )+that [^,.]*, (?:showed|shows|was|is|were|are|had|has)\b[^,]*\.$"
    r"|by (?P<who>[A-Z]\w+)\b[^.]* by (?:King|Queen|Emperor|Empress|President|Pope|Bishop) (?P=who)\b)"
)
_OPENED_ONLY = Sought(r"¿[^?]*$|¡[^!]*$", "¿", "¡")
_NUMBER = "two|three|four|five|six|seven|eight|nine|ten"
_MADE = "described|founded|built|written|designed|discovered|invented|directed|painted|composed|proposed|produced"
_SPACED = re.compile(r"\w ['’] ?s\b|[’'] s\b| \" |“ |[A-Za-z] \$[a-z]")  # "Apple Inc. ' s", "Ke $ha"
_LOOSE = re.compile(r"\w ['’] (?=[a-z])")  # "Ada ' debut album", but not "the ' Gun Club ' decides"
_AND_BUT = Sought(
    r"\b(?:and but|but and|after following|(?:passed|made|created|formed) in by)\b", "but", "after following", " in by"
)
_WRONG_FORM = Sought(
    r"\b(?:can|could|may|might|will|would|must|should|to) be (?:see|saw|make|take|find|give|know|do|go)\b"
    r"|\b(?:was|were|been|is|are) (?:see|give|take|make|know|write)\b",
    "see",
    "saw",
    "make",
    "take",
    "find",
    "give",
    "know",
    "write",
    "be do",
    "be go",
)
_NO_ARTICLE = Sought(
    rf"\b(?:for|of|in|on|by) first (?:{_NUMBER})\b"
    r"|\b(?:in|at) (?:north|south|east|west)[a-z]* (?:part|half|end|side|corner|edge) of\b"
    r"|\bpowered by [A-Z]\w+ (?:[\w.-]+ )?engine\b"
    r"|\bby (?:executive )?(?:producer|director|author|editor) (?:to|in|for)\b",
    " first ",
    "part of",
    "half of",
    "end of",
    "side of",
    "corner of",
    "edge of",
    "engine",
    "producer ",
    "director ",
    "author ",
    "editor ",
)
_WITH_ARTICLE = Sought(
    r"\bin the [12]\d{3}[.,?]|\bthe (?:early|late|mid)[ -]\d{3}[1-9],",
    "in the 1",
    "in the 2",
    "the early",
    "the late",
    "the mid",
)
_NO_BY = Sought(
    rf"\b(?:was|were) (?:first |originally )?(?:{_MADE}) (?:{GAP}|[A-Z]\w+(?: [A-Z]\w+)*) (?:in|on) ",
    "described",
    "founded",
    "built",
    "written",
    "designed",
    "discovered",
    "invented",
    "directed",
    "painted",
    "composed",
    "proposed",
    "produced",
)
_TWO_VERBS = Sought(
    r"^(?:[^,]*, )?(?:[A-Z][\w'’.-]* )+(?:was|is) (?:named|called) [^,]*, (?:was|is) \w+ed\b"
    r"|\w (?:It|He|She|They) (?:was|is|were|had|has|\w+ed)\b|, that had\b",
    " named ",
    " called ",
    " It ",
    " He ",
    " She ",
    " They ",
    ", that had",
)
_WAS_WAS = re.compile(r"^(?:[A-Z][\w'’.-]* )+was \w+ed [^,.]*, was \w+ed\b(?!.*\band (?:was|became|\w+ed)\b)")
_RENAMED = Sought(rf"\band renamed (?:{GAP}|[A-Z])", "and renamed ")
_FROM_AND = Sought(
    rf"(?<!dating )(?<!dates )(?<!dated )\bfrom (?:\d{{4}}|{GAP}) and (?:\d{{4}}|{GAP})(?=[,.])", "from "
)
_HALF_A_SIZE = Sought(rf"{GAP} by (?:{_NUMBER}|\d)", f"{GAP} by ")
_CUT_NAME = Sought(
    r"\b(?P<town>[A-Z]\w+) (?:City|Town|United|Rovers|County) and (?P=town)\b(?! [A-Z])",
    "City and",
    "Town and",
    "United and",
    "Rovers and",
    "County and",
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\b")


_OPENED = re.compile(rf"^[^,;]*\b([a-z]+), (?:{GAP}|[A-Z]\w+(?: [A-Z]\w+)*) (?:was|is|were|had|has) [^,]*\.$")


def _is_an_open_aside(question: str) -> bool:
    """ "His deputy, ____ was from Kent.": a comma that no other closes."""
    opened = _OPENED.match(question)
    return opened is not None and lexicon.noun_type(opened[1]) == lexicon.PERSON and "’s" in question.replace("'", "’")


def has_a_slip(draft: Draft) -> bool:
    """ "can be see", "the engines for first two ships", "In the early 2013": is something plainly miswritten?"""
    text = draft.question
    if _SLIPS.search(text) or _MARKS_SLIPPED.search(text) or _AT_ONCE_A_MARK.match(text):
        return True
    if _FIGURE_SLIPPED.search(text) or _OPENED_ONLY.search(text) or _AND_BUT.search(text):
        return True
    if _WRONG_FORM.search(text) or _NO_ARTICLE.search(text):
        return True
    if _SLIPPED.search(text) or _WAS_WAS.match(text) or _is_an_open_aside(text):
        return True
    if _WITH_ARTICLE.search(text) or _NO_BY.search(text) or _CUT_NAME.search(text) or _TWO_VERBS.search(text):
        return True
    if ("'" in text or "’" in text or '"' in text or "“" in text or "$" in text) and _SPACED.search(text):
        return True
    if text.count(" ' ") + text.count(" ’ ") == 1 and len(_LOOSE.findall(text)) == 1:
        return True
    if _RENAMED.search(text) and not _PASSIVE.search(text):
        return True  # "Comet transferred to the Royal Navy and renamed ____"
    return bool(_FROM_AND.search(text) or _HALF_A_SIZE.search(text))
