"""A note of a package, with its cards and their schedules, as a note of ours."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from quizapp.core.exchange.anki import own
from quizapp.core.exchange.anki.scheduling import Logged, has_time, logged, moment, position_of, standing
from quizapp.core.exchange.anki.sides import Asked, Sides, asked_by, sides, special
from quizapp.core.exchange.brought import BroughtCard, BroughtNote, Known, Origin, Problem, clean_name, clean_tags
from quizapp.core.exchange.files import Files, names_in
from quizapp.core.memory.days import DayClock

LONGEST_GUID = 100
MOST_KEPT = 200_000  # letters of a note
_NOT_DRAWN = Sides()


@dataclass(slots=True)
class Source:
    """What the notes of a package refer to, and how they are to be brought. `renewed` are the numbers of its note types
    that are here in an older form.
    """

    note_types: Mapping[int, Any]
    decks: Mapping[int, str]
    files: Files
    first: date
    clock: DayClock
    has_progress: bool = True
    renewed: AbstractSet[int] = frozenset()
    asked: dict[tuple[int, int], Asked | None] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def deck(self, home: int, current: int) -> str:
        """The name of the deck where a card is at home, else of the one that it lies in."""
        for number in (home, current):
            if number in self.decks and number not in self.names:
                self.names[number] = clean_name(self.decks[number])
            if name := self.names.get(number):
                return name
        return "Default"

    def how(self, type_id: int, number: int) -> Asked | None:
        """How this note type asks its card of this number; none when it has no such card."""
        key = (type_id, number)
        if key not in self.asked:
            kind = self.note_types.get(type_id)
            self.asked[key] = kind and asked_by(kind, number)
        return self.asked[key]

    def special(self, note: Any, card: Any) -> dict[str, str]:
        """What this card shows beyond the fields of its note."""
        asked = self.how(note.type_id, card.ord)
        if asked is None:
            return {}
        flag = card.flags & 7 if self.has_progress else 0
        return special(asked, deck=self.deck(card.odid or card.did, card.did), tags=note.tags, flag=flag)


def brought(
    note: Any, row: int, source: Source, known: Known | None = None
) -> tuple[BroughtNote | None, list[Problem]]:
    """The note as ours, and why it, or cards of it, were left out. `known` is what is here of it already: a note whose
    words would change nothing is not drawn anew.
    """
    guid = note.guid.strip()
    if not guid or len(guid) > LONGEST_GUID:
        return None, [Problem(row, "no_name")]
    kind = source.note_types.get(note.type_id)
    if kind is None:
        return None, [Problem(row, "no_note_type", _about(note))]
    is_redrawn = known is not None and _is_redrawn(note, known, source)
    if known is not None and _is_settled(note, known) and not is_redrawn:
        settled = tuple(_card(card, _NOT_DRAWN, note.log.get(card.id, ()), source) for card in note.cards)
        return BroughtNote(row, guid, settled, known.changed_at, is_settled=True), _timeless(note, row, source)
    told = tuple(map(source.files.html, note.fields))
    fields = dict(zip(kind.fields, told, strict=False))
    cards, problems, extras = [], [], []
    for card in note.cards:
        drawn = _sides(note, fields, card, source)
        if drawn.problem:
            problem = Problem(row, drawn.problem, _about(note))
            problems += [] if problem in problems else [problem]  # once, however many cards of the note share it
            continue
        extras.append(drawn.extra)
        cards.append(_card(card, drawn, note.log.get(card.id, ()), source))
    if not cards:
        return None, problems or [Problem(row, "no_cards", _about(note))]
    problems += _timeless(note, row, source)
    sentence = next((extra for extra in extras if extra), "")
    tags, changed_at = () if is_redrawn else clean_tags(note.tags), moment(note.mod)
    origin = _origin(note, told, source)
    made = BroughtNote(row, guid, tuple(cards), changed_at, tags, sentence, tells_tags=not is_redrawn, origin=origin)
    return replace(made, is_redrawn=True) if is_redrawn else made, problems


def _timeless(note: Any, row: int, source: Source) -> list[Problem]:
    """How many answers of a note are left out, for no clock could have told their times."""
    number = sum(not has_time(one) for log in note.log.values() for one in log) if source.has_progress else 0
    return [Problem(row, "log_times", f"{number} × {_about(note)}", number)] if number else []


def _origin(note: Any, fields: tuple[str, ...], source: Source) -> Origin | None:
    """The note as it came; none of one so long that it is not worth keeping twice."""
    if sum(map(len, fields)) > MOST_KEPT:
        return None
    has_ease = source.has_progress
    cards = {_part(card): (position_of(card), max(0, card.factor) if has_ease else 0) for card in note.cards}
    shown = {_part(card): told for card in note.cards if (told := source.special(note, card))}
    return Origin(note.type_id, fields, cards, shown)


def _is_settled(note: Any, known: Known) -> bool:
    is_newer = known.changed_at is None or moment(note.mod) > known.changed_at
    return bool(note.cards) and not is_newer and all(_part(card) in known.cards for card in note.cards)


def _is_redrawn(note: Any, known: Known, source: Source) -> bool:
    """Whether a note whose words here are still those of this version shows something else now: its note type has
    changed, or files have come that it was to show all along.
    """
    if known.changed_at is None or moment(note.mod) != known.changed_at:
        return False
    new = source.files.new
    return note.type_id in source.renewed or (bool(new) and any(new & names_in(field) for field in note.fields))


def _sides(note: Any, fields: dict[str, str], card: Any, source: Source) -> Sides:
    number, name = card.ord, source.note_types[note.type_id].name
    if name.startswith(own.NAME) and name != own.CLOZE:
        ours = own.read(name, fields, number, source.files.addresses)
        if ours is not None:
            return ours
    asked = source.how(note.type_id, number)
    if asked is None:
        return Sides(problem="no_template")
    return sides(asked, fields, number, source.files.addresses, special=source.special(note, card))


def _card(card: Any, made: Sides, log: Any, source: Source) -> BroughtCard:
    rows: tuple[Logged, ...] = ()
    stands = None
    if source.has_progress:
        stands = standing(card, source.first, source.clock)
        rows = tuple(row for row in map(logged, log) if row is not None)
    return BroughtCard(
        _part(card),
        source.deck(card.odid or card.did, card.did),
        made.kind,
        made.front,
        made.back,
        made.distractors,
        made.accept,
        stands,
        rows,
    )


def _part(card: Any) -> int:
    return max(0, min(int(card.ord), 32_000))


def _about(note: Any) -> str:
    return str(note.fields[0])[:80] if note.fields else ""
