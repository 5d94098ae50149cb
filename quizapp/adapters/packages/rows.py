"""What a package holds, as plain values."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Template(NamedTuple):
    """How one card of a note type asks and answers."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """The fields of a kind of notes, and the cards made of them."""

    name: str
    is_cloze: bool
    fields: tuple[str, ...]
    templates: dict[int, Template]
    css: str = ""
    mod: int = 0


class CardRow(NamedTuple):
    """A row of the table of cards."""

    id: int
    nid: int
    did: int
    ord: int
    type: int
    queue: int
    due: int
    ivl: int
    factor: int
    reps: int
    lapses: int
    left: int
    odue: int
    odid: int
    flags: int
    data: str


class LogRow(NamedTuple):
    """A row of the log of answers; `id` is its moment in milliseconds."""

    id: int
    cid: int
    ease: int
    ivl: int
    last: int
    factor: int
    time: int
    type: int


@dataclass(slots=True)
class NoteRow:
    """A note with its cards and their log."""

    id: int
    guid: str
    type_id: int
    mod: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    cards: list[CardRow] = field(default_factory=list)
    log: dict[int, list[LogRow]] = field(default_factory=dict)
