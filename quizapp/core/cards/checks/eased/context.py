"""Questions that lean on the article, and when what they say besides is enough for whoever knows it."""

import re
from dataclasses import replace

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.context import pointing
from quizapp.core.cards.checks.eased.answers import ITS_OWN
from quizapp.core.cards.checks.eased.names import every_name, has_a_year, names_in
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.words import said, words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape

_UNCLEAR = re.compile(
    r"\b(?:the (?:two|three|other|second|third|new|first|last|latter|former|present)|whose|which of)\b"
)
_SEVERAL = 2  # names, or a name and a year, that say together what is spoken of


def names_beside(draft: Draft, found: Found) -> bool:
    """ "Which island do several tunnels link to New York City and New Jersey?": told by the names."""
    return len(names_in(draft.question)) >= _SEVERAL and not _UNCLEAR.search(draft.question)


_THERE_IS = re.compile(r"^There (?=(?:is|are|was|were)\b)")
_SIDES_OF = re.compile(r"\bboth sides of (?=(?:the )?[A-Z])")


def points_within(draft: Draft, found: Found) -> bool:
    """ "There are 76 senators; 12 ...", "both sides of the Bosphorus": nothing that stands elsewhere."""
    plain = _SIDES_OF.sub("", _THERE_IS.sub("", draft.question))
    return plain != draft.question and not pointing.points_elsewhere(replace(draft, question=plain), found)


_PRONOUNS = lexicon.listed("it its they their them he his him she her")


def of_the_answer(draft: Draft, found: Found) -> bool:
    """ "Due to its importance, ____ has reported ...": the pronoun stands for the answer."""
    own = ITS_OWN.match(draft.question)
    return own is not None and said(draft.question[own.end() :]).isdisjoint(_PRONOUNS)


def known_by_the_rest(draft: Draft, found: Found) -> bool:
    """ "What did Albert Zahm build?", "What did Rayleigh receive?": named in full, or by more than a first name."""
    alone = {name.rstrip(".") for name in every_name(draft.question) if " " not in name}
    people = {name for name in alone if found.known.names.get(name) == AnswerType.PERSON}
    return not any(map(lexicon.is_given_name, people))


_TELLING = 4.5


def tells_enough(draft: Draft, found: Found) -> bool:
    """ "The ____ features a bell tower with a carillon": somebody who knows the article knows which."""
    gap = draft.fact.ask.shape == Shape.GAP
    told = [word for word in words(draft.question.replace(GAP, " ")) if gap or not word[0].isdigit()]
    return (gap or _is_pinned_down(draft)) and lexicon.specificity(told) >= _TELLING


def _is_pinned_down(draft: Draft) -> bool:
    return len(names_in(draft.question)) + has_a_year(draft.question) >= _SEVERAL


_MORE = frozenset({Family.WHAT, Family.WHICH, Family.HOW_MANY, Family.WHO, Family.WHEN, Family.AGENT})
_THE_ONE = re.compile(r"\bthe ([a-z]+)\b(?! (?:(?:of|that|which|who)\b|[A-Z]))")
_OFTEN = 4  # times that the article speaks of it
_ANY = lexicon.listed("lot discovery principle event result pair rest question idea method process remedy proof thing")


def told_beside(draft: Draft, found: Found) -> bool:
    """ "Who was appointed as the last Dutch Director General of the colony in 1647?": a name and a year tell which, and
    so does the article that speaks of one colony again and again."""
    if draft.fact.family not in _MORE or draft.fact.marks & {"comparative", "counted"}:
        return False
    nouns = {word for word in _THE_ONE.findall(draft.question) if lexicon.noun_type(word)}
    if not nouns.isdisjoint(_ANY):
        return False  # "a share of the Nobel Prize in 2021 for the discovery"
    often = bool(nouns) and all(found.counts[noun] >= _OFTEN for noun in nouns)
    return _is_pinned_down(draft) or (often and bool(names_in(draft.question)))


_OF_THE_COUNTRY = re.compile(r"\b[Tt]he country\b")


def told_after_all(draft: Draft, found: Found) -> bool:
    """ "the colony", "across the country": of which, a name and a year tell, or the city that the article is on."""
    asked = draft.fact.ask.shape != Shape.GAP and "there" not in said(draft.question)
    country = _OF_THE_COUNTRY.search(draft.question) and len(nations_in(found.known.title)) == 1
    return bool(country) or (asked and has_a_year(draft.question) and bool(names_in(draft.question)))


def day_of_a_named_event(draft: Draft, found: Found) -> bool:
    """ "What did the Partisans form on 10 August in Stanulović?": the names tell which day it was."""
    figure = draft.fact.answer.type in {AnswerType.DATE, AnswerType.NUMBER} or not draft.answer[0].isupper()
    return not figure and len(names_in(draft.question)) > _SEVERAL
