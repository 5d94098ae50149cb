"""How much of a detail a draft asks for: what an article returns to is plain, what it tells once and exactly is not."""

from collections.abc import Callable, Sequence

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.rank.salience import salience
from quizapp.core.cards.wish import Difficulty
from quizapp.core.facts.fact import AnswerType, Found

_EXACT = {AnswerType.DATE: 0.6, AnswerType.NUMBER: 0.4, AnswerType.YEAR: 0.2}
_WEIGHT = 0.3  # of detail in the order, against a score that is surely above its floor
_LATE = 20  # paragraphs; details come later than what an article begins with


def detail(draft: Draft, found: Found) -> float:
    """How little the article speaks of what is asked, how exact the answer is, and how late it comes."""
    told = salience(draft, found)
    often = told["told often"] + told["answer told"] + told["of the topic"]
    late = min(draft.fact.sentence.paragraph, _LATE) / _LATE
    return told["of the rare"] + told["new words"] + late - often / 2 + _EXACT.get(draft.fact.answer.type, 0.0)


def fitting(
    ranked: Sequence[Draft], difficulty: Difficulty, detail_of: Callable[[Draft], float]
) -> tuple[list[Draft], list[Draft]]:
    """(drafts that fit the difficulty, in a new order; those that do not): for easy cards the third that asks for most
    detail is out and the plainest come first, for hard ones the other way round."""
    if difficulty == Difficulty.NORMAL:
        return list(ranked), []
    sign = -1 if difficulty == Difficulty.HARD else 1
    places = sorted(ranked, key=lambda draft: (sign * detail_of(draft), draft.fact.sentence.start, draft.question))
    room = -(-2 * len(places) // 3)
    kept = {id(draft): draft.score - _WEIGHT * place / room for place, draft in enumerate(places[:room])}
    fit = sorted(places[:room], key=lambda draft: -kept[id(draft)])
    return fit, places[room:]
