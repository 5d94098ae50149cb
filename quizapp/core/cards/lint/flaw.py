"""The names of flaws, and what is looked at to find them."""

from dataclasses import dataclass, field
from enum import StrEnum

from quizapp.core.passage import parted


class Code(StrEnum):
    """The name of a flaw; pages turn it into a sentence."""

    EMPTY = "empty"
    ANSWER_LEAKED = "answer_leaked"
    TWO_RIGHT = "two_right"
    LONGEST_RIGHT = "longest_right"
    ABSOLUTE_WORDS = "absolute_words"
    NOT_ATOMIC = "not_atomic"
    TOO_LONG = "too_long"
    DUPLICATE = "duplicate"
    SAME_FRONT = "same_front"
    GRAMMATICAL_CUE = "grammatical_cue"
    OVERLAP = "overlap"
    ALL_OF_THE_ABOVE = "all_of_the_above"
    NEGATIVE_FRONT = "negative_front"
    MIXED_KINDS = "mixed_kinds"
    WORD_REPEATED = "word_repeated"
    CONVERGENCE = "convergence"
    FORMAT_CUE = "format_cue"
    OUTLIER = "outlier"


@dataclass(frozen=True)
class Advice:
    """One flaw and the words or figures that a page may name when it explains it."""

    code: Code
    data: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """A card under review: question, answer, wrong options, and (front, back) of the deck's other cards."""

    front: str
    back: str
    wrong: tuple[str, ...]
    others: tuple[tuple[str, str], ...]

    @property
    def asked(self) -> str:
        """The question without the passage before it."""
        return parted(self.front).question

    @property
    def options(self) -> tuple[str, ...]:
        """The right option and the wrong ones."""
        return (self.back, *self.wrong)
