"""What is brought in, whatever it came as: notes with their cards and, of a package, what is remembered of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2s

from quizapp.core.exchange.anki.scheduling import Logged, Standing

MOST_PROBLEMS = 500  # told one by one; further ones are only counted
LONGEST_TAG, LONGEST_NAME = 200, 300


@dataclass(frozen=True, slots=True)
class BroughtCard:
    """One card. `part` is its number among the cards of its note, by which it is known when it comes again. `is_bare`:
    the file tells its sides alone, so a card that is here keeps its kind, its options and what else counts as right.
    """

    part: int
    deck: str
    kind: str
    front: str
    back: str
    distractors: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    standing: Standing | None = None
    log: tuple[Logged, ...] = ()
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """A note as the other program has it: the number of its kind, its fields, and of each card, by its part, the place
    among new cards, or before it was first asked (0: unknown), and the ease in thousandths (0: it has none); `shown` is
    what a card showed beyond the fields when it came.
    """

    type_number: int
    fields: tuple[str, ...]
    cards: Mapping[int, tuple[int, int]]
    shown: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BroughtNote:
    """One note. `row` is its place in what was brought, `guid` the name by which it is known when it comes again;
    without `tells_tags` a note that is here keeps its own. `is_redrawn`: no newer, it shows something else.
    """

    row: int
    guid: str
    cards: tuple[BroughtCard, ...]
    changed_at: datetime | None = None
    tags: tuple[str, ...] = ()
    sentence: str = ""
    is_settled: bool = False  # its words are here already, or ours are newer: only schedules and logs are told
    tells_tags: bool = True
    origin: Origin | None = None
    is_redrawn: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is here of a note that may come again: when its words last changed, and each part's card and deck."""

    id: int
    deck_id: int
    changed_at: datetime | None
    cards: Mapping[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row was left out: a short code, for which pages find words; `answers` counts those left out of its log."""

    row: int
    reason: str
    about: str = ""
    answers: int = 0


def guid_of(*words: str) -> str:
    """The name of a note that has none of its own: the same words make the same name.

    >>> guid_of("Rome", "Lazio") == guid_of("Rome", "Lazio") != guid_of("Rome", "")
    True
    """
    return "text-" + blake2s("\x1f".join(words).encode(), digest_size=12).hexdigest()


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: each once, none too long, no space within.

    >>> clean_tags(["a::b", "a::b", "", "two words"])
    ('a::b', 'two_words')
    """
    tidy = ("_".join(tag.split())[:LONGEST_TAG] for tag in tags)
    return tuple(dict.fromkeys(tag for tag in tidy if tag.strip(":")))


def clean_name(name: str) -> str:
    """The name of a deck with `::` between its levels, none of them empty.

    >>> clean_name(" Atlas:: ::Facts ")
    'Atlas::Facts'
    """
    levels = (" ".join(level.split()) for level in name.replace("\x1f", "::").split("::"))
    return "::".join(level for level in levels if level)[:LONGEST_NAME]


def names_above(name: str) -> list[str]:
    """The names of the decks that a deck lies in.

    >>> names_above("Atlas::Facts::Deep")
    ['Atlas', 'Atlas::Facts']
    """
    parts = name.split("::")
    return ["::".join(parts[:length]) for length in range(1, len(parts))]


@dataclass(slots=True)
class Tally:
    """How many of each were added, changed and left as they were; and what was left out, with its reasons."""

    notes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "updated", "skipped"), 0))
    cards: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "updated", "skipped"), 0))
    reviews: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "updated", "skipped"), 0))
    media: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "updated", "skipped"), 0))
    problems: list[Problem] = field(default_factory=list)
    unlisted: int = 0  # problems beyond those that are listed

    def tell(self, problem: Problem) -> None:
        """Add a problem, or count it where there are many."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
        else:
            self.unlisted += 1

    def add(self, counts: dict[str, dict[str, int]]) -> None:
        """Add counts by kind of thing."""
        for name, numbers in counts.items():
            mine = getattr(self, name)
            for what, number in numbers.items():
                mine[what] += number

    def document(self) -> dict[str, object]:
        """As plain values."""
        counts: dict[str, object] = {name: dict(getattr(self, name)) for name in ("notes", "cards", "reviews", "media")}
        told = [{"row": problem.row, "reason": problem.reason, "about": problem.about} for problem in self.problems]
        return counts | {"problems": told, "unlisted": self.unlisted}
