"""Wrong names that are built as the right one: with the same noun, of the same series, other towns."""

import re
from random import Random

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.options.tables.places import places
from quizapp.core.facts import lexicon

_EVERYDAY = 4.3  # words more frequent than this make no name by themselves
_INITIALS = re.compile(r"(?:[A-Z]\. ?)+[A-Z][a-z]")
_VERSION = r"[\d.]+|[A-Z]{1,3}(?: [\d.]+)?"
_TOWN = r"(?:, (?:an?|the) (?:[\w-]+ ){0,2}(?:town|village|city|port|suburb|hamlet)\b)"


def same_series(answer: str, article: Article, rng: Random) -> list[str]:
    """Names that differ from the answer in the number or letters behind a common first word ("Windows 95")."""
    first, _, rest = answer.partition(" ")
    if not re.fullmatch(_VERSION, rest):
        return []
    alike = re.compile(rf"{re.escape(first)} (?:{_VERSION})")
    own = [name for name in sorted(article.known.names) if name != answer and alike.fullmatch(name)]
    rng.shuffle(own)
    return own


def namesakes(draft: Draft, article: Article, rng: Random) -> list[str]:
    """Names of the article with the same common noun in the same place: a glacier for a glacier.

    Each is linked by the article with the nations that the question names.
    """
    answer = draft.answer
    if _INITIALS.match(answer):
        return []  # "G. E. Street" is no street
    noun = article.known.kinds.get(answer, "")
    found = article.names_by_noun.get(noun, []) if noun else []
    told = nations_in(draft.question, with_cities=False)
    own = sorted(name for name in found if name != answer and _starts_alike(name, answer, noun))
    own = [name for name in own if told <= article.nations_of(name)]
    rng.shuffle(own)
    return own


def _starts_alike(name: str, answer: str, noun: str) -> bool:
    parts, own = name.lower().split(), answer.lower().split()
    if noun not in parts or noun not in own or not re.fullmatch(r"[^\W\d_][^\d]*", name):
        return False
    if abs(len(parts) - len(own)) > 1 or _is_special(parts) != _is_special(own):
        return False
    return (parts[0] == noun) == (own[0] == noun) and (parts[-1] == noun) == (own[-1] == noun)


def _is_special(parts: list[str]) -> bool:
    """Has the name a word of its own ("Galata School"), or is it made of everyday words ("Law School")?"""
    return any(lexicon.zipf(part) < _EVERYDAY for part in parts)


def towns(answer: str, article: Article, rng: Random) -> list[str]:
    """Places that the article calls a town, or sets before a country, when it does so with the answer as well."""
    own = [n for n in sorted(article.known.places) if n != answer and article.known.labels.get(n) == "GPE"]
    own = [name for name in own if _is_town(name, article)] if _is_town(answer, article) else []
    rng.shuffle(own)
    return own


def _is_town(name: str, article: Article) -> bool:
    plain = re.escape(folded(name))
    if places(name) or article.takes_the(name):
        return False
    for text in article.sentences_with(name):
        beside = re.search(
            rf"(?<!\w){plain}, (?:the )?([\w -]+?)(?:[,.;]| (?:and|in|to|at|on|was|is|who|where)\b|$)", text
        )
        if re.search(rf"(?<!\w){plain}{_TOWN}|\b(?:town|city|village|port) of {plain}", text):
            return True
        if beside and places(beside.group(1)):
            return True
    return False
