"""Wrong terms and descriptions: for answers that are no names."""

import re
from random import Random

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.tables.people import gender_of
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Fact, Family

_BEHIND = re.compile(r",| (?:of|for|in|on|at|by|from|to|with|along|near|that|who|which|where|\w+ed|\w+ing)\b")
_COINED = "coined"  # for words the lexicon does not know, each of them what the article calls something


def wrong_terms(draft: Draft, article: Article, *, rng: Random) -> list[str]:
    """Other plain terms that the article asks for: of the same sort, the same number, about as many words.

    A capital letter on one side only, or a plural, would give the answer away.
    """
    fact = draft.fact
    if fact.answer.text[:1].isupper():
        return []
    terms = {
        other.answer.text: None
        for other in article.facts
        if other.answer.type == AnswerType.TERM and other.answer.text != fact.answer.text and _is_like(other, fact)
    }
    if sort := _sort_told(draft.question):
        terms = {term: None for term in terms if any(sort in text for text in article.sentences_with(term))}
    found = sorted(terms)
    rng.shuffle(found)
    return found


_SORTS = ("disease", "disorder", "syndrome", "enzyme", "protein", "hormone", "mineral", "drug", "language", "dance")


def _sort_told(question: str) -> str:
    """What sort of thing a question says its answer is: beside a disease stands no part of a cell."""
    before = question.partition(GAP)[0].lower()[-_NEAR:]
    return next((sort for sort in _SORTS if sort in before), "")


_NEAR = 60  # letters before the gap


def _is_like(one: Fact, other: Fact) -> bool:
    a, b = one.answer.text, other.answer.text
    return (
        a[:1].islower()
        and is_plural(a) == is_plural(b)
        and abs(len(a.split()) - len(b.split())) < 2
        and _sort(one) == _sort(other)
    )


def is_plural(term: str) -> bool:
    """Does the term name several things, as far as its ending shows?

    >>> [is_plural(term) for term in ("ventricles", "atria", "glass", "whey", "virus", "biogas")]
    [True, True, False, False, False, False]
    """
    last = term.rsplit(maxsplit=1)[-1].lower()
    if last.endswith(("ss", "us", "is", "ics", "gas")):
        return False
    return last.endswith("s") or last in {"atria", "bacteria", "fungi", "data", "media", "people", "children", "mice"}


def _sort(fact: Fact) -> str:
    known = lexicon.noun_type(fact.answer.text.split()[-1])
    if known:
        return known
    return _COINED if fact.family == Family.NAMED or "called" in fact.marks else fact.answer.text


def wrong_descriptions(draft: Draft, article: Article, *, rng: Random) -> list[str]:
    """What the article says of others of the same kind: of men beside a man, of things beside a thing."""
    fact = draft.fact
    mine = gender_of(fact.ask.subject)
    found = sorted(
        other.answer.text
        for other in article.facts
        if other.answer.type == AnswerType.PHRASE
        and other.family in {Family.APPOSITIVE, Family.DEFINITION}
        and other.ask.subject != fact.ask.subject
        and (other.ask.wh, other.ask.aux) == (fact.ask.wh, fact.ask.aux)
        and gender_of(other.ask.subject) in {mine, ""}
        and other.answer.text.split()[0] == fact.answer.text.split()[0]
        and _named_sort(other.answer.text) == _named_sort(fact.answer.text) != ""
    )
    rng.shuffle(found)
    return found


def _named_sort(description: str) -> str:
    """What sort of thing a description speaks of: a plant is no class, a place no substance.

    >>> _named_sort("a coal-fired power plant along the river") == _named_sort("a hall for hockey")
    True
    """
    return lexicon.noun_type(_BEHIND.split(description)[0].rsplit(maxsplit=1)[-1])
