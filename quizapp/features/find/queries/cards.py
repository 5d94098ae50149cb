"""What the page shows of the cards found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from quizapp.extensions import db
from quizapp.features.decks.tagging.queries import tags_of_notes
from quizapp.models import Article, Card, Deck, Memory
from quizapp.models.find.among import among


@dataclass(frozen=True, slots=True)
class Shown:
    """One card of the list."""

    card: Any  # its columns
    deck_name: str
    language: str | None
    flag: int
    tags: list[str] = field(default_factory=list)


def shown(learner_id: int, ids: Sequence[int]) -> list[Shown]:
    """These cards in this order, as far as they are the learner's."""
    cards = Card.__table__.c
    names = ("id", "note_id", "deck_id", "kind", "front", "back", "version", "drafted_by")
    wanted = (
        select(*(cards[name] for name in names), Deck.name.label("deck"), Article.language, Memory.flag)
        .join(Deck, Deck.id == cards.deck_id)
        .outerjoin(Article, Article.id == Deck.article_id)
        .outerjoin(Memory, (Memory.card_id == cards.id) & (Memory.learner_id == learner_id))
        .where(Deck.learner_id == learner_id, among(cards.id, ids))
    )
    rows = {row.id: row for row in db.session.execute(wanted)}
    tags = tags_of_notes(learner_id, {row.note_id for row in rows.values()})
    there = [rows[number] for number in ids if number in rows]
    return [Shown(row, row.deck, row.language, row.flag or 0, tags.get(row.note_id, [])) for row in there]
