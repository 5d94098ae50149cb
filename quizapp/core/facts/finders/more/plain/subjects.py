"""What did something, and by what it was done: facts that ask for a subject or a doer that is no name of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Ask, Fact
from quizapp.core.facts.finders.asking import MAIN, direct_ask
from quizapp.core.facts.finders.doers import is_a_site
from quizapp.core.facts.finders.more.plain.answers import (
    answer_of,
    is_named,
    is_person,
    is_told_further,
)
from quizapp.core.facts.finders.more.plain.asked import plain_fact
from quizapp.core.facts.finders.more.plain.claims import is_plain, reads_well
from quizapp.core.facts.finders.more.soundness import without_tails
from quizapp.core.facts.grammar.clauses import Clause
from quizapp.core.facts.grammar.naming import kind_of, name_of
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_LIGHT = listed(
    "have include contain comprise take get see show mean need want say tell add confirm think believe claim argue "
    "note suggest explain insist report speculate seem appear live work fight serve like love hate go come be die know"
)
_SINGLE = listed("first only last main chief principal official primary sole national")
_MAKING = listed("found publish establish build open launch print release create form construct")
BODIES = listed(
    "government council company firm party team syndicate army navy crew tribe family parliament committee board court "
    "commission club group gang band union association society people"
)
_TELLING, _TELLING_IF_DATED, _TELLING_OF_ONE = 6.0, 5.0, 4.5
_ANCHOR = re.compile(r"[A-Z]")
_DATED = re.compile(r"\b\d{4}s?\b")


def plain_subject_facts(sight: Sight) -> Iterator[Fact]:
    """What blows the hailstones up, who won the Rose Bowl in 1925, what the only source of tin is."""
    for clause in sight.clauses:
        if clause.kind not in MAIN or clause.subject[0].i in clause.swaps:
            continue
        one, stated = _is_of_one(clause), clause.verb.lemma_ == "be" and not clause.passive
        if not one and (stated or clause.verb.lemma_ in _LIGHT):
            continue
        if not is_plain(clause):
            continue
        tokens = answer_of(clause.head, clause, sight)
        wh = _wh(tokens, clause, sight, one=one) if tokens else ""
        plain = without_tails(clause, set()) if wh else None
        asked = direct_ask(sight, plain, wh) if plain is not None else None
        if asked and _tells_something(clause, tokens) and reads_well(asked[0]) and _is_telling(asked[0], one=one):
            yield plain_fact(sight, clause, tokens, asked, about="subject")


_HELD = listed("consider regard deem")


def _is_of_one(clause: Clause) -> bool:
    """Does it say what only one thing can be: "the wealthiest town in Connecticut", "the main route of trade"?"""
    verb = clause.verb
    if not ((verb.lemma_ == "be" and not clause.passive) or (verb.lemma_ in _HELD and clause.passive)):
        return False
    attr = next((c for c in verb.children if c.dep_ in {"attr", "oprd"} and c.i > verb.i), None)
    if attr is None or not any(c.lower_ == "the" or c.dep_ == "poss" for c in attr.lefts):
        return False
    if attr.tag_ == "NNS" and clause.verb.tag_ == "VBZ":
        return False  # "Server 2008 is the last Windows operating systems": a slip
    if not any(c.dep_ in {"prep", "relcl", "acl"} for c in attr.children):
        return False
    lefts = [t for t in attr.subtree if t.i < attr.i]
    single = any(t.lower_ in _SINGLE or t.tag_ in {"JJS", "RBS"} for t in (*lefts, attr))
    return single or attr.lemma_.lower() in _ONE_OF_IT


_ONE_OF_IT = listed("birthplace capital founder inventor author discoverer builder designer architect composer cradle")


def _wh(tokens: list[Token], clause: Clause, sight: Sight, *, one: bool) -> str:
    head, name = clause.head, wording(tokens, {})
    finite = min(clause.aux, key=lambda t: t.i) if clause.aux else clause.verb
    single = finite.lower_ in {"was", "is", "has", "does"} or finite.tag_ == "VBZ"
    if name_of(head):
        kind = sight.book.type_for(name)
        if kind == AnswerType.PERSON or head.ent_type_ == "PERSON" or (kind_of(name) and not one):
            return ""
        if any(c.dep_ == "conj" for c in head.children) or sight.book.full_person(name):
            return ""  # "Pether and Green": people or firms
        if kind in {AnswerType.GROUP, AnswerType.PLACE} and not one:
            return "Which place" if kind == AnswerType.PLACE and head.ent_type_ == "GPE" else ""
    if head.ent_type_ == "NORP" and not is_person(head, tokens):
        return ""  # "Latvian", "Christianity"
    if clause.passive and clause.verb.lemma_ in _MAKING:
        return "What" if single else ""
    if is_person(head, tokens) and not (single and head.tag_ == "NNPS"):
        return "" if len(tokens) == 1 and head.pos_ == "NOUN" else "Who"
    if head.lemma_.lower() in BODIES and not clause.passive and not one:
        return "Who"
    if head.tag_ == "NNP" and any(c.dep_ == "conj" for c in head.children):
        return ""  # "Canada and the United States agreed"
    many = head.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in head.children)
    return (
        "" if not single and ((many and finite.tag_ != "VBD") or finite.lower_ in {"were", "are", "have"}) else "What"
    )


_RARE, _RARE_WORD = 5.0, 3.0  # of the specificity of an answer in which no name stands, of several words or one


def _tells_something(clause: Clause, tokens: list[Token]) -> bool:
    """Is the answer a name, or more than "an intermediate cycle", "partial protection", "the canal around it"?"""
    if any(t.tag_ == "PRP" for t in tokens) or is_a_site(tokens):
        return False
    if is_named(clause.head, tokens) or is_told_further(clause.head, tokens) or name_of(clause.head):
        return True
    plain = tokens[0].lower_ not in {"a", "an"}
    return plain and lexicon.specificity([t.text for t in tokens]) >= (_RARE if len(tokens) > 1 else _RARE_WORD)


def _is_telling(ask: Ask, *, one: bool) -> bool:
    """Does the rest of the claim pin down what it is said of?"""
    said = lexicon.specificity(ask.verb.split())
    if one or _DATED.search(ask.verb):
        return said >= (_TELLING_OF_ONE if one else _TELLING_IF_DATED)
    return said >= _TELLING and bool(_ANCHOR.search(ask.verb))
