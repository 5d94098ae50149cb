"""What somebody did something to: facts that ask for the object of a verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Ask, Fact
from quizapp.core.facts.finders.more.plain.answers import (
    answer_of,
    is_named,
    is_person,
    is_told_further,
    kind_of_answer,
    taken_with,
)
from quizapp.core.facts.finders.more.plain.asked import plain_fact, turned_round
from quizapp.core.facts.finders.more.plain.claims import is_plain
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.grammar.naming import kind_of, name_of
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_LIGHT = listed(
    "have include contain comprise take give get see show play mean need want follow become hold keep set put bring "
    "do say tell spend meet let remain be exceed lack number total cost weigh last cross face near "
    "measure average require involve begin start continue stop enter leave reach share enjoy suffer undergo gain "
    "earn receive feature like love hate prefer experience cover appoint elect name call graduate blame"
)
_ONCE = listed(
    "discover invent found coin propose patent pioneer devise formulate develop introduce compose design marry "
    "establish create build defeat succeed replace overthrow cede annex abolish"
)
_TELLING = 3.5


def plain_object_facts(sight: Sight) -> Iterator[Fact]:
    """What Zahm built in 1882, what Microsoft rewrote: the object of a verb, when no name says what it is."""
    for clause in sight.clauses:
        noun = _goal(clause)
        if noun is None or not is_plain(clause):
            continue
        tokens = answer_of(noun, clause, sight)
        if not tokens or is_any(noun, tokens) or (name_of(noun) and kind_of(wording(tokens, {}))):
            continue
        taken = taken_with(noun, tokens)
        somebody = is_person(noun, tokens) or kind_of_answer(tokens, sight) == AnswerType.PERSON
        asked = turned_round(sight, clause, taken, "Who" if somebody else "What")
        if asked and is_telling(clause, asked[0], tokens):
            yield plain_fact(sight, clause, tokens, asked, about="object")


def _goal(clause: Clause) -> Token | None:
    verb = clause.verb
    if clause.passive or clause.kind == ClauseKind.PARTICIPLE or verb.lemma_ in _LIGHT:
        return None
    if any(c.dep_ in {"dative", "oprd", "ccomp", "xcomp", "prt"} for c in verb.children):
        return None
    goals = [
        c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and (c.pos_ in {"NOUN", "PROPN"} or _counts(c))
    ]
    return goals[0] if len(goals) == 1 else None


_TELLING_AT_LEAST = 3.3  # of the specificity of an answer


def is_any(noun: Token, tokens: list[Token]) -> bool:
    """ "made a calculation", "mounted a large exhibition": one of many."""
    if tokens[0].lower_ not in {"a", "an"} or is_named(noun, tokens) or is_told_further(noun, tokens):
        return False
    return lexicon.specificity([t.text for t in tokens]) < _TELLING_AT_LEAST


def _counts(number: Token) -> bool:
    """ "two of the most important churches"."""
    return number.tag_ == "CD" and any(c.lower_ == "of" for c in number.children)


_SUBJECT_TELLS, _FINDING_TELLS = 6.0, 6
_STUDYING = listed("find show reveal demonstrate")


def is_telling(clause: Clause, ask: Ask, tokens: list[Token]) -> bool:
    """Does the question say enough for one answer: what stands beside subject and verb, a verb of single deeds, or a
    subject that is a deed itself?"""
    beside, verb = ask.rest.replace(",", " ").split(), clause.verb.lemma_
    if verb in _ONCE or any(word[0].isdigit() for word in beside):
        return True
    if verb in _STUDYING and len(tokens) >= _FINDING_TELLS:
        return True  # "A 2012 Cochrane review found evidence of a small benefit from ..."
    placed = sum(t.pos_ in {"NOUN", "PROPN"} and t.text in beside for t in clause.rest)
    if lexicon.specificity(beside) >= _TELLING or placed > 1:
        return True
    own = [t.text for t in clause.subject]
    return clause.head.pos_ == "NOUN" and len(own) > _FEW and lexicon.specificity(own) >= _SUBJECT_TELLS


_FEW = 3
