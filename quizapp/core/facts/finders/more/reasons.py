"""Why: facts that ask for a cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import AnswerType, Fact, Family
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.finders.more.soundness import agrees, named, own_words, without_tails
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_SHORTEST, _LONGEST = 3, 13
_OPENERS = ("because ", "due to ", "owing to ", "thanks to ", "as a result of ")
_FIRST = frozenset({"because", "due", "owing", "thanks", "as"})
_STRENGTHS = listed("primarily largely mainly partly mostly chiefly simply precisely")
_PARTS = frozenset({"advcl", "prep", "advmod", "amod", "npadvmod", "acomp", "pcomp"})
_POINTING = listed("this these those such that same former latter")


def reason_facts(sight: Sight) -> Iterator[Fact]:
    """Why: the cause that a clause names ("because of declining stocks", "due to a storm")."""
    openers = [t for t in sight.span if t.lower_ in _FIRST]
    for clause in sight.clauses if openers else ():
        told = any(c.dep_ == "ccomp" for c in clause.verb.children)  # whose reason is it, the teller's or the tale's?
        if told or clause.kind == ClauseKind.PARTICIPLE or clause.head.lemma_ in {"reason", "cause"}:
            continue
        if clause.verb.lemma_ == "be" and any(c.dep_ == "attr" for c in clause.verb.children):
            continue  # "fatigue is the growth of cracks due to cyclic loading": says what it is
        for opener in openers:
            tokens = _cause(opener, clause)
            if not tokens or not is_told(clause, tokens):
                continue
            taken = {t.i for t in tokens} | {t.i for t in tokens[-1].subtree} | _share(tokens[0])
            plain = without_tails(clause, set())
            asked = named(sight, inverted_ask(sight, plain, taken, "Why"), clause) if plain is not None else None
            if asked and not _is_empty(clause, taken):
                yield fact(sight, clause, Family.WHY, sight.answer(tokens, AnswerType.PHRASE), asked=asked)


def _is_empty(clause: Clause, taken: set[int]) -> bool:
    """ "The decision is most commonly due to economic reasons": nothing is left of which the cause is asked."""
    mere = clause.verb.lemma_ == "be" and not clause.passive
    return mere and all(t.i in taken or t.dep_ == "advmod" or t.head.dep_ == "advmod" for t in clause.rest)


def _cause(opener: Token, clause: Clause) -> list[Token]:
    """The words of the cause that this word opens, when the cause belongs to the clause."""
    top = opener
    while top.dep_ in {"mark", "pcomp", "advmod", "case"} and top.head.left_edge.i >= top.left_edge.i - 1:
        if top.head == clause.verb:
            break
        top = top.head
    stated = clause.verb.lemma_ == "be" and top.dep_ in {"acomp", "attr"}
    if top.dep_ not in _PARTS or stated or not _belongs(top, clause):
        return []
    tokens = sorted(top.subtree, key=lambda t: t.i)
    while tokens and (tokens[-1].is_punct or tokens[0].lower_ in _STRENGTHS):
        tokens = tokens[1:] if tokens[0].lower_ in _STRENGTHS else tokens[:-1]
    opening = " ".join(t.lower_ for t in tokens[:4])
    return tokens if tokens and opening.startswith(_OPENERS) else []


def _share(opener: Token) -> set[int]:
    """The numbers of the words before a cause that make it one of several: "in part because of ..."."""
    before = [opener.nbor(-step) for step in range(1, min(4, opener.i) + 1)]
    words = [t.lower_ for t in before]
    size = 3 if words[:1] + words[2:3] == ["part", "in"] else 2 if words[:2] == ["part", "in"] else 0
    return {t.i for t in before[:size]}


def _belongs(top: Token, clause: Clause) -> bool:
    """Does it hang on the verb? What ends the sentence may hang on the last noun, as parsers like to say."""
    if top.head == clause.verb:
        return True
    between = clause.verb.doc[clause.verb.i : top.i]
    if clause.verb.lemma_ == "be" and any(t.dep_ in {"relcl", "acl"} for t in between):
        return False  # "is any product of vapour that falls from clouds due to gravity": it falls so
    ends = all(t.is_punct for t in clause.verb.doc[top.right_edge.i + 1 : top.sent.end])
    return ends and top.head in clause.rest and top.i > clause.verb.i


def is_told(clause: Clause, tokens: list[Token]) -> bool:
    """Can these words stand alone as an answer: one stretch, neither too short nor too long, a noun in it, and
    nothing that points outside it but to the subject of the question?"""
    if not _SHORTEST <= len(tokens) <= _LONGEST or tokens[-1].i - tokens[0].i != len(tokens) - 1:
        return False
    if not any(t.pos_ in {"NOUN", "PROPN"} for t in tokens) or tokens[-1].tag_ in {"IN", "CC", "DT"}:
        return False
    if any(t.text in {"(", "[", ";", ":"} or t.lower_ in _POINTING for t in tokens):
        return False
    loose = [t for t in loose_pronouns(tokens, {}) if not own_words(clause, t)]
    return not loose and agrees(clause) and not any(t.i in clause.swaps for t in tokens)
