"""Cutting a search into pieces: brackets, minus signs, words in quotes and others."""

import re
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.search.unreadable import Unreadable

_KEY = re.compile(r"([A-Za-z]+):")


class Sort(StrEnum):
    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    OR = "or"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: for a term `key` is what stands before its colon, and `text` the rest without its quotes."""

    sort: Sort
    position: int
    text: str = ""
    key: str = ""
    is_quoted: bool = False


def cut(search: str) -> list[Piece]:
    """The pieces in order; Unreadable when a quote is not closed.

    >>> [(piece.sort.value, piece.key, piece.text) for piece in cut('-deck:"Lakes deep" wor*')]
    [('-', '', ''), ('term', 'deck', 'Lakes deep'), ('term', '', 'wor*')]
    """
    found, here = [], 0
    while here < len(search):
        letter = search[here]
        if letter.isspace():
            here += 1
        elif letter in "()" or letter == "-":
            found.append(Piece(Sort(letter), here))
            here += 1
        else:
            piece, here = _term(search, here)
            found.append(piece)
    return found


def _term(search: str, start: int) -> tuple[Piece, int]:
    """The term that begins here, and where it ends."""
    if search[start] == '"':
        text, end = _quoted(search, start)
        named = _KEY.match(text)  # "deck:two words" means the same as deck:"two words"
        return Piece(Sort.TERM, start, text[named.end() :] if named else text, _key(named), is_quoted=True), end
    named = _KEY.match(search, start)
    if named and search[named.end() : named.end() + 1] == '"':
        text, end = _quoted(search, named.end())
        return Piece(Sort.TERM, start, text, _key(named), is_quoted=True), end
    end = start
    while end < len(search) and not search[end].isspace() and search[end] not in '()"':
        end += 1
    word = search[start:end]
    if word.lower() in {"or", "and"}:
        return Piece(Sort.OR if word.lower() == "or" else Sort.TERM, start, "", "and"), end
    if named and not search.startswith("//", named.end()):  # an address is no key
        return Piece(Sort.TERM, start, search[named.end() : end], _key(named)), end
    return Piece(Sort.TERM, start, word), end


def _key(named: re.Match[str] | None) -> str:
    return named[1].lower() if named else ""


def _quoted(search: str, start: int) -> tuple[str, int]:
    end = search.find('"', start + 1)
    if end < 0:
        raise Unreadable("open_quote", start, search[start : start + 20])
    return search[start + 1 : end], end + 1
