"""Puts together what the review list shows: each card beside its sentence, and the steps just made."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.features.articles import queries as articles
from quizapp.features.articles.sentences import explain
from quizapp.features.decks import queries
from quizapp.features.decks.page.advising import advise, rivals
from quizapp.features.decks.sources import Source, source_of
from quizapp.models import Card, CardChange, Deck, Standing

PER_PAGE = 20
FILTERS = {"check": Standing.DRAFT, "kept": Standing.KEPT, "dropped": Standing.DROPPED}
_RECENT = 3


@dataclass(frozen=True)
class Row:
    """One card of the list."""

    card: Card
    source: Source
    advice: list[str]


@dataclass(frozen=True)
class Step:
    """A step just made: the card it was about, none when it was about many."""

    change: CardChange
    card: Card | None
    cards: int


@dataclass(frozen=True)
class Review:
    """The review list of a deck, one page of one filter."""

    deck: Deck
    show: str
    rows: list[Row]
    counts: Mapping[Standing, int]
    page: int
    last: int
    now: int | None  # the card that the keys act on
    place: int  # of that card among all, from 1
    steps: list[Step]  # oldest first
    shortcoming: str  # why there are few cards, in a sentence; empty when there are enough

    @property
    def undo(self) -> CardChange | None:
        """The step that undo would take back."""
        return self.steps[-1].change if self.steps else None


def review(deck: Deck, *, show: str = "check", page: int | None = None, card_id: int | None = None) -> Review:
    """One page of the review list: the one asked for, else the one where the card stands."""
    show = show if show in FILTERS else "check"
    standing = FILTERS[show]
    counts = queries.counts(deck)
    last = max(1, -(-counts[standing] // PER_PAGE))
    if page is None:
        page = queries.cards_before(deck, [standing], card_id) // PER_PAGE + 1 if card_id else 1
    page = min(max(1, page), last)
    cards = queries.cards_standing(deck, standing, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    ids = [card.id for card in cards]
    now = card_id if card_id in ids else ids[0] if ids else None
    place = queries.cards_before(deck, tuple(FILTERS.values()), now) + 1 if now else 0
    return Review(deck, show, _rows(deck, cards), counts, page, last, now, place, _steps(deck), _shortcoming(deck))


def _shortcoming(deck: Deck) -> str:
    refusal = articles.refusal_of(deck.article_id) if deck.article_id else None
    return explain(refusal) if refusal else ""


def _rows(deck: Deck, cards: list[Card]) -> list[Row]:
    title, text = queries.article_text(deck) if cards else ("", "")
    others = queries.fronts_and_backs(deck) if cards else []
    return [
        Row(
            card,
            source_of(card.note, text, article_id=deck.article_id, title=title),
            advise(card.front, card.back, card.distractors, rivals(others, card.id)),
        )
        for card in cards
    ]


def _steps(deck: Deck) -> list[Step]:
    changes = queries.last_changes(deck, _RECENT)
    ids = {int(str(entry["id"])) for change in changes for entry in change.before[:2]}
    cards = queries.cards_by_id(deck, ids)
    steps = []
    for change in reversed(changes):
        number = int(str(change.before[-1]["id"])) if change.before else 0
        alone = change.verb != "keep_rest"
        steps.append(Step(change, cards.get(number) if alone else None, len(change.before)))
    return steps
