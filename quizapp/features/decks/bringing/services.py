"""Writing what is brought: new decks, notes, cards and tags in batches; newer words from elsewhere replace ours."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2s
from typing import Any

from sqlalchemy import Text, bindparam, delete, func, insert, update

from quizapp.core.exchange.brought import BroughtCard, BroughtNote, Known, names_above
from quizapp.extensions import db
from quizapp.features.decks.bringing import origins, queries
from quizapp.features.decks.queries import HAND
from quizapp.models import Card, CardKind, Deck, Note, NoteTag, Standing
from quizapp.models.exchange.bulk import Bulk, reserve
from quizapp.models.find.among import among
from quizapp.models.find.index import indexed_at_once

_WORDS = ("kind", "front", "back", "distractors", "accept")
_NOTES = Bulk(Note.__table__, ("id", "deck_id", "fact_key", "guid", "sentence", "context", "created_at", "changed_at"))
_CARDS = Bulk(
    Card.__table__,
    ("id", "note_id", "deck_id", "part", "position", "created_at", "family", "standing", "score", "version", "pool",
     *_WORDS),
)  # fmt: skip
_TAGS = Bulk(NoteTag.__table__, ("note_id", "tag", "learner_id"))
_NOTHING: list[str] = []  # one for all: what is one object is turned into a document once
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Shelf:
    """The learner's decks while a file is brought, by name, and the next free place in each."""

    learner: int
    now: datetime
    decks: dict[str, int] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)  # decks that were not there before
    known: dict[str, Known] = field(default_factory=dict)
    looked_for: frozenset[str] = frozenset()
    kinds: origins.Kinds | None = None  # of notes, where the file tells them

    def look(self, guids: Collection[str]) -> Mapping[str, Known]:
        """What is here already of the notes of these names; what was looked for just before is not looked for again."""
        if not self.looked_for.issuperset(guids):
            self.known, self.looked_for = queries.known_notes(self.learner, guids), frozenset(guids)
        return self.known

    def forget(self) -> None:
        """What was known is about to change."""
        self.known, self.looked_for = {}, frozenset()

    def find(self, names: Iterable[str]) -> None:
        """Know these decks; those that are missing are made, with those above them."""
        missing = {name for name in names if name not in self.decks}
        missing |= {above for name in missing for above in names_above(name) if above not in self.decks}
        if not missing:
            return
        self.decks |= queries.decks_by_name(self.learner, missing)
        new = sorted(missing - self.decks.keys())
        if new:
            rows = [{"learner_id": self.learner, "name": name, "created_at": self.now} for name in new]
            made = db.session.execute(insert(Deck).returning(Deck.id, sort_by_parameter_order=True), rows)
            self.decks |= dict(zip(new, made.scalars(), strict=True))
            self.made += new
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
    changes: list[dict[str, Any]] = field(default_factory=list)  # words of cards that are here

    def count(self, what: str, how: str, number: int = 1) -> None:
        """Count one more."""
        if number:
            mine = self.counts.setdefault(what, {})
            mine[how] = mine.get(how, 0) + number


def bring(shelf: Shelf, notes: Sequence[BroughtNote]) -> Placed:
    """Write a batch of notes with their cards and tags. The same again changes nothing."""
    placed = Placed()
    by_guid = _joined(notes)
    known = shelf.look(by_guid)
    shelf.forget()
    changed, words = _changed(by_guid.values(), known)
    new = [note for guid, note in by_guid.items() if guid not in known]
    shelf.find(_needed(by_guid.values(), known))
    ids = {guid: row.id for guid, row in known.items()} | _add_notes(shelf, new)
    placed.count("notes", "added", len(new))
    placed.count("notes", "updated", len(changed))
    placed.count("notes", "skipped", len(notes) - len(new) - len(changed))
    fresh: list[tuple[int, BroughtCard]] = []
    for note in by_guid.values():
        _known_cards(note, known.get(note.guid), words, placed)
        there = known[note.guid].cards if note.guid in known else {}
        fresh += [(ids[note.guid], card) for card in _parts(note) if card.part not in there]
    _change_notes(changed, ids, shelf.now)
    _change_cards(placed)
    if shelf.kinds is not None:
        origins.keep(shelf.kinds, new, changed, ids)
    _untag([ids[note.guid] for note in changed if note.tells_tags])
    with indexed_at_once() as indexed:
        _tag(shelf, [*new, *changed], ids)
        _add_cards(shelf, fresh, placed)
        indexed += [number for number, _deck, _card, is_new in placed.cards if is_new]
        indexed += [number for note in changed for number, _deck in known[note.guid].cards.values()]
    return placed


def _joined(notes: Sequence[BroughtNote]) -> dict[str, BroughtNote]:
    """The notes by name; rows of a text that are cards of one note become one."""
    found: dict[str, BroughtNote] = {}
    for note in notes:
        other = found.get(note.guid)
        if other is None or other.is_settled:
            found[note.guid] = note
        elif not note.is_settled:
            found[note.guid] = replace(other, cards=(*other.cards, *note.cards))
    return found


def _parts(note: BroughtNote) -> Iterable[BroughtCard]:
    return {card.part: card for card in note.cards}.values() if len(note.cards) > 1 else note.cards


def _needed(notes: Iterable[BroughtNote], known: Mapping[str, Known]) -> Iterator[str]:
    """The decks that something new is put into."""
    for note in notes:
        there = known.get(note.guid)
        if there is None:
            yield from (card.deck for card in note.cards)
        elif not note.is_settled:
            yield from (card.deck for card in note.cards if card.part not in there.cards)


def _changed(notes: Iterable[BroughtNote], known: Mapping[str, Known]) -> tuple[list[BroughtNote], dict[int, Any]]:
    """The notes whose words replace ours, and the words of their cards as they are: those of a package replace when
    they are newer, those of a text when they differ, for a text that somebody brings is meant as it is.
    """
    asked = [(note, known[note.guid]) for note in notes if note.guid in known and not note.is_settled]
    maybe = [pair for pair in asked if pair[0].changed_at is None or _is_newer(*pair)]
    words = queries.words_of([there.id for _note, there in maybe])
    changed = [note for note, there in maybe if note.changed_at is not None or _has_other_words(note, there, words)]
    return changed, {row: words[row] for note in changed for row, _deck in known[note.guid].cards.values()}


def _is_newer(note: BroughtNote, there: Known) -> bool:
    return note.is_redrawn or (note.changed_at is not None and note.changed_at > (there.changed_at or _LONG_AGO))


def _has_other_words(note: BroughtNote, there: Known, words: Mapping[int, Any]) -> bool:
    both = ((card, there.cards.get(card.part)) for card in note.cards)
    return any(found is not None and _differs(card, words[found[0]]) for card, found in both)


def _add_notes(shelf: Shelf, notes: Sequence[BroughtNote]) -> dict[str, int]:
    if not notes:
        return {}
    numbers = reserve(Note.__table__, len(notes))
    _NOTES.put([
        (number, shelf.decks[note.cards[0].deck], _key(note.guid), note.guid, note.sentence, "", shelf.now,
         note.changed_at)
        for number, note in zip(numbers, notes, strict=True)
    ])  # fmt: skip
    return {note.guid: number for number, note in zip(numbers, notes, strict=True)}


def _key(guid: str) -> str:
    return HAND + blake2s(guid.encode(), digest_size=16).hexdigest()


def _change_notes(notes: Sequence[BroughtNote], ids: dict[str, int], now: datetime) -> None:
    told = ((ids[note.guid], note.sentence or None, note.changed_at or now) for note in notes)
    rows = [dict(zip(("note", "sentence", "changed_at"), one, strict=True)) for one in told]
    if rows:
        table: Any = Note.__table__
        change = update(table).where(table.c.id == bindparam("note"))
        sentence = func.coalesce(bindparam("sentence", type_=Text), table.c.sentence)  # few files tell where it is from
        values: dict[str, Any] = {"sentence": sentence, "changed_at": bindparam("changed_at")}
        db.session.connection().execute(change.values(values), rows)


def _untag(notes: Sequence[int]) -> None:
    if notes:
        gone = delete(NoteTag).where(among(NoteTag.note_id, notes))
        db.session.execute(gone.execution_options(synchronize_session=False))


def _tag(shelf: Shelf, notes: Sequence[BroughtNote], ids: dict[str, int]) -> None:
    _TAGS.put([(ids[note.guid], tag, shelf.learner) for note in notes for tag in note.tags])


def _known_cards(note: BroughtNote, there: Known | None, words: Mapping[int, Any], placed: Placed) -> None:
    """The cards of a note that are here already; those with other words are noted down to be changed."""
    for card in _parts(note) if there is not None else ():
        found = there.cards.get(card.part) if there is not None else None
        if found is not None:
            placed.cards.append((*found, card, False))
            differs = found[0] in words and _differs(card, words[found[0]])
            placed.count("cards", "updated" if differs else "skipped")
            if differs:
                told = zip(_WORDS, _words(card, words[found[0]]), strict=True)
                new = {f"new_{name}": value for name, value in told}
                placed.changes.append({"card": found[0], **new})


def _words(card: BroughtCard, row: Any = None) -> tuple[Any, ...]:
    """What a card says; of what the file does not tell, it keeps what is here in `row`."""
    if row is not None and card.is_bare:
        return row.kind, card.front, card.back, row.distractors, row.accept
    distractors, accept = list(card.distractors) or _NOTHING, list(card.accept) or _NOTHING
    return CardKind(card.kind), card.front, card.back, distractors, accept


def _differs(card: BroughtCard, row: Any) -> bool:
    return _words(card, row) != (row.kind, row.front, row.back, row.distractors, row.accept)


def _change_cards(placed: Placed) -> None:
    if not placed.changes:
        return
    table: Any = Card.__table__
    values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in _WORDS}
    change = update(table).where(table.c.id == bindparam("card")).values(version=table.c.version + 1, **values)
    db.session.connection().execute(change, placed.changes)


def _add_cards(shelf: Shelf, new: Sequence[tuple[int, BroughtCard]], placed: Placed) -> None:
    if not new:
        return
    rows = []
    for number, (note, card) in zip(reserve(Card.__table__, len(new)), new, strict=True):
        deck = shelf.decks[card.deck]
        own = (number, note, deck, card.part, shelf.next_place(deck), shelf.now)
        rows.append((*own, "hand", Standing.KEPT, 0.0, 1, None, *_words(card)))
        placed.cards.append((number, deck, card, True))
    _CARDS.put(rows)
    placed.count("cards", "added", len(rows))
