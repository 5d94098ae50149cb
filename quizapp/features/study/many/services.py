"""Putting many cards aside, taking them up, flagging them. Nothing here commits."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import update

from quizapp.extensions import db
from quizapp.features.study.many import queries
from quizapp.features.study.services import open_deck
from quizapp.models import Memory
from quizapp.models.find.among import among

COLUMNS = {"suspended", "flag"}


def set_many(learner_id: int, ids: Collection[int], name: str, value: Any) -> dict[int, Any]:
    """Set `suspended` or `flag` of these cards; gives those that changed, each with what stood there."""
    if name not in COLUMNS:
        raise ValueError(name)
    for deck in queries.decks_to_open(learner_id, ids):
        open_deck(learner_id, deck)
    before = {card: old for card, old in queries.values_of(learner_id, ids, name).items() if old != value}
    _set(learner_id, before, name, value)
    return before


def set_back(learner_id: int, before: Mapping[int, Any], name: str, value: Any) -> int:
    """Put back what stood there, where `value` still stands; gives the number of cards."""
    if name not in COLUMNS:
        raise ValueError(name)
    same = [card for card, now in queries.values_of(learner_id, before, name).items() if now == value]
    for old in {before[card] for card in same}:
        _set(learner_id, [card for card in same if before[card] == old], name, old)
    return len(same)


def follow(learner_id: int, notes: Collection[int], deck_id: int) -> None:
    """The notes have moved to this deck: so do the memories of their cards."""
    _set(learner_id, queries.cards_of_notes(notes), "deck_id", deck_id)


def _set(learner_id: int, cards: Collection[int], name: str, value: Any) -> None:
    mine = update(Memory).where(Memory.learner_id == learner_id, among(Memory.card_id, cards))
    db.session.execute(mine.values({name: value}), execution_options={"synchronize_session": False})
