"""Nouns that say "the yard" and nothing more: which yard, only the article knows."""

from __future__ import annotations

from collections.abc import Collection
from operator import attrgetter
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.grammar.wording import Swaps
    from quizapp.core.facts.parse import Token

_PLACE = attrgetter("i")
_NOUNS = frozenset({"NOUN", "PROPN"})
_RARE = 3.5  # a rarer noun names its thing by itself: "the pericardium", "the omul"
_MADE = frozenset({"act", "event", "artifact", "communication", "possession", "person"})  # "the whistle": a rare word,
# and still one of many
_UNIQUE = listed(
    "world sun moon earth sea sky ocean internet web country government public past future present end "
    "beginning start time century "
    "north south east west northwest northeast southwest southeast "
    "air ground surface environment economy universe planet equator night day morning evening afternoon year "
    "summer winter spring "
    "autumn press media law police army navy poor rich weather climate"
)


def bare_definites(shown: Collection[Token], swaps: Swaps, known: frozenset[str]) -> list[Token]:
    """Nouns that say "the yard" and nothing more, so that only a reader of the article knows which yard.

    `known` are the nouns the article itself goes by. Unique things ("the world", "the sun", parts of a body) do
    not count.
    """
    nouns, here = _nouns(shown), {t.i for t in shown}
    seen: set[str] = set()
    found = []
    for token in nouns:
        word = token.lemma_.lower()
        if (
            token.lefts
            and token.pos_ == "NOUN"
            and token.i not in swaps
            and word not in seen
            and _is_bare(token, here)
            and word not in known | _UNIQUE
            and (lexicon.zipf(word) > _RARE or lexicon.noun_type(word) in _MADE)
            and lexicon.noun_type(word) not in {"body", "time", "shape", "feeling"}
        ):
            found.append(token)
        seen.add(word)
    return found


def _nouns(shown: Collection[Token]) -> list[Token]:
    return sorted([t for t in shown if t.pos_ in _NOUNS], key=_PLACE)


def _is_bare(noun: Token, shown: set[int]) -> bool:
    left = [t for t in noun.lefts if not t.is_punct]
    if [t.lower_ for t in left] not in (["the"], ["the", "two"], ["the", "three"], ["the", "four"]) or noun.dep_ in {
        "compound",
        "poss",
    }:
        return noun.dep_ == "poss" and [t.lower_ for t in left] == ["the"]
    told = (c for c in noun.children if c.i > noun.i and _tells_which(c, noun))
    return all(c.dep_ == "appos" and c.tag_ == "NNP" and c.i not in shown for c in told)  # "the capital", for Dali


def _is_told_further(noun: Token) -> bool:
    return any(c.i > noun.i and c.dep_ in _TELLING for c in noun.children)


_TELLING = frozenset({"prep", "relcl", "acl", "appos", "nummod"})
_ONE_OF_MANY = listed("clip video whistle replacement recording device tool")


def _tells_which(part: Token, noun: Token) -> bool:
    """ "the clip of 1952", "the clip that lasts", but not "the clip, which lasts 48 seconds"."""
    if part.dep_ in {"relcl", "acl"} and noun.lemma_ in _ONE_OF_MANY:
        return part.left_edge.nbor(-1).text != ","
    return part.dep_ in _TELLING


_BROUGHT_IN = frozenset({"act", "event", "communication", "person", "group", "possession", "artifact"})
_SEVERAL = frozenset({"act", "event", "communication", "person"})


def brought_in_before(shown: Collection[Token], swaps: Swaps, known: frozenset[str] | set[str]) -> list[Token]:
    """Nouns ("the statute") that the sentences before in the paragraph brought in ("a new statute", "the statute of
    1990") and that say nothing more here: where those are not shown, nobody knows which is meant."""
    nouns = _nouns(shown)
    if not nouns or not nouns[0].sent.start:
        return []
    seen: set[str] = set()
    found = []
    for token in nouns:
        word = token.lemma_.lower()
        if (
            token.lefts
            and token.tag_ in {"NN", "NNS"}
            and token.i not in swaps
            and word not in seen
            and lexicon.noun_type(word) in (_BROUGHT_IN if token.tag_ == "NN" else _SEVERAL)
            and word not in known | _UNIQUE
            and _says_only_the(token)
            and any(t.lemma_.lower() == word and _brings_in(t) for t in _before(token))
        ):
            found.append(token)
        seen.add(word)
    return found


def _before(token: Token) -> list[Token]:
    """The words of the paragraph before the sentence of this token."""
    return token.doc.tokens[: token.sent.start]


def is_just_before(token: Token) -> bool:
    """Does the sentence right before name the same?"""
    start = token.sent.start
    before = token.doc.tokens[start - 1].sent if start else ()
    return any(t.lemma_.lower() == token.lemma_.lower() and _brings_in(t) for t in before)


def _says_only_the(noun: Token) -> bool:
    """ "the statute", "the international blockade", but not "the Ohio statute", "the peace prize" or "the blockade of
    Malta"."""
    left = [t for t in noun.lefts if not t.is_punct]
    plain = left and left[0].lower_ == "the" and all(t.tag_ == "JJ" and not t.ent_type_ for t in left[1:])
    return bool(plain) and noun.dep_ != "compound" and not _is_told_further(noun)


def _brings_in(noun: Token) -> bool:
    """ "a statute", "statutes", "the statute of 1990", but not "the statute" once more."""
    left = [t.lower_ for t in noun.lefts if not t.is_punct]
    return noun.pos_ in {"NOUN", "PROPN"} and (left != ["the"] or _is_told_further(noun))
