"""Names as wholes: the capitalised words beside a name that belong to it, and two names that ran together."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token

NAME_PARTS = frozenset({"NNP", "NNPS"})
COMPASS = re.compile(r"(north|south|east|west|central|upper|lower)[a-z-]*")
PARTICLES = frozenset({"de", "da", "do", "dos", "das", "di", "du", "del", "della", "van", "von", "ibn", "bin", "al"})
_ORDINAL = re.compile(r"[IVX]+|One|Two|\d+")


def bare_name(tokens: list[Token]) -> list[Token]:
    """The name without an article before it, and without a possessive ending or a mark behind it."""
    while tokens and (tokens[-1].tag_ == "POS" or (tokens[-1].is_punct and tokens[-1].text != ".")):
        tokens = tokens[:-1]
    while tokens and (tokens[0].tag_ in {"DT", "PRP$", "IN"} or tokens[0].is_punct):
        tokens = tokens[1:]
    return tokens


def whole_name(tokens: list[Token]) -> list[Token]:
    """The name with the capitalised words beside it that belong to it, so that no part of it gives it away."""
    while (
        tokens
        and tokens[0].i
        and tokens[0].nbor(-1).text[:1].isupper()
        and tokens[0].nbor(-1).tag_ in NAME_PARTS
        and _joined(tokens[0].nbor(-1), tokens)
        and not _stands_before(tokens[0].nbor(-1), tokens[0])
    ):
        tokens = [tokens[0].nbor(-1), *tokens]
    if tokens and tokens[0].i and _opens_the_name(tokens[0].nbor(-1), tokens[0]):
        tokens = [tokens[0].nbor(-1), *tokens]
    if tokens and tokens[0].i and COMPASS.fullmatch(tokens[0].nbor(-1).lower_):
        tokens = [tokens[0].nbor(-1), *tokens]
    if tokens and tokens[0].i > 1 and tokens[0].nbor(-1).lower_ == "and" and COMPASS.fullmatch(tokens[0].lower_):
        beside = tokens[0].nbor(-2)  # "in western and southern Syria"
        tokens = [beside, tokens[0].nbor(-1), *tokens] if COMPASS.fullmatch(beside.lower_) else tokens
    while tokens and tokens[-1].i + 1 < len(tokens[-1].doc):
        follower = tokens[-1].nbor(1)
        other = follower.ent_iob_ == "B"  # "After the First World War Ljubljana became ...": another name begins
        if other and tokens[-1].ent_type_:
            break
        if follower.tag_ in NAME_PARTS and (tokens[-1].dep_ == "compound" or follower in list(tokens[-1].children)):
            tokens = [*tokens, follower]
        elif _joins(follower, tokens) and follower.nbor(1).tag_ in NAME_PARTS:
            tokens = [*tokens, follower, follower.nbor(1)]
        else:
            break
    return tokens


def _opens_the_name(token: Token, name: Token) -> bool:
    """ "the All India Muslim League": a small word with a capital that only the name can have given it."""
    capital = token.text[:1].isupper() and not token.is_sent_start and token.lower_ != "the"
    return capital and token.tag_ in {"DT", "PDT", "PRP$", "RB"} and name.text[:1].isupper()


def _stands_before(token: Token, name: Token) -> bool:
    """ "Professor Green", "Portuguese Francisco Lázaro": what somebody is, said before the name and no part of it."""
    return name.ent_type_ == "PERSON" and (
        token.ent_type_ == "NORP"
        or lexicon.noun_type(token.lower_) == lexicon.PERSON
        or lexicon.is_ordinary(token.lower_)
    )


def _joins(follower: Token, tokens: list[Token]) -> bool:
    """ "University of ...", "José Eduardo dos ...": does the name go on after this small word?"""
    if follower.lower_ in {"of", "upon"}:
        return _joined(follower, tokens)
    return follower.text in PARTICLES and tokens[-1].ent_type_ == "PERSON"


def _joined(token: Token, tokens: list[Token]) -> bool:
    return token.head in tokens or any(t.head == token for t in tokens)


_EVENTS = listed("war battle treaty")


def runs_together(tokens: list[Token]) -> bool:
    """ "First World War Ljubljana": two names that stood side by side."""
    pairs = pairwise(tokens[1:])
    return any(
        one.lower_ in _EVENTS and after.tag_ in NAME_PARTS and not _ORDINAL.fullmatch(after.text)
        for one, after in pairs
    )
