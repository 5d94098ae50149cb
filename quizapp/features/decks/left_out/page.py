"""What the page shows: what was left out, folded by its reason, as far as no card has come from it since."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from quizapp.features.decks.left_out.reasons import in_words

type Stored = Sequence[object]  # start, end, check, question, answer


@dataclass(frozen=True)
class Left:
    """A sentence that nothing is asked about, or a question about one that was dropped."""

    start: int
    end: int
    text: str
    question: str
    answer: str
    has_card: bool


@dataclass(frozen=True)
class Fold:
    """All that was left out for one reason, in the order of the text."""

    reason: str
    rows: tuple[Left, ...]


@dataclass(frozen=True)
class Folds:
    """What was left out: sentences, and questions, each with the most frequent reason first."""

    sentences: tuple[Fold, ...]
    questions: tuple[Fold, ...]

    @property
    def all(self) -> int:
        """How much it is."""
        return sum(len(fold.rows) for fold in (*self.sentences, *self.questions))


def folds_of(text: str, stored: Iterable[Stored], starts: Collection[int], fronts: Collection[str]) -> Folds:
    """What to show.

    `starts` are where sentences with cards begin: nobody needs to be told why they have none. `fronts` are the
    questions the deck holds now: they are not left out any more.
    """
    sentences: dict[str, dict[Left, None]] = {}
    questions: dict[str, dict[Left, None]] = {}
    for row in sorted((row for row in stored if _is_left_out(row, starts, fronts)), key=_place):
        start, end = _place(row)
        if not text[start:end].strip():
            continue
        left = Left(start, end, text[start:end], str(row[3]), str(row[4]), start in starts)
        reason = in_words(str(row[2]), is_question=bool(row[3]))
        (questions if row[3] else sentences).setdefault(reason, {})[left] = None
    return Folds(_in_order(sentences), _in_order(questions))


def _place(row: Stored) -> tuple[int, int]:
    return int(str(row[0])), int(str(row[1]))


def _is_left_out(row: Stored, starts: Collection[int], fronts: Collection[str]) -> bool:
    return row[3] not in fronts if row[3] else row[0] not in starts


def _in_order(found: dict[str, dict[Left, None]]) -> tuple[Fold, ...]:
    folds = (Fold(reason, tuple(rows)) for reason, rows in found.items())
    return tuple(sorted(folds, key=lambda fold: -len(fold.rows)))
