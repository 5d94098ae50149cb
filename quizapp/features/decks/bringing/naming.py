"""Names for notes that leave: other programs know a note by its guid, and a card by its part of it, from then on."""

import secrets
from collections.abc import Collection
from typing import Any

from sqlalchemy import bindparam, update

from quizapp.extensions import db
from quizapp.features.decks.bringing import queries
from quizapp.models import Card, Note

BATCH = 1_000


def name_notes(deck_ids: Collection[int]) -> None:
    """Give every note of these decks a guid, and every kept card its part; what has them keeps them."""
    notes: Any = Note.__table__
    cards: Any = Card.__table__
    while numbers := queries.unnamed(deck_ids, BATCH):
        named = [{"number": number, "name": secrets.token_urlsafe(9)} for number in numbers]
        change = update(notes).where(notes.c.id == bindparam("number")).values(guid=bindparam("name"))
        db.session.connection().execute(change, named)
    while rows := queries.without_part(deck_ids, BATCH):
        taken = queries.parts_taken({row.note_id for row in rows})
        parts = []
        for row in rows:
            used = taken.setdefault(row.note_id, set())
            part = next(place for place in range(len(used) + 1) if place not in used)
            used.add(part)
            parts.append({"number": row.id, "place": part})
        change = update(cards).where(cards.c.id == bindparam("number")).values(part=bindparam("place"))
        db.session.connection().execute(change, parts)
