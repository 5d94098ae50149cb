"""Wrong options for multiple choice: of the answer's type and form, none of them true; three good ones or none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, islice
from random import Random

from quizapp.core.cards.card import Card
from quizapp.core.cards.draft import Draft, as_card
from quizapp.core.cards.lint import advice, is_flawed
from quizapp.core.cards.options.accepting import also_right
from quizapp.core.cards.options.article import YEAR, Article, article_of, date_key
from quizapp.core.cards.options.beside import is_bound, stands_out
from quizapp.core.cards.options.figures import wrong_numbers
from quizapp.core.cards.options.names import wrong_names
from quizapp.core.cards.options.recurring import NEVER, can_be, cycle, months_about
from quizapp.core.cards.options.soundness import answer_is_told, is_same, objection, others_are_right
from quizapp.core.cards.options.terms import wrong_descriptions, wrong_terms
from quizapp.core.cards.options.times import (
    in_named_span,
    in_season,
    keeps_order,
    of_one_year,
    ranked,
    sides,
    wrong_dates,
    wrong_years,
)
from quizapp.core.cards.wish import Difficulty, Wish
from quizapp.core.facts.dates import MONTHS, dates
from quizapp.core.facts.fact import AnswerType, Family, Found

WANTED = 3
_TRIES = 40
_SOME = 12  # figures on each side of the right one that are looked at
_ENOUGH = 9  # sound candidates among which three are looked for
_SETS = 3  # sets of wrong options to choose from
_SPAN = re.compile(r"\b(1\d|20)\d\d[–-](\d\d)\b")
_MONTH_ALONE = re.compile(
    rf"\b(?:in|of|since|until|by|on(?: \d{{1,2}})?) (?:{'|'.join(MONTHS)})\b(?! \d)", re.IGNORECASE
)
_FIGURES = frozenset({AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER})


def with_options(draft: Draft, found: Found, wish: Wish, *, title: str = "") -> Card:
    """The draft as a card, with wrong options when three good ones are found; up to three such sets in its pool."""
    fact = draft.fact
    rng = Random(f"{wish.seed}:{fact.key}")
    sets = option_sets(draft, article_of(found, title), rng=rng, difficulty=wish.difficulty, wanted=_SETS)
    options = sets[0] if sets else ()
    return replace(
        as_card(draft),
        distractors=options,
        reasons=tuple(item.code.value for item in advice(draft.question, draft.answer, options)),
        accept=also_right(fact, found.known),
        pool=tuple(sets),
    )


def distractors(
    draft: Draft, found: Found, *, rng: Random, difficulty: Difficulty = Difficulty.NORMAL
) -> tuple[str, ...]:
    """Three wrong options in a settled order, or none."""
    return next(iter(option_sets(draft, article_of(found), rng=rng, difficulty=difficulty, wanted=1)), ())


def option_sets(
    draft: Draft, article: Article, *, rng: Random, difficulty: Difficulty, wanted: int
) -> list[tuple[str, ...]]:
    """Up to so many sets of three wrong options, the best first: draws of the same sound candidates without a flaw."""
    if answer_is_told(draft) or others_are_right(draft):
        return []
    sets: list[tuple[str, ...]] = []
    for draw in islice(_draws(draft, article, rng=rng, difficulty=difficulty), _TRIES):
        options = tuple(_said_like(option, draft) for option in draw)
        if all(set(options) != set(other) for other in sets) and not is_flawed(draft.question, draft.answer, options):
            sets.append(options)
        if len(sets) == wanted:
            break
    return sets


def _draws(draft: Draft, article: Article, *, rng: Random, difficulty: Difficulty) -> Iterator[list[str]]:
    """Three sound options at a time, the best first."""
    kind = draft.fact.answer.type
    if kind in _FIGURES:
        sides = _figures(draft, article, rng=rng, difficulty=difficulty)
        below, above = (rng.sample(side, min(_SOME, len(side))) for side in sides)
        drawn = ranked(_sound(below, draft, article), _sound(above, draft, article), rng=rng)
        dated = kind == AnswerType.DATE and difficulty != Difficulty.EASY
        fitting = (draw for draw in drawn if not dated or of_one_year(draw, draft.answer))
        yield from (draw for draw in fitting if kind != AnswerType.NUMBER or not stands_out(draft.answer, draw))
    elif draft.fact.family != Family.ACRONYM:  # what letters stand for has no rival that a reader takes seriously
        offered = _offered(draft, article, rng=rng, difficulty=difficulty)
        yield from _threes(list(islice(_different(_sound_ones(offered, draft, article), article), _ENOUGH)))


def _threes(good: list[str]) -> Iterator[list[str]]:
    """The best three, then others that share none with them, then whatever else three can be made of."""
    apart = [good[at : at + WANTED] for at in range(0, len(good) - WANTED + 1, WANTED)]
    yield from apart
    yield from (list(three) for three in combinations(good, WANTED))


def _offered(draft: Draft, article: Article, *, rng: Random, difficulty: Difficulty) -> list[str]:
    kind = draft.fact.answer.type
    if kind == AnswerType.PHRASE:
        return wrong_descriptions(draft, article, rng=rng)
    if kind == AnswerType.TERM and draft.answer[:1].islower():
        return wrong_terms(draft, article, rng=rng)
    return wrong_names(draft, article, difficulty=difficulty, rng=rng)


def _figures(draft: Draft, article: Article, *, rng: Random, difficulty: Difficulty) -> tuple[list[str], list[str]]:
    """Smaller and larger figures; of times only one side where the other would be right as well, and none beside a
    bound, where the least or the greatest would always be right."""
    answer, kind, question = draft.answer, draft.fact.answer.type, draft.question
    if kind == AnswerType.NUMBER:
        return wrong_numbers(answer, question, difficulty=difficulty) if not is_bound(question) else ([], [])
    smaller, larger = sides(question)
    below, above = (_years if kind == AnswerType.YEAR else _dates)(draft, article, rng, difficulty)
    return (below if smaller else []), (above if larger else [])


def _years(draft: Draft, article: Article, _rng: Random, difficulty: Difficulty) -> tuple[list[str], list[str]]:
    """Years of the span in which the article moves there, and of the decade or century that the question names."""
    question, year = draft.question, int(draft.answer)
    every = cycle(question, year, title=article.title)
    if not every or "covid" in question.lower():
        return [], []  # everybody knows that year
    made = wrong_years(
        year,
        latest=article.known.latest_year,
        near=article.years_near(draft.fact.sentence.paragraph),
        every=every,
        difficulty=difficulty,
    )
    said = f"{question} {draft.fact.sentence.text}"
    first, last = _named_years(article.title, year)
    below, above = (
        [
            other
            for other in side
            if first <= int(other) <= last and in_named_span(int(other), question) and can_be(int(other), year, said)
        ]
        for side in made
    )
    return below, above


_YEARS = re.compile(r"\b((?:1\d|20)\d\d) ?[–-] ?((?:1\d|20)?\d\d)\b")


def _named_years(title: str, year: int) -> tuple[int, int]:
    """The first and the last year that the title names, where this one lies in it ("The Black Death, 1347-1351")."""
    span = _YEARS.search(title)
    if span is None:
        return 0, 9999
    first, last = int(span[1]), int(span[1][: 4 - len(span[2])] + span[2])
    return (first, last) if first <= year <= last else (0, 9999)


def _dates(draft: Draft, article: Article, rng: Random, difficulty: Difficulty) -> tuple[list[str], list[str]]:
    """Dates of the same year and season where the question or the title names them; none beside another month that
    could stand before or after them."""
    months = months_about(draft.question, title=article.title)
    if months == NEVER or _MONTH_ALONE.search(draft.question):
        return [], []
    below, above = wrong_dates(draft.answer, latest=article.latest, rng=rng, difficulty=difficulty, months=months)
    said, year = f"{draft.question} {article.title}", date_key(draft.answer)[0]
    told = f"{year}" if year and f"{year}" in said else ""
    seasonal = in_season(draft.answer, said)

    def fits(date: str) -> bool:
        return (
            told in date
            and (not seasonal or in_season(date, said))
            and (not year or can_be(date_key(date)[0], year, draft.fact.sentence.text))
        )

    return [date for date in below if fits(date)], [date for date in above if fits(date)]


def _sound_ones(offered: Iterable[str], draft: Draft, article: Article) -> Iterator[str]:
    timed = draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE}
    others = _other_times(draft) if timed else []
    for option in offered:
        if timed and not keeps_order(option, draft.answer, others):
            continue
        if objection(option, draft, article) is None:
            yield option


def _other_times(draft: Draft) -> list[tuple[int, int, int]]:
    """The dates and years of the sentence and the question beside the one asked for, the ends of spans among them."""
    text = f"{draft.fact.sentence.text} {draft.question}"
    years = [(int(year), 0, 0) for year in YEAR.findall(text) if year not in draft.answer]
    years += [(int(century + end), 0, 0) for century, end in _SPAN.findall(text)]
    return [*(date_key(date.text) for date in dates(text)), *years]


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
