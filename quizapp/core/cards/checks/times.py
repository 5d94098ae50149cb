"""Checks on time: what is only true for now, what says a day without its year, what the clock tells."""

import re

from quizapp.core.cards.card import GAP, filled
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts.dates import MONTH, MONTHS
from quizapp.core.facts.fact import AnswerType, Family, Found
from quizapp.core.sought import Sought

FULL_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_FOR_NOW = re.compile(
    r"\b(?:now|nowadays|currently|presently|[Tt]oday|upcoming|so far|at present|to date|will|already|nearby|ongoing"
    r"|(?:this|last|next) (?:year|week|month|season)|in the coming|on track to|yet to|has begun to|plans? to|hopes? to"
    r"|(?:is|are) (?:expected|planned|scheduled|projected|forecast|due|set|about) to"
    r"|[Tt]he current (?!of|in|flow|through)\w+)\b"
    rf"|\b[Aa]s of {GAP}|\b[Aa]s of \d{{4}}, the (?:mayor|president|governor|chair\w*|leader|head|chief)\b"
)


_CLOCK = Sought(
    rf"\b\d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm|a\.m|p\.m|o['’]clock)\b| as of {GAP}|^As of {GAP}",
    "am",
    "pm",
    ".m",
    "clock",
    "as of ",
    flags=re.IGNORECASE,
)


_ROUND_THE_CLOCK = re.compile(r"(?:24|twenty-four) hours|(?:7|seven) days|(?:365|12) (?:days|months)", re.IGNORECASE)


def by_the_clock(draft: Draft, found: Found) -> bool:
    """ "left the palace at 10:40am", "not well studied as of ____": a passing detail; "24 hours a day" tells itself."""
    if re.search(rf"{GAP} an? (?:day|week|year)\b", draft.question) and _ROUND_THE_CLOCK.fullmatch(draft.answer):
        return True
    return bool(_CLOCK.search(draft.question))


def only_for_now(draft: Draft, found: Found) -> bool:
    """ "In the current Senate ...", "is expected to open": true on the day it was written, and perhaps not since."""
    return bool(_FOR_NOW.search(draft.question))


_MONTHS = frozenset(map(str.lower, MONTHS))
_DAY = re.compile(rf"\b(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})\b")


_OWN_YEAR = re.compile(
    r"(?:1\d|20)\d\d\b(?<!\w\d{4})(?![–-]\d| season)"
)  # "on 5 January until the end of the 2008–09 season"


def yearless(draft: Draft, found: Found) -> bool:
    """ "On 10 August the Partisans formed ...": a day of a year that neither question nor answer tells."""
    if _OWN_YEAR.search(draft.question) or FULL_YEAR.search(draft.answer) or _LONG_TIME.search(draft.answer):
        return False
    dated = draft.fact.answer.type == AnswerType.DATE
    return dated or (not said(draft.question).isdisjoint(_MONTHS) and bool(_DAY.search(draft.question)))


_LONG_TIME = re.compile(r"\bcentury\b|\b\d{3}0s\b")  # which needs no year


_NO_DAY = re.compile(r"(?:In|On) what (?:year|month|date)[a-z ]*? (?:does|do|is|are|has|have|had)\b")
_A_REMARK = re.compile(
    r"\b(?:said|remarked|commented|opined|stated|wrote|argued) that\b"
    r"|\b(?:was|were|is|are) (?:\w+ )?(?:considered|regarded|anticipated|projected)\b"
)


_MODIFIES = re.compile(rf"\bthe {GAP} [A-Z][a-z]+")  # "the ____ Declaration" for July 1776
_CITED = re.compile(rf"\b[Aa]ccording to (?:the )?[A-Z][\w ]* in {GAP}")
_NO_ONE_DAY = re.compile(
    r"\bconsidered\b|\b(?:later|then|subsequently)\b|what (?:year|date|month and year) \w+ [Aa]n? "
)
_A_STATE = Sought(
    rf"\b(?:was|were) (?:still )?(?:under construction|in use|in operation)\b[^.]* in {GAP}"
    rf"|^In {GAP},? [^,.]*\b(?:was|were) (?:still )?(?:ruled|governed|inhabited|populated|dominated) by\b",
    "under construction",
    "in use",
    "in operation",
    "ruled",
    "governed",
    "inhabited",
    "populated",
    "dominated",
)
_A_RANK = re.compile(rf"\b(?:was|is|were|are) [^,.]*(?:-largest|most populous|\dth largest)\b[^,.]* in {GAP}")


_TREATED_BY = re.compile(rf"^Of (?:the|its|his|her) (?:[\d,]+ )?[a-z ]+ by (?:the end of )?{GAP}[, ]")


_A_SHARE = Sought(
    r"\d ?% of\b|\d% of|\bper ?cent of\b|\bhome to \w+ of\b|\bmost of the world's\b|\bpercent of\b",
    "% of",
    "cent of",
    "home to ",
    "most of the world",
)
_COUNTED = re.compile(rf"\bmillion [a-z]+ in {GAP}|\b(?:a|per) (?:century|decade|year) since {GAP}")


def timeless(draft: Draft, found: Found) -> bool:
    """ "In what year does Ukraine cover ...?", "In ____ Lahr said that ...": the year of a figure or of a remark."""
    if draft.fact.answer.type not in {AnswerType.YEAR, AnswerType.DATE}:
        return False
    when = draft.fact.family == Family.WHEN
    late = draft.answer[-4:] > "1950"
    if when and (_NO_DAY.match(draft.question) or _NO_ONE_DAY.search(draft.question)):
        return True
    said = (_A_REMARK, _A_RANK, _CITED)
    if _A_STATE.search(draft.question):
        return True  # "was under construction in ____": and the year after
    if _TREATED_BY.match(draft.question) or _COUNTED.search(draft.question):
        return True  # "Of the 804 cases treated by ____, ...": when they were counted
    if late and _A_SHARE.search(draft.question):
        return True  # "In ____, 30% of all deaths were due to it"
    return (late and any(one.search(draft.question) for one in said)) or bool(_MODIFIES.search(draft.question))


_STILL_COUNTING = re.compile(r"How (?:many|much)\b[^?]*\b(?:has|have)\b")


def still_counting(draft: Draft, found: Found) -> bool:
    """ "How many games has Beck played?": more of them since."""
    return bool(_STILL_COUNTING.match(draft.question)) and not FULL_YEAR.search(draft.question)


_RECKONED = Sought(
    rf"\b(?:\w+|\d+) (?:days?|weeks?|months?) (?:after|before) the (?:\w+ )*?{MONTH} \d"
    rf"|\b(?:\w+|\d+) (?:years?|decades?) (?:later|after) in {GAP}",
    "after the ",
    "before the ",
    "later in ",
    "after in ",
)


def reckoned(draft: Draft, found: Found) -> bool:
    """ "On ____, five days after the April 9th surrender", "ten years later in ____": whoever counts has the date."""
    kind = draft.fact.answer.type
    if kind not in {AnswerType.YEAR, AnswerType.DATE}:
        return False
    return bool(_RECKONED.search(draft.question)) or (kind == AnswerType.YEAR and _is_years_on(draft))


_YEARS_ON = re.compile(
    r"\b(?:(?:for|in) )?(another|the (?:following|next)|a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
    r" (?:more )?years?\b( later| after| earlier| before)?",
    re.IGNORECASE,
)
_HOW_MANY = {
    word: at for at, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)
}


def _is_years_on(draft: Draft) -> bool:
    """ "They left in 1943; the others held out for another year, until ____"."""
    text = draft.question
    if "year" not in text:
        return False
    answer, told = int(draft.answer), {int(year[:4]) for year in _YEAR.findall(text)}
    for word, turn in _YEARS_ON.findall(text):
        many = _HOW_MANY.get(word.lower(), int(word) if word.isdigit() else 1)
        plain = word.lower() in {"a", "one"} or many > 1
        if (turn or not plain) and {answer - many, answer + many} & told:
            return True
    return False


_A_YEAR = re.compile(rf"\b(?:In|in|of|by|By|since|until|from) (?:the )?(?:\w+ )?(?:1[5-9]\d\d|20\d\d|{GAP})")
_YEAR = re.compile(r"(?:1\d|20)\d\d[.,]?")
_FIGURE = re.compile(r"\d[\d,.]*")
_PEOPLE = re.compile(r"\b(?:population|inhabitants|residents)\b")
_RECENT = re.compile(r"\b(?:19|20)\d\d\b")
_MEASURED = re.compile(
    r"\b(?:population|inhabitants|residents|million people|billion"
    r"|had|have|has|host(?:s|ed)|received?|mined|produced?|estimate[sd]?|assessed|averaged?|saw|seen|voted|won"
    r"|home to|account(?:ed)?|total\w*|numbered|reached|visitors|employ\w*)\b"
)


def dated_figure(draft: Draft, found: Found) -> bool:
    """ "In 2000, Istanbul had 137 hospitals": a figure of one recent year, another one the year after; and a share
    that lost its year with the end of its sentence."""
    if draft.fact.answer.type not in {AnswerType.NUMBER, AnswerType.YEAR, AnswerType.DATE}:
        return False
    if (
        "PERCENT" in draft.fact.marks
        and not FULL_YEAR.search(draft.question)
        and FULL_YEAR.search(draft.fact.sentence.text)
    ):
        return True
    told = filled(draft.question, draft.answer)
    late = bool(_PEOPLE.search(draft.question)) or any(year > "1950" for year in _RECENT.findall(told))
    dated = late and (draft.fact.family == Family.WHEN or _A_YEAR.search(draft.question))
    figures = [one for one in _FIGURE.findall(told) if not _YEAR.fullmatch(one)]
    return bool(dated and figures and _MEASURED.search(draft.question))


_RANKS = Sought(r"\b(?:ranks|ranked|ranking)\b", "rank")


def ranking(draft: Draft, found: Found) -> bool:
    """ "ranked 29th among the world's urban areas in 2011": another rank the year after."""
    return bool(_RANKS.search(draft.question))
