"""Cards that come without words: of a bare review log only the names of its cards are known."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import insert

from quizapp.extensions import db
from quizapp.features.decks.bare.queries import cards_by_guid, deck_of_guid
from quizapp.features.decks.queries import last_position
from quizapp.features.decks.services import new_deck
from quizapp.models import Card, CardKind, Deck, Note, Standing, User

GUID = "review-log:"
AT_ONCE = 2_000


def bare_cards(learner: User, names: Collection[str], *, deck_name: str, now: datetime) -> tuple[dict[str, int], int]:
    """The card of each of these names, and how many had to be made: in the deck of the earlier ones, or in a new one.

    The words of a card made here are its name, until the learner writes better ones.
    """
    known = cards_by_guid(learner, GUID)
    missing = [name for name in dict.fromkeys(names) if GUID + name not in known]
    if missing:
        deck = deck_of_guid(learner, GUID) or new_deck(learner, deck_name, now=now)
        for some in batched(missing, AT_ONCE):
            _make(deck, some, now)
        known = cards_by_guid(learner, GUID)
    return {name: known[GUID + name] for name in names}, len(missing)


def _make(deck: Deck, names: Sequence[str], now: datetime) -> None:
    shared: dict[str, Any] = {"deck_id": deck.id, "created_at": now}
    note = shared | {"sentence": "", "context": ""}
    notes = [note | {"fact_key": f"log:{name}", "guid": GUID + name} for name in names]
    ids = db.session.scalars(insert(Note).returning(Note.id, sort_by_parameter_order=True), notes).all()
    card = shared | {"kind": CardKind.BASIC, "standing": Standing.KEPT, "family": "hand", "score": 0.0, "version": 1}
    card |= {"distractors": [], "accept": []}
    words = [{"note_id": note, "front": name, "back": name} for note, name in zip(ids, names, strict=True)]
    places = enumerate(words, last_position(deck) + 1)
    db.session.execute(insert(Card), [card | word | {"position": place} for place, word in places])
