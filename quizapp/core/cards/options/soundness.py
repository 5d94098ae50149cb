"""Why a wrong option may not stand beside the right one: it could be right, or it gives itself away."""

import re
from collections.abc import Mapping
from functools import lru_cache

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.article import Article, telling
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.options.tables.places import is_inside, phrases, places
from quizapp.core.cards.options.tables.sets import other_names
from quizapp.core.cards.standing import holds
from quizapp.core.facts.fact import AnswerType

_FIGURES = frozenset({AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER})
_WITH_THE = frozenset({"Bronx", "Vatican"})  # places said with "the" that the table does not list
_GROUPS = (" States", " Islands", " Union", " Emirates", " Kingdom", " Republic")
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "a"])
_LONG = 3  # words of a name in which one other word is another form of it
_MADE_TRUE = 0.5  # share of the question's telling words that a sentence about the option may not reach


def objection(option: str, draft: Draft, article: Article) -> str | None:
    """The name of what speaks against this wrong option, or None."""
    if draft.fact.answer.type in _FIGURES:
        return _of_figures(option, draft, article)
    if is_same(option, draft.answer, article.known.full):
        return "same as the answer"
    if is_inside(option, draft.answer) or is_inside(draft.answer, option):
        return "one lies in the other"
    if stands_in(option, draft) or holds(folded(article.known.title), folded(option)):
        return "stands in the sentence"
    if not fits_article(option, draft, article):
        return "does not fit the article"
    if any(is_inside(name, option) for name in _named(draft.question)):
        return "holds a place of the question"
    if nations_in(option, with_cities=False) & nations_in(article.title) and places(option):
        return "where the article is about"
    if not _told_nation(draft) <= nations_in(option):
        return "the question tells the nation"
    if option in _named_nations(draft.question) and option not in nations_in(draft.answer):
        return "the question names it"
    return "the article makes it true" if may_be_true(option, draft, article) else None


def _of_figures(option: str, draft: Draft, article: Article) -> str | None:
    """What speaks against a year, date or number."""
    if folded(option) == folded(draft.answer):
        return "same as the answer"
    if holds(_said(draft), folded(option)):
        return "stands in the sentence"
    return "the article makes it true" if may_be_true(option, draft, article) else None


def _told_nation(draft: Draft) -> frozenset[str]:
    """The nations of the answer that the question names as well: "Swedish" tells Stockholm and Stockholm Palace."""
    return nations_in(draft.answer) & nations_in(draft.question)


def _named_nations(question: str) -> frozenset[str]:
    """Germany, of a land that paid "German allies"."""
    return nations_in(question, with_cities=False)


@lru_cache(maxsize=512)
def _named(question: str) -> tuple[str, ...]:
    """The places that the question names."""
    return tuple(name for phrase in phrases(question) for name in (phrase, *phrase.split()) if places(name))


def is_same(one: str, other: str, full: Mapping[str, str]) -> bool:
    """Do two options name the same, as far as names show: other names, accents, part and whole, letters for words?

    >>> is_same("Britain", "the UK", {}), is_same("WHO", "World Health Organization", {}), is_same("12", "120", {})
    (True, True, False)
    """
    a, b = (re.sub(r"['’]", "", folded(name)) for name in (one, other))
    if a == b or a == b + "s" or b == a + "s":
        return True
    if a[:1].isdigit() or b[:1].isdigit() or a[:1] in "$£€":
        return False
    mine, yours = set(a.split()), set(b.split())
    if mine & yours and (_same_person(a, b) or _same_in_two_tongues(a, b)):
        return True
    if mine <= yours or yours <= mine or full.get(one) == other or full.get(other) == one:
        return True
    return b in _all_names(one) or _initials(one) == other.replace(".", "") or _initials(other) == one.replace(".", "")


def _same_person(one: str, other: str) -> bool:
    """ "I. M. Singer" beside "Isaac Merritt Singer"."""
    mine, yours = one.split(), other.split()
    if min(len(mine), len(yours)) < 2 or mine[-1] != yours[-1] or mine[0][0] != yours[0][0]:
        return False
    return any(re.fullmatch(r"(?:[a-z]\.?){1,3}", part) for part in (mine[0], yours[0]))


def _same_in_two_tongues(one: str, other: str) -> bool:
    """ "Fort St. Jean" beside "Fort St. John": all words but one are the same, the odd ones begin and end alike."""
    mine, yours = one.split(), other.split()
    odd = [(a, b) for a, b in zip(mine, yours, strict=False) if a != b]
    return len(mine) == len(yours) >= _LONG and len(odd) == 1 and all(odd[0][0][at] == odd[0][1][at] for at in (0, -1))


@lru_cache(maxsize=8192)
def _all_names(name: str) -> frozenset[str]:
    return frozenset({folded(other) for place in places(name) for other in place.names} | other_names(name))


@lru_cache(maxsize=8192)
def _initials(name: str) -> str:
    parts = [part for part in name.split() if part.lower() not in _SMALL]
    return "".join(part[0] for part in parts) if len(parts) > 1 else "-"


def _said(draft: Draft) -> str:
    return folded(f"{draft.fact.sentence.text} {draft.question} {draft.fact.context}")


def stands_in(option: str, draft: Draft) -> bool:
    """Is the option, by any of its names, in the sentence or the question?"""
    said = _said(draft)
    names = {folded(option), *_all_names(option)}
    kind = draft.fact.answer.type
    if kind == AnswerType.PERSON:
        names.add(folded(option.rsplit(maxsplit=1)[-1]))
    elif kind == AnswerType.TERM and option[:1].islower():
        names.add(folded(option).rstrip("s"))
    return any(holds(said, form) for name in names if name for form in (name, f"{name}s", f"{name}es"))


_REACHES = re.compile(
    rf"\b(?:beyond|past|within|inside|as far (?:\w+ )?as|except|but not)(?: the \w+ of)?(?: the)? {GAP}"
    rf"|\bCounty, {GAP}|\bfigure in the history of (?:the )?{GAP}"
    rf"|\b(?:worked|lived|taught|performed|toured|travell?ed|served|campaigned|spoke|appeared) in (?:the )?{GAP}",
    re.IGNORECASE,
)
_LEAST = re.compile(rf"\bwith (?:over|more than|at least|fewer than|less than|under) {GAP}|^By {GAP}", re.IGNORECASE)


def others_are_right(draft: Draft) -> bool:
    """ "Beyond the orbit of ____", "as far south as ____": what lies on this side of the right name is right too; and
    of those "with over ____ speakers" nearly all have more than a little more; "all but ____" goes by all others."""
    figures = draft.fact.answer.type in _FIGURES
    return bool((_LEAST if figures else _REACHES).search(draft.question))


def answer_is_told(draft: Draft) -> bool:
    """Is the answer in the question by another name ("United States" beside "U.S. News")?"""
    said = folded(draft.question)
    names = _all_names(draft.answer) - {folded(draft.answer), "us"}
    return any(holds(said, name) for name in names if len(name) > 1)


_ARTICLE = re.compile(rf"\b(an?|the)\s+{GAP}", re.IGNORECASE)


def fits_article(option: str, draft: Draft, article: Article) -> bool:
    """ "the ____" needs a name that takes "the", "an ____" one with a vowel; a gap without them needs one without."""
    direct = _ARTICLE.search(draft.question)
    if GAP not in draft.question or (not option[:1].isupper() and not option.startswith("the ")):
        return True
    if direct and direct.group(1).lower() in {"a", "an"}:
        return (option[:1].lower() in "aeiou") == (draft.answer[:1].lower() in "aeiou")
    return takes_the(option, article) == bool(direct) or draft.fact.answer.type == AnswerType.TERM


def takes_the(name: str, article: Article) -> bool:
    """Is this name said with "the"? By the table where it lists the name, else by its last word or the article."""
    if name.startswith("the "):
        return True
    if known := places(name):
        return any(place.name.lower().startswith("the ") for place in known)
    return name in _WITH_THE or name.endswith(_GROUPS) or article.takes_the(name)


def may_be_true(option: str, draft: Draft, article: Article) -> bool:
    """Does the article say nearly the same of this option elsewhere?"""
    asked = telling(draft.question.replace(GAP, " ")) - telling(draft.answer)
    if not asked:
        return False
    needed = max(2.0, _MADE_TRUE * len(asked))
    names = set(_all_names(option) | {folded(option)})
    if draft.fact.answer.type == AnswerType.PERSON and article.known.full.get(option.rsplit(maxsplit=1)[-1]) == option:
        names = {*names, folded(option.rsplit(maxsplit=1)[-1])}
    said = (spoken for name in names for spoken in article.beginnings_with(name, but=draft.fact.sentence.text))
    return any(len(spoken & asked) >= needed for spoken in said)
