"""How well an answer was recalled: the four buttons."""

from enum import IntEnum


class Rating(IntEnum):
    """The learner's own word on an answer: again means forgotten, the other three mean recalled.

    >>> Rating.AGAIN.is_recalled, Rating.HARD.is_recalled
    (False, True)
    """

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def is_recalled(self) -> bool:
        """Whether the answer counts as remembered (rule B7)."""
        return self is not Rating.AGAIN
