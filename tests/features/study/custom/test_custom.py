"""Chosen cards: by each wish, on the usual page, practice that moves nothing, resumed after the tab was closed."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.core.memory.state import Entry
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.models import Card, Deck, NoteTag, Selection, SelectionCard, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, body, days, memory_of, opened, rows

USUAL = {"number": "50", "days": "3", "goal": "90", "deck": "0"}


def begin(browser: FlaskClient, kind: str, **values: str) -> Any:
    """Send the form."""
    return browser.post("/study/custom", data=USUAL | {"kind": kind} | values)


def cards_of(reply: Any) -> list[int]:
    """The chosen cards, in order."""
    number = int(reply.location.rpartition("/")[2])
    wanted = select(SelectionCard.card_id).where(SelectionCard.selection_id == number)
    return list(db.session.scalars(wanted.order_by(SelectionCard.place)))


def send(browser: FlaskClient, address: str, card: Any, **values: Any) -> Any:
    """Answer a chosen card as the script does."""
    return browser.post(f"{address}/answers", data=body(card, **values), headers=JSON)


def known(ana: User, number: int, **values: Any) -> list[Any]:
    """Cards in review, each weaker than the one before."""
    cards = factories.kept_cards(ana, number)
    for place, card in enumerate(cards):
        factories.memory(ana, card, stability=40.0 - 10 * place, last_review=NOON - timedelta(days=9), **values)
    return cards


def test_forgotten_today(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 3)
    at(NOON - timedelta(days=1))
    answer(browser, cards[2], rating=1)
    at(NOON)
    answer(browser, cards[0], rating=1)
    answer(browser, cards[1], rating=3)
    assert cards_of(begin(browser, "forgotten")) == [cards[0].id]


def test_ahead_takes_the_days_to_come_and_no_others(ana: User, browser_of: Any, at: Any) -> None:
    cards = factories.kept_cards(ana, 4)
    for card, day in zip(cards, (0, 1, 3, 4), strict=True):
        factories.memory(ana, card, due=(NOON + timedelta(days=day)).replace(hour=4))
    assert cards_of(begin(browser_of(ana), "ahead", days="3")) == [cards[1].id, cards[2].id]


def test_a_deck_begins_with_its_weakest_cards_and_takes_new_ones_last(ana: User, browser_of: Any, at: Any) -> None:
    cards = known(ana, 3)
    new = factories.card(factories.note(db.session.get_one(Deck, cards[0].deck_id)))
    reply = begin(browser_of(ana), "deck", deck=str(cards[0].deck_id), number="4")
    assert cards_of(reply) == [cards[2].id, cards[1].id, cards[0].id, new.id]


@pytest.mark.parametrize(("kind", "text"), [("tag", "lakes"), ("words", "QUESTION 2?")])
def test_by_tag_or_words(ana: User, browser_of: Any, at: Any, kind: str, text: str) -> None:
    cards = known(ana, 3)
    db.session.add(NoteTag(note_id=cards[1].note_id, learner_id=ana.id, tag="lakes::deep"))
    db.session.add(NoteTag(note_id=cards[0].note_id, learner_id=ana.id, tag="lakeside"))
    db.session.commit()
    assert cards_of(begin(browser_of(ana), kind, text=text)) == [cards[1].id]


def test_a_deck_is_chosen_with_those_below_it(ana: User, browser_of: Any, at: Any) -> None:
    decks = [factories.deck(ana, name=name) for name in ("A", "A::B", "Ab")]
    cards = [factories.card(factories.note(deck)) for deck in decks]
    browser = browser_of(ana)
    exam = (NOON + timedelta(days=1)).date().isoformat()
    assert cards_of(begin(browser, "deck", deck=str(decks[0].id))) == [cards[0].id, cards[1].id]
    assert cards_of(begin(browser, "exam", deck=str(decks[0].id), exam=exam)) == [cards[0].id, cards[1].id]


@pytest.mark.parametrize("typed", ["History", "history", "HISTORY"])
def test_a_tag_is_found_however_it_is_written(ana: User, browser_of: Any, at: Any, typed: str) -> None:
    cards = known(ana, 4)
    for card, tag in zip(cards, ("History", "history::rome", "Histories", "hist"), strict=True):
        db.session.add(NoteTag(note_id=card.note_id, learner_id=ana.id, tag=tag))
    db.session.commit()
    assert set(cards_of(begin(browser_of(ana), "tag", text=typed))) == {cards[0].id, cards[1].id}


def test_an_exam_on_a_deck_without_cards_says_so(ana: User, browser_of: Any, at: Any) -> None:
    exam = (NOON + timedelta(days=9)).date().isoformat()
    reply = begin(browser_of(ana), "exam", deck=str(factories.deck(ana).id), exam=exam)
    assert (reply.status_code, "There is no such card to ask." in reply.text) == (422, True)


def test_cards_kept_ready_for_practice_say_what_practice_does(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = known(ana, 2), browser_of(ana)
    reply = begin(browser, "deck", deck=str(cards[0].deck_id), practice="on")
    kept = browser.get(f"{reply.location}/ahead", headers=JSON).json["cards"]
    assert [card["labels"] for card in kept] == [["once more", "done", "done", "done"]] * 2


def test_I4_practice_without_a_connection_keeps_its_own_time(ana: User, browser_of: Any, at: Any) -> None:
    [card] = known(ana, 1)
    browser, earlier = browser_of(ana), NOON - timedelta(hours=2)
    reply = begin(browser, "deck", deck=str(card.deck_id), practice="on")
    sent = {"seen": 3, "at": earlier.isoformat(), "sent": NOON.isoformat()}
    assert send(browser, reply.location, card, **sent).status_code == 200
    assert [row.at for row in rows(ana)] == [earlier]


def test_for_an_exam_an_even_share_is_asked_and_the_rest_named(ana: User, browser_of: Any, at: Any) -> None:
    known(ana, 4)
    browser = browser_of(ana)
    reply = begin(browser, "exam", goal="98", exam=(NOON + timedelta(days=2)).date().isoformat())
    assert len(cards_of(reply)) == 2
    assert "2 are asked today and" in browser.get(reply.location).text


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("en", "0 cards are ready for that day. Of the others, 1 is asked today and 1 later;", "For Mar 12, 2026"),
        ("de", "0 Karten sind für den Tag bereit. Von den anderen kommt 1 heute und 1 später;", "Für den 12.03.2026"),
    ],
)
def test_one_card_for_an_exam_is_told_as_one_and_its_day_in_words(
    ana: User, browser_of: Any, at: Any, language: str, words: str, name: str
) -> None:
    known(ana, 2)
    browser, speaks = browser_of(ana), {"Accept-Language": language}
    form = USUAL | {"kind": "exam", "goal": "98", "exam": (NOON + timedelta(days=2)).date().isoformat()}
    page = browser.get(browser.post("/study/custom", data=form, headers=speaks).location, headers=speaks).text
    assert (words in page, name in page) == (True, True)


def test_cards_put_aside_or_dropped_and_those_of_others_are_not_chosen(
    ana: User, zoe: User, browser_of: Any, at: Any
) -> None:
    cards = known(ana, 3)
    memory_of(ana, cards[0]).suspended = True
    cards[1].standing = "dropped"
    db.session.commit()
    known(zoe, 2)
    assert cards_of(begin(browser_of(ana), "words", text="question")) == [cards[2].id]
    assert begin(browser_of(zoe), "deck", deck=str(cards[0].deck_id)).status_code == 404


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        ("", {}, "Choose what to study."),
        ("ahead", {"days": "0"}, "A whole number from 1 to 60."),
        ("ahead", {"number": "many"}, "A whole number from 1 to 500."),
        ("tag", {"text": "  "}, "Write a tag"),
        ("deck", {}, "Choose a deck."),
        ("exam", {"exam": "2026-03-10"}, "A day to come"),
        ("exam", {"exam": "soon"}, "A day to come"),
        ("forgotten", {}, "There is no such card to ask."),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(
    ana: User, browser_of: Any, at: Any, kind: str, values: dict[str, str], words: str
) -> None:
    reply = begin(browser_of(ana), kind, **values)
    assert (reply.status_code, words in reply.text) == (422, True)
    assert db.session.scalars(select(Selection)).all() == []


def test_a_chosen_card_moves_like_any_other_and_is_done_once_recalled(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = known(ana, 2), browser_of(ana)
    address = begin(browser, "words", text="question").location
    first, second = cards[1], cards[0]
    reply = send(browser, address, first, seen=3, rating=1).json
    assert (reply["next"]["card_id"], reply["left"], reply["done"]) == (second.id, 2, 0)
    reply = send(browser, address, second, seen=3).json
    assert (reply["next"]["card_id"], reply["next"]["seen"], reply["left"]) == (first.id, 4, 1)
    assert send(browser, address, first, seen=4).json["next"] is None
    assert [services.doubts(ana, memory_of(ana, card)) for card in cards] != [None, None]
    assert "All of them done" in browser.get(address).text
    assert days(ana)[0].answers == 3


def test_practice_moves_nothing_and_is_in_the_log(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = known(ana, 1), browser_of(ana)
    before = memory_of(ana, card).due, memory_of(ana, card).reviews
    address = begin(browser, "words", text="question", practice="1").location
    page = browser.get(address).text
    assert "once more" in page
    for key in ("practice-1", "practice-1", "practice-2"):
        assert send(browser, address, card, seen=3, rating=1, answer_key=key).status_code == 200
    assert send(browser, address, card, seen=3, rating=3).json["left"] == 0
    assert [(row.kind, row.rating) for row in rows(ana)] == [(Entry.CRAM, 1), (Entry.CRAM, 1), (Entry.CRAM, 3)]
    assert (memory_of(ana, card).due, memory_of(ana, card).reviews) == before
    assert days(ana) == []


@pytest.mark.parametrize("practice", [{}, {"practice": "1"}])
def test_U1_undo_and_redo_reach_chosen_cards(ana: User, browser_of: Any, at: Any, practice: dict[str, str]) -> None:
    [card, _other], browser = known(ana, 2), browser_of(ana)
    address = begin(browser, "words", text="question", **practice).location
    send(browser, address, card, seen=3)
    number = address.rpartition("/")[2]
    undone = browser.post("/study/undo", data={"selection": number}, headers=JSON)
    assert undone.json["url"] == f"{address}?card={card.id}"
    assert f'name="card_id" value="{card.id}"' in browser.get(undone.json["url"]).text
    assert (memory_of(ana, card).reviews, rows(ana)[0].undone_at) == (3, NOON)
    browser.post("/study/redo", data={"selection": number}, headers=JSON)
    assert (memory_of(ana, card).reviews, rows(ana)[0].undone_at) == (3 if practice else 4, None)
    assert f'name="card_id" value="{card.id}"' not in browser.get(address).text


@pytest.mark.parametrize("practice", [{}, {"practice": "1"}])
def test_U1_a_forgotten_card_taken_back_stands_where_it_was(
    ana: User, browser_of: Any, at: Any, practice: dict[str, str]
) -> None:
    known(ana, 3)
    phone, laptop = browser_of(ana), browser_of(ana)
    reply = begin(phone, "words", text="question", **practice)
    first, second, third = asked = cards_of(reply)
    send(phone, reply.location, db.session.get_one(Card, first), seen=3, rating=1)
    assert cards_of(reply) == [second, third, first]
    assert phone.post("/study/undo", headers=JSON).status_code == 200
    assert (cards_of(reply), f'name="card_id" value="{first}"' in phone.get(reply.location).text) == (asked, True)
    send(laptop, reply.location, db.session.get_one(Card, second), seen=3, rating=1)
    assert phone.post("/study/redo", headers=JSON).status_code == 200
    assert cards_of(reply) == [third, second, first]
    for browser in (phone, laptop):
        browser.post("/study/undo", headers=JSON)
    assert cards_of(reply) == asked


def test_U1_an_answer_taken_back_by_its_key_puts_the_card_back_too(ana: User, browser_of: Any, at: Any) -> None:
    known(ana, 2)
    browser = browser_of(ana)
    reply = begin(browser, "words", text="question")
    asked = cards_of(reply)
    given = body(db.session.get_one(Card, asked[0]), seen=3, rating=1, answer_key="taken-back-by-key")
    browser.post(f"{reply.location}/answers", data=given, headers=JSON)
    assert cards_of(reply) == asked[::-1]
    for _twice in range(2):
        assert browser.post("/study/undo/answer", data=given, headers=JSON).status_code == 200
        assert cards_of(reply) == asked


def test_a_card_answered_elsewhere_is_not_answered_twice(ana: User, browser_of: Any, at: Any) -> None:
    [card, _other], browser = known(ana, 2), browser_of(ana)
    address = begin(browser, "words", text="question").location
    answer(browser, card, seen=3)
    reply = send(browser, address, card, seen=3)
    assert (reply.status_code, len(rows(ana))) == (409, 1)
    assert "another device" in reply.json["message"]


def test_I4_an_answer_that_waited_for_a_connection_is_kept_and_settles_the_card(
    ana: User, browser_of: Any, at: Any
) -> None:
    [card], phone = known(ana, 1), browser_of(ana)
    address = begin(phone, "deck", deck=str(card.deck_id)).location
    at(NOON + timedelta(hours=2))
    assert answer(browser_of(ana), card, seen=3, rating=1).status_code == 200
    late = send(phone, address, card, seen=3, rating=3, at=(NOON + timedelta(hours=1)).isoformat())
    assert (late.status_code, late.json["next"], memory_of(ana, card).reviews) == (200, None, 5)


def test_it_waits_for_a_closed_tab_and_can_be_ended(ana: User, browser_of: Any, at: Any) -> None:
    known(ana, 2)
    browser = browser_of(ana)
    address = begin(browser, "words", text="question").location
    for page in ("/study", "/study/custom"):
        text = browser.get(page).text
        assert (f'href="{address}"' in text, "2 cards left" in text) == (True, True)
    assert browser.post(f"{address}/end").status_code == 303
    assert address not in browser.get("/study").text


def test_the_page_of_chosen_cards_speaks_of_each_cards_own_deck(ana: User, browser_of: Any, at: Any) -> None:
    [card], [other] = known(ana, 1), known(ana, 1)
    browser = browser_of(ana)
    address = begin(browser, "words", text="question").location
    page = browser.get(address).text
    shown = next(one for one in (card, other) if f'name="card_id" value="{one.id}"' in page)
    assert f"/decks/{shown.deck_id}/study/cards/{shown.id}/bury" in page
    assert f'data-answers="{address}/answers"' in page
    reply = browser.post(
        f"/decks/{shown.deck_id}/study/cards/{shown.id}/aside",
        data={"selection": address.rpartition("/")[2]},
        headers=JSON,
    ).json
    rest = next(one for one in (card, other) if one is not shown)
    assert (reply["next"]["card_id"], reply["next"]["deck_id"]) == (rest.id, rest.deck_id)


def test_strangers_find_nothing(ana: User, zoe: User, browser_of: Any, client: FlaskClient, at: Any) -> None:
    [card] = known(ana, 1)
    address = begin(browser_of(ana), "words", text="question").location
    for someone in (client, browser_of(zoe)):
        assert send(someone, address, card, seen=3).status_code == 404
        assert someone.post(f"{address}/end").status_code == 404
        assert someone.get(f"{address}/ahead", headers=JSON).status_code == 404
    assert rows(ana) == []
