"""What a request brings: proved cards, marked and to be checked, each fact once; and a notice when it fails."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.adapters.model import REASONS, MemoryModel
from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.decks.model import services
from quizapp.features.decks.model.sentences import REASONS as SENTENCES
from quizapp.models import Article, Card, CardKind, Deck, ModelRequest, Note, Progress, Standing
from tests import factories
from tests.features.decks.model.conftest import LAKE, QUAKE, drafts, quake
from tests.features.decks.model.test_ask import form_of


@pytest.fixture
def asking(browser: FlaskClient, deck: Deck, run_jobs: Callable[[], int]) -> Callable[[], str]:
    """Agree, let the worker work, and give the page that tells what came of it."""

    def ask() -> str:
        place = browser.post(f"/decks/{deck.id}/model", data=form_of(browser.get(f"/decks/{deck.id}/model").text))
        run_jobs()
        return browser.get(place.headers["Location"]).text

    return ask


def cards() -> list[Card]:
    return list(db.session.scalars(select(Card).order_by(Card.position, Card.id)))


def the_request() -> ModelRequest:
    return db.session.scalars(select(ModelRequest).order_by(ModelRequest.id.desc())).first()


def test_a_draft_becomes_a_card_to_check_with_its_place_and_its_label(
    model: MemoryModel, browser: FlaskClient, deck: Deck, article: Article, asking: Callable[[], str]
) -> None:
    model.answers = [drafts(quake(), quake(kind="gap", quote=LAKE, answer="Siberia"))]
    page = asking()
    gap, question = cards()
    assert (question.kind, question.standing, question.drafted_by) == (CardKind.BASIC, Standing.DRAFT, "small-model")
    assert (gap.kind, gap.front) == (CardKind.CLOZE, "Lake Baikal is a rift lake in southern ____, Russia.")
    note = db.session.get(Note, question.note_id)
    assert article.text[note.start : note.end] == note.sentence == QUAKE
    assert article.text[note.answer_start : note.answer_end] == "the Selenga"
    assert "2 new cards to check." in page
    assert 'Drafted by a model: <span translate="no">small-model' in browser.get(f"/decks/{deck.id}/cards/check").text


def test_it_is_labelled_in_the_deck_too_and_rules_stay_untouched(
    model: MemoryModel, browser: FlaskClient, deck: Deck, asking: Callable[[], str]
) -> None:
    rule = factories.card(factories.note(deck))
    asking()
    made = next(card for card in cards() if card.id != rule.id)
    browser.post(f"/decks/{deck.id}/cards/{made.id}/keep", data={"seen": made.version})
    page = browser.get(f"/decks/{deck.id}").text
    assert page.count("Drafted by a model:") == 1
    assert (rule.drafted_by, rule.standing) == (None, Standing.KEPT)


def test_what_is_not_proved_or_asked_already_is_dropped_with_its_reason(
    model: MemoryModel, deck: Deck, article: Article, asking: Callable[[], str]
) -> None:
    start = article.text.index(QUAKE)
    there = factories.note(deck, QUAKE, start=start, end=start + len(QUAKE))
    factories.card(there, "A question of our own, long put away?", "selenga", standing="dropped")
    model.answers = [
        drafts(
            quake(),
            quake(quote="The lake was dug by giants in 1200."),
            quake(answer="the Volga"),
            quake(question="Why?", answer="January 1862"),
        )
    ]
    page = asking()
    assert len(cards()) == 1
    assert the_request().dropped == {
        "asked already": 1,
        "quote not found": 1,
        "answer not in its sentence": 1,
        "too short": 1,
    }
    for sentence in ("No new card came of it.", "1 quoted nothing that the article says.", "1 was no good question."):
        assert sentence in page


def test_asked_again_it_doubles_nothing(model: MemoryModel, asking: Callable[[], str]) -> None:
    asking()
    assert "No new card came of it." in asking()
    assert len(cards()) == 1


def test_orders_in_the_text_change_nothing_and_markup_is_only_text(
    model: MemoryModel, browser: FlaskClient, deck: Deck, asking: Callable[[], str]
) -> None:
    model.answers = [drafts(quake(question="<script>alert(1)</script> Which river delta sank in January 1862?"))]
    asking()
    page = browser.get(f"/decks/{deck.id}/cards/check").text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (Refused("model_unreachable"), "Nobody answers at models.example."),
        (Refused("model_slow", seconds=3), "models.example took too long to answer."),
        (Refused("model_key", status=401), "did not accept the key"),
        (Refused("model_busy", status=429), "too much to do just now"),
        (Refused("model_broken", status=502), "Something broke at models.example (it answers 502)."),
        ("Sure, here are your cards!", "The model did not answer with cards."),
    ],
)
def test_a_failure_is_told_and_all_cards_are_there(
    model: MemoryModel, deck: Deck, asking: Callable[[], str], failure: str | Refused, sentence: str
) -> None:
    rule = factories.card(factories.note(deck))
    model.answers = [failure]
    page = asking()
    assert sentence in page
    assert "All the cards you had are there, as they were." in page
    assert "Try again" in page
    assert [card.id for card in cards()] == [rule.id]
    model.answers = [drafts(quake())]
    assert "1 new card to check." in asking()


def test_every_reason_has_its_sentence() -> None:
    assert set(SENTENCES) >= REASONS


def _long(article: Article) -> None:
    article.text += "\n\n" + "More words. " * 495
    db.session.commit()


def test_a_failure_half_way_keeps_what_came_and_goes_on_from_there(
    model: MemoryModel, article: Article, asking: Callable[[], str]
) -> None:
    _long(article)
    article.text += "\n\n" + "And more words. " * 350
    db.session.commit()
    model.answers = [drafts(quake()), Refused("model_slow", seconds=3)]
    page = asking()
    assert "1 of 3 parts were answered, and what came of them is kept." in page
    assert len(cards()) == 1
    model.answers, before = [drafts()], len(model.asked)
    asking()
    assert len(model.asked) - before == 2


def test_killed_in_the_middle_it_repeats_one_question_at_the_most(
    model: MemoryModel, app: Flask, article: Article, deck: Deck, browser: FlaskClient
) -> None:
    _long(article)
    browser.post(f"/decks/{deck.id}/model", data=form_of(browser.get(f"/decks/{deck.id}/model").text))
    asking, saved = the_request(), []

    def save() -> None:
        db.session.commit()
        saved.append(1)
        if len(saved) == 2:
            raise KeyboardInterrupt  # the first part is written, the second not yet asked for

    with pytest.raises(KeyboardInterrupt):
        services.ask_model(asking.id, save)
    services.ask_model(asking.id, db.session.commit)
    services.ask_model(asking.id, db.session.commit)
    db.session.commit()
    assert (len(model.asked), len(cards()), the_request().progress) == (2, 1, Progress.READY)


def test_killed_while_an_answer_is_written_nothing_is_double(
    model: MemoryModel, deck: Deck, browser: FlaskClient
) -> None:
    browser.post(f"/decks/{deck.id}/model", data=form_of(browser.get(f"/decks/{deck.id}/model").text))
    number, calls = the_request().id, []

    def save() -> None:
        if calls:
            db.session.rollback()
            raise KeyboardInterrupt
        calls.append(1)
        db.session.commit()

    with pytest.raises(KeyboardInterrupt):
        services.ask_model(number, save)
    assert cards() == []
    services.ask_model(number, db.session.commit)
    assert (len(cards()), len(model.asked)) == (1, 2)


def test_given_up_or_gone_it_is_no_error(
    model: MemoryModel, app: Flask, deck: Deck, browser: FlaskClient, run_jobs: Callable[[], int]
) -> None:
    browser.post(f"/decks/{deck.id}/model", data=form_of(browser.get(f"/decks/{deck.id}/model").text))
    app.extensions["quizapp.model"] = None  # the worker was started with other settings
    run_jobs()
    assert the_request().refusal == {"reason": "model_changed"}
    services.give_up(the_request().id)
    services.give_up(10**9)
    services.ask_model(10**9, db.session.commit)
    assert the_request().refusal == {"reason": "model_changed"}
