"""More cards for a deck that has some: what is new among freshly made ones, and how many to ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.core.cards.card import Card
from quizapp.core.cards.wish import Wish

if TYPE_CHECKING:
    from quizapp.core.generate import Generated

type Asked = tuple[str, str]  # (key of the fact, family of the question)
USUAL_LIMIT = 10


@dataclass(frozen=True)
class Fresh:
    """New cards in the order of the article, and other new questions for the same facts."""

    cards: list[Card]
    spares: list[Card]


def widened(wish: Wish, asked: Collection[Asked]) -> Wish:
    """The wish to generate with: what the deck asks already is found once more and must not take up the room.

    Whoever asks for more has seen the surest cards and gets less sure ones too.

    >>> widened(Wish(limit=5), {("k1", "when"), ("k2", "cloze")}).limit
    7
    """
    return replace(wish, limit=(wish.limit or USUAL_LIMIT) + len(asked), is_wide=True)


def fresh(made: Generated, wish: Wish, asked: Collection[Asked]) -> Fresh:
    """The best new cards, up to the wish's limit, one for each fact.

    A fact that the deck asks already, in whatever way and even if its card was dropped, is asked again only for whoever
    wishes that, and then only by a kind that has not asked it.
    """
    taken = {key for key, _family in asked}
    new = [
        card
        for card in [*made.cards, *made.spares]
        if (card.fact_key, card.kind) not in asked and (wish.is_again or card.fact_key not in taken)
    ]
    ranked = sorted(new, key=lambda card: (card.fact_key in taken, -card.score, card.start, card.question))
    best = list(_one_a_fact(ranked).values())[: wish.limit or USUAL_LIMIT]
    keys = {card.fact_key for card in best}
    spares = [card for card in ranked if card.fact_key in keys and card not in best]
    return Fresh(sorted(best, key=lambda card: (card.start, card.answer_start or card.start, card.question)), spares)


def _one_a_fact(cards: Iterable[Card]) -> dict[str, Card]:
    """The first card of each fact, in the order given."""
    out: dict[str, Card] = {}
    for card in cards:
        out.setdefault(card.fact_key, card)
    return out
