"""Duplicates become one (I1-I4): the union of their logs, the memory it leads to, all their tags; undo parts them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from quizapp.core.memory.replay import replay
from quizapp.core.memory.state import Phase, State
from quizapp.extensions import db
from quizapp.features.study.integrity.merging import Brought, Rating, merge
from quizapp.features.study.integrity.rebuilding import checked
from quizapp.features.study.learner import learner_of
from quizapp.features.study.services import open_deck
from quizapp.features.study.states import state_of
from quizapp.models import Card, Memory, NoteTag, ReviewLog, Standing, User
from tests import factories
from tests.conftest import NOON
from tests.features.find.conftest import tag

Browsers = Callable[[User], FlaskClient]
pytestmark = pytest.mark.usefixtures("at")


@pytest.fixture
def pair(ana: User) -> tuple[Card, Card]:
    """The same question in two decks: the first asked 40 and 20 days ago, the second 30 and 5 days ago."""
    decks = [factories.deck(ana, name=name) for name in ("Lakes", "Seas")]
    cards = [factories.card(factories.note(deck), "How deep is it?", "310 m") for deck in decks]
    tag(cards[0], "deep")
    tag(cards[1], "wet", "deep")
    for card, days in zip(cards, ((40, 20), (30, 5)), strict=True):
        told = [Brought(card.id, NOON - timedelta(days=day), Rating.GOOD, 900) for day in days]
        merge(learner_of(ana), told)
    for deck in decks:
        open_deck(ana.id, deck.id)
    db.session.commit()
    return cards[0], cards[1]


def state(card: Card) -> State:
    return state_of(db.session.query(Memory).filter_by(card_id=card.id).one())


def send(browser: FlaskClient, pair: tuple[Card, Card], **more: str):
    ids = [card.id for card in pair]
    return browser.post("/find/duplicates/merge", data={"group": ids, "cards": ids[1:], **more})


def test_I3_the_card_that_stays_is_remembered_by_both_logs(ana: User, pair: tuple[Card, Card], browser_of: Browsers):
    before, rows = [state(card) for card in pair], db.session.query(ReviewLog).count()
    browser = browser_of(ana)
    look = send(browser, pair).text
    assert "2 answers come along" in look
    assert "wet" in look
    assert state(pair[0]) == before[0]
    assert send(browser, pair, sure="1").status_code == 303
    learner = learner_of(ana)
    log = [(Rating.GOOD, NOON - timedelta(days=day)) for day in (40, 30, 20, 5)]
    assert state(pair[0]) == replay(log, preset=learner.preset, clock=learner.clock, card_id=pair[0].id)
    assert db.session.get(Card, pair[1].id).standing is Standing.DROPPED
    assert {row.tag for row in db.session.query(NoteTag).filter_by(note_id=pair[0].note_id)} == {"deep", "wet"}
    assert db.session.query(ReviewLog).count() == rows + 2  # I1: nothing went
    assert db.session.query(ReviewLog).filter_by(undone_at=None).count() == rows  # and nothing counts twice
    assert [doubt for _number, doubts in checked(learner) for doubt in doubts] == []
    page = browser.get("/find/duplicates").text
    assert "1 card became one with another." in page
    step = page.split('name="seen" value="')[1].split('"')[0]
    browser.post("/find/undo", data={"seen": step, "next": "/find/duplicates"})
    assert [state(card) for card in pair] == before
    assert db.session.get(Card, pair[1].id).standing is Standing.KEPT
    assert {row.tag for row in db.session.query(NoteTag).filter_by(note_id=pair[0].note_id)} == {"deep"}
    assert [doubt for _number, doubts in checked(learner) for doubt in doubts] == []


def test_I2_merging_twice_merges_once_and_again_after_undo(ana: User, pair: tuple[Card, Card], browser_of: Browsers):
    browser = browser_of(ana)
    assert [send(browser, pair, sure="1").status_code for _turn in range(2)] == [303, 422]
    once = state(pair[0])
    step = browser.get("/find/duplicates").text.split('name="seen" value="')[1].split('"')[0]
    browser.post("/find/undo", data={"seen": step})
    assert send(browser, pair, sure="1").status_code == 303
    assert state(pair[0]) == once


def test_an_answer_given_since_outlives_undo(ana: User, pair: tuple[Card, Card], browser_of: Browsers):
    browser, learner = browser_of(ana), learner_of(ana)
    send(browser, pair, sure="1")
    merge(learner, [Brought(pair[0].id, NOON - timedelta(hours=1), Rating.HARD)])
    db.session.commit()
    step = browser.get("/find/duplicates").text.split('name="seen" value="')[1].split('"')[0]
    browser.post("/find/undo", data={"seen": step})
    assert state(pair[0]).reviews == 3
    assert state(pair[1]).reviews == 2


def test_a_card_that_was_never_asked_takes_what_is_known_of_the_other(ana: User, browser_of: Browsers):
    deck = factories.deck(ana)
    new, known = (factories.card(factories.note(deck), "How deep?", "310 m") for _turn in range(2))
    factories.memory(ana, known, stability=40.0, difficulty=6.0, interval_days=30, reviews=4, phase=Phase.REVIEW)
    send(browser_of(ana), (new, known), sure="1")
    assert (state(new).stability, state(new).interval_days) == (40.0, 30)


def test_says_which_card_should_stay(ana: User, pair: tuple[Card, Card], browser_of: Browsers):
    ids = [card.id for card in pair]
    for ticked, said in ((ids, "Leave one card"), ([], "Tick the cards")):
        answer = browser_of(ana).post("/find/duplicates/merge", data={"group": ids, "cards": ticked})
        assert answer.status_code == 422
        assert said in answer.text


def test_nobody_merges_the_cards_of_others(zoe: User, pair: tuple[Card, Card], browser_of: Browsers):
    assert send(browser_of(zoe), pair, sure="1").status_code == 422
    assert db.session.get(Card, pair[1].id).standing is Standing.KEPT
