"""Why a wrong option may not stand beside the right one: it could be right, or it gives itself away."""

import re
from collections.abc import Mapping
from functools import lru_cache

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks import words
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.article import Article, holds, telling
from quizapp.core.cards.options.tables.places import is_inside, places
from quizapp.core.cards.options.tables.sets import other_names
from quizapp.core.facts.fact import AnswerType

_FIGURES = frozenset({AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER})
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "a"])
_MADE_TRUE = 0.5  # share of the question's telling words that a sentence about the option may not reach


def objection(option: str, draft: Draft, article: Article) -> str | None:
    """The name of what speaks against this wrong option, or None."""
    if is_same(option, draft.answer, article.known.full):
        return "same as the answer"
    if is_inside(option, draft.answer) or is_inside(draft.answer, option):
        return "one lies in the other"
    if draft.fact.answer.type not in _FIGURES and any(is_inside(name, option) for name in _named(draft.question)):
        return "holds a place of the question"
    if stands_in(option, draft, article):
        return "stands in the sentence"
    if not fits_article(option, draft, article):
        return "does not fit the article"
    return "the article makes it true" if may_be_true(option, draft, article) else None


@lru_cache(maxsize=512)
def _named(question: str) -> list[str]:
    """The places that the question names."""
    found = re.findall(r"[^\W\d_a-z][\w'’.]*(?: [^\W\d_a-z][\w'’]*){0,2}", question)
    return [name for phrase in found for name in (phrase, *phrase.split()) if places(name)]


def is_same(one: str, other: str, full: Mapping[str, str]) -> bool:
    """Do two options name the same, as far as names show: other names, accents, part and whole, letters for words?

    >>> is_same("Britain", "the UK", {}), is_same("WHO", "World Health Organization", {}), is_same("12", "120", {})
    (True, True, False)
    """
    a, b = folded(one), folded(other)
    if a == b or a == b + "s" or b == a + "s":
        return True
    if a[:1].isdigit() or b[:1].isdigit() or a[:1] in "$£€":
        return False
    mine, yours = set(a.split()), set(b.split())
    if _same_person(a, b):
        return True
    if mine <= yours or yours <= mine or full.get(one) == other or full.get(other) == one:
        return True
    return b in _all_names(one) or _initials(one) == other.replace(".", "") or _initials(other) == one.replace(".", "")


def _same_person(one: str, other: str) -> bool:
    """ "I. M. Singer" beside "Isaac Merritt Singer"."""
    mine, yours = one.split(), other.split()
    short = any(re.fullmatch(r"(?:[a-z]\.?){1,3}", part) for part in (mine[0], yours[0]) if part)
    return short and min(len(mine), len(yours)) > 1 and mine[-1] == yours[-1] and mine[0][0] == yours[0][0]


def _all_names(name: str) -> set[str]:
    return {folded(other) for place in places(name) for other in place.names} | other_names(name)


def _initials(name: str) -> str:
    parts = [part for part in name.split() if part.lower() not in _SMALL]
    return "".join(part[0] for part in parts) if len(parts) > 1 else "-"


def stands_in(option: str, draft: Draft, article: Article) -> bool:
    """Is the option, by any of its names, in the sentence or the question?"""
    said = folded(f"{draft.fact.sentence.text} {draft.question} {draft.fact.context}")
    names = {folded(option)} | _all_names(option)
    kind = draft.fact.answer.type
    if kind == AnswerType.PERSON:
        names.add(folded(option.rsplit(maxsplit=1)[-1]))
    elif kind == AnswerType.TERM and option[:1].islower():
        names.add(folded(option).rstrip("s"))
    return any(holds(said, form) for name in names if name for form in (name, f"{name}s", f"{name}es"))


_REACHES = re.compile(
    rf"\b(?:beyond|past|within|inside|as far (?:\w+ )?as)(?: the \w+ of)?(?: the)? {GAP}", re.IGNORECASE
)


def others_are_right(draft: Draft) -> bool:
    """ "Beyond the orbit of ____", "as far south as ____": what lies on this side of the right name is right too."""
    return draft.fact.answer.type not in _FIGURES and bool(_REACHES.search(draft.question))


def answer_is_told(draft: Draft) -> bool:
    """Is the answer in the question by another name ("United States" beside "U.S. News")?"""
    said = folded(draft.question)
    names = _all_names(draft.answer) - {folded(draft.answer), "us"}
    return any(holds(said, name) for name in names if len(name) > 1)


def fits_article(option: str, draft: Draft, article: Article) -> bool:
    """ "the ____" needs a name that takes "the", "an ____" one with a vowel; a gap without them needs one without."""
    if draft.fact.answer.type in _FIGURES:
        return True
    direct = re.search(rf"\b(an?|the)\s+{GAP}", draft.question, re.IGNORECASE)
    if GAP not in draft.question or (not option[:1].isupper() and not option.startswith("the ")):
        return True
    if direct and direct.group(1).lower() in {"a", "an"}:
        return (option[:1].lower() in "aeiou") == (draft.answer[:1].lower() in "aeiou")
    return takes_the(option, article) == bool(direct) or draft.fact.answer.type == AnswerType.TERM


def takes_the(name: str, article: Article) -> bool:
    """Is this name said with "the"? By the table where it lists the name, else by the article's own use."""
    if name.startswith("the "):
        return True
    known = places(name)
    return any(place.name.startswith("the ") for place in known) if known else article.takes_the(name)


def may_be_true(option: str, draft: Draft, article: Article) -> bool:
    """Does the article say nearly the same of this option elsewhere?"""
    asked = telling(draft.question.replace(GAP, " ")) - telling(draft.answer)
    if not asked:
        return False
    needed = max(2.0, _MADE_TRUE * len(asked))
    names = _all_names(option)
    if draft.fact.answer.type == AnswerType.PERSON and article.known.full.get(option.rsplit(maxsplit=1)[-1]) == option:
        names = {*names, folded(option.rsplit(maxsplit=1)[-1])}
    own = folded(draft.fact.sentence.text)
    for name in names:
        for text in article.sentences_with(name):
            if text != own and len(telling_words(text) & asked) >= needed:
                return True
    return False


@lru_cache(maxsize=4096)
def telling_words(text: str) -> set[str]:
    """The beginnings of all words of a folded text."""
    return {word[:6] for word in words(text)}
