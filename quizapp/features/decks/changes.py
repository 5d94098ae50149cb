"""Steps that can be taken back: each change of cards is written down with the cards as they were before it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from quizapp.core.errors import Stale
from quizapp.extensions import db
from quizapp.features.decks import queries
from quizapp.models import Card, CardChange, CardKind, Deck, Note, Standing

PLACE = ("standing", "position")
WORDS = ("kind", "front", "back", "distractors", "accept")
_ENUMS = {"standing": Standing, "kind": CardKind}


def remember(verb: str, cards: Sequence[Card], fields: Sequence[str], *, now: datetime) -> CardChange:
    """Write down these fields of the cards before they change; all cards are of one deck."""
    if "front" in fields:
        notes = {card.note_id for card in cards}
        db.session.execute(update(Note).where(Note.id.in_(notes)).values(changed_at=now))
    before = [{"id": card.id} | {name: getattr(card, name) for name in fields} for card in cards]
    change = CardChange(deck_id=cards[0].deck_id, verb=verb, before=before, made_at=now)
    db.session.add(change)
    return change


def flush() -> None:
    """Send the changes to the database. Raises Stale when another tab changed a card in the same moment."""
    try:
        db.session.flush()
    except StaleDataError as error:
        raise Stale from error


def undo(deck: Deck, *, seen: int) -> CardChange | None:
    """Take back the newest step, which the page showed as number `seen`; None when it is taken back already.

    Raises Stale when another step was made since.
    """
    newest = queries.last_changes(deck)
    if not newest or newest[0].id < seen:
        return None
    change = newest[0]
    if change.id != seen:
        raise Stale
    cards = queries.cards_by_id(deck, [_number(entry["id"]) for entry in change.before])
    for entry in change.before:
        _restore(cards.get(_number(entry["id"])), entry)
    db.session.delete(change)
    flush()
    return change


def _restore(card: Card | None, entry: dict[str, Any]) -> None:
    if card is None:
        return
    for name, value in entry.items():
        if name != "id":
            setattr(card, name, _ENUMS[name](value) if name in _ENUMS else value)


def _number(value: object) -> int:
    return int(str(value))
