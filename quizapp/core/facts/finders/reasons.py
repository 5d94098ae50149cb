"""Why: facts that ask for a purpose or a cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import AnswerType, Fact, Family
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizapp.core.facts.reading.sight import Sight


def reason_facts(sight: Sight) -> Iterator[Fact]:
    """Why: a purpose ("to combat the rise of ISIS") or a cause ("because of declining stocks") of a clause."""
    for clause in sight.clauses:
        if clause.kind == ClauseKind.PARTICIPLE or (clause.verb.lemma_ == "be" and not clause.passive):
            continue
        for child in clause.verb.children:
            tokens = _reason(child, clause)
            if not tokens:
                continue
            asked = inverted_ask(sight, clause, {t.i for t in child.subtree}, "Why")
            if asked:
                yield fact(sight, clause, Family.WHY, sight.answer(tokens, AnswerType.PHRASE), asked=asked)


_NOT_PURPOSE = listed(
    "use design need require help work go continue come begin start try seek manage fail serve tend set force "
    "allow lead "
    "want have make get be do build know say take find"
)


def _reason(child: Token, clause: Clause) -> list[Token]:
    if child.i < clause.verb.i or child.dep_ not in {"advcl", "prep"}:
        return []
    tokens = phrase(child)
    if not any(t.pos_ in {"NOUN", "PROPN"} for t in tokens) or loose_pronouns(tokens, {}):
        return []
    if not 3 <= len(tokens) <= 12 or tokens[-1].i - tokens[0].i != len(tokens) - 1:
        return []
    if child.dep_ == "advcl" and child.tag_ == "VB" and tokens[0].lower_ == "to":
        return tokens if clause.verb.lemma_ not in _NOT_PURPOSE else []
    if child.dep_ == "prep" and child.lower_ in {"because", "due"} and child.right_edge.i == tokens[-1].i:
        return tokens
    if child.dep_ == "advcl" and tokens[0].lower_ == "because" and child.right_edge.i == tokens[-1].i:
        return tokens
    return []
