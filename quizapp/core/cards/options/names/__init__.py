"""Wrong names: of the right one's kind, from the article first, then from small tables of our own."""

import re
from random import Random

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.names.alike import namesakes, same_series, towns
from quizapp.core.cards.options.names.members import members, tells
from quizapp.core.cards.options.names.persons import persons, surnames
from quizapp.core.cards.options.names.places import nationalities, wrong_places
from quizapp.core.cards.options.tables.places import nationalities as known_nationalities
from quizapp.core.cards.options.tables.places import places
from quizapp.core.cards.options.tables.sets import set_of
from quizapp.core.cards.wish import Difficulty
from quizapp.core.cards.words import words
from quizapp.core.facts.fact import AnswerType

_PLACED = re.compile(
    rf"\b(?:in|at|near|from|to|of|outside|around|into|for|left|reached|called|named) (?:the )?{GAP}", re.IGNORECASE
)
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,}")


def wrong_names(draft: Draft, article: Article, *, difficulty: Difficulty, rng: Random) -> list[str]:
    """Names that could stand where the answer stands, the best first; none when the kind of the answer is open."""
    answer, kind = draft.answer, draft.fact.answer.type
    if kind == AnswerType.PERSON and article.is_person(answer):
        return persons(draft, article, difficulty, rng)
    if kind == AnswerType.PERSON and " " not in answer and article.is_person(article.known.full.get(answer, "")):
        return surnames(draft, article, rng)
    fitting = set_of(answer, words(f"{draft.fact.sentence.text} {draft.question}"))
    found = () if _LETTERS.fullmatch(answer) or answer == "Georgia" else places(answer)  # a country or a state?
    if fitting and "where" in fitting.bound and any(not place.city for place in found):
        return []  # Georgia beside states or beside countries
    placed = kind == AnswerType.PLACE or (kind == AnswerType.GROUP and bool(_PLACED.search(draft.question)))
    if found and placed and not (fitting and fitting.cues):
        return wrong_places(found, draft, article, difficulty=difficulty, rng=rng)
    if kind == AnswerType.PEOPLE and answer in known_nationalities():
        return nationalities(answer, rng)
    if fitting and tells(draft.question, fitting, title=article.title):
        return []
    if fitting:
        kin = members(fitting, draft, difficulty=difficulty, rng=rng, title=article.title)
        return [*namesakes(draft, article, rng), *kin]
    return (
        namesakes(draft, article, rng)
        or (towns(answer, article, rng) if kind == AnswerType.PLACE else [])
        or (same_series(answer, article, rng) if kind != AnswerType.PERSON else [])
    )
