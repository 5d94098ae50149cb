"""The story: parsed paragraphs -> facts -> drafts -> checked, ranked, varied cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.core.cards.card import Card
from quizapp.core.cards.checks import sieve
from quizapp.core.cards.draft import Draft, Drop, drafts
from quizapp.core.cards.options.distractors import with_options
from quizapp.core.cards.rank import choose, rating
from quizapp.core.cards.truth import deniable, statement
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Family, Found, Sentence
from quizapp.core.facts.find import find_facts

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Generated:
    """The cards in the order of the article, other good questions for the same facts, and why the rest was dropped.

    `sentences` are the sound sentences, offered for cards by hand when few facts were found.
    """

    cards: list[Card]
    spares: list[Card]
    drops: list[Drop]
    sentences: list[Sentence]
    words: int


def generate(docs: Iterable[tuple[Doc, int]], wish: Wish | None = None, *, title: str = "") -> Generated:
    """Cards from an article, given as parsed paragraphs with their offsets in the cleaned text.

    The same text and the same wish give the same cards.
    """
    wish = wish or Wish()
    found = find_facts(docs, title=title, wants=wish.wants, is_wide=wish.is_wide)
    kept, drops = sieve(drafts(found, wish), found, is_wide=wish.is_wide)
    kept, undeniable = deniable(kept, found, wish)
    chosen, spares, left = choose(kept, wish, words=found.words, by=rating(found))
    cards = [_card(draft, found, wish, title=title) for draft in chosen]
    others = [_card(draft, found, wish, title=title) for draft in spares]
    return Generated(cards, others, [*drops, *undeniable, *left], list(found.sentences), found.words)


def _card(draft: Draft, found: Found, wish: Wish, *, title: str) -> Card:
    """The draft as a card: a statement to judge, or a question with its pool of wrong options."""
    if draft.fact.family == Family.TRUE_FALSE:
        return statement(draft, found, wish)
    return with_options(replace(draft, question=draft.shown, passage=""), found, wish, title=title)
