"""Which drafts become cards: the best first, not too many of one sentence or paragraph, no answer twice."""

import re
from collections import Counter, defaultdict

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.leading import TELLS_ENOUGH
from quizapp.core.cards.draft import Draft, Drop, dropped
from quizapp.core.cards.options.tables.places import places
from quizapp.core.cards.rank.detail import fitting
from quizapp.core.cards.rank.learnt import BY_HAND, SURE, Rating
from quizapp.core.cards.wish import Wish
from quizapp.core.cards.words import said
from quizapp.core.facts.fact import AnswerType, Family, Shape

_PER_SENTENCE = 2
_THIRD = 0.92  # of gaps rated so high readers keep nineteen of twenty: a sentence may have a third
_WIDER = 0.48  # below the floor, for whoever asks for more than the surest cards and looks them through
_CHOSEN = 0.15  # the same for questions, for whoever chose the kinds: some kinds are seldom sure


_SELDOM = frozenset({Family.WHY, Family.PURPOSE, Family.WHERE})  # of those just above the floor six of ten are kept
_SURER = 0.12
_JUST_SO = -0.065
_IN_PASSAGE = -0.07  # of gaps behind the article's own words readers keep as many down to here
_DATED_IN_PASSAGE = -0.19  # and of those that ask when down to here
_IN_PART = 0.0  # behind a part of what was said before, nine of ten, whatever the rate
_TOLD_OF = 0.10  # of countries and cities that the passage often gives away, and of long questions, only from here on
_LONG = 31  # words of a question that are enough together with a passage
_LEANING = 0.13  # of those that lean on words not shown nine of ten from here on, below three of four
_DATES, _LEANING_DATE = frozenset({AnswerType.YEAR, AnswerType.DATE}), 0.06  # the same for what happened when
# Above any floor: for short gaps, for "eastern Europe" (others say the same: four of five are kept), and for who
# somebody was, who was mostly more than the words beside say.
_NEVER = 1.0
# These questions and gaps so far below the floor are kept as often as others that reach it; others so far above.
# Of dates asked by a question 49 of 50 are kept from 0.92 on, of those below only as many as 17 of 20: a gap is surer.
_ABOVE = {
    Family.WHEN: 0.10,
    Family.ACRONYM: -0.06,
    Family.NAMED: -0.06,
    Family.CLOZE: -0.03,
    Family.APPOSITIVE: 0.04,
}


def choose(
    drafts: list[Draft], wish: Wish, *, words: int, by: Rating = BY_HAND
) -> tuple[list[Draft], list[Draft], list[Drop]]:
    """The drafts that become cards in the order of the article, spare questions for the same facts, and those
    passed over."""
    ranked = sorted(
        (Draft(d.question, d.fact, by.rate(d), d.passage) for d in drafts),
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
        least = floor + (0.0 if wide else _above(draft, eased))
        (unsure if draft.score < least or (is_for_more(draft) and not wide) else sure).append(draft)
    return sure, unsure


def _above(draft: Draft, eased: float) -> float:
    """How much more than the floor a draft of its kind must reach; a question less where the kinds were chosen."""
    family = draft.fact.family
    if eased and family != Family.CLOZE:
        return -eased
    if family == Family.CLOZE and _QUARTER.match(draft.answer.removeprefix("the ")):
        return _NEVER
    if draft.passage:
        return _TOLD_OF if _is_told_of(draft) else _behind(draft)
    if family == Family.CLOZE and "leaning" in draft.fact.marks:
        tells = len(draft.question.split()) >= TELLS_ENOUGH
        return _NEVER if not tells else _LEANING_DATE if draft.fact.answer.type in _DATES else _LEANING
    if family == Family.APPOSITIVE and draft.fact.ask.wh == "Who":
        return _NEVER
    if family in _SELDOM:
        return _JUST_SO if _is_plain(draft) else _SURER
    return _ABOVE.get(family, SURE)


def _behind(draft: Draft) -> float:
    """The same for a gap behind a passage."""
    if "passage:cut" in draft.fact.signs:
        return _IN_PART
    return _DATED_IN_PASSAGE if draft.fact.answer.type in _DATES else _IN_PASSAGE


def _is_told_of(draft: Draft) -> bool:
    """Is it a country or a city, of which other names tell ("Montparnasse"), or a long question?"""
    place = draft.fact.answer.type == AnswerType.PLACE and any(places(draft.answer.removeprefix("the ")))
    return place or len(draft.question.split()) > _LONG


def _pick(ranked: list[Draft], room: int) -> tuple[list[Draft], list[Draft], list[Drop]]:
    chosen: dict[str, Draft] = {}
    waiting: list[Draft] = []
    left: list[Drop] = []
    per_sentence: Counter[int] = Counter()
    stated: set[int] = set()  # sentences that a statement repeats, which would tell the answer of any other question
    answers: dict[str, list[Draft]] = defaultdict(list)
    asked: set[str] = set()
    plainer = _questions(ranked)
    for given in ranked:
        draft = plainer.get(given.fact.key, given) if given.fact.family == Family.CLOZE else given
        answer, place = draft.answer.lower(), draft.fact.sentence.start
        is_statement = draft.fact.family == Family.TRUE_FALSE
        if draft.fact.key in chosen:
            waiting += [given] if given is not chosen[draft.fact.key] else []
        elif per_sentence[place] >= _most(draft) or place in stated or (is_statement and per_sentence[place]):
            left.append(dropped(draft, "enough of this sentence"))
        elif len(answers[answer]) >= _times(draft) or _is_asked(draft, asked) or _is_told_again(draft, answers[answer]):
            left.append(dropped(draft, "answer asked before"))
        elif len(chosen) >= room:
            left.append(dropped(draft, "beyond the limit"))
        else:
            chosen[draft.fact.key] = draft
            waiting += [given] if given is not draft else []
            per_sentence[place] += 1
            asked.add(draft.question)
            stated |= {place} if is_statement else set()
            if draft.fact.family != Family.ACRONYM:  # what letters stand for tells no fact of it
                answers[answer].append(draft)
    spares = [draft for draft in waiting if draft.fact.key in chosen]
    return list(chosen.values()), spares, left


_ASKED_FIRST = frozenset({Family.WHEN})  # of these readers keep as many as of the gaps, and a question asks for more


def _questions(ranked: list[Draft]) -> dict[str, Draft]:
    """For each fact the question to ask in place of a gap, where there is one that is sure."""
    return {d.fact.key: d for d in reversed(ranked) if d.fact.family in _ASKED_FIRST}


_DOER = re.compile(r"(?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}")
_PART = re.compile(r"(?:north|south|east|west|central)[a-z-]* [A-Z]")
_QUARTER = re.compile(
    rf"{_PART.pattern}|(?:North|South|East|West|Central)[a-z-]* (?:Asia|Europe|America)\b"
    r"|(?:North|East|West|Central)[a-z-]* Africa\b|(?:North|South|East|West)[a-z-]* of "
)


def _is_plain(draft: Draft) -> bool:
    """What a named doer did something for, or in which part of a land something lies: surer than others of its kind."""
    fact = draft.fact
    if fact.family == Family.PURPOSE:
        return fact.ask.aux == "did" and bool(_DOER.fullmatch(fact.ask.subject)) and "definite" not in fact.marks
    return fact.family == Family.WHERE and bool(_PART.match(draft.answer))


def _is_asked(draft: Draft, asked: set[str]) -> bool:
    """Is the same question asked already, for another wording of its answer?"""
    return draft.fact.ask.shape != Shape.GAP and draft.question in asked


_ANY_WORD = frozenset(
    {"what", "year", "month", "date", "with", "from", "that", "which", "when", "were", "been", "they"}
)
_AGAIN = 0.6  # of the words of the shorter question stand in the other too
_SHORT, _FEWEST = 3, 3  # letters of words that tell nothing; words that make it the same


def _is_told_again(draft: Draft, others: list[Draft]) -> bool:
    """Does another sentence tell the same of the same day ("She was released by the club on ____")?"""
    told = _telling(draft)
    alike = (told & _telling(other) for other in others)
    least = min((len(_telling(other)) for other in others), default=0)
    return any(len(shared) >= max(_FEWEST, _AGAIN * min(len(told), least)) for shared in alike)


def _telling(draft: Draft) -> frozenset[str]:
    words = said(draft.question) - _ANY_WORD
    return frozenset(word[:6] for word in words if len(word) > _SHORT)


def is_for_more(draft: Draft) -> bool:
    """Gaps of which readers keep hardly more than half: plain words, and sentences whose subject could be anything; and
    what a check let pass for whoever asks for more alone."""
    unsure = draft.fact.marks & {"plain subject", "term"}
    gap = draft.fact.ask.shape == Shape.GAP
    if draft.fact.marks & {"key", "small", "eased"}:
        return True  # even where it opens the article: of "an elongated ____ of the sea" seven of ten are kept
    return (bool(unsure) and "first:sentence" not in draft.fact.signs) or (gap and _is_loose(draft))


_LOOSE = re.compile(
    rf"[;:]|\b(?:some|several|various|many)\b(?! [\d_])|^The [a-z]+ (?:was|were|is|are|had|has)\b"
    rf"|\bfrom [^.;]{{0,60}}\bto (?:the )?{GAP}|\bfrom (?:the )?{GAP} [^.;]{{0,40}}\bto\b"
)
_LOOSENING = frozenset({"some", "several", "various", "many", "from"})


def _is_loose(draft: Draft) -> bool:
    """ "The larger was built ...; a third ...", "one of several", "from Spain to ____": three of four are kept."""
    timed = draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER}
    text = draft.question
    some = ";" in text or ":" in text or text.startswith("The ") or not said(text).isdisjoint(_LOOSENING)
    found = _LOOSE.search(text) if some else None
    behind = draft.passage and found is not None and found[0].startswith("The ")
    return found is not None and not behind and not (timed and found[0].startswith("from"))


def _most(draft: Draft) -> int:
    """How many cards the sentence of this draft may have, this one among them."""
    return _PER_SENTENCE + (draft.score >= _THIRD)


def _times(draft: Draft) -> int:
    return 2 if draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE} else 1
