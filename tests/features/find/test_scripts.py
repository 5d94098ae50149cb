"""Words are found in whatever script they are written, by the same rule on both databases."""

import sys
import unicodedata

import pytest
from sqlalchemy import select, text

from quizapp.core.letters import plain
from quizapp.core.search import read
from quizapp.core.search.patterns import tokens
from quizapp.extensions import db
from quizapp.features.decks import queries as decks
from quizapp.features.find.queries.pages import Order, ids_of, page
from quizapp.features.live.queries import quizzes
from quizapp.features.study.custom import queries as custom
from quizapp.models import Card, Deck, User
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


SAME = [  # what stands on the card, and what somebody may type
    ("Королёв", "королев"), ("ЁЛКА", "елка"), ("Ялта", "ЯЛТА"), ("Άλφα", "αλφα"), ("ὕδωρ", "υδωρ"), ("τῷ", "τω"),
    ("İstanbul", "istanbul"), ("ışık", "isik"), ("DIŞ", "dıs"), ("Straße", "STRASSE"), ("Äpfel", "ÄPFEL"),
    ("Œuvre", "oeuvre"), ("été", "ÉTÉ"), ("Đường", "duong"), ("Việt", "viet"), ("हिन्दी", "हिन्दी"),
    ("מֶלֶךְ", "מלך"), ("مُحَمَّد", "محمد"), ("أحمد", "احمد"), ("ＡＢＣ", "abc"), ("ｶﾞｲﾄﾞ", "ガイド"), ("ガイド", "ｶﾞｲﾄﾞ"),
    ("ภาษาไทย", "ไทย"), ("日本語の本", "本語"), ("日本語の本", "本"), ("日本語の本", "日本語の本"), ("Ⅷ", "viii"),
    ("서울에서", "서울"), ("NHKの本", "nhk"), ("ﬁn", "fin"),
    ("عام ١٩٩٦", "1996"), ("१९९६", "۱۹۹۶"), ("1996", "١٩٩٦"), ("٣٫٥", "3"),
]  # fmt: skip
NEWER = "\U0001e030", "\U0001e08f"  # that not every server knows yet
OTHER = [("мой", "мои"), ("її", "іі"), ("की", "को"), ("日本", "本日"), ("日 本", "日本")]


@pytest.mark.parametrize(("written", "typed"), SAME)
def test_what_readers_call_the_same_word_is_found(ana: User, deck: Deck, written: str, typed: str) -> None:
    card = factories.card(factories.note(deck, "A sentence."), f"What is {written}?", "A thing")
    factories.card(factories.note(deck, "A sentence."), "What is it?", "A thing")
    for search in (typed, f'front:"is {typed}"' if written.lower().startswith(typed[:1]) else typed, f"-(-{typed})"):
        assert ids_of(seeker_of(ana), read(search)) == [card.id], search


@pytest.mark.parametrize(("written", "typed"), [*SAME, ("100%", "0%"), ("snake_case", "E_C")])
def test_custom_study_and_the_lists_of_cards_go_by_the_same_rule(
    ana: User, deck: Deck, written: str, typed: str
) -> None:
    cards = [factories.card(factories.note(deck), f"What is {word}?", "A thing") for word in (written, "snakes, 1000")]
    kept, number = decks.find_kept(deck, typed, page=1)
    assert ([card.id for card in kept], number) == ([cards[0].id], 1)
    assert [card.id for card in quizzes.cards_found(ana, f"what {typed}", deck.id)] == [cards[0].id]
    chosen = select(Card.id).where(Card.deck_id == deck.id, custom.wordy(f"WHAT {typed}"))
    assert list(db.session.scalars(chosen)) == [cards[0].id]


@pytest.mark.parametrize(("written", "typed"), OTHER)
def test_another_word_is_not(ana: User, deck: Deck, written: str, typed: str) -> None:
    factories.card(factories.note(deck, "A sentence."), f"What is {written}?", "A thing")
    assert ids_of(seeker_of(ana), read(f'"is {typed}"')) == []


def test_the_database_cuts_and_folds_every_letter_as_we_do(ana: User, deck: Deck) -> None:
    """Also on PostgreSQL, which has the rule in words of its own."""
    signs = [chr(place) for place in range(1, sys.maxunicode + 1) if unicodedata.category(chr(place))[0] in "LMN"]
    signs = [sign for sign in signs if not NEWER[0] <= sign <= NEWER[1]]
    texts = [" ".join(f"{sign} a{sign}b" for sign in signs[low : low + 50]) for low in range(0, len(signs), 50)]
    wanted = text("SELECT card_search_plain(:text)")
    assert {one: plain(one) for one in texts} == {one: db.session.scalar(wanted, {"text": one}) for one in texts}
    number = factories.card(factories.note(deck, "A sentence."), "?", "A thing").id
    for one in texts[::200]:
        db.session.execute(text("UPDATE cards SET front = :front WHERE id = :id"), {"front": one, "id": number})
        for token in tokens(one)[::3]:
            assert ids_of(seeker_of(ana), read(f"front:{token}")) == [number], (one, token)


def test_questions_and_decks_are_sorted_by_their_plain_letters(ana: User) -> None:
    words = ["ábaco", "Äpfel", "Zebra", "Ёлка", "ель", "Ястреб", "αβγ", "Ωμέγα", "ὦτα"]
    seeker, given = seeker_of(ana), {}
    for word in reversed(words):
        of_word = factories.deck(ana, name=word)
        given[factories.card(factories.note(of_word, "A sentence."), f"{word}?", "A thing").id] = word
    for order in (Order.QUESTION, Order.DECK):
        found = ids_of(seeker, read(""))
        assert [given[n] for n in page(seeker, read(""), found, order=order, is_down=False).ids] == [
            "ábaco", "Äpfel", "Zebra", "αβγ", "Ωμέγα", "ὦτα", "Ёлка", "ель", "Ястреб"]  # fmt: skip
