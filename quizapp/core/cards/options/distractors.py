"""Wrong options for multiple choice: of the answer's type and form, none of them true; three good ones or none."""

from collections.abc import Iterable
from random import Random

from quizapp.core.cards.card import Card
from quizapp.core.cards.checks import words
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.lint import Code, advice
from quizapp.core.cards.options.accepting import also_right
from quizapp.core.cards.options.figures import wrong_dates, wrong_numbers, wrong_years
from quizapp.core.cards.options.names import wrong_names
from quizapp.core.cards.wish import Wish
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Found

WANTED = 3
_NAMES = frozenset({AnswerType.PERSON, AnswerType.PLACE, AnswerType.GROUP, AnswerType.EVENT, AnswerType.WORK})
_FATAL = frozenset(
    {Code.GRAMMATICAL_CUE, Code.WORD_REPEATED, Code.OVERLAP, Code.TWO_RIGHT, Code.LONGEST_RIGHT, Code.MIXED_KINDS}
)


def with_options(draft: Draft, found: Found, wish: Wish) -> Card:
    """The draft as a card, with wrong options when three good ones are found."""
    fact = draft.fact
    options = distractors(draft, found, rng=Random(f"{wish.seed}:{fact.key}"))
    return Card(
        kind=fact.family.value,
        question=draft.question,
        answer=draft.answer,
        distractors=options,
        sentence=fact.sentence.text,
        start=fact.sentence.start,
        end=fact.sentence.end,
        paragraph=fact.sentence.paragraph,
        score=draft.score,
        fact_key=fact.key,
        answer_start=fact.answer.start,
        answer_end=fact.answer.end,
        reasons=tuple(item.code.value for item in advice(draft.question, draft.answer, options)),
        accept=also_right(fact, found.known),
        context=fact.context,
    )


def distractors(draft: Draft, found: Found, *, rng: Random) -> tuple[str, ...]:
    """Three wrong options in a settled order, or none."""
    answer, kind = draft.answer, draft.fact.answer.type
    offered: Iterable[str] = ()
    if kind == AnswerType.YEAR:
        offered = wrong_years(int(answer), latest=found.known.latest_year, rng=rng)
    elif kind == AnswerType.DATE:
        offered = wrong_dates(answer, latest=found.known.latest_year, rng=rng)
    elif kind == AnswerType.NUMBER:
        offered = wrong_numbers(answer, rng=rng)
    elif kind in _NAMES:
        offered = wrong_names(answer, kind, found.known, rng=rng)
    return _fit(draft, offered, found)


def _fit(draft: Draft, offered: Iterable[str], found: Found) -> tuple[str, ...]:
    near = folded(draft.fact.sentence.text)
    taken = [folded(draft.answer)]
    good: list[str] = []
    for option in offered:
        plain = folded(option)
        if plain in near or any(_is_same(plain, other) for other in taken) or _may_be_true(draft, option, found):
            continue
        good.append(_said_like(option, draft))
        taken.append(plain)
        if len(good) == WANTED:
            flaws = {item.code for item in advice(draft.question, draft.answer, good)}
            return () if flaws & _FATAL else tuple(good)
    return ()


def _said_like(option: str, draft: Draft) -> str:
    """The article "the" only where the answer has it too."""
    return option if draft.answer.lower().startswith("the ") else option.removeprefix("the ")


def _is_same(one: str, other: str) -> bool:
    if one == other:
        return True
    return not one[:1].isdigit() and (set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split()))


def _may_be_true(draft: Draft, option: str, found: Found) -> bool:
    """Does the article say nearly the same of this option elsewhere?"""
    if draft.fact.answer.type not in _NAMES:
        return False
    asked = {w.lower() for w in words(draft.question) if lexicon.zipf(w) < 5.0}
    for sentence in found.sentences:
        if asked and option in sentence.text:
            said = {w.lower() for w in words(sentence.text)}
            if len(asked & said) >= max(2, 0.5 * len(asked)):
                return True
    return False
