"""Which drafts become cards: the best first, not too many of one sentence or paragraph, no answer twice."""

from collections import Counter, defaultdict
from dataclasses import replace

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks import words
from quizapp.core.cards.draft import Draft, Drop, dropped
from quizapp.core.cards.wish import Wish
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
    Family.WHY: 0.75,
    Family.HOW_MANY: 0.7,
    Family.PURPOSE: 0.75,
    Family.TRUE_FALSE: 0.75,
    Family.REVERSED: 0.75,
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
    "resolved": 0.05,
    "conjoined": 0.03,
    "relative": 0.03,
    "participle": 0.03,
    "moved": 0.06,
    "definite": 0.1,
    "small": 0.25,
    "instruction": -0.08,
    "negated": 0.08,
    "described": 0.06,
    "duration": 0.05,
    "possessor": 0.08,
    "short": 0.05,
}
_PER_SENTENCE = 2
FLOOR = 0.68


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


def choose(drafts: list[Draft], wish: Wish, *, words: int) -> tuple[list[Draft], list[Draft], list[Drop]]:
    """The drafts that become cards in the order of the article, spare questions for the same facts, and those
    passed over."""
    ranked = sorted(
        (replace(draft, score=score(draft)) for draft in drafts),
        key=lambda draft: (-draft.score, draft.fact.sentence.start, draft.fact.answer.start, draft.question),
    )
    room = wish.limit if wish.limit is not None else round(3 + words * 9 / 1000)
    chosen, spares, left = _pick(ranked, room)
    return sorted(chosen, key=lambda d: (d.fact.sentence.start, d.fact.answer.start, d.question)), spares, left


def _pick(ranked: list[Draft], room: int) -> tuple[list[Draft], list[Draft], list[Drop]]:
    chosen: dict[str, Draft] = {}
    waiting: list[Draft] = []
    left: list[Drop] = []
    per_sentence: Counter[int] = Counter()
    answers: dict[str, list[Draft]] = defaultdict(list)
    for draft in ranked:
        answer = draft.answer.lower()
        if draft.fact.key in chosen:
            waiting.append(draft)
        elif draft.score < FLOOR:
            left.append(dropped(draft, "low score"))
        elif per_sentence[draft.fact.sentence.start] >= _PER_SENTENCE:
            left.append(dropped(draft, "enough of this sentence"))
        elif len(answers[answer]) >= _times(draft):
            left.append(dropped(draft, "answer asked before"))
        elif len(chosen) >= room:
            left.append(dropped(draft, "beyond the limit"))
        else:
            chosen[draft.fact.key] = draft
            per_sentence[draft.fact.sentence.start] += 1
            answers[answer].append(draft)
    spares = [draft for draft in waiting if draft.fact.key in chosen]
    return list(chosen.values()), spares, left


def _times(draft: Draft) -> int:
    return 2 if draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE} else 1
