"""Checks for words that want others to be complete: "placed one", "its claims", "heavily indebted"."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Found

_ONE = re.compile(  # "Apollo 11 placed one on the Moon"
    r"\b(?:[a-z]+ed|built|bought|brought|found|took|sent|gave|sold|wrote|drew|left|kept|got|is|was) one"
    r"(?=[,.;?]| (?:on|in|at|for|to|from|by|with|which|that|and|near|after|before)\b)(?! of\b)"
)
_SEVERAL = re.compile(r"\b(?:two|three|four|several|both|many|pairs?|types?|kinds?)\b")
_THAT = re.compile(  # "a supplier in that state", but "in August of that year"
    r"\b(?:in|of|from|at|on|for|to|by|with|during) that (?!year|month|day|century|decade|is\b|time|season|summer|winter"
    r"|spring|autumn|which\b|it\b|they\b|he\b|she\b)[a-z]+(?=[.,;?]|$| (?:in|on|at|for|to|by|with|and)\b)"
    r"|\bthat (?:results?|resulted|follow(?:s|ed)?|arises?|arose)(?=[.,;?]|$)"
)
_WHOSE_CLAIMS = re.compile(  # "Moscow dropped its claims"
    r"\b(?:its|his|her|their) (?:claims?|demands?|objections?|opposition|bid|proposal|refusal|insistence)\b"
    r"(?! (?:to|for|on|of|that|against|over|upon)\b)"
)
_WANTING = re.compile(
    r"\bindebted\b(?! to)|\b(?:akin|attributable|tantamount|equivalent|comparable|analogous)(?=[.,;])"
    rf"|\bamong(?:st)? the (?:finest|best|greatest|most \w+) in {GAP}|# ?(?:\d|{GAP})"
    r"|^(?:Most|Many|Several|Some|Both|Few|Others) [a-z]+ed (?:to|in|at|by|on|with|for|from|the|an?)\b"
    r"|\bthe (?:Frenchman|Englishman|Spaniard|Dutchman|Irishman|Swede|Dane|Scot|Turk|Finn|Briton)\b(?! [A-Z])"
    r"|\bthe premi[eè]re\b(?! of)"
)
_SIGNS = lexicon.listed(
    "one that its his her their indebted akin attributable tantamount equivalent comparable analogous among amongst "
    "most many several some both few others frenchman englishman spaniard dutchman irishman swede dane scot turk finn "
    "briton premiere première"
)


def left_unsaid(draft: Draft, found: Found) -> bool:
    """ "placed one on the Moon", "in that state", "dropped its claims": one what, which state, claims to what?"""
    text = draft.whole
    if said(text).isdisjoint(_SIGNS) and "#" not in text:
        return False
    one = _ONE.search(text)
    if one is not None and not _SEVERAL.search(text[: one.start()]):
        return True
    return bool(_THAT.search(text) or _WHOSE_CLAIMS.search(text) or _WANTING.search(text))
