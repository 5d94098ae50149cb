"""Wrong options for multiple choice: of the answer's type and form, none of them true; three good ones or none."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from random import Random

from quizapp.core.cards.card import Card
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.lint import Code, advice
from quizapp.core.cards.options.accepting import also_right
from quizapp.core.cards.options.article import Article, article_of, date_key
from quizapp.core.cards.options.figures import number_sides, wrong_numbers
from quizapp.core.cards.options.names import wrong_names
from quizapp.core.cards.options.soundness import answer_is_told, is_same, objection, others_are_right
from quizapp.core.cards.options.tables.people import title_of
from quizapp.core.cards.options.terms import wrong_descriptions, wrong_expansions, wrong_terms
from quizapp.core.cards.options.times import keeps_order, ranked, sides, wrong_dates, wrong_years
from quizapp.core.cards.wish import Difficulty, Wish
from quizapp.core.facts.dates import dates
from quizapp.core.facts.fact import AnswerType, Family, Found

WANTED = 3
_YEAR = re.compile(r"(?<![\w.,$£€])(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d| (?:people|men|women))")
_TRIES = 40
_SOME = 12  # figures on each side of the right one that are looked at
_ENOUGH = 8  # sound candidates among which three are looked for
_FIGURES = frozenset({AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER})
_FATAL = frozenset(
    {
        Code.GRAMMATICAL_CUE,
        Code.WORD_REPEATED,
        Code.OVERLAP,
        Code.TWO_RIGHT,
        Code.LONGEST_RIGHT,
        Code.MIXED_KINDS,
        Code.CONVERGENCE,
        Code.FORMAT_CUE,
        Code.OUTLIER,
        Code.ABSOLUTE_WORDS,
        Code.ALL_OF_THE_ABOVE,
    }
)


def with_options(draft: Draft, found: Found, wish: Wish) -> Card:
    """The draft as a card, with wrong options when three good ones are found."""
    fact = draft.fact
    options = distractors(draft, found, rng=Random(f"{wish.seed}:{fact.key}"), difficulty=wish.difficulty)
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


def distractors(
    draft: Draft, found: Found, *, rng: Random, difficulty: Difficulty = Difficulty.NORMAL
) -> tuple[str, ...]:
    """Three wrong options in a settled order, or none. The first draw without a flaw is taken."""
    article = article_of(found)
    if answer_is_told(draft) or others_are_right(draft):
        return ()
    for draw in islice(_draws(draft, article, rng=rng, difficulty=difficulty), _TRIES):
        options = tuple(_said_like(option, draft) for option in draw)
        flaws = {item.code for item in advice(draft.question, draft.answer, options)}
        if not flaws & _FATAL and not _title_tells(draft, options):
            return options
    return ()


def _title_tells(draft: Draft, options: Iterable[str]) -> bool:
    """Does the right person alone bear his title or role ("Historian Walter Rodney")?"""
    title = title_of(draft.answer) if draft.fact.answer.type == AnswerType.PERSON else ""
    return bool(title) and all(title_of(option) != title for option in options)


def _draws(draft: Draft, article: Article, *, rng: Random, difficulty: Difficulty) -> Iterator[list[str]]:
    """Three sound options at a time, the best first."""
    kind = draft.fact.answer.type
    if kind in _FIGURES:
        for below, above in _figures(draft, article, rng=rng, difficulty=difficulty):
            some = [rng.sample(side, min(_SOME, len(side))) for side in (below, above)]
            yield from ranked(_sound(some[0], draft, article), _sound(some[1], draft, article), rng=rng)
    elif kind == AnswerType.PHRASE and draft.fact.family == Family.ACRONYM:
        for draw in wrong_expansions(draft.answer, rng=rng):
            if len(_sound(draw, draft, article)) == WANTED:
                yield draw
    else:
        offered = _offered(draft, article, rng=rng, difficulty=difficulty)
        good = list(islice(_different(_sound_ones(offered, draft, article), article), _ENOUGH))
        yield from (list(three) for three in combinations(good, WANTED))


def _offered(draft: Draft, article: Article, *, rng: Random, difficulty: Difficulty) -> list[str]:
    kind = draft.fact.answer.type
    if kind == AnswerType.PHRASE:
        return wrong_descriptions(draft, article, rng=rng)
    if kind == AnswerType.TERM and draft.answer[:1].islower():
        return wrong_terms(draft, article, rng=rng)
    return wrong_names(draft, article, difficulty=difficulty, rng=rng)


def _figures(
    draft: Draft, article: Article, *, rng: Random, difficulty: Difficulty
) -> Iterator[tuple[list[str], list[str]]]:
    """Smaller and larger figures; only one side where the other would be right as well."""
    answer, kind = draft.answer, draft.fact.answer.type
    smaller, larger = number_sides(draft.question) if kind == AnswerType.NUMBER else sides(draft.question)
    pools: Iterable[tuple[list[str], list[str]]]
    if kind == AnswerType.NUMBER:
        pools = [wrong_numbers(answer, draft.question, difficulty=difficulty)]
    elif kind == AnswerType.YEAR:
        pools = [wrong_years(int(answer), latest=article.known.latest_year, difficulty=difficulty)]
    else:
        pools = wrong_dates(answer, latest=article.latest, rng=rng, difficulty=difficulty)
    for below, above in pools:
        yield (below if smaller else []), (above if larger else [])


def _sound_ones(offered: Iterable[str], draft: Draft, article: Article) -> Iterator[str]:
    text = draft.fact.sentence.text
    others = [date_key(date.text) for date in dates(text)]
    others += [(int(year), 0, 0) for year in _YEAR.findall(text) if year not in draft.answer]
    timed = draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE}
    for option in offered:
        if timed and not keeps_order(option, draft.answer, others):
            continue
        if objection(option, draft, article) is None:
            yield option


def _sound(offered: Iterable[str], draft: Draft, article: Article) -> list[str]:
    return list(_sound_ones(offered, draft, article))


def _different(offered: Iterable[str], article: Article) -> Iterator[str]:
    """Each option once: no two that name the same."""
    taken: list[str] = []
    for option in offered:
        if not any(is_same(option, other, article.known.full) for other in taken):
            taken.append(option)
            yield option


def _said_like(option: str, draft: Draft) -> str:
    """The article "the" only where the answer has it too."""
    return option if draft.answer.lower().startswith("the ") else option.removeprefix("the ")
