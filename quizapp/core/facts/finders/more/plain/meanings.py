"""What a plain thing is: facts of definitions that are looser than those of a term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Fact, Family
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.finders.meanings.definitions import (
    OF_A_KIND,
    RELATIONS,
    is_called_otherwise,
    with_its_other_half,
)
from quizapp.core.facts.finders.more.plain.answers import is_person
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.wording import lowered, wording
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_FEWEST, _MOST = 3, 14


def meaning_facts(sight: Sight) -> Iterator[Fact]:
    """What Istanbul's public transport is, what bell metal is."""
    for clause in sight.clauses:
        if clause.verb.lemma_ != "be" or clause.passive or clause.kind != ClauseKind.ROOT or clause.aux:
            continue
        attr = next((c for c in clause.verb.children if c.dep_ == "attr" and c.i > clause.verb.i), None)
        if attr is None or attr.pos_ != "NOUN" or attr.lemma_.lower() in RELATIONS or not _is_something(clause):
            continue
        if attr.lower_ in OF_A_KIND and not any(c.lower_ == "of" for c in attr.children):
            continue  # "a mycorrhizal species"
        tokens = with_its_other_half(phrase(attr), clause)
        if not _FEWEST <= len(wording(tokens, {}).split()) <= _MOST or tokens[0].lower_ not in {"a", "an", "the"}:
            continue
        if tokens[-1].i - tokens[0].i != len(tokens) - 1 or loose_pronouns(tokens, {}):
            continue
        answer = sight.answer(tokens, AnswerType.PHRASE)
        person = is_person(attr, tokens)
        if person != (clause.head.ent_type_ == "PERSON"):
            continue
        if person and any(c.dep_ == "advmod" for c in clause.verb.children):
            continue  # "was also a maker of ...": one thing more about somebody
        also = {t.i for t in clause.rest if t.lower_ == "also"}
        asked = inverted_ask(sight, clause, {t.i for t in attr.subtree} | also, "Who" if person else "What")
        if (
            asked
            and not asked[0].rest
            and not is_called_otherwise(clause, asked[0].subject)
            and "," not in asked[0].subject
        ):
            yield fact(sight, clause, Family.WHAT, answer, asked=(asked[0], asked[1] | {"plain", "asks:meaning"}))


def _is_something(clause: Clause) -> bool:
    """Is it said of one thing that its words tell: a name, a rare word, somebody's own?"""
    head = clause.head
    if head.tag_ not in {"NN", "NNP"} or clause.subject[0].i in clause.swaps:
        return False
    named = any(t.tag_ == "NNP" for t in clause.subject)
    bare = clause.subject[0].dep_ in {"compound", "amod"}
    return named or bare or lexicon.zipf(head.lemma_) < _RARE


_RARE = 4.2


def _is_large_by_chance(subject: tuple[Token, ...]) -> bool:
    """ "Roast breadfruit with fried jackfish": a capital that only the start of the sentence gave, and that stays."""
    first, *others = subject
    small = bool(others) and others[0].text.islower() and others[0].tag_ not in {"IN", "CC", "POS"}
    return first.is_sent_start and small and lowered(first) == first.text and first.text[:1].isupper()
