"""The hand-made score: what strict readers kept of each kind, weighed by length and by how specific a question is."""

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family

_PRIOR = {
    Family.ACRONYM: 0.97,
    Family.WHEN: 0.88,
    Family.APPOSITIVE: 0.8,
    Family.DEFINITION: 0.75,
    Family.NAMED: 0.9,
    Family.WHO: 0.8,
    Family.AGENT: 0.8,
    Family.WHICH: 0.8,
    Family.WHAT: 0.72,
    Family.WHERE: 0.75,
    Family.WHY: 0.9,
    Family.HOW_MANY: 0.85,
    Family.PURPOSE: 0.88,
    Family.TRUE_FALSE: 0.9,
    Family.REVERSED: 0.88,
    Family.CLOZE: 0.8,
}
_BY_TYPE = {
    AnswerType.YEAR: 0.03,
    AnswerType.DATE: 0.03,
    AnswerType.NUMBER: 0.03,
    AnswerType.PERSON: 0.02,
    AnswerType.EVENT: 0.0,
    AnswerType.GROUP: -0.05,
    AnswerType.PLACE: -0.05,
    AnswerType.WORK: 0.0,
    AnswerType.TERM: -0.02,
    AnswerType.PEOPLE: -0.15,
}
_COSTS = {
    "resolved": 0.03,
    "conjoined": 0.03,
    "relative": 0.03,
    "participle": 0.03,
    "moved": 0.06,
    "definite": 0.1,
    "small": 0.25,
    "instruction": -0.08,
    "negated": 0.08,
    "described": 0.14,
    "counted": 0.06,
    "duration": 0.05,
    "possessor": 0.12,
    "short": 0.05,
    "plain subject": 0.1,
    "term": 0.02,
}
FLOOR = 0.7


def score(draft: Draft) -> float:
    """How likely a strict reader keeps this draft, between 0 and 1: prior of its kind, length, how specific it is."""
    fact = draft.fact
    said = words(draft.question.replace(GAP, " "))
    value = _PRIOR[fact.family] + (_BY_TYPE.get(fact.answer.type, 0.0) if fact.family == Family.CLOZE else 0.0)
    if fact.family != Family.ACRONYM:
        value -= 0.012 * max(0, len(said) - (18 if fact.family == Family.CLOZE else 13))
        value += 0.05 * (min(lexicon.specificity(said), 25.0) - 14.0) / 11.0
    value -= sum(weight for mark, weight in _COSTS.items() if mark in fact.marks)
    return max(0.0, min(1.0, value))
