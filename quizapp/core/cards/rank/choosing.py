"""Which drafts become cards: the best first, not too many of one sentence or paragraph, no answer twice."""

import re
from collections import Counter, defaultdict
from operator import itemgetter

from quizapp.core.cards.checks.leading import TELLS_ENOUGH
from quizapp.core.cards.draft import Draft, Drop, dropped
from quizapp.core.cards.options.tables.places import places
from quizapp.core.cards.rank.detail import fitting
from quizapp.core.cards.rank.learnt import BY_HAND, SURE, Rating
from quizapp.core.cards.wish import Wish
from quizapp.core.cards.words import said
from quizapp.core.facts.fact import AnswerType, Family, Shape

_PER_SENTENCE = 2
_THIRD = 0.95  # of gaps rated so high readers keep nineteen of twenty: a sentence may have a third
_WIDER = 0.6  # below the floor, for whoever asks for more than the surest cards and looks them through
_CHOSEN = 0.27  # the same for questions, for whoever chose the kinds: some kinds are seldom sure
_LONG_ENOUGH, _A_FEW, _NEARLY = 800, 10, 0.1  # words of an article that gives as many cards, if need be this less sure
_A_PAGE = 2000  # words of long pages of many hands,
_OF_A_PAGE = 0.02  # of whose gaps readers keep nine of ten from here on
_FREE, _FOR_EACH = 4, 12 / 1000  # cards that any article may have, and more for each word


_SELDOM = frozenset({Family.WHY, Family.PURPOSE, Family.WHERE})  # of those just above the floor six of ten are kept
_SURER = 0.0
_JUST_SO = -0.185
# How much more than the floor gaps must reach by what is shown of the text before them, so that readers keep nineteen
# of twenty: a part of it, or nothing though they lean on it; the floor is that of gaps behind all they need.
_BEHIND_A_PART = 0.02
_THIN, _LONG = 12, 30  # words: shorter passages seldom say enough, longer questions together with one too much
_LEANING = 0.03
_PLACE = 0.01  # behind a passage, whose other names may tell of it,
_TOLD_OF = 0.04  # and mostly do where it is a country or a city ("Montparnasse"): two of three are kept below
# Above any floor: for "eastern Europe" (others say the same: four of five are kept), and for who somebody was, who was
# mostly more than the words beside say.
_NEVER = 1.0
# These questions so far below the floor are kept as often as others that reach it; others so far above.
_ABOVE = {
    Family.WHEN: -0.04,
    Family.ACRONYM: -0.18,
    Family.NAMED: 0.0,
    Family.DEFINITION: -0.06,
    Family.APPOSITIVE: 0.02,
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
    room = wish.limit if wish.limit is not None else round(_FREE + words * _FOR_EACH)
    sure, unsure = _parted(ranked, floor=floor, eased=eased, wide=wish.is_wide, is_page=words > _A_PAGE)
    if words >= _LONG_ENOUGH and wish.part is None and not wish.is_wide:
        sure, unsure = _filled_up(sure, unsure, floor=floor, eased=eased)
    fit, unfit = fitting(sure, wish.difficulty, by.detail)
    chosen, spares, left = _pick(fit, room)
    left = [dropped(d, "low score") for d in unsure] + [dropped(d, "another difficulty") for d in unfit] + left
    return sorted(chosen, key=lambda d: (d.fact.sentence.start, d.fact.answer.start, d.question)), spares, left


def _parted(
    ranked: list[Draft], *, floor: float, eased: float, wide: bool, is_page: bool
) -> tuple[list[Draft], list[Draft]]:
    """Those that are good enough, and those that are not."""
    sure: list[Draft] = []
    unsure: list[Draft] = []
    for draft in ranked:
        above = 0.0 if wide else _above(draft, eased)
        if is_page and not wide and draft.fact.family == Family.CLOZE:
            above = max(above, _OF_A_PAGE)
        (unsure if draft.score < floor + above else sure).append(draft)
    return sure, unsure


def _filled_up(
    sure: list[Draft], unsure: list[Draft], *, floor: float, eased: float
) -> tuple[list[Draft], list[Draft]]:
    """The same with the next best where they are few: of a long article one expects a handful more."""
    lacking = _A_FEW - len({draft.fact.key for draft in sure})
    if lacking <= 0:
        return sure, unsure
    short_of = [(floor + _above(draft, eased) - draft.score, draft) for draft in unsure]
    near = sorted((one for one in short_of if one[0] <= _NEARLY), key=itemgetter(0))
    keys = set(list(dict.fromkeys(draft.fact.key for _, draft in near))[:lacking])
    nearly = [draft for lack, draft in short_of if lack <= _NEARLY and draft.fact.key in keys]
    rest = [draft for lack, draft in short_of if lack > _NEARLY or draft.fact.key not in keys]
    return [*sure, *nearly], rest


def _above(draft: Draft, eased: float) -> float:
    """How much more than the floor a draft of its kind must reach; a question less where the kinds were chosen."""
    family = draft.fact.family
    if family == Family.CLOZE:
        return _above_of_gap(draft)
    if eased:
        return -eased
    if family == Family.APPOSITIVE and draft.fact.ask.wh == "Who":
        return _NEVER
    if family in _SELDOM:
        return _JUST_SO if _is_plain(draft) else _SURER
    return _ABOVE.get(family, SURE)


def _above_of_gap(draft: Draft) -> float:
    """The same for a gap, by what is shown before it."""
    if _QUARTER.match(draft.answer.removeprefix("the ")) or _is_for_more(draft):
        return _NEVER
    if not draft.passage:
        return _leaning(draft) if "leaning" in draft.fact.marks else 0.0
    if draft.fact.answer.type == AnswerType.PLACE:
        known = any(places(draft.answer.removeprefix("the ")))
        return _TOLD_OF if known else max(_PLACE, _behind(draft))
    return _behind(draft)


def _is_for_more(draft: Draft) -> bool:
    """Gaps of which readers keep hardly more than half: plain words, and sentences whose subject could be anything; and
    what a check let pass for whoever asks for more alone."""
    marks = draft.fact.marks
    if marks & {"key", "small", "eased"}:
        return True  # even where it opens the article: of "an elongated ____ of the sea" seven of ten are kept
    return bool(marks & {"plain subject", "term"}) and "first:sentence" not in draft.fact.signs


def _leaning(draft: Draft) -> float:
    return _LEANING if len(draft.question.split()) >= TELLS_ENOUGH else _NEVER


def _behind(draft: Draft) -> float:
    is_thin = "passage:cut" in draft.fact.signs or len(draft.passage.split()) < _THIN
    is_crowded = len(draft.question.split()) > _LONG
    return _BEHIND_A_PART if is_thin or is_crowded else 0.0


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


def _most(draft: Draft) -> int:
    """How many cards the sentence of this draft may have, this one among them."""
    return _PER_SENTENCE + (draft.score >= _THIRD)


def _times(draft: Draft) -> int:
    return 2 if draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE} else 1
