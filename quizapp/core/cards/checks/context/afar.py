"""Checks for words that set one thing against another of the article: "the northern part", "five years older"."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts.fact import Found, Shape
from quizapp.core.facts.lexicon import listed

_SIDE = (
    r"(?:(?:north|south|east|west)(?:ern(?:most)?|-?(?:east|west)ern)?|upper|lower|outer|inner|middle|central|left|right"
    r"|greater|larger|smaller|lesser|longer|shorter|easier|harder|remaining|other|first|second|final|last)"
)
_PART = r"(?:part|half|section|stretch|portion|end|leg|share|sector|route|segment|division|arm|branch)"
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|thirtieth)"
)
_NAME = rf"(?:{GAP}|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{0,3}})"
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|some|several|\d+)"

# Each behind the words of which one must be there, so that few drafts are searched.
_RULES = tuple(
    (listed(guards), re.compile(pattern))
    for guards, pattern in (
        (
            "part half section stretch portion end leg share sector route segment division arm branch",
            (
                rf"\b(?:took|got|held|kept|covered|surveyed|built|received|chose|followed|measured|given|assigned) the"
                rf" {_SIDE} {_PART}\b(?! (?:of|in|from|between|that|which|where)\b)"
            ),
        ),
        (
            "more but and yet",
            (
                r"\bthe [a-z]{3,}er(?:,| but| and| yet|, but| though) more [a-z]+ [a-z]+\b(?! of\b)"
                r"(?!.*\bthan\b)"
            ),
        ),
        ("older younger senior junior", rf"^{_NAME},? {_NUMBER} years (?:older|younger|his senior|her senior),"),
        (
            "better worse",
            (
                r"\b(?:be|was|were|is|are|been) (?:better|worse) [a-z]+(?:ed|en)(?=[,.]| and much)"
                r"(?!.*\bthan\b)"
            ),
        ),
        (
            "evidence basis strength",
            (
                r"\b[Oo]n the (?:evidence|basis|strength) of the [a-z]+(?: alone)?(?=[,.])"
                r"|\b[Tt]he evidence of the [a-z]+s (?:alone|showed|shows)\b"
            ),
        ),
        ("on", rf"\b[Oo]n the {_DAY}(?=,| (?:an?|the|he|she|it|they|{GAP}|[A-Z]))"),  # of which month?
        ("much far", r"\b(?:much|far) (?:bright|larg|small|great|strong|weak|deep|tall|rich|cheap|slow|fast)er\.$"),
    )
)
_BY_WORD = {
    word: tuple(pattern for guards, pattern in _RULES if word in guards) for word in frozenset().union(*dict(_RULES))
}


def set_against(draft: Draft, found: Found) -> bool:
    """ "took the northern part", "Ann Rey, five years older, ...", "will be better placed": of what, than whom, than
    when?"""
    text = draft.question
    return any(one.search(text) for word in _BY_WORD.keys() & said(text) for one in _BY_WORD[word])


_IN_PERSON = re.compile(
    r"^Who [a-z]+ .*\b(?:the|an?|his|her|this) (?:[a-z]+ )?(?!after |for |to |by |of |with |in |on |from |upon |around "
    r"|against |about )[a-z]+ (?:himself|herself)(?=[ ,?])"
)


def in_person(draft: Draft, found: Found) -> bool:
    """ "Who saw the comet himself?": he of whom all the article speaks."""
    asks_who = draft.fact.ask.shape != Shape.GAP and draft.question.startswith("Who ")
    return asks_who and "sel" in draft.question and bool(_IN_PERSON.search(draft.question))
