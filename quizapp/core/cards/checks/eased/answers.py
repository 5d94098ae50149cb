"""Answers that are seldom asked for good reason, and when they are worth it: the topic where a figure pins it down, a
name of which the question tells only the kind."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.answers.told import is_told
from quizapp.core.cards.checks.eased.names import names_in
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.tables.places import places
from quizapp.core.cards.words import said, words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape

_POINTS_BACK = lexicon.listed("it its they their them he his him she her this these")
_FIGURE = re.compile(r"\d")
_OF_A_KIND = re.compile(r"What (?:is|was|are|were) an? ")  # "What is a novel by Joseph Roth?": there are more
_DOES = frozenset({"asks:subject", "subject"})
_DOERS = frozenset({Family.WHICH, Family.WHO, Family.AGENT})
ITS_OWN = re.compile(rf"^[A-Z][a-z]+(?: to)? (?:its|their|his|her) [^,]*, (?:the )?{GAP}")
"""A pronoun that stands for the answer behind it."""


def topic_with_a_detail(draft: Draft, found: Found) -> bool:
    """ "____ has an annual average of 130 days with rain": the topic, told by a figure or by names."""
    topic = found.known.topic or found.known.title
    own = _bare(topic)
    if own != _bare(draft.answer):
        return _says_much_more(draft, topic) or _is_named_in_passing(draft, topic)
    asked = said(ITS_OWN.sub(GAP, draft.question))
    tells_topic = draft.passage or set(own.split()) & asked or not asked.isdisjoint(_POINTS_BACK)
    does = draft.fact.marks & _DOES or draft.fact.family in _DOERS
    if tells_topic or not does or _OF_A_KIND.match(draft.question):
        return False
    return bool(_FIGURE.search(draft.question)) or len(names_in(draft.question)) > 1


def _bare(name: str) -> str:
    return folded(name.removeprefix("The ").removeprefix("the "))


_NAMES = frozenset({AnswerType.TERM, AnswerType.GROUP, AnswerType.PLACE, AnswerType.WORK, AnswerType.EVENT})
_MUCH = 3  # words


def _says_much_more(draft: Draft, topic: str) -> bool:
    """ "the Commonwealth of Australia Constitution Act", in an article on the Australian Senate."""
    told = {*_bare(topic).split(), *map(folded, words(draft.question))}
    new = [word for word in words(draft.answer) if word[0].isupper() and not is_told(folded(word), told)]
    return draft.fact.answer.type in _NAMES and len(new) >= _MUCH


_ALSO = re.compile(r"\b(?:known|called|named|born|or|also|alias)\b|\(")


def _is_named_in_passing(draft: Draft, topic: str) -> bool:
    """ "____ is an exception to the grid, ..., at Manhattan's northern tip": the answer is no other name of it."""
    fact = draft.fact
    rest = fact.sentence.text[fact.answer.end - fact.sentence.start :]
    at = rest.find(topic)
    apart = not set(_bare(topic).split()) & set(_bare(draft.answer).split())
    return GAP in draft.question and at > len(draft.answer) and apart and not _ALSO.search(rest[:at])


_FEWEST = 2  # words of a date
_KNOWN = 3.0  # Zipf frequency of a word that tells a kind ("choir"), where a rarer one would tell the name


def partly_told(draft: Draft, found: Found) -> bool:
    """ "____ is a choir of students": of "Heinz Chapel Choir" the question tells the least part."""
    dated = draft.fact.answer.type == AnswerType.DATE
    if (draft.fact.answer.type not in _NAMES and not dated) or draft.fact.family == Family.ACRONYM:
        return False
    asked = {folded(word) for word in (*words(draft.passage), *words(draft.question))}
    content = [word for word in words(draft.answer) if word[0].isupper() or word[0].isdigit()]
    told = [word for word in content if is_told(folded(word), asked)]
    new = len(content) - len(told)
    if dated:
        return bool(told) and new >= _FEWEST
    if not told or any(lexicon.zipf(word) < _KNOWN or places(word) for word in told):
        return False
    named = any(word[0].isupper() and word not in told for word in content)
    return named and 2 * new >= len(content)


_PARTS = frozenset({"America", "Europe", "Asia", "Africa", "East", "West", "North", "South", "States", "Kingdom"})


def name_of_broad_words(draft: Draft, found: Found) -> bool:
    """ "Central Park": everyday words that make a name of their own, which is no country and no continent."""
    plain = draft.answer.removeprefix("the ")
    parts = plain.split()
    if len(parts) == 1 or not all(part[0].isupper() for part in parts) or _PARTS & set(parts):
        return False
    return not places(plain) and not places(parts[-1])


_SEVERAL = 3


def name_between_others(draft: Draft, found: Found) -> bool:
    """ "the ____ was edited by Gurian, Fitzsimons and Stritch": an everyday word, told by several names."""
    large = draft.fact.answer.type in _NAMES - {AnswerType.PLACE} and draft.answer[0].isupper()
    return large and f"the {GAP}" in draft.question and len(names_in(draft.question)) >= _SEVERAL


_ONE_VERB = re.compile(rf"^(?:The )?{GAP} (?:of \d{{4}} )?(?!and\b|or\b|&)[a-z]+")
_ONLY_ONE = re.compile(r"\b(?:the (?:only|first|last|sole|largest|oldest|main)|established|founded)\b")
_JOINED = re.compile(r",? (?:and|or|&) |, [A-Z]")


def by_itself(draft: Draft, found: Found) -> bool:
    """ "____ (SnO2) is the only source of tin": what stands beside the name is no other of a row but its formula."""
    fact = draft.fact
    if fact.ask.shape != Shape.GAP or "listed" not in fact.marks:
        return False
    joined = _JOINED.match(fact.sentence.text, fact.answer.end - fact.sentence.start)
    return not joined and bool(_ONE_VERB.match(draft.question) and _ONLY_ONE.search(draft.question))


_OF_A_LAW = re.compile(r"(?:Article|Section|Chapter|Clause) \d+ of (?:the )?[A-Z]\w+")


def part_of_a_law(draft: Draft, found: Found) -> bool:
    """ "Section 23 of the Constitution": a part that is told with its whole."""
    return bool(_OF_A_LAW.match(draft.answer))


_RANKING = re.compile(rf"^(?:The )?{GAP} rank(?:s|ed) [^.]*\d")


def who_ranks(draft: Draft, found: Found) -> bool:
    """ "____ ranks the programme as 15th": whose list it is stays so."""
    return bool(_RANKING.match(draft.question))


_A_NAME_FOR = re.compile(rf"^(?:The )?{GAP} (?:is|was) an? (?:\w+ )?(?:name|word|term|nickname)\b[^.]*[A-Z]")


def name_for_something(draft: Draft, found: Found) -> bool:
    """ "____ is a name from the Dutch era after Haarlem": of names only one comes from there."""
    return bool(_A_NAME_FOR.match(draft.question))
