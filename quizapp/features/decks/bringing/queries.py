"""What is there already of what is brought; each query asks for the learner's own rows only."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import aliased

from quizapp.core.exchange.brought import Known
from quizapp.extensions import db
from quizapp.models import Card, Deck, Note, NoteType, Standing
from quizapp.models.find.among import among, among_words


def known_notes(learner: int, guids: Collection[str]) -> dict[str, Known]:
    """What the learner has of the notes of these names; the oldest where two share one."""
    # The sum keeps SQLite from walking through all notes of the learner's decks: it begins with the names.
    wanted: Any = select(Note.id, Note.guid, Note.deck_id, Note.changed_at).join(Deck, Deck.id == Note.deck_id + 0)
    mine = wanted.where(Deck.learner_id == learner, among_words(Note.guid, guids)).order_by(Note.id.desc())
    rows = {row.guid: row for row in db.session.execute(mine)}
    cards: dict[int, dict[int, tuple[int, int]]] = {row.id: {} for row in rows.values()}
    for row in db.session.execute(_lasting(cards, Card.id, Card.note_id, Card.part, Card.deck_id)) if cards else ():
        cards[row.note_id][row.part or 0] = (row.id, row.deck_id)  # a card without a part counts as the first
    return {guid: Known(row.id, row.deck_id, row.changed_at, cards[row.id]) for guid, row in rows.items()}


def words_of(note_ids: Collection[int]) -> dict[int, Row[Any]]:
    """The words of the cards of these notes."""
    if not note_ids:
        return {}
    words = (Card.id, Card.kind, Card.front, Card.back, Card.distractors, Card.accept)
    return {row.id: row for row in db.session.execute(_lasting(note_ids, *words))}


def _lasting(note_ids: Collection[int], *columns: Any) -> Select[Any]:
    lasting = Card.standing.in_([Standing.KEPT, Standing.DROPPED])
    return select(*columns).where(among(Card.note_id, note_ids), lasting).order_by(Card.id.desc())


def note_type(learner: int, number: int) -> NoteType | None:
    """The learner's kind of notes of this number elsewhere."""
    mine = (NoteType.learner_id == learner, NoteType.number == number)
    found: NoteType | None = db.session.scalar(select(NoteType).where(*mine))
    return found


def note_types(learner: int, numbers: Collection[int]) -> Sequence[tuple[int, dict[str, Any]]]:
    """The learner's kinds of notes of these numbers elsewhere, as they are kept."""
    wanted: Any = select(NoteType.number, NoteType.kept).where(NoteType.learner_id == learner)
    return [(row.number, row.kept) for row in db.session.execute(wanted.where(among(NoteType.number, numbers)))]


def note_types_of_both(guest: int, account: int) -> Sequence[tuple[int, int]]:
    """The kinds of notes that both learners have: the guest's row and the account's."""
    theirs = aliased(NoteType)
    wanted: Any = select(NoteType.id, theirs.id).join(theirs, theirs.number == NoteType.number)
    rows = db.session.execute(wanted.where(NoteType.learner_id == guest, theirs.learner_id == account))
    return [(mine, of_account) for mine, of_account in rows]


def decks_by_name(learner: int, names: Collection[str]) -> dict[str, int]:
    """The learner's decks of these names; the oldest where two share one."""
    wanted = select(Deck.name, Deck.id).where(Deck.learner_id == learner, Deck.name.in_(names))
    return {row.name: row.id for row in db.session.execute(wanted.order_by(Deck.id.desc()))}


def last_positions(deck_ids: Collection[int]) -> dict[int, int]:
    """The highest place of a card in each of these decks."""
    wanted = select(Card.deck_id, func.max(Card.position)).where(Card.deck_id.in_(deck_ids)).group_by(Card.deck_id)
    return {row[0]: row[1] or 0 for row in db.session.execute(wanted)}


def unnamed(deck_ids: Collection[int], limit: int) -> Sequence[int]:
    """Notes of these decks that have no name yet by which other programs could know them."""
    wanted = select(Note.id).where(Note.deck_id.in_(deck_ids), Note.guid.is_(None)).order_by(Note.id).limit(limit)
    return db.session.scalars(wanted).all()


def without_part(deck_ids: Collection[int], limit: int) -> Sequence[Row[Any]]:
    """Kept cards of these decks that have no number in their note yet."""
    wanted: Any = select(Card.id, Card.note_id).where(Card.deck_id.in_(deck_ids), Card.part.is_(None))
    return db.session.execute(wanted.where(Card.standing == Standing.KEPT).order_by(Card.id).limit(limit)).all()


def parts_taken(note_ids: Collection[int]) -> dict[int, set[int]]:
    """The numbers that cards of these notes have."""
    taken: dict[int, set[int]] = {}
    wanted: Any = select(Card.note_id, Card.part).where(Card.note_id.in_(note_ids), Card.part.is_not(None))
    for note, part in db.session.execute(wanted):
        taken.setdefault(note, set()).add(part)
    return taken
