"""Wrong terms, expansions of abbreviations, and descriptions: for answers that are no names."""

import re
from functools import cache
from itertools import combinations
from random import Random

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.tables.people import gender_of
from quizapp.core.cards.options.tables.rows import rows
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Fact, Family

_TOO_NEAR = frozenset({("Institute", "Institution"), ("Science", "Sciences"), ("Congress", "Conference")})
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
    found = sorted(terms)
    rng.shuffle(found)
    return found


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

    >>> [is_plural(term) for term in ("ventricles", "atria", "glass", "whey", "virus", "tibia")]
    [True, True, False, False, False, False]
    """
    last = term.rsplit(maxsplit=1)[-1].lower()
    if last.endswith(("ss", "us", "is", "ics")):
        return False
    return last.endswith("s") or last in {"atria", "bacteria", "fungi", "data", "media", "people", "children", "mice"}


def _sort(fact: Fact) -> str:
    known = lexicon.noun_type(fact.answer.text.split()[-1])
    if known:
        return known
    return _COINED if fact.family == Family.NAMED or "called" in fact.marks else fact.answer.text


@cache
def _exchangeable() -> dict[str, tuple[str, ...]]:
    """Each word of abbreviations with the others of its class and first letter."""
    found: dict[str, tuple[str, ...]] = {}
    for _, line in rows("acronym_words.tsv", columns=2):
        members = line.split(" ")
        for word in members:
            others = (w for w in members if w[0] == word[0] and w.replace("s", "z") != word.replace("s", "z"))
            found.setdefault(
                word, tuple(w for w in others if (w, word) not in _TOO_NEAR and (word, w) not in _TOO_NEAR)
            )
    return found


def wrong_expansions(answer: str, *, rng: Random) -> list[list[str]]:
    """Draws of three expansions with the same initials; each word of the right one stands as often as its rival.

    Two words are exchanged, so that the right one is not the one that shares most with the others; or one word, when
    it has three rivals.

    >>> sorted(wrong_expansions("Arctic Union", rng=Random(1))) == []
    True
    >>> draws = wrong_expansions("African Union", rng=Random(1))
    >>> all(option.endswith(" Union") or option.startswith("African ") for option in draws[0][:1])
    True
    """
    parts = answer.split(" ")
    rivals = {at: _rivals(word) for at, word in enumerate(parts) if _rivals(word)}
    draws: list[list[str]] = []
    pairs = list(combinations(rivals, 2))
    rng.shuffle(pairs)
    for one, two in pairs[:4]:
        a, b = rng.choice(rivals[one]), rng.choice(rivals[two])
        draws.append([_with(parts, {one: a}), _with(parts, {two: b}), _with(parts, {one: a, two: b})])
    for at, others in rivals.items():
        if len(others) >= 3:
            draws.append([_with(parts, {at: other}) for other in rng.sample(others, 3)])
    return [list(draw) for draw in draws]


def _rivals(word: str) -> tuple[str, ...]:
    found = _exchangeable().get(word) or tuple(w.lower() for w in _exchangeable().get(word.capitalize(), ()))
    return found if word[:1].isupper() or word.islower() else ()


def _with(parts: list[str], changed: dict[int, str]) -> str:
    return " ".join(changed.get(at, part) for at, part in enumerate(parts))


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
