"""What for: facts that ask for the purpose of what somebody did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import AnswerType, Fact, Family
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.finders.more.reasons import is_told
from quizapp.core.facts.finders.more.soundness import named, without_tails
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_NOT_PURPOSE = listed(
    "use design need require help work go continue come begin start try seek manage fail serve tend set force "
    "allow lead "
    "want have make get be do build know say take find become remain agree decide refuse vote plan hope appear happen "
    "prove live grow ask order tell persuade enable encourage permit cause expect prepare choose elect appoint wait "
    "invite urge convince teach train help commission instruct like love prefer learn struggle attempt aim intend "
    "wish threaten promise offer claim long fight qualify entitle oblige compel authorize authorise tempt pressure "
    "send hire employ select recruit leave call summon combine react merge defeat beat vary range stretch extend "
    "change turn score kick connect rebound rally recover win lose rise fall come return finish"
)
_OF_A_NOUN = listed(
    "right permission ability power authority license licence contract opportunity chance attempt effort plan decision "
    "agreement mandate duty way need desire mission concession offer bid order request campaign proposal pressure"
)
_NOW_AND_THEN = frozenset({"often", "usually", "sometimes", "generally", "frequently", "typically", "occasionally"})


def purpose_facts(sight: Sight) -> Iterator[Fact]:
    """Why: the purpose that a clause names ("to combat the rise of ISIS", "in order to prevent fires")."""
    for clause in sight.clauses:
        if clause.kind == ClauseKind.PARTICIPLE or (clause.verb.lemma_ == "be" and not clause.passive):
            continue
        if any(t.lower_ in _NOW_AND_THEN for t in clause.verb.children):
            continue  # "Pharmacists often work with physicians to improve care": hardly a fact
        for child in clause.verb.children:
            tokens = _up_to_an_aside(_purpose(child, clause))
            if not tokens or not is_told(clause, tokens) or _may_be_of_another(child, clause):
                continue
            if _follows_an_aside(tokens[0], clause):
                continue
            taken = {t.i for t in child.subtree}
            plain = without_tails(clause, taken)
            asked = named(sight, inverted_ask(sight, plain, taken, "Why"), clause) if plain is not None else None
            if asked:
                yield fact(sight, clause, Family.PURPOSE, sight.answer(tokens, AnswerType.PHRASE), asked=asked)


def _may_be_of_another(child: Token, clause: Clause) -> bool:
    """ "joined the people expected by AAA to travel": what others were expected to do is no purpose of this."""
    between = (t for t in clause.verb.subtree if clause.verb.i < t.i < child.left_edge.i)
    return any(t.dep_ == "acl" and t.tag_ == "VBN" for t in between)


def _follows_an_aside(first: Token, clause: Clause) -> bool:
    """ "scored nine times, including two in a win over Southport to seal a place": the win sealed it, not the nine."""
    before = first.nbor(-1)
    return not before.is_punct and before != clause.verb and before not in (*clause.rest, *clause.subject)


def _up_to_an_aside(tokens: list[Token]) -> list[Token]:
    """ "to support the Forces (SDF), primarily Kurds, ...": the purpose, without what only explains it."""
    opened = (t.i for t in tokens if t.text == "(" or (_trails(t) and t.left_edge.nbor(-1).text == ","))
    end = next(opened, None)
    if end is None:
        return tokens
    kept = [t for t in tokens if t.i < end]
    while kept and (kept[-1].is_punct or kept[-1].dep_ in {"det", "amod", "advmod", "compound", "nmod"}):
        kept.pop()
    return kept


def _trails(token: Token) -> bool:
    return token.dep_ == "appos" or (token.dep_ == "advcl" and token.tag_ == "VBG")


def _ends_a_range(to: Token) -> bool:
    """ "drew each stage from egg to adult", whatever verb the parser sees in it."""
    before = to.nbor(-1) if to.i > 1 else to
    return before.tag_ in {"NN", "CD"} and before.nbor(-1).lower_ == "from"


def _purpose(child: Token, clause: Clause) -> list[Token]:
    """The words of the purpose, when this part of the clause is one."""
    if child.dep_ not in {"advcl", "prep"} or child.i < clause.verb.i:
        return []
    tokens = sorted(child.subtree, key=lambda t: t.i)
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    words = [t.lower_ for t in tokens[:3]]
    if words[:3] == ["in", "order", "to"] or words[:2] == ["so", "that"]:
        return tokens
    before = tokens[0].nbor(-1).lemma_.lower() if tokens and tokens[0].i else ""
    if before in _OF_A_NOUN:
        return []  # "won the rights to develop the deposit": what rights, not what for
    if words[:1] == ["to"] and _ends_a_range(tokens[0]):
        return []
    aimed = child.dep_ == "advcl" and child.tag_ == "VB" and words[:1] == ["to"]
    return tokens if aimed and clause.verb.lemma_ not in _NOT_PURPOSE else []
