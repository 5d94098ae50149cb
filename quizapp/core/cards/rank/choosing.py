"""Which drafts become cards: the best first, not too many of one sentence or paragraph, no answer twice."""

import re
from collections import Counter, defaultdict

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft, Drop, dropped
from quizapp.core.cards.rank.detail import fitting
from quizapp.core.cards.rank.learnt import BY_HAND, Rating
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Family, Shape

_PER_SENTENCE = 2
_WIDER = 0.35  # below the floor, for whoever asks for more than the surest cards and looks them through
_CHOSEN = 0.15  # the same for questions, for whoever chose the kinds: some kinds are seldom sure


_SELDOM = frozenset({Family.WHY, Family.PURPOSE, Family.WHERE})  # of those just above the floor six of ten are kept
_SURER = 0.08


def choose(
    drafts: list[Draft], wish: Wish, *, words: int, by: Rating = BY_HAND
) -> tuple[list[Draft], list[Draft], list[Drop]]:
    """The drafts that become cards in the order of the article, spare questions for the same facts, and those
    passed over."""
    ranked = sorted(
        (Draft(draft.question, draft.fact, by.rate(draft), draft.lead) for draft in drafts),
        key=lambda draft: (-draft.score, draft.fact.sentence.start, draft.fact.answer.start, draft.question),
    )
    floor = by.floor - (_WIDER if wish.is_wide else 0.0)
    eased = _CHOSEN if wish.kinds is not None and not wish.is_wide else 0.0
    room = wish.limit if wish.limit is not None else round(3 + words * 10 / 1000)
    sure, unsure = _parted(ranked, floor=floor, eased=eased, wide=wish.is_wide)
    fit, unfit = fitting(sure, wish.difficulty, by.detail)
    chosen, spares, left = _pick(fit, room)
    left = [dropped(d, "low score") for d in unsure] + [dropped(d, "another difficulty") for d in unfit] + left
    return sorted(chosen, key=lambda d: (d.fact.sentence.start, d.fact.answer.start, d.question)), spares, left


def _parted(ranked: list[Draft], *, floor: float, eased: float, wide: bool) -> tuple[list[Draft], list[Draft]]:
    """Those that are good enough, and those that are not."""
    sure: list[Draft] = []
    unsure: list[Draft] = []
    for draft in ranked:
        least = floor if draft.fact.family == Family.CLOZE else floor - eased
        if draft.fact.family in _SELDOM and not eased and not wide:
            least += _SURER
        (unsure if draft.score < least or (_is_for_more(draft) and not wide) else sure).append(draft)
    return sure, unsure


def _pick(ranked: list[Draft], room: int) -> tuple[list[Draft], list[Draft], list[Drop]]:
    chosen: dict[str, Draft] = {}
    waiting: list[Draft] = []
    left: list[Drop] = []
    per_sentence: Counter[int] = Counter()
    stated: set[int] = set()  # sentences that a statement repeats, which would tell the answer of any other question
    answers: dict[str, list[Draft]] = defaultdict(list)
    for draft in ranked:
        answer, place = draft.answer.lower(), draft.fact.sentence.start
        is_statement = draft.fact.family == Family.TRUE_FALSE
        if draft.fact.key in chosen:
            waiting.append(draft)
        elif per_sentence[place] >= _PER_SENTENCE or place in stated or (is_statement and per_sentence[place]):
            left.append(dropped(draft, "enough of this sentence"))
        elif len(answers[answer]) >= _times(draft):
            left.append(dropped(draft, "answer asked before"))
        elif len(chosen) >= room:
            left.append(dropped(draft, "beyond the limit"))
        else:
            chosen[draft.fact.key] = draft
            per_sentence[place] += 1
            stated |= {place} if is_statement else set()
            answers[answer].append(draft)
    spares = [draft for draft in waiting if draft.fact.key in chosen]
    return list(chosen.values()), spares, left


def _is_for_more(draft: Draft) -> bool:
    """Gaps of which readers keep hardly more than half: plain words, and sentences whose subject could be anything."""
    unsure = draft.fact.marks & {"plain subject", "term"}
    gap = draft.fact.ask.shape == Shape.GAP
    if draft.fact.marks & {"key", "small"}:
        return True  # even where it opens the article: of "an elongated ____ of the sea" seven of ten are kept
    return (bool(unsure) and "first:sentence" not in draft.fact.signs) or (gap and _is_loose(draft))


_LOOSE = re.compile(
    rf"[;:]|\b(?:some|several|various|many)\b(?! [\d_])|^The [a-z]+ (?:was|were|is|are|had|has)\b"
    rf"|\bfrom [^.;]{{0,60}}\bto (?:the )?{GAP}|\bfrom (?:the )?{GAP} [^.;]{{0,40}}\bto\b"
)


def _is_loose(draft: Draft) -> bool:
    """ "The larger was built ...; a third ...", "one of several", "from Spain to ____": three of four are kept."""
    timed = draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER}
    found = _LOOSE.search(draft.question)
    behind = draft.lead and found is not None and found[0] not in {";", ":"}
    return found is not None and not behind and not (timed and found[0].startswith("from"))


def _times(draft: Draft) -> int:
    return 2 if draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE} else 1
