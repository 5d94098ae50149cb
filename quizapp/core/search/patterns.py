"""Names of decks and tags against patterns: no matter the accents, * stands for anything, :: makes a tree.

And texts cut into the words that the index knows. Scripts without spaces are cut into pairs of signs, each with the one
behind it, so that any part of a text is found by the pairs it is made of.
"""

import re
from collections.abc import Iterator

import regex

from quizapp.core.letters import plain

LETTER = r"[[\p{L}\p{N}\p{Mn}\p{Mc}]--[\ufe00-\ufe0f\U000e0100-\U000e01ef]]"  # these only say how one is drawn
WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\U00020000-\U0003ffff"
)
_ALONE = f"(?=[{WITHOUT_SPACES}]){LETTER}"
_TOKEN = regex.compile(f"[{LETTER}--[{WITHOUT_SPACES}]]+|({_ALONE})(?=({_ALONE})?)", regex.VERSION1)
# Latin, Greek and Cyrillic need no more than this, which takes a fifth of the time.
_SIMPLE_TOKEN, _NOT_SIMPLE = (
    re.compile(r"[^\W_]+"),
    re.compile("[\u0300-\u036f\u0483-\u0489\u0530-\u1fff\u2070-\U0010ffff]"),
)
LONGEST_TOKEN = 200


def tokens(text: str) -> list[str]:
    """The words of a text as the index knows them.

    >>> tokens("Lac Léman, 3.14"), tokens("東京 Tower")
    (['lac', 'leman', '3', '14'], ['東京', '京', 'tower'])
    """
    text = plain(text)
    if not _NOT_SIMPLE.search(text):
        return [found[:LONGEST_TOKEN] for found in _SIMPLE_TOKEN.findall(text)]
    return [(found[0] + (found[2] or ""))[:LONGEST_TOKEN] for found in _TOKEN.finditer(text)]


def words(text: str) -> str:
    """The same as SQLite is given them, one after the other.

    >>> words("Lac Léman!")
    'lac leman'
    """
    return " ".join(tokens(text))


def sought(text: str, *, is_open: bool) -> tuple[list[str], bool]:
    """The words to look for, one behind the other, and whether the last may go on: a single sign may be the first of
    any pair, and the last of several is in the pair before it.

    >>> sought("東京", is_open=False), sought("京", is_open=False), sought("Lac L", is_open=True)
    ((['東京'], False), (['京'], True), (['lac', 'l'], True))
    """
    found = tokens(text)
    if not regex.fullmatch(f"[{WITHOUT_SPACES}]", found[-1]):
        return found, is_open
    is_paired = len(found) > 1 and regex.fullmatch(f"[{WITHOUT_SPACES}]{{2}}", found[-2])
    return (found[:-1], False) if is_paired else (found, True)


def is_indexed(text: str) -> bool:
    """Whether an index of words can find this; signs alone it cannot.

    >>> is_indexed("wave"), is_indexed("++"), is_indexed("深い")
    (True, False, True)
    """
    return bool(_TOKEN.search(plain(text)))


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
