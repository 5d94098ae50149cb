"""The review list as a page: each card beside its sentence, its filters, its pages, its advice."""

from collections.abc import Callable

from flask.testing import FlaskClient

from quizapp.models import Card, Deck, Note, User
from tests import factories
from tests.features.counting import statements

Browsers = Callable[[User], FlaskClient]


def test_a_card_stands_beside_its_sentence(ana: User, browser_of: Browsers, deck: Deck, first: Card) -> None:
    page = browser_of(ana).get(f"/decks/{deck.id}/cards/check").get_data(as_text=True)
    near = '<span class="near">Lake Baikal is a rift lake in southern Siberia, Russia.</span>'
    assert f"{near} It was declared a UNESCO World Heritage Site in <mark>1996</mark>." in page
    assert "not:" in page
    assert "1994, 1997, 1999" in page
    assert "card 1 of 1" in page


def test_the_filters_show_their_own(ana: User, browser_of: Browsers, deck: Deck, first: Card, second: Card) -> None:
    browser = browser_of(ana)
    browser.post(f"/decks/{deck.id}/cards/{first.id}/keep", data={"seen": 1})
    shown = {show: browser.get(f"/decks/{deck.id}/cards/check?show={show}").data for show in ("kept", "dropped", "x")}
    assert f'id="card-{first.id}"'.encode() in shown["kept"]
    assert b"card 1 of 1" in shown["kept"], "counted among the kept, not among all"
    assert b"None here." in shown["dropped"]
    assert f'id="card-{second.id}"'.encode() in shown["x"]
    assert f'id="card-{first.id}"'.encode() not in shown["x"]


def test_long_lists_have_pages(ana: User, browser_of: Browsers, deck: Deck, notes: list[Note]) -> None:
    cards = [factories.card(notes[0], f"Question {n}?", standing="draft", position=n) for n in range(45)]
    browser = browser_of(ana)
    assert browser.get(f"/decks/{deck.id}/cards/check").data.count(b"data-card") == 20
    third = browser.get(f"/decks/{deck.id}/cards/check?card={cards[44].id}").get_data(as_text=True)
    assert "Page 3 of 3" in third
    assert "card 45 of 45" in third
    beyond = browser.get(f"/decks/{deck.id}/cards/check?page=99").data
    assert b"Page 3 of 3" in beyond


def test_more_cards_cost_no_more_statements(
    ana: User, browser_of: Browsers, deck: Deck, notes: list[Note], first: Card
) -> None:
    browser = browser_of(ana)
    browser.get(f"/decks/{deck.id}/cards/check")
    with statements() as few:
        browser.get(f"/decks/{deck.id}/cards/check")
    for n in range(15):
        factories.card(notes[n % 2], f"Question {n}?", standing="draft", position=n)
    with statements() as many:
        browser.get(f"/decks/{deck.id}/cards/check")
    assert len(many) == len(few) < 20


def test_advice_stands_at_the_card(ana: User, browser_of: Browsers, deck: Deck, first: Card) -> None:
    factories.card(first.note, first.front, first.back, standing="draft", position=9)
    assert b"Another card already asks this" in browser_of(ana).get(f"/decks/{deck.id}/cards/check").data


def test_an_empty_deck_says_what_to_do(ana: User, browser_of: Browsers) -> None:
    page = browser_of(ana).get(f"/decks/{factories.deck(ana).id}/cards/check").data
    assert b"Nothing to check here" in page


def test_hostile_words_stay_words(ana: User, browser_of: Browsers, deck: Deck, notes: list[Note]) -> None:
    bad = "<img src=x onerror=alert(1)>"
    card = factories.card(notes[0], f"{bad} ____", bad, standing="draft", kind="cloze", distractors=[bad])
    browser = browser_of(ana)
    for address in (f"?card={card.id}", f"?edit={card.id}"):
        assert bad.encode() not in browser.get(f"/decks/{deck.id}/cards/check{address}").data
    browser.post(f"/decks/{deck.id}/cards/{card.id}/keep", data={"seen": 1})
    assert bad.encode() not in browser.get(f"/decks/{deck.id}").data


def test_a_card_to_edit_that_is_not_there(ana: User, browser_of: Browsers, deck: Deck) -> None:
    assert browser_of(ana).get(f"/decks/{deck.id}/cards/check?edit=987654").status_code == 404
    for odd in ("card=99999999999999999999", "edit=x", "page=-3", "edit=99999999999999999999"):
        assert browser_of(ana).get(f"/decks/{deck.id}/cards/check?{odd}").status_code == 200


def test_a_stranger_finds_nothing(zoe: User, browser_of: Browsers, deck: Deck, client: FlaskClient) -> None:
    assert browser_of(zoe).get(f"/decks/{deck.id}/cards/check").status_code == 404
    assert client.get(f"/decks/{deck.id}/cards/check").status_code == 303
