"""A deck's own page, a deck without an article, and what belongs to its owner."""

import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, insert, select

from quizapp.extensions import db
from quizapp.features.accounts.belongings import BELONGINGS
from quizapp.models import Card, Deck, Note, Standing, User
from tests import factories
from tests.features.counting import statements

Browsers = Callable[[User], FlaskClient]


def _many(deck: Deck, number: int) -> None:
    note = factories.note(deck)
    row = {"note_id": note.id, "deck_id": deck.id, "kind": "basic", "family": "hand", "standing": "kept"}
    row |= {"created_at": factories.MADE, "distractors": [], "accept": [], "score": 0.0, "version": 1}
    rows = [row | {"front": f"Question {n}?", "back": f"Answer {n}", "position": n} for n in range(number)]
    db.session.execute(insert(Card), rows)
    db.session.commit()


def test_cards_are_listed_a_page_at_a_time(ana: User, browser_of: Browsers, deck: Deck) -> None:
    _many(deck, 10_000)
    browser = browser_of(ana)
    with statements() as sent:
        page = browser.get(f"/decks/{deck.id}").get_data(as_text=True)
    assert page.count('<th scope="row">') == 50
    assert "10000 cards" in page
    assert "Page 1 of 200" in page
    assert len(sent) < 25
    assert "Question 9999?" in browser.get(f"/decks/{deck.id}?page=200").get_data(as_text=True)
    assert browser.get(f"/decks/{deck.id}?page=201").status_code == 404


@pytest.mark.parametrize(("words", "found"), [("question 7?", 1), ("ANSWER", 12), ("100%", 0), ("_", 0), ("", 12)])
def test_a_card_is_found_by_its_words(ana: User, browser_of: Browsers, deck: Deck, words: str, found: int) -> None:
    _many(deck, 12)
    page = browser_of(ana).get(f"/decks/{deck.id}", query_string={"find": words}).get_data(as_text=True)
    assert page.count('<th scope="row">') == found


def test_an_empty_deck_says_what_to_do(ana: User, browser_of: Browsers) -> None:
    page = browser_of(ana).get(f"/decks/{factories.deck(ana).id}").data
    assert b"No cards in this deck" in page


def test_a_new_deck(ana: User, browser_of: Browsers) -> None:
    browser = browser_of(ana)
    assert browser.post("/decks/new", data={"name": "  "}).status_code == 422
    answer = browser.post("/decks/new", data={"name": " Irregular   verbs "})
    deck = db.session.scalars(select(Deck)).one()
    assert (answer.location, deck.name) == (f"/decks/{deck.id}", "Irregular verbs")
    assert b"Irregular verbs" in browser.get("/articles").data


def test_another_name(ana: User, browser_of: Browsers, deck: Deck) -> None:
    browser = browser_of(ana)
    refused = browser.post(f"/decks/{deck.id}/name", data={"name": "x" * 201})
    assert refused.status_code == 422
    assert b"At most 200 characters." in refused.data
    browser.post(f"/decks/{deck.id}/name", data={"name": "The lake"})
    assert deck.name == "The lake"


def test_a_deck_without_an_article_can_go(ana: User, browser_of: Browsers, first: Card) -> None:
    loose = factories.deck(ana)
    factories.card(factories.note(loose))
    browser = browser_of(ana)
    assert b"Its 1 card goes" in browser.get(f"/decks/{loose.id}/delete").data
    assert browser.post(f"/decks/{loose.id}/delete").location == "/articles"
    assert db.session.scalar(select(func.count()).select_from(Card)) == 1
    assert browser.post(f"/decks/{first.deck_id}/delete").status_code == 403


def test_a_stranger_finds_nothing(zoe: User, browser_of: Browsers, deck: Deck) -> None:
    browser = browser_of(zoe)
    for path in ("", "/delete", "/cards/new"):
        assert browser.get(f"/decks/{deck.id}{path}").status_code == 404
    for path in ("/name", "/delete", "/cards/keep", "/undo", "/bring-back"):
        assert browser.post(f"/decks/{deck.id}{path}", data={"name": "Mine"}).status_code == 404


def test_an_export_is_plain_json(ana: User, deck: Deck, first: Card, spares: list[Card]) -> None:
    (exported,) = json.loads(json.dumps(BELONGINGS["decks"].export(ana)))
    assert exported["article_id"] == deck.article_id
    assert exported["notes"][0]["sentence"] == first.note.sentence
    assert {card["standing"] for card in exported["cards"]} == {Standing.DRAFT, Standing.SPARE}


def test_a_guests_decks_become_the_accounts(ana: User, ben: User, deck: Deck, notes: list[Note]) -> None:
    BELONGINGS["decks"].adopt(ana, ben)
    db.session.commit()
    assert deck.learner_id == ben.id


def test_a_line_of_the_table_asks_and_has_its_passage_apart(ana: User, browser_of: Browsers, deck: Deck) -> None:
    factories.card(factories.note(deck), front="It is a *rift* lake.\n\nIt was declared a site in ____.")
    line = html.fromstring(browser_of(ana).get(f"/decks/{deck.id}").text).xpath("//tbody//th")[0]
    assert [a.text_content() for a in line.xpath("./a")] == ["It was declared a site in ____."]
    assert [p.text_content() for p in line.xpath("./span[@class='passage']")] == ["It is a rift lake."]
