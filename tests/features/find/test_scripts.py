"""Words are found in whatever script they are written, by the same rule on both databases."""

import pytest

from quizapp.core.search import read
from quizapp.features.find.queries.pages import ids_of
from quizapp.models import Deck, User
from tests import factories
from tests.features.find.conftest import seeker_of


@pytest.fixture
def deck(ana: User) -> Deck:
    return factories.deck(ana)


@pytest.mark.parametrize(
    "word",
    ["हिन्दी", "தமிழ்", "বাংলা", "שָׁלוֹם", "مُحَمَّد", "1e5x", "12e3abc", "Ελλάς", "Москва", "snake_case", "Việt", "x" * 230],
)
def test_a_word_finds_the_card_that_holds_it(ana: User, deck: Deck, word: str) -> None:
    card = factories.card(factories.note(deck, "A sentence."), f"What does {word} mean?", "A thing")
    factories.card(factories.note(deck, "A sentence."), "What does it mean?", "A thing")
    for search in (word, f"front:{word}", f'"does {word} mean"', f"{word[:2]}*"):
        assert ids_of(seeker_of(ana), read(search)) == [card.id], search


def test_capitals_of_greek_are_the_same_word(ana: User, deck: Deck) -> None:
    cards = [factories.card(factories.note(deck, "A sentence."), word) for word in ("ΣΊΣΥΦΟΣ", "Σίσυφος")]
    for search in ("σίσυφος", "ΣΊΣΥΦΟΣ", "Σίσυφ*"):
        assert sorted(ids_of(seeker_of(ana), read(search))) == [card.id for card in cards], search


def test_a_phrase_stands_on_one_side(ana: User, deck: Deck) -> None:
    card = factories.card(factories.note(deck, "Deep water lies there."), "How many metres?", "Sixteen hundred")
    assert ids_of(seeker_of(ana), read('"metres sixteen" or "hundred deep"')) == []
    assert ids_of(seeker_of(ana), read('"many metres" "sixteen hundred" "lies there"')) == [card.id]
