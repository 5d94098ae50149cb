"""What each term means: a key before a colon decides how the rest is read."""

import re
from collections.abc import Callable

from quizapp.core.search.pieces import Piece
from quizapp.core.search.tree import (
    Added,
    All,
    Being,
    Compare,
    Figure,
    Flagged,
    InDeck,
    Is,
    Node,
    OfArticle,
    OfKind,
    Place,
    Rated,
    Tagged,
    Words,
)  # fmt: skip
from quizapp.core.search.unreadable import Unreadable

KINDS = ("basic", "reversed", "cloze", "typed", "choice", "true_false")
MOST_DAYS = 36_500
_COMPARED = re.compile(r"([a-z]+)\s*(<=|>=|!=|<|>|=)\s*(.+)")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")
ALSO = {"learning": Being.LEARN, "starred": Being.MARKED}  # what the pages call them


def meaning(piece: Piece) -> Node:
    """The meaning of one term. Raises Unreadable with the place of what cannot be read.

    >>> from quizapp.core.search.pieces import Sort
    >>> meaning(Piece(Sort.TERM, 0, "r<0.8", "prop"))
    Compare(figure=<Figure.RECALL: 'r'>, sign='<', number=0.8)
    """
    if not piece.key:
        return _words(piece, None)
    if piece.key not in TERMS:
        raise Unreadable("unknown_key", piece.position, f"{piece.key}:", tuple(TERMS))
    if not piece.text.strip():
        raise Unreadable("empty_value", piece.position, f"{piece.key}:")
    return TERMS[piece.key](piece)


def _words(piece: Piece, place: Place | None) -> Node:
    text = piece.text.rstrip("*")
    if not text.strip():
        return All()
    return Words(text, place, is_open=piece.text != text)


def _is(piece: Piece) -> Node:
    asked = _one_of(piece, (*(being.value for being in Being), *ALSO))
    return Is(ALSO.get(asked) or Being(asked))


def _kind(piece: Piece) -> Node:
    return OfKind(_one_of(piece, KINDS))


def _one_of(piece: Piece, known: tuple[str, ...]) -> str:
    value = piece.text.strip().lower()
    if value not in known:
        raise Unreadable("unknown_value", piece.position, f"{piece.key}:{piece.text}", known)
    return value


def _compare(piece: Piece) -> Node:
    named, known = _COMPARED.fullmatch(piece.text.strip().lower()), tuple(figure.value for figure in Figure)
    if named is None or named[1] not in known:
        raise Unreadable("unknown_value", piece.position, f"prop:{piece.text}", tuple(f"{name}>1" for name in known))
    number = _number(piece, named[3].removesuffix("%"))
    is_percent = named[1] == Figure.RECALL.value and (named[3].endswith("%") or number > 1)
    return Compare(Figure(named[1]), named[2], number / 100 if is_percent else number)


def _number(piece: Piece, text: str) -> float:
    if not _NUMBER.fullmatch(text.strip()):
        raise Unreadable("number", piece.position, f"{piece.key}:{piece.text}")
    return float(text)


def _whole(piece: Piece, text: str, lowest: int, highest: int) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 6 or not lowest <= int(text) <= highest:
        known = (f"{piece.key}:{lowest}", f"{piece.key}:{highest}")
        raise Unreadable("unknown_value", piece.position, f"{piece.key}:{piece.text}", known)
    return int(text)


def _rated(piece: Piece) -> Node:
    days, colon, rating = piece.text.strip().partition(":")
    return Rated(_whole(piece, days, 1, MOST_DAYS), _whole(piece, rating, 1, 4) if colon else None)


def _tag(piece: Piece) -> Node:
    return Tagged(None if piece.text.strip().lower() == "none" else piece.text.strip())


TERMS: dict[str, Callable[[Piece], Node]] = {
    "deck": lambda piece: InDeck(piece.text.strip()),
    "tag": _tag,
    "is": _is,
    "flag": lambda piece: Flagged(_whole(piece, piece.text.strip(), 0, 7)),
    "kind": _kind,
    "article": lambda piece: OfArticle(piece.text.strip()),
    "prop": _compare,
    "added": lambda piece: Added(_whole(piece, piece.text.strip(), 1, MOST_DAYS)),
    "rated": _rated,
    "front": lambda piece: _words(piece, Place.FRONT),
    "back": lambda piece: _words(piece, Place.BACK),
}
