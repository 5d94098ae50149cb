"""Find and replace in texts, plain or by a pattern; a pattern that takes too long is stopped."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from quizapp.core.cards.card import GAP
from quizapp.core.errors import Refused

LONGEST_WISH = 200
LONGEST_TEXT = 2_000
SECONDS_A_TEXT = 0.05


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to look for and what to put there; `is_pattern`: a regular expression, and \\1 means its first group."""

    find: str
    put: str
    is_pattern: bool = False
    is_exact: bool = False  # capitals matter


def check(wish: Replacement) -> None:
    """Raises Refused: replace_empty, replace_long (limit), pattern (why), pattern_empty, pattern_slow."""
    if not wish.find:
        raise Refused("replace_empty")
    if max(len(wish.find), len(wish.put)) > LONGEST_WISH:
        raise Refused("replace_long", limit=LONGEST_WISH)
    try:
        pattern = _compiled(wish)
        pattern.sub(_put(wish), "", timeout=SECONDS_A_TEXT)
        if pattern.fullmatch("", timeout=SECONDS_A_TEXT):
            raise Refused("pattern_empty")
    except (regex.error, IndexError) as error:
        raise Refused("pattern", why=str(error)) from error
    except TimeoutError as error:
        raise Refused("pattern_slow") from error


def replaced(text: str, wish: Replacement) -> str:
    """The text with everything found replaced. Raises Refused("pattern_slow"), or Refused("pattern") for a bad group.

    >>> replaced("The lake, the Lake", Replacement("lake", "sea"))
    'The sea, the sea'
    >>> replaced("1 km and 2 km", Replacement(r"(\\d) km", r"\\1 miles", is_pattern=True))
    '1 miles and 2 miles'
    """
    try:
        return str(_compiled(wish).sub(_put(wish), text, timeout=SECONDS_A_TEXT))
    except TimeoutError as error:
        raise Refused("pattern_slow") from error
    except (regex.error, IndexError) as error:
        raise Refused("pattern", why=str(error)) from error


def stays_a_card(kind: str, front: str, back: str, *, longest: int = LONGEST_TEXT) -> bool:
    """Whether a card with these words can still be asked; `longest` is of either side, for a package may have brought
    longer ones than a person may write.

    >>> stays_a_card("cloze", "It froze.", "1862"), stays_a_card("basic", "When?", "1862")
    (False, True)
    """
    if not front.strip() or not back.strip() or max(len(front), len(back)) > longest:
        return False
    if kind == "cloze":
        return front.count(GAP) == 1
    return kind != "true_false" or back in {"true", "false"}


def _put(wish: Replacement) -> str:
    return wish.put if wish.is_pattern else wish.put.replace("\\", "\\\\")


@lru_cache(maxsize=64)
def _compiled(wish: Replacement) -> Any:
    flags = 0 if wish.is_exact else regex.IGNORECASE
    return regex.compile(wish.find if wish.is_pattern else regex.escape(wish.find, literal_spaces=True), flags)
