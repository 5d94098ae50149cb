"""Checks on time: what is only true for now, what says a day without its year, what the clock tells."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.facts.dates import MONTHS
from quizapp.core.facts.fact import AnswerType, Found

FULL_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_FOR_NOW = re.compile(
    r"\b(?:now|nowadays|currently|presently|[Tt]oday|upcoming|so far|at present|to date|will|already|nearby|ongoing"
    r"|(?:this|last|next) (?:year|week|month|season)|in the coming|on track to|yet to|has begun to|plans? to|hopes? to"
    r"|(?:is|are) (?:expected|planned|scheduled|projected|forecast|due|set|about) to"
    r"|[Tt]he current (?!of|in|flow|through)\w+)\b"
    rf"|\b[Aa]s of {GAP}"
)


_CLOCK = re.compile(
    rf"\b\d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm|a\.m|p\.m|o['’]clock)\b| as of {GAP}|^As of {GAP}", re.IGNORECASE
)


def by_the_clock(draft: Draft, found: Found) -> bool:
    """ "left the palace at 10:40am", "not well studied as of ____": a passing detail."""
    return bool(_CLOCK.search(draft.question))


def only_for_now(draft: Draft, found: Found) -> bool:
    """ "In the current Senate ...", "is expected to open": true on the day it was written, and perhaps not since."""
    return bool(_FOR_NOW.search(draft.question))


_DAY = re.compile(rf"\b(?:\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}})\b")


def yearless(draft: Draft, found: Found) -> bool:
    """ "On 10 August the Partisans formed ...": a day of a year that neither question nor answer tells."""
    told = f"{draft.whole} {draft.answer}"
    dated = draft.fact.answer.type == AnswerType.DATE or _DAY.search(draft.question)
    return bool(dated) and not FULL_YEAR.search(told)


_STILL_COUNTING = re.compile(r"How (?:many|much)\b[^?]*\b(?:has|have)\b")


def still_counting(draft: Draft, found: Found) -> bool:
    """ "How many games has Beck played?": more of them since."""
    return bool(_STILL_COUNTING.match(draft.question)) and not FULL_YEAR.search(draft.question)
