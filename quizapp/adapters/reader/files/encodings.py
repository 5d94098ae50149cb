"""Bytes to characters: by the mark in front, as UTF-8, as was declared, or as it looks likely."""

import codecs
import re
import unicodedata
from itertools import combinations, pairwise

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SAMPLE = 200_000  # bytes looked at to tell an encoding
_OFTEN_PAIRED = ("äöüßéàè", "àâæçéèêëîïôœùûüÿ", "áéíñóúüªº", "àèéìíîòóùúª")  # German, French, Spanish, Italian
_OTHERS = ("àáâãçéêíóôõúüªº", "æøåéèêóòâôäö", "åäöéàü", "ëïéèöüáíóúêçà", "äöåšž", "áðéíóúýþæö")
_WESTERN = [frozenset(one + other) for one, other in combinations(_OFTEN_PAIRED, 2)] + [*map(frozenset, _OTHERS)]
_HARDLY = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7", "hp_roman8"]
_NEIGHBOURS = {"cp1250", "iso8859_2", "cp1257", "iso8859_4", "iso8859_13", "cp1254", "iso8859_9", "iso8859_16"}
_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = "’‘·-–—…"  # signs that may stand between two letters
_SPACES = "\t\n\r\f\v"
_ALL_ITS_LETTERS = 0.7  # of a word beyond ASCII: no Western language writes like that
_MOST_ODD = 50  # one character in so many may be none


def decoded(data: bytes, *, charset: str | None = None) -> str:
    """The characters of a text."""
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            return data.decode(name, "replace")
    for declared in (_without_mark(data), "utf-8", charset):
        if declared and (text := _strictly(data, declared)) is not None:
            return text
    return _damaged(data) or data.decode(_likely(data[:_SAMPLE]), "replace")


def is_text(text: str) -> bool:
    """Whether these characters can be a text: one of them, or few, may be none.

    >>> is_text("naïve\\ttext"), is_text("\\x02\\x9b\\x11ab")
    (True, False)
    """
    strange = [letter for letter in set(text) if letter == "\ufffd" or _is_none(letter)]
    return sum(map(text.count, strange)) <= max(1, len(text) // _MOST_ODD)


def _is_none(letter: str) -> bool:
    return letter not in _SPACES and unicodedata.category(letter) in {"Cc", "Cn", "Co", "Cs"}


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset) if codecs.lookup(charset)._is_text_encoding else None  # noqa: SLF001 (rot13, zip)
    except (LookupError, UnicodeError, ValueError):
        return None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 that does not say so: every other byte of what is mostly ASCII is nothing."""
    odd, even = data[1:_SAMPLE:2], data[0:_SAMPLE:2]
    if len(data) % 2 or len(data) < 4:
        return None
    shares = (odd.count(0) / len(odd), even.count(0) / len(even))
    if max(shares) < 0.4 or min(shares) > 0.05:
        return None
    return "utf-16-le" if shares[0] > shares[1] else "utf-16-be"


def _damaged(data: bytes) -> str | None:
    """UTF-8 with few bytes broken, which must not cost all the other letters."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(letter > "\x7f" for letter in text) - broken
    return text if letters >= 10 * broken else None


def _likely(data: bytes) -> str:
    """The encoding that these bytes most likely are in. That of Western Windows comes before any guess by statistics,
    which take short lists of words for Arabic, Thai or the page of an old printer.
    """
    from charset_normalizer import from_bytes  # late: nearly every text is UTF-8

    looks = _looks_western(data)
    if looks is True:
        return "cp1252"
    best = from_bytes(data, cp_exclusion=_HARDLY).best()
    if best is None or (looks is None and best.encoding not in _NEIGHBOURS):
        return "cp1252"
    return best.encoding


def _looks_western(data: bytes) -> bool | None:
    """Whether as Windows-1252 the bytes are words of Western languages; None: of others, or of their neighbours."""
    text = _strictly(data, "cp1252")
    if text is None or any(letter < " " and letter not in _SPACES for letter in text):
        return False
    found = [match for match in _WORD.finditer(text) if not match[0].isascii()]
    strange = sum(_is_strange(match[0]) for match in found)
    signs = sum(_parts_a_word(text, place) for place, letter in enumerate(text) if letter > "\x7f")
    if strange * 10 > len(found) or signs * 20 > len(text):
        return False
    letters = frozenset("".join(match[0] for match in found).lower()) - frozenset(map(chr, range(128)))
    return True if any(letters <= language for language in _WESTERN) else None


def _is_strange(word: str) -> bool:
    """A word nearly all of whose letters have marks, or with a capital one after a small one."""
    beyond = sum(letter > "\x7f" for letter in word)
    if len(word) > 2 and beyond > _ALL_ITS_LETTERS * len(word):
        return True
    return any(one.islower() and other > "\x7f" and other.isupper() for one, other in pairwise(word))


def _parts_a_word(text: str, place: int) -> bool:
    if text[place].isalpha() or text[place] in _WITHIN:
        return False
    return text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha()
