"""Names of decks and tags against patterns: no matter the accents, * stands for anything, :: makes a tree."""

import re
import unicodedata
from collections.abc import Iterator

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOKEN = re.compile(r"[^\W_]+")
LONGEST_TOKEN = 200


def plain(text: str) -> str:
    """A text without capitals and accents; a sigma is one letter wherever it stands.

    >>> plain("Étude ﬁnale"), plain("ΣΊΣΥΦΟΣ")
    ('etude finale', 'σισυφοσ')
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).lower().replace("ς", "σ")
    return "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")


def tokens(text: str) -> list[str]:
    """The words of a text as the index knows them.

    >>> tokens("Lac Léman, 3.14")
    ['lac', 'leman', '3', '14']
    """
    return [found[:LONGEST_TOKEN] for found in _TOKEN.findall(plain(text))]


def is_indexed(text: str) -> bool:
    """Whether an index of words can find this; signs alone, and scripts without spaces, it cannot.

    >>> is_indexed("wave"), is_indexed("++"), is_indexed("深い")
    (True, False, False)
    """
    return bool(_TOKEN.search(text)) and not _UNSPACED.search(text)


def matches(pattern: str, name: str) -> bool:
    """Whether a name, or one above it in the tree, is as the pattern says.

    >>> [matches("lakes", "Lakes::Deep"), matches("*eep", "Lakes::Deep"), matches("lakes", "Lakeside")]
    [True, True, False]
    """
    wanted = plain(pattern).split("*")
    return any(_fits(wanted, above) for above in _above(plain(name)))


def _above(name: str) -> Iterator[str]:
    parts = name.split("::")
    for number in range(1, len(parts) + 1):
        yield "::".join(parts[:number])


def _fits(wanted: list[str], name: str) -> bool:
    if len(wanted) == 1:
        return name == wanted[0]
    first, *middle, last = wanted
    if not name.startswith(first) or len(name) < len(first) + len(last) or not name.endswith(last):
        return False
    here, end = len(first), len(name) - len(last)
    for part in middle:
        found = name.find(part, here, end)
        if found < 0:
            return False
        here = found + len(part)
    return True
