"""A note of a package, with its cards and their schedules, as a note of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from quizapp.core.exchange.anki import own
from quizapp.core.exchange.anki.scheduling import Logged, logged, moment, standing
from quizapp.core.exchange.anki.sides import Asked, Sides, is_turned, sides
from quizapp.core.exchange.brought import BroughtCard, BroughtNote, Problem, clean_name, clean_tags
from quizapp.core.memory.days import DayClock

LONGEST_GUID = 100


@dataclass(slots=True)
class Source:
    """What the notes of a package refer to, and how they are to be brought."""

    note_types: Mapping[int, Any]
    decks: Mapping[int, str]
    media: dict[str, str]  # name of a file -> its address in the text of a card
    first: date
    clock: DayClock
    has_progress: bool = True
    asked: dict[tuple[int, int], Asked | None] = field(default_factory=dict)

    def how(self, type_id: int, number: int) -> Asked | None:
        """How this note type asks its card of this number; none when it has no such card."""
        key = (type_id, number)
        if key not in self.asked:
            self.asked[key] = self._found(type_id, number)
        return self.asked[key]

    def _found(self, type_id: int, number: int) -> Asked | None:
        kind = self.note_types.get(type_id)
        made = kind and kind.templates.get(0 if kind.is_cloze else number)
        if not kind or not made:
            return None
        firsts = [kind.templates[0].question] if number and 0 in kind.templates else []
        return Asked(made.question, made.answer, kind.is_cloze, bool(firsts) and is_turned(made.question, firsts))


def brought(note: Any, row: int, source: Source) -> tuple[BroughtNote | None, list[Problem]]:
    """The note as ours, and why it, or cards of it, were left out."""
    guid = note.guid.strip()
    if not guid or len(guid) > LONGEST_GUID:
        return None, [Problem(row, "no_name")]
    kind = source.note_types.get(note.type_id)
    if kind is None:
        return None, [Problem(row, "no_note_type", _about(note))]
    fields = dict(zip(kind.fields, note.fields, strict=False))
    cards, problems, extras = [], [], []
    for card in note.cards:
        made = _sides(note, fields, card.ord, source)
        if made.problem:
            problems.append(Problem(row, made.problem, _about(note)))
            continue
        extras.append(made.extra)
        cards.append(_card(card, made, note.log.get(card.id, ()), source))
    if not cards:
        return None, problems or [Problem(row, "no_cards", _about(note))]
    sentence = next((extra for extra in extras if extra), "")
    return BroughtNote(row, guid, tuple(cards), moment(note.mod), clean_tags(note.tags), sentence), problems


def _sides(note: Any, fields: dict[str, str], number: int, source: Source) -> Sides:
    name = source.note_types[note.type_id].name
    if name.startswith(own.NAME) and name != own.CLOZE:
        ours = own.read(name, fields, number, source.media)
        if ours is not None:
            return ours
    asked = source.how(note.type_id, number)
    return Sides(problem="no_template") if asked is None else sides(asked, fields, number, source.media)


def _card(card: Any, made: Sides, log: Any, source: Source) -> BroughtCard:
    rows: tuple[Logged, ...] = ()
    stands = None
    if source.has_progress:
        stands = standing(card, source.first, source.clock)
        rows = tuple(row for row in map(logged, log) if row is not None)
    home = card.odid or card.did
    deck = clean_name(source.decks.get(home, "")) or clean_name(source.decks.get(card.did, "")) or "Default"
    return BroughtCard(
        max(0, min(card.ord, 32_000)),
        deck,
        made.kind,
        made.front,
        made.back,
        made.distractors,
        made.accept,
        stands,
        rows,
    )


def _about(note: Any) -> str:
    return str(note.fields[0])[:80] if note.fields else ""
