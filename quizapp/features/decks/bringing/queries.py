"""What is there already of what is brought; each query asks for the learner's own rows only."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, func, select

from quizapp.extensions import db
from quizapp.models import Card, Deck, Note, Standing


def notes_by_guid(learner: int, guids: Collection[str]) -> dict[str, Row[Any]]:
    """The learner's notes of these names: id, deck and when words last changed; the oldest where two share one."""
    wanted: Any = select(Note.id, Note.guid, Note.deck_id, Note.changed_at).join(Deck, Deck.id == Note.deck_id)
    mine = wanted.where(Deck.learner_id == learner, Note.guid.in_(guids)).order_by(Note.id.desc())
    return {row.guid: row for row in db.session.execute(mine)}


def cards_of(note_ids: Collection[int]) -> dict[tuple[int, int], Row[Any]]:
    """The cards of these notes by note and part; a card without a part counts as the first."""
    wanted: Any = select(
        Card.id, Card.note_id, Card.part, Card.deck_id, Card.kind, Card.front, Card.back, Card.distractors, Card.accept
    )
    lasting = Card.standing.in_([Standing.KEPT, Standing.DROPPED])
    rows = db.session.execute(wanted.where(Card.note_id.in_(note_ids), lasting).order_by(Card.id.desc()))
    return {(row.note_id, row.part or 0): row for row in rows}


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
