"""Phrases: a word with all that belongs to it, without insertions; and whether a cut leaves whole segments."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span, Token

DISCOURSE = listed(
    "also however meanwhile moreover furthermore therefore thus hence nevertheless nonetheless additionally "
    "instead initially actually "
    "indeed finally consequently otherwise still then too now today again "
    "accordingly conversely similarly likewise subsequently eventually ultimately notably importantly interestingly "
    "unfortunately surprisingly ironically"
)

_PLACE = attrgetter("i")
_SET_OFF_BY = frozenset({",", "–", "—", ";"})


def phrase(noun: Token, *, cut: set[int] | None = None) -> list[Token]:
    """A word with all that belongs to it, without insertions: appositions, loose relative clauses, brackets."""
    if not noun.children:
        return [noun]
    return _trimmed(sorted(_gathered(noun, cut or set()), key=_PLACE))


def _gathered(noun: Token, cut: set[int]) -> list[Token]:
    out = [noun]
    for child in noun.children:
        if child.i in cut or _is_apart(child):
            continue
        if child.children:
            out.extend(_gathered(child, cut))
        else:
            out.append(child)
    return out


def _is_bracketed(token: Token) -> bool:
    """Does this word stand alone in brackets?"""
    inside = 0 < token.i < len(token.doc) - 1
    return inside and token.nbor(-1).text == "(" and token.nbor(1).text == ")"


def _is_apart(child: Token) -> bool:
    """An insertion, a bracket, or words that begin right after one."""
    start = child.left_edge.i
    before = child.doc.tokens[start - 1].text if start > 0 else ""
    if before in {"(", "["} or child.text in {"(", ")", "[", "]"} or child.left_edge.text in {"(", "["}:
        return True
    if before not in _SET_OFF_BY or child.i <= child.head.i:
        return False
    if child.dep_ == "prep" and child.lower_ in {"including", "such", "like", "with"}:
        return True
    return child.dep_ in {"appos", "relcl", "acl", "parataxis"} and child.head.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}


def _trimmed(tokens: list[Token]) -> list[Token]:
    if len(tokens) == 1:
        return tokens
    if "(" in tokens[0].doc.text:
        tokens = [t for t in tokens if not _is_bracketed(t)]
    while (
        tokens and tokens[-1].is_punct and tokens[-1].tag_ != "POS" and tokens[-1].text not in {")", '"', "”", "%", "."}
    ):
        tokens.pop()
    while tokens and tokens[0].is_punct and tokens[0].text not in {"(", '"', "“", "$"}:
        tokens.pop(0)
    return tokens


def is_a_sentence_before(part: Token) -> bool:
    """ "There are 76 senators; 12 are elected": what a semicolon parts from its verb is another sentence."""
    end = part.right_edge.i + 1
    return part.dep_ == "ccomp" and end < part.head.i and part.doc[end].text == ";"


def is_whole(kept: set[int], sentence: Span, free: set[int]) -> bool:
    """Are the kept words whole segments? A cut may fall only at punctuation, at a conjunction, at a clause word,
    or beside a free word.

    `free` are the numbers of words that may go or stay alone: the answer's phrase, auxiliaries, discourse adverbs.
    """
    for left, right in zip(list(sentence)[:-1], list(sentence)[1:], strict=True):
        if (left.i in kept) == (right.i in kept) or left.i in free or right.i in free:
            continue
        if left.is_punct or right.is_punct or "cc" in (left.dep_, right.dep_) or left.is_space or right.is_space:
            continue
        if (
            right.tag_ in {"WDT", "WP"}
            or left.tag_ in {"WDT", "WP"}
            or left.lower_ in DISCOURSE
            or right.lower_ in DISCOURSE
        ):
            continue
        if right.dep_ == "acl" and left.i == right.head.i:
            continue
        return False
    return True


_NEXT = 2  # words on, a comma between


def parts_a_list(comma: Token) -> bool:
    """Does this comma part two of a row ("The peaks, cirques and walls", "a milder, flu-like illness"), opening nothing
    that another would close?"""
    before = comma.nbor(-1) if comma.i else comma
    if before.dep_ == "amod" and before.head.i > comma.i:
        return True
    return any(c.dep_ == "conj" and c.left_edge.i == comma.i + 1 for c in comma.head.children)


def says_what_came(verb: Token) -> bool:
    """ "The turning point came in 1853, when his mother was carried off": is the clause what the sentence announces?"""
    root = verb.sent.root
    return root.lemma_ == "come" and verb.left_edge.lower_ in {"when", "as"} and verb.i > root.i


def goes_with_its_noun(participle: Token) -> bool:
    """ "with Tanzania, where they arrived in 1891, accounting for half": is nothing said without the participle?"""
    if participle.tag_ != "VBG" or participle.dep_ not in {"acl", "advcl"}:
        return False
    beside = (c for c in participle.head.children if c.lower_ == "with" and c.i < participle.i)
    own = participle.head.dep_ == "pobj" and participle.head.head.lower_ == "with"
    return own or any(participle.i - c.right_edge.i <= _NEXT for c in beside)
