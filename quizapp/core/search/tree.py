"""The pieces of a search: what each card found must be, have or hold."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """The side of a card that words must stand on."""

    FRONT = "front"
    BACK = "back"


class Being(StrEnum):
    """What `is:` may ask for."""

    DUE = "due"
    NEW = "new"
    REVIEW = "review"
    LEARN = "learn"
    SUSPENDED = "suspended"
    BURIED = "buried"
    LEECH = "leech"
    FLAGGED = "flagged"
    MARKED = "marked"


class Figure(StrEnum):
    """What `prop:` may compare; the values are what is typed."""

    RECALL = "r"
    STABILITY = "s"
    DIFFICULTY = "d"
    INTERVAL = "ivl"
    LAPSES = "lapses"
    REVIEWS = "reps"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Words:
    """These words, one after the other, anywhere on the card or on one side; `is_open`: the last may go on."""

    text: str
    place: Place | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class InDeck:
    """In a deck of this name or below it; * stands for anything."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """With this tag or one below it; * stands for anything. None: without any tag."""

    pattern: str | None


@dataclass(frozen=True, slots=True)
class OfArticle:
    """Made from an article whose title holds these words."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Is:
    being: Being


@dataclass(frozen=True, slots=True)
class Flagged:
    """With this flag, 1 to 7; 0: with none."""

    flag: int


@dataclass(frozen=True, slots=True)
class OfKind:
    """Asked in this way: basic, cloze ..."""

    kind: str


@dataclass(frozen=True, slots=True)
class Compare:
    """A figure of memory against a number."""

    figure: Figure
    sign: str  # = != < <= > >=
    number: float


@dataclass(frozen=True, slots=True)
class Added:
    """Added in the last days, today being the first."""

    days: int


@dataclass(frozen=True, slots=True)
class Rated:
    """Answered in the last days, with this rating if one is named."""

    days: int
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """All of these; none of them at all is every card."""

    parts: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these."""

    parts: "tuple[Node, ...]"


type Node = Words | InDeck | Tagged | OfArticle | Is | Flagged | OfKind | Compare | Added | Rated | Not | All | Some
