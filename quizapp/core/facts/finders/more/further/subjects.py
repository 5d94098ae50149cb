"""Further questions for a subject: who made up half of the population, what became a principle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Fact, changed
from quizapp.core.facts.finders.asking import MAIN, direct_ask
from quizapp.core.facts.finders.more.further.phrases import (
    claims,
    further_fact,
    is_pinned_down,
    who_or_what,
    whole_phrase,
)
from quizapp.core.facts.finders.more.plain.answers import is_named, is_told_further
from quizapp.core.facts.finders.more.plain.claims import is_plain
from quizapp.core.facts.finders.more.soundness import without_tails
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_LIGHT = listed(
    "have include contain comprise get see show mean need want say tell add confirm think believe claim argue note "
    "suggest explain insist report speculate seem appear live work fight like love hate come go die know remain offer "
    "host rank estimate consider hope feel state announce favour favor gain elect help start stop begin stay"
)
_TELLING = 5.2
_TELLING_ALONE = 10.0  # of a claim in which no name and no figure stands
_TELLING_OF_ONE = 4.5
_ANCHOR = re.compile(r"[A-Z]|\d{3}")


def further_subject_facts(sight: Sight) -> Iterator[Fact]:
    """Who or what did it, was it, or had it done, where the rest of the claim pins that down."""
    for clause in claims(sight):
        single = _is_single(clause)
        if not _may_be_asked(clause, single=single):
            continue
        tokens = whole_phrase(clause.head, clause, sight)
        wh = _wh(clause, tokens, sight) if tokens and not _is_one_of_many(clause.head, tokens) else ""
        plain = without_tails(clause, set()) if wh and _suits(clause, wh) else None
        if plain is None or any(t.tag_ in {"PRP", "PRP$"} and t.lower_ in _ITS for t in plain.rest):
            continue  # "What destroyed most of its wooden buildings?"
        asked = direct_ask(sight, plain, wh)
        if asked is None or not is_pinned_down(asked[0], _TELLING_OF_ONE if single else _TELLING):
            continue
        if single or _ANCHOR.search(asked[0].verb) or is_pinned_down(asked[0], _TELLING_ALONE):
            found = further_fact(sight, clause, tokens, asked, about="subject")
            yield changed(found, marks=found.marks | {"single"}) if single else found


def _may_be_asked(clause: Clause, *, single: bool) -> bool:
    if clause.kind not in MAIN or (clause.subject[0].i in clause.swaps and clause.head.tag_ != "NNP"):
        return False
    if not single and (clause.verb.lemma_ in _LIGHT or not _is_a_deed(clause)):
        return False
    if any(t.text == "," for t in clause.subject) and not any(c.dep_ == "conj" for c in clause.head.children):
        return False
    joined = clause.head.pos_ == "PROPN" and any(c.dep_ == "conj" for c in clause.head.children)
    return is_plain(clause) and not joined and not _is_behind_a_relative(clause)


_OF_PERSONS = listed("bear marry educate elect appoint baptise baptize knight ordain")
_ITS = listed("it its they them their")


_TELLING_OF_A_THING = 6.0


def _is_one_of_many(noun: Token, tokens: list[Token]) -> bool:
    """ "A public appeal raised £15.75 million in 2014": any appeal could have; "the lowest known total"."""
    if is_named(noun, tokens) or is_told_further(noun, tokens) or tokens[0].lower_ not in {"a", "an", "the"}:
        return False
    return tokens[0].lower_ == "the" or lexicon.specificity([t.text for t in tokens]) < _TELLING_OF_A_THING


def _wh(clause: Clause, tokens: list[Token], sight: Sight) -> str:
    """Of "Cassiterite is the only source" the source says what it is."""
    attr = next((c for c in clause.verb.children if c.dep_ == "attr"), None)
    wh = who_or_what(clause.head, tokens, sight, does=not clause.passive or clause.verb.lemma_ in _OF_PERSONS)
    if clause.verb.lemma_ in _OF_PERSONS and clause.passive and wh != "Who":
        return ""  # "What was born in Bury?"
    if clause.verb.lemma_ != "be" or attr is None or attr.pos_ != "NOUN" or wh.startswith("Which"):
        return wh
    return "Who" if lexicon.noun_type(attr.lemma_.lower()) == lexicon.PERSON else "What"


def _is_a_deed(clause: Clause) -> bool:
    """Does it tell more than what something is? That many things are."""
    if clause.verb.lemma_ != "be" or clause.passive:
        return True
    attr = next((c for c in clause.verb.children if c.dep_ in {"attr", "acomp"}), None)
    if attr is None or attr.pos_ == "PRON" or attr.tag_ == "DT":
        return False  # "was that of Thimonnier"
    if attr.dep_ == "acomp":
        return attr is not None and any(t.dep_ == "prep" for t in clause.rest if t.i > attr.i)
    return any(t.text[:1].isdigit() and len(t.text) >= _YEAR for t in attr.subtree)


_YEAR = 4  # figures, and "1730s" too


def _is_behind_a_relative(clause: Clause) -> bool:
    """ "gave it to his cousin, whose son was born in 1892 and would rule": who would, the parser seldom knows."""
    between = clause.verb.doc[clause.subject[-1].i : clause.verb.i]
    return clause.kind == ClauseKind.CONJOINED and any(t.tag_ in {"WP", "WDT", "WP$", "WRB"} for t in between)


def _suits(clause: Clause, wh: str) -> bool:
    """Can the question word stand before this verb: "Who were", but not "Which place were", "Who have"?"""
    finite = min(clause.aux, key=lambda t: t.i) if clause.aux else clause.verb
    many = clause.head.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in clause.head.children)
    if not many:
        return finite.lower_ not in {"were", "are", "have"} and finite.tag_ != "VBP"
    if wh.startswith("Which"):
        return False
    return finite.tag_ in {"VBD", "MD"} or (wh == "What" and finite.lower_ in {"are", "were"})


def _is_single(clause: Clause) -> bool:
    """Does it say what only one thing can be: "the largest of", "the only", "its capital"?"""
    noun = next((c for c in clause.verb.children if c.dep_ in {"attr", "dobj", "oprd"} and c.i > clause.verb.i), None)
    if noun is None or not any(c.lower_ == "the" or (c.dep_ == "poss" and c.pos_ != "PRON") for c in noun.lefts):
        return False
    before = [t for t in noun.subtree if t.i <= noun.i]
    return any(t.tag_ in {"JJS", "RBS"} or t.lower_ in _ONLY for t in before)


_ONLY = listed("first only last main chief principal official primary sole")
