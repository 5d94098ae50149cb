"""What a reader of questions found: the questions, and where it had to leave one out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizapp.core.live.writing import MOST_QUESTIONS, Draft, problems

LONGEST_TEXT = 1_000_000  # characters that are read
MOST_SKIPPED = 200


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A question that was left out: where it stands (a row or line, from 1), the reason's code, how it begins."""

    row: int
    reason: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found."""

    drafts: tuple[Draft, ...]
    skipped: tuple[SkippedRow, ...] = ()


Read = tuple[int, Draft | str, str]  # where; a question or the reason why it is none; how it begins


def gathered(read: Iterable[Read]) -> Found:
    """The questions that can be asked, and the others with their reasons."""
    drafts: list[Draft] = []
    skipped: list[SkippedRow] = []
    for row, one, about in _checked(read):
        if isinstance(one, str):
            skipped.append(SkippedRow(row, one, about[:80]))
        elif len(drafts) < MOST_QUESTIONS:
            drafts.append(one)
        else:
            skipped.append(SkippedRow(row, "too_many", about[:80]))
        if len(skipped) >= MOST_SKIPPED:
            break
    return Found(tuple(drafts), tuple(skipped))


def _checked(read: Iterable[Read]) -> Iterator[Read]:
    for row, one, about in read:
        wrong = [] if isinstance(one, str) else problems(one)
        yield row, wrong[0] if wrong else one, about
