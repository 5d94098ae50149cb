"""What somebody wishes for when cards are made: how many, which kinds, of which part, how hard."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.facts.fact import Family

MORE = frozenset(
    {
        Family.TRUE_FALSE,
        Family.REVERSED,
        Family.HOW_MANY,
        Family.WHICH,
        Family.WHAT,
        Family.WHO,
        Family.AGENT,
    }
)
"""Kinds that strict readers keep less often: made only for whoever asks for more questions."""

USUAL = frozenset(Family) - MORE


class Difficulty(StrEnum):
    """How specific the questions are, and how close the wrong answers come to the right one."""

    EASY = "easy"
    NORMAL = "normal"
    HARD = "hard"


@dataclass(frozen=True)
class Wish:
    """`limit`: the most cards (None: four, and twelve for each 1,000 words, if so many are good); `kinds`: values
    of `Family` (None: the usual ones); `part`: start and end in the cleaned text (None: all of it); another `seed`
    draws other wrong answers; `is_again`: facts that are asked already may be asked once more, in another way."""

    limit: int | None = None
    kinds: Collection[str] | None = None
    part: tuple[int, int] | None = None
    difficulty: Difficulty = Difficulty.NORMAL
    seed: int = 0
    is_wide: bool = False
    is_again: bool = False

    def covers(self, start: int, end: int) -> bool:
        """Does the part wished for hold this stretch of the text?

        >>> Wish(part=(10, 50)).covers(10, 40), Wish(part=(10, 50)).covers(0, 20), Wish().covers(0, 20)
        (True, False, True)
        """
        return self.part is None or (self.part[0] <= start and end <= self.part[1])

    def wants(self, family: Family) -> bool:
        """Are questions of this kind wished for?

        >>> Wish().wants(Family.CLOZE), Wish().wants(Family.TRUE_FALSE), Wish(kinds=["true_false"]).wants(Family.CLOZE)
        (True, False, False)
        """
        return family in USUAL if self.kinds is None else family.value in self.kinds


def as_stored(wish: Wish) -> dict[str, object]:
    """The wish as plain JSON values, without what is left at its default.

    >>> as_stored(Wish(limit=5, part=(0, 90)))
    {'limit': 5, 'part': [0, 90]}
    """
    told: dict[str, object] = {
        "limit": wish.limit,
        "kinds": None if wish.kinds is None else sorted(wish.kinds),
        "part": None if wish.part is None else list(wish.part),
        "difficulty": None if wish.difficulty == Difficulty.NORMAL else wish.difficulty.value,
        "seed": wish.seed or None,
        "again": wish.is_again or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def from_stored(stored: Mapping[str, object]) -> Wish:
    """The wish from what `as_stored` gave.

    >>> wish = Wish(limit=5, kinds=["cloze"], part=(0, 90), difficulty=Difficulty.HARD, seed=2, is_again=True)
    >>> from_stored(as_stored(wish)) == wish
    True
    """
    limit, kinds, part, seed = (stored.get(name) for name in ("limit", "kinds", "part", "seed"))
    return Wish(
        limit=limit if isinstance(limit, int) else None,
        kinds=[str(kind) for kind in kinds] if isinstance(kinds, list) else None,
        part=(int(part[0]), int(part[1])) if isinstance(part, list) else None,
        difficulty=Difficulty(str(stored.get("difficulty") or "normal")),
        seed=seed if isinstance(seed, int) else 0,
        is_again=bool(stored.get("again")),
    )
