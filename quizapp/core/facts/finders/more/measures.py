"""Measures: "has a maximum depth of 1,642 metres" asks what the maximum depth is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family, Shape
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.finders.more.numbers import Figure, figure, taken_whole
from quizapp.core.facts.finders.more.soundness import keeps_its_time, named, without_tails
from quizapp.core.facts.grammar.clauses import Clause
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_MEASURES = listed(
    "population area height depth length width speed weight mass capacity volume elevation altitude temperature "
    "distance diameter budget endowment cost price enrollment enrolment span lifespan circulation thickness "
    "circumference radius density value revenue turnover income attendance age wingspan"
)


def measure_facts(sight: Sight) -> Iterator[Fact]:
    """What the population, depth, length or cost of something is."""
    if not any(t.tag_ == "CD" for t in sight.span):
        return
    for clause in sight.clauses:
        for found in (*_had(sight, clause), *_stated(sight, clause)):
            if keeps_its_time(sight, found.ask):
                yield found


def _had(sight: Sight, clause: Clause) -> Iterator[Fact]:
    """ "Lake Baikal has a maximum depth of 1,642 metres", "covers an area of 31,722 square kilometres"."""
    noun = next((c for c in clause.verb.children if c.dep_ == "dobj" and c.lemma_.lower() in _MEASURES), None)
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None) if noun is not None else None
    mine = _value(of) if of is not None else None
    if noun is None or of is None or mine is None or clause.passive or any(c.dep_ == "conj" for c in noun.children):
        return
    lead = [t for t in noun.lefts if t.dep_ != "det"]
    if any(t.dep_ == "poss" or t.tag_ == "CD" for t in lead) or {t.lower_ for t in noun.lefts} & {"the", "same"}:
        return
    name = wording([*(s for t in lead for s in t.subtree), noun], {})
    taken = {t.i for t in noun.subtree}
    plain = without_tails(clause, taken)
    asked = named(sight, inverted_ask(sight, plain, taken, f"What {name}"), clause) if plain is not None else None
    if not asked:
        return
    ask, noticed = asked
    if clause.verb.lemma_ == "have" and not clause.aux:
        be = "was" if clause.verb.tag_ == "VBD" else "is"
        ask = Ask(Shape.INVERTED, "What", be, f"the {name} of {ask.subject}", "", ask.rest)
    yield fact(sight, clause, Family.HOW_MANY, sight.answer(_words(mine), AnswerType.NUMBER), asked=(ask, noticed))


def _stated(sight: Sight, clause: Clause) -> Iterator[Fact]:
    """ "The population of Lima is 10 million"."""
    if clause.verb.lemma_ != "be" or clause.passive or clause.head.lemma_.lower() not in _MEASURES:
        return
    if not any(c.dep_ in {"prep", "poss"} for c in clause.head.children):
        return
    attr = next((c for c in clause.verb.children if c.dep_ == "attr" and c.i > clause.verb.i), None)
    mine = _at(attr) if attr is not None else None
    if attr is None or mine is None:
        return
    taken = {t.i for t in attr.subtree}
    plain = without_tails(clause, taken)
    asked = named(sight, inverted_ask(sight, plain, taken, "What"), clause) if plain is not None else None
    if asked:
        yield fact(sight, clause, Family.HOW_MANY, sight.answer(_words(mine), AnswerType.NUMBER), asked=asked)


def _value(of: Token) -> Figure | None:
    noun = next((c for c in of.children if c.dep_ == "pobj"), None)
    return _at(noun) if noun is not None else None


def _at(noun: Token) -> Figure | None:
    if any(c.dep_ in {"conj", "cc"} or c.lower_ == "per" for c in noun.children):
        return None
    if noun.tag_ == "CD":
        return taken_whole(noun, noun)
    return figure(noun)


def _words(mine: Figure) -> list[Token]:
    return list(mine.number) if mine.noun in mine.number else [*mine.number, *_unit(mine)]


def _unit(mine: Figure) -> list[Token]:
    doc = mine.noun.doc
    return list(doc[mine.number[-1].i + 1 : mine.noun.i + 1])
