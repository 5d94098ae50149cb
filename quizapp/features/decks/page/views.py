"""Puts together what the review list shows: each card beside its sentence, and the steps just made."""

import re
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
_NEW = re.compile(r"new-(\d{1,18})")


@dataclass(frozen=True)
class Row:
    """One card of the list."""

    card: Card
    source: Source
    advice: list[str]
    has_other: bool  # another question for the same fact, to rewrite it with


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
    standing: Standing
    rows: list[Row]
    counts: Mapping[Standing, int]  # of the whole deck
    listed: Mapping[Standing, int]  # of what is listed here: the deck, or what one wish for more brought
    page: int
    last: int
    now: int | None  # the card that the keys act on
    place: int  # of that card among all, from 1
    steps: list[Step]  # oldest first
    language: str | None  # of the article
    shortcoming: str  # why there are few cards, in a sentence; empty when there are enough

    @property
    def undo(self) -> CardChange | None:
        """The step that undo would take back."""
        return self.steps[-1].change if self.steps else None

    @property
    def is_check(self) -> bool:
        """Whether these are cards to check: all of them, or the new ones."""
        return self.standing == Standing.DRAFT

    @property
    def is_new(self) -> bool:
        """Whether only the cards of one wish for more are listed."""
        return more_id_of(self.show) is not None

    @property
    def all(self) -> int:
        """How many cards there are in this list, decided or not."""
        return sum(self.listed[standing] for standing in FILTERS.values())


def more_id_of(show: str) -> int | None:
    """The wish for more cards that a filter names.

    >>> more_id_of("new-12"), more_id_of("check")
    (12, None)
    """
    named = _NEW.fullmatch(show)
    return int(named[1]) if named else None


def standing_of(show: str) -> Standing | None:
    """Where the cards of a filter stand; none when there is no such filter."""
    return Standing.DRAFT if more_id_of(show) is not None else FILTERS.get(show)


def review(deck: Deck, *, show: str = "check", page: int | None = None, card_id: int | None = None) -> Review:
    """One page of the review list: the one asked for, else the one where the card stands."""
    show = show if standing_of(show) else "check"
    standing, more_id = standing_of(show) or Standing.DRAFT, more_id_of(show)
    counts = queries.counts(deck)
    listed = counts if more_id is None else queries.counts(deck, more_id)
    last = max(1, -(-listed[standing] // PER_PAGE))
    if page is None:
        before = queries.cards_before(deck, [standing], card_id, more_id=more_id) if card_id else 0
        page = before // PER_PAGE + 1
    page = min(max(1, page), last)
    cards = queries.cards_standing(deck, standing, limit=PER_PAGE, offset=(page - 1) * PER_PAGE, more_id=more_id)
    ids = [card.id for card in cards]
    now = card_id if card_id in ids else ids[0] if ids else None
    counted = tuple(FILTERS.values()) if standing is Standing.DRAFT else (standing,)
    place = queries.cards_before(deck, counted, now, more_id=more_id) + 1 if now else 0
    language = queries.language_of(deck)
    return Review(
        deck,
        show,
        standing,
        _rows(deck, cards, language),
        counts,
        listed,
        page=page,
        last=last,
        now=now,
        place=place,
        steps=_steps(deck),
        language=language,
        shortcoming=_shortcoming(deck),
    )


def _shortcoming(deck: Deck) -> str:
    refusal = articles.refusal_of(deck.article_id) if deck.article_id else None
    return explain(refusal) if refusal else ""


def _rows(deck: Deck, cards: list[Card], language: str | None) -> list[Row]:
    title, text = queries.article_text(deck) if cards else ("", "")
    others = queries.fronts_and_backs(deck) if cards else []
    with_spares = queries.notes_with_spares({card.note_id for card in cards})
    return [
        Row(
            card,
            source_of(card.note, text, article_id=deck.article_id, title=title, language=language),
            advise(card.front, card.back, card.distractors, rivals(others, card.id)),
            card.note_id in with_spares,
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
