"""Writing what is brought: new decks, notes, cards and tags in batches; newer words from elsewhere replace ours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2s
from typing import Any

from sqlalchemy import bindparam, delete, insert, update

from quizapp.core.exchange.brought import BroughtCard, BroughtNote
from quizapp.extensions import db
from quizapp.features.decks.bringing import queries
from quizapp.features.decks.queries import HAND
from quizapp.models import Card, CardKind, Deck, Note, NoteTag, Standing

_WORDS = ("kind", "front", "back", "distractors", "accept")
_NOTES: Any = Note.__table__
_CARDS: Any = Card.__table__
_TAGS: Any = NoteTag.__table__
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Shelf:
    """The learner's decks while a file is brought, by name, and the next free place in each."""

    learner: int
    now: datetime
    decks: dict[str, int] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)

    def find(self, names: Iterable[str]) -> None:
        """Know these decks; those that are missing are made."""
        missing = {name for name in names if name not in self.decks}
        if not missing:
            return
        self.decks |= queries.decks_by_name(self.learner, missing)
        new = sorted(missing - self.decks.keys())
        if new:
            rows = [{"learner_id": self.learner, "name": name, "created_at": self.now} for name in new]
            made = db.session.execute(insert(Deck).returning(Deck.id, sort_by_parameter_order=True), rows)
            self.decks |= dict(zip(new, made.scalars(), strict=True))
        self.places |= queries.last_positions({self.decks[name] for name in missing})

    def next_place(self, deck: int) -> int:
        """The place behind the last card of a deck."""
        self.places[deck] = self.places.get(deck, 0) + 1
        return self.places[deck]


@dataclass(slots=True)
class Placed:
    """Where a batch of notes has gone: (card, its deck, the card as brought, whether it is new), and the counts."""

    cards: list[tuple[int, int, BroughtCard, bool]] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)

    def count(self, what: str, how: str, number: int = 1) -> None:
        """Count one more."""
        if number:
            mine = self.counts.setdefault(what, {})
            mine[how] = mine.get(how, 0) + number


def bring(shelf: Shelf, notes: Sequence[BroughtNote]) -> Placed:
    """Write a batch of notes with their cards and tags. The same again changes nothing."""
    placed = Placed()
    by_guid = _joined(notes)
    known = queries.notes_by_guid(shelf.learner, by_guid)
    shelf.find(card.deck for note in by_guid.values() for card in note.cards)
    new = [note for guid, note in by_guid.items() if guid not in known]
    there = queries.cards_of([row.id for row in known.values()])
    ids = {guid: row.id for guid, row in known.items()} | _add_notes(shelf, new)
    placed.count("notes", "added", len(new))
    changed = [note for guid, note in by_guid.items() if guid in known and _is_newer(note, known[guid], there)]
    _change_notes(changed, ids, shelf.now)
    placed.count("notes", "updated", len(changed))
    placed.count("notes", "skipped", len(by_guid) - len(new) - len(changed) + len(notes) - len(by_guid))
    _tag(shelf, [*new, *changed], ids, clear=[ids[note.guid] for note in changed])
    fresh = {note.guid for note in changed}
    _cards(shelf, [(note, ids[note.guid], note.guid in fresh) for note in by_guid.values()], there, placed)
    return placed


def _joined(notes: Sequence[BroughtNote]) -> dict[str, BroughtNote]:
    """The notes by name; rows of a text that are cards of one note become one."""
    found: dict[str, BroughtNote] = {}
    for note in notes:
        other = found.get(note.guid)
        found[note.guid] = replace(other, cards=(*other.cards, *note.cards)) if other else note
    return found


def _is_newer(note: BroughtNote, row: Any, there: dict[tuple[int, int], Any]) -> bool:
    """Whether the words of a note replace ours: those of a package when they are newer, those of a text when they
    differ, for a text that somebody brings is meant as it is.
    """
    if note.changed_at is not None:
        return note.changed_at > (row.changed_at or _LONG_AGO)
    known = ((card, there.get((row.id, card.part))) for card in note.cards)
    return any(found is not None and _differs(card, found) for card, found in known)


def _add_notes(shelf: Shelf, notes: Sequence[BroughtNote]) -> dict[str, int]:
    rows = [
        {
            "deck_id": shelf.decks[note.cards[0].deck], "fact_key": _key(note.guid), "guid": note.guid,
            "sentence": note.sentence, "context": "", "created_at": shelf.now, "changed_at": note.changed_at,
        }
        for note in notes
    ]  # fmt: skip
    if not rows:
        return {}
    # Written in one go and read back by name: RETURNING in order would write them one by one.
    db.session.execute(_NOTES.insert(), rows)
    found = queries.notes_by_guid(shelf.learner, [note.guid for note in notes])
    return {guid: row.id for guid, row in found.items()}


def _key(guid: str) -> str:
    return HAND + blake2s(guid.encode(), digest_size=16).hexdigest()


def _change_notes(notes: Sequence[BroughtNote], ids: dict[str, int], now: datetime) -> None:
    rows = [{"note": ids[note.guid], "sentence": note.sentence, "changed_at": note.changed_at or now} for note in notes]
    if rows:
        table: Any = Note.__table__
        change = update(table).where(table.c.id == bindparam("note"))
        values: dict[str, Any] = {name: bindparam(name) for name in ("sentence", "changed_at")}
        db.session.connection().execute(change.values(values), rows)


def _tag(shelf: Shelf, notes: Sequence[BroughtNote], ids: dict[str, int], *, clear: Sequence[int]) -> None:
    """The tags of new and changed notes; those of changed ones are replaced."""
    if clear:
        db.session.execute(delete(NoteTag).where(NoteTag.note_id.in_(clear)))
    rows = [{"note_id": ids[note.guid], "tag": tag, "learner_id": shelf.learner} for note in notes for tag in note.tags]
    if rows:
        db.session.execute(_TAGS.insert(), rows)


def _cards(
    shelf: Shelf, notes: Sequence[tuple[BroughtNote, int, bool]], there: dict[tuple[int, int], Any], placed: Placed
) -> None:
    new: list[tuple[int, BroughtCard]] = []
    changes = []
    for note, number, is_changed in notes:
        for card in {card.part: card for card in note.cards}.values():
            row = there.get((number, card.part))
            if row is None:
                new.append((number, card))
                continue
            placed.cards.append((row.id, row.deck_id, card, False))
            differs = is_changed and _differs(card, row)
            placed.count("cards", "updated" if differs else "skipped")
            if differs:
                changes.append({"card": row.id, **{f"new_{name}": value for name, value in _words(card).items()}})
    _change_cards(changes)
    _add_cards(shelf, new, placed)


def _words(card: BroughtCard) -> dict[str, Any]:
    return {
        "kind": CardKind(card.kind), "front": card.front, "back": card.back,
        "distractors": list(card.distractors), "accept": list(card.accept),
    }  # fmt: skip


def _differs(card: BroughtCard, row: Any) -> bool:
    return any(getattr(row, name) != value for name, value in _words(card).items())


def _change_cards(changes: list[dict[str, Any]]) -> None:
    if not changes:
        return
    table: Any = Card.__table__
    values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in _WORDS}
    change = update(table).where(table.c.id == bindparam("card")).values(version=table.c.version + 1, **values)
    db.session.connection().execute(change, changes)


def _add_cards(shelf: Shelf, new: Sequence[tuple[int, BroughtCard]], placed: Placed) -> None:
    rows = []
    for number, card in new:
        deck = shelf.decks[card.deck]
        row: dict[str, Any] = {
            "note_id": number,
            "deck_id": deck,
            "part": card.part,
            "family": "hand",
            "standing": Standing.KEPT,
        }
        row |= {"position": shelf.next_place(deck), "score": 0.0, "version": 1, "created_at": shelf.now, "pool": None}
        rows.append(row | _words(card))
    if not rows:
        return
    db.session.execute(_CARDS.insert(), rows)
    found = queries.cards_of({number for number, _card in new})
    for row, (number, card) in zip(rows, new, strict=True):
        placed.cards.append((found[number, card.part].id, row["deck_id"], card, True))
    placed.count("cards", "added", len(rows))
