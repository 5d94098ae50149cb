"""Asking a model for more: nothing leaves before somebody agreed, and what they saw is what is sent, once."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select

from quizapp.adapters.model import MemoryModel
from quizapp.core.drafting.message import INSTRUCTIONS
from quizapp.extensions import db
from quizapp.models import Article, Card, Deck, ModelRequest, Progress, User
from tests import factories


def form_of(page: str) -> dict[str, str]:
    tree = html.fromstring(page)
    return {name: tree.xpath(f"//form//input[@name='{name}']/@value")[0] for name in ("number", "seen")}


def requests() -> list[ModelRequest]:
    return list(db.session.scalars(select(ModelRequest)))


def test_the_page_shows_word_for_word_what_is_sent_and_sends_nothing(
    model: MemoryModel, browser: FlaskClient, deck: Deck, article: Article, run_jobs: Callable[[], int]
) -> None:
    page = browser.get(f"/decks/{deck.id}/model").text
    shown = html.fromstring(page).xpath("//textarea/text()")
    assert (run_jobs(), model.asked, requests()) == (0, [], [])
    assert "models.example" in page
    assert "small-model" in page
    assert "No price is set" in page
    browser.post(f"/decks/{deck.id}/model", data=form_of(page))
    run_jobs()
    assert [text.strip() for text in shown] == [model.asked[0][1], INSTRUCTIONS]
    assert model.asked[0][0] == INSTRUCTIONS
    assert json.loads(model.asked[0][1])["text"] == article.text


def test_the_cost_is_shown_when_prices_are_set(
    app: Flask, model: MemoryModel, browser: FlaskClient, deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    priced = replace(app.config["QUIZAPP"], model_price_in=1000.0, model_price_out=2000.0, model_currency="EUR")
    monkeypatch.setitem(app.config, "QUIZAPP", priced)
    assert "about €" in browser.get(f"/decks/{deck.id}/model").text


def test_a_double_click_and_two_tabs_ask_once(
    model: MemoryModel, browser: FlaskClient, deck: Deck, run_jobs: Callable[[], int]
) -> None:
    data = form_of(browser.get(f"/decks/{deck.id}/model").text)
    places = {browser.post(f"/decks/{deck.id}/model", data=data).headers["Location"] for _ in range(2)}
    run_jobs()
    places |= {browser.post(f"/decks/{deck.id}/model", data=data).headers["Location"]}
    assert places == {f"/decks/{deck.id}/model/1"}
    assert (len(requests()), len(model.asked), run_jobs()) == (1, 1, 0)


def test_while_the_model_is_asked_the_page_leads_there(model: MemoryModel, browser: FlaskClient, deck: Deck) -> None:
    browser.post(f"/decks/{deck.id}/model", data=form_of(browser.get(f"/decks/{deck.id}/model").text))
    assert browser.get(f"/decks/{deck.id}/model").headers["Location"] == f"/decks/{deck.id}/model/1"
    state = browser.get(f"/decks/{deck.id}/model/1/state", headers={"Accept": "application/json"})
    assert state.json["progress"] == "waiting"
    same = browser.get(f"/decks/{deck.id}/model/1/state", headers={"If-None-Match": state.headers["ETag"]})
    assert same.status_code == 304


def test_what_was_not_seen_is_not_sent(model: MemoryModel, browser: FlaskClient, deck: Deck) -> None:
    data = form_of(browser.get(f"/decks/{deck.id}/model").text)
    note = factories.note(deck, start=80, end=120)
    factories.card(note, back="Another answer")
    answer = browser.post(f"/decks/{deck.id}/model", data=data)
    assert answer.status_code == 409
    assert "has changed meanwhile, so nothing was sent" in answer.text
    assert requests() == []
    assert browser.post(f"/decks/{deck.id}/model", data=form_of(answer.text)).status_code == 303
    assert requests()[0].parts[0]["asked"] == ["Another answer"]


@pytest.mark.parametrize("data", [{}, {"number": "x", "seen": "y"}, {"number": "7", "seen": ""}])
def test_a_made_up_form_sends_nothing(
    model: MemoryModel, browser: FlaskClient, deck: Deck, data: dict[str, str]
) -> None:
    assert browser.post(f"/decks/{deck.id}/model", data=data).status_code == 409
    assert requests() == []


def test_without_a_model_nothing_of_it_is_there(browser: FlaskClient, deck: Deck, article: Article) -> None:
    assert browser.get(f"/decks/{deck.id}/model").status_code == 404
    assert browser.post(f"/decks/{deck.id}/model").status_code == 404
    for page in (f"/decks/{deck.id}", f"/decks/{deck.id}/cards/check", f"/articles/{article.id}"):
        assert "Ask a model" not in browser.get(page).text


def test_with_one_it_is_offered_where_cards_are_few(
    model: MemoryModel, browser: FlaskClient, deck: Deck, article: Article
) -> None:
    assert "Ask a model for more" in browser.get(f"/decks/{deck.id}").text
    article.refusal = {"reason": "language_not_known", "language": "fi", "sentences": []}
    db.session.commit()
    assert "Ask a model for more" in browser.get(f"/articles/{article.id}").text


def test_a_stranger_and_a_deck_without_an_article_find_nothing(
    model: MemoryModel, browser: FlaskClient, ana: User, zoe: User, deck: Deck, browser_of: Callable[..., FlaskClient]
) -> None:
    browser.post(f"/decks/{deck.id}/model", data=form_of(browser.get(f"/decks/{deck.id}/model").text))
    for path in ("model", "model/1", "model/1/state"):
        assert browser_of(zoe).get(f"/decks/{deck.id}/{path}").status_code == 404
    assert browser_of(zoe).post(f"/decks/{deck.id}/model").status_code == 404
    assert browser.get(f"/decks/{deck.id}/model/2").status_code == 404
    assert browser.get(f"/decks/{factories.deck(ana).id}/model").status_code == 404


def test_a_long_text_goes_in_parts_and_the_next_request_goes_on(
    model: MemoryModel, browser: FlaskClient, ana: User, run_jobs: Callable[[], int]
) -> None:
    text = "\n\n".join(f"Paragraph {n}. " + "Many words stand here. " * 100 for n in range(60))
    long = factories.deck(ana, factories.article(ana, text=text, title="Long"))
    page = browser.get(f"/decks/{long.id}/model").text
    assert "the rest can be asked about afterwards" in page
    browser.post(f"/decks/{long.id}/model", data=form_of(page))
    run_jobs()
    assert len(model.asked) == 12
    page = browser.get(f"/decks/{long.id}/model").text
    assert "from where the last request ended" in page
    assert requests()[0].progress == Progress.READY
    browser.post(f"/decks/{long.id}/model", data=form_of(page))
    first, second = requests()
    assert second.parts[0]["start"] >= first.parts[-1]["end"]
    assert db.session.scalars(select(Card)).all() == []
