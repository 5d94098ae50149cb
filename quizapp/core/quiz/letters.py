"""Letter differences between what was typed and what was wanted, and how many of them are a slip of the finger."""

from collections.abc import Sequence
from enum import StrEnum

from rapidfuzz.distance import OSA, Levenshtein

from quizapp.core.quiz.number_words import CALENDAR, ORDINALS

SHORTEST_TYPO = 5  # letters of the shortest word in which one slip is forgiven
SHORTEST_TWO = 10  # letters from which two are
MOST_TYPOS = 2  # in the whole answer
EXACT_WORDS = ORDINALS | CALENDAR


class Op(StrEnum):
    """A piece of a difference: in both texts, only in the right answer, or only in the given one."""

    SAME = "same"
    MISSING = "missing"
    EXTRA = "extra"


Difference = tuple[tuple[Op, str], ...]


def difference(given: str, expected: str) -> Difference:
    """The pieces that make the right answer (same + missing) and the given one (same + extra); capitals do not count.

    >>> [(str(op), text) for op, text in difference("Resolfe", "Resolve")]
    [('same', 'Resol'), ('extra', 'f'), ('missing', 'v'), ('same', 'e')]
    """
    pieces: list[tuple[Op, str]] = []
    for step in Levenshtein.opcodes(_level(given), _level(expected)):
        wanted = expected[step.dest_start : step.dest_end]
        if step.tag == "equal":
            pieces.append((Op.SAME, wanted))
        else:
            pieces += [(Op.EXTRA, given[step.src_start : step.src_end]), (Op.MISSING, wanted)]
    return tuple(piece for piece in pieces if piece[1])


def written(diff: Difference, given: str) -> Difference:
    """The pieces of what was given, letter for letter as it was written: same and extra.

    >>> [(str(op), text) for op, text in written(difference("resolfe", "Resolve"), "resolfe")]
    [('same', 'resol'), ('extra', 'f'), ('same', 'e')]
    """
    pieces, at = [], 0
    for op, text in diff:
        if op is not Op.MISSING:
            pieces.append((op, given[at : at + len(text)]))
            at += len(text)
    return tuple(pieces)


def distance(given: str, expected: str) -> int:
    """How many letters differ: wrong, missing, extra, or two swapped neighbours as one.

    >>> distance("Recieve", "Receive")
    1
    """
    return OSA.distance(given, expected)


def typos(given: Sequence[str], expected: Sequence[str]) -> int | None:
    """How many slips part two answers, given as words; None when there are more, or other, than slips.

    Forgiven is one in a word of 5 letters, two in one of 10, two in all. Nothing is forgiven in a word with a digit, an
    ordinal, a month or a weekday; nor is a first letter too many or too few (typical, atypical).

    >>> typos(["enherent", "resolfe"], ["inherent", "resolve"]), typos(["july"], ["june"])
    (2, None)
    """
    if len(given) != len(expected):
        return None
    total = 0
    for word, wanted in zip(given, expected, strict=True):
        slips = distance(word, wanted)
        if slips > allowed(wanted) or (slips and _is_other_word(word, wanted)):
            return None
        total += slips
    return total if total <= MOST_TYPOS else None


def allowed(word: str) -> int:
    """How many slips are forgiven in this word.

    >>> allowed("june"), allowed("resolve"), allowed("photosynthesis"), allowed("1914a")
    (0, 1, 2, 0)
    """
    if len(word) < SHORTEST_TYPO or word in EXACT_WORDS or any(letter.isdigit() for letter in word):
        return 0
    return 2 if len(word) >= SHORTEST_TWO else 1


def _is_other_word(word: str, wanted: str) -> bool:
    has_digit = any(letter.isdigit() for letter in word)
    return has_digit or word in EXACT_WORDS or word[1:] == wanted or wanted[1:] == word


def _level(text: str) -> str:
    """Small letters, one for one."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
