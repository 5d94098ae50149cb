"""Changing decks and their cards. Nothing here commits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from quizapp.core.errors import Stale
from quizapp.extensions import db
from quizapp.features.decks import queries
from quizapp.features.decks.bringing import origins
from quizapp.features.decks.changes import PLACE, WORDS, flush, remember, undo
from quizapp.features.decks.making import deck_for, make_cards
from quizapp.features.decks.more.services import give_up as give_up_more
from quizapp.features.decks.more.services import make_more
from quizapp.features.decks.weeding import decide, keep_rest, other_options, rewrite
from quizapp.models import Card, CardKind, Deck, Note, NoteTag, Standing, User

__all__ = [
    "Contents",
    "Passage",
    "adopt",
    "decide",
    "deck_for",
    "delete_deck",
    "edit_card",
    "give_up_more",
    "keep_rest",
    "make_cards",
    "make_more",
    "new_deck",
    "other_options",
    "rename",
    "rewrite",
    "undo",
    "write_card",
]


@dataclass(frozen=True)
class Contents:
    """What a person wrote on a card."""

    kind: CardKind
    front: str
    back: str
    distractors: Sequence[str] = ()
    accept: Sequence[str] = ()

    @classmethod
    def of(cls, card: Card) -> "Contents":
        """What stands on a card now."""
        return cls(card.kind, card.front, card.back, tuple(card.distractors), tuple(card.accept))


@dataclass(frozen=True)
class Passage:
    """A place in an article that a card is about: a sentence or more, and in it the answer, if it was marked."""

    start: int
    end: int
    text: str
    paragraph: int | None  # its number as readers count, from 0
    answer_start: int | None = None
    answer_end: int | None = None


def new_deck(learner: User, name: str, *, now: datetime) -> Deck:
    """A deck without an article."""
    deck = Deck(learner_id=learner.id, name=name, created_at=now)
    db.session.add(deck)
    db.session.flush()
    return deck


def rename(deck: Deck, name: str) -> None:
    """Give a deck another name."""
    deck.name = name
    db.session.flush()


def delete_deck(deck: Deck) -> None:
    """Delete a deck without an article, with its cards."""
    db.session.delete(deck)
    db.session.flush()


def write_card(deck: Deck, contents: Contents, *, key: str, now: datetime, passage: Passage | None = None) -> Card:
    """Keep a card made by hand; `key` is the page's own, so that a second click finds the card of the first."""
    fact_key = f"{queries.HAND}{key}"
    if there := _card_by_key(deck, fact_key):
        return there
    try:
        with db.session.begin_nested():
            return _write(deck, contents, fact_key, now=now, passage=passage)
    except IntegrityError:  # the other click was a moment faster
        there = _card_by_key(deck, fact_key)
        if there is None:
            raise
        return there


def _card_by_key(deck: Deck, fact_key: str) -> Card | None:
    note = queries.note_by_key(deck, fact_key)
    return queries.first_card(note) if note else None


def _write(deck: Deck, contents: Contents, fact_key: str, *, now: datetime, passage: Passage | None) -> Card:
    note = Note(deck_id=deck.id, fact_key=fact_key, sentence="", context="", created_at=now)  # nothing proves it
    if passage is not None:
        note.sentence, note.start, note.end = passage.text, passage.start, passage.end
        note.paragraph, note.answer_start, note.answer_end = passage.paragraph, passage.answer_start, passage.answer_end
    db.session.add(note)
    db.session.flush()
    place = queries.last_position(deck) + 1 if passage is None else passage.answer_start or passage.start
    card = Card(note_id=note.id, deck_id=deck.id, standing=Standing.KEPT, position=place, created_at=now, family="hand")
    _put(card, contents)
    db.session.add(card)
    db.session.flush()
    return card


def _put(card: Card, contents: Contents) -> None:
    card.kind, card.front, card.back = contents.kind, contents.front, contents.back
    card.distractors, card.accept = list(contents.distractors), list(contents.accept)


def edit_card(card: Card, contents: Contents, *, seen: int, now: datetime, keep: bool = False) -> None:
    """Change what stands on a card, and `keep` it in the same step; what is remembered of it stays.

    A second click changes nothing. Raises Stale when the card changed since it was seen as version `seen`.
    """
    standing = Standing.KEPT if keep else card.standing
    if Contents.of(card) == contents and card.standing == standing:
        return
    if card.version != seen:
        raise Stale
    remember("keep" if keep else "edit", [card], (*WORDS, *PLACE), now=now)
    _put(card, contents)
    card.standing = standing
    flush()


def adopt(guest: User, account: User) -> None:
    """Make the guest's decks, with all in them, the account's."""
    for deck in queries.decks_of(guest):
        deck.learner_id = account.id
    db.session.execute(update(NoteTag).where(NoteTag.learner_id == guest.id).values(learner_id=account.id))
    origins.adopt(guest.id, account.id)
    db.session.flush()
