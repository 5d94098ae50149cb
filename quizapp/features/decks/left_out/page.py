"""What the page shows: the places that were left out, as far as no card has come from them since."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from quizapp.features.decks.left_out.reasons import in_words

PER_PAGE = 40
type Stored = Sequence[object]  # start, end, check, question, answer


@dataclass(frozen=True)
class Question:
    """A question that was dropped, and why."""

    question: str
    answer: str
    reason: str


@dataclass(frozen=True)
class Place:
    """A sentence that was left out: why it was, or which questions about it were."""

    start: int
    end: int
    text: str
    has_card: bool
    reasons: tuple[str, ...] = ()
    questions: tuple[Question, ...] = field(default=())


def places_of(text: str, stored: Iterable[Stored], starts: Collection[int], fronts: Collection[str]) -> list[Place]:
    """The places to show, in the order of the text.

    `starts` are where sentences with cards begin: nobody needs to be told why they have none. `fronts` are the
    questions the deck holds now: they are not left out any more.
    """
    rows = sorted(((_places(row), row) for row in stored if _is_left_out(row, starts, fronts)), key=itemgetter(0))
    out = []
    for (start, end), group in groupby(rows, key=itemgetter(0)):
        parts = [row for _place, row in group]
        reasons = dict.fromkeys(in_words(str(row[2]), is_question=False) for row in parts if not row[3])
        questions = [
            Question(str(row[3]), str(row[4]), in_words(str(row[2]), is_question=True)) for row in parts if row[3]
        ]
        out.append(Place(start, end, text[start:end], start in starts, tuple(reasons), tuple(questions)))
    return [place for place in out if place.text.strip()]


def _places(row: Stored) -> tuple[int, int]:
    return int(str(row[0])), int(str(row[1]))


def _is_left_out(row: Stored, starts: Collection[int], fronts: Collection[str]) -> bool:
    return row[3] not in fronts if row[3] else row[0] not in starts
