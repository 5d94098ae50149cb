"""Questions that are the same, or nearly: each is compared with those beside it in alphabetical order."""

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from quizapp.core.passage import parted
from quizapp.core.search.patterns import tokens

BESIDE = 4  # neighbours that each question is compared with
NEARLY = 92.0  # of 100


def twins(questions: Sequence[tuple[int, str]], *, nearly: float = NEARLY) -> list[list[int]]:
    """Groups of two or more that ask the same; capitals, accents and signs do not matter, numbers do.

    Behind a passage it is the last paragraph that asks; two passages must be alike, too.

    >>> twins([(1, "How deep is it?"), (2, "how deep is it"), (3, "When was it built in 1862?"), (4, "Who?")])
    [[1, 2]]
    """
    plain = sorted((*_plain(text), number) for number, text in questions)
    group: dict[int, list[int]] = {}
    for place, (text, passage, number) in enumerate(plain):
        for other, behind, beside in plain[place + 1 : place + 1 + BESIDE]:
            is_behind_another = passage and behind and not _is_same(passage, behind, nearly)
            if text and not is_behind_another and _is_same(text, other, nearly):
                both = group.get(number) or group.setdefault(number, [number])
                if beside not in group:
                    both.append(beside)
                    group[beside] = both
    return [list(members) for members in {id(members): sorted(members) for members in group.values()}.values()]


def _plain(text: str) -> tuple[str, str]:
    """The words that ask, and those of the passage before them."""
    passage, question = parted(text)
    return " ".join(tokens(question)), " ".join(tokens(passage))


def _is_same(text: str, other: str, nearly: float) -> bool:
    if text == other:
        return True
    digits = [[word for word in words.split() if any(letter.isdigit() for letter in word)] for words in (text, other)]
    return digits[0] == digits[1] and ratio(text, other, score_cutoff=nearly) > 0
