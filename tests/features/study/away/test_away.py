"""Time away and a backlog: looked at first, then moved in one step, undone in one, and never done twice."""

import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from quizapp.core.memory.state import Entry
from quizapp.features.study import services
from quizapp.models import User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import answer, memory_of, rows

AWAY = {"first": "2026-03-12", "last": "2026-03-21", "answer_key": "key-of-being-away"}
KEY = "key-of-catching-up"
START = NOON.replace(hour=4)


def due_on(ana: User, *in_days: int) -> list[Any]:
    """Cards in review, each due at the start of a day that many days from now."""
    cards = factories.kept_cards(ana, len(in_days))
    for card, days in zip(cards, in_days, strict=True):
        factories.memory(ana, card, due=START + timedelta(days=days), last_review=NOON - timedelta(days=20))
    return cards


def dues(ana: User, cards: list[Any]) -> list[int]:
    """In how many days each is due."""
    return [(memory_of(ana, card).due - START).days for card in cards]


def test_cards_due_while_away_and_after_come_that_many_days_later(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = due_on(ana, -3, 0, 1, 2, 5, 40), browser_of(ana)
    look = browser.post("/study/away", data=AWAY)
    assert (look.status_code, "3 cards would come later" in look.text) == (200, True)
    assert dues(ana, cards) == [-3, 0, 1, 2, 5, 40]
    assert browser.post("/study/away", data=AWAY | {"do": "1"}).status_code == 303
    assert dues(ana, cards) == [-3, 0, 1, 12, 15, 50]
    assert [row.kind for row in rows(ana)] == [Entry.RESCHEDULED] * 3


def test_what_waits_already_does_not_wait_for_somebody_who_is_away_from_today_on(
    ana: User, browser_of: Any, at: Any
) -> None:
    cards, browser = due_on(ana, -3, 0, 1), browser_of(ana)
    browser.post("/study/away", data=AWAY | {"first": "2026-03-10", "last": "2026-03-12", "do": "1"})
    assert dues(ana, cards) == [3, 3, 4]


def test_a_backlog_that_a_day_does_not_hold_is_named(ana: User, browser_of: Any, at: Any) -> None:
    ana.reviews_per_day = 2
    due_on(ana, -1, -2, -3, -4, -5)
    browser = browser_of(ana)
    few, many = (browser.post("/study/catch-up", data={"days": days, "answer_key": KEY}).text for days in "23")
    assert "Your limit is 2 reviews a day" in few
    assert "Your limit is" not in many


def test_the_same_click_twice_moves_once(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = due_on(ana, 3), browser_of(ana)
    for _ in range(2):
        browser.post("/study/away", data=AWAY | {"do": "1"})
    assert (dues(ana, cards), len(rows(ana))) == ([13], 1)


def test_U1_one_step_takes_all_back_and_one_does_it_again(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = due_on(ana, 2, 5, 9), browser_of(ana)
    browser.post("/study/away", data=AWAY | {"do": "1"})
    assert browser.post("/study/undo", data={"next": "/study/away"}).location == "/study/away"
    assert (dues(ana, cards), {row.undone_at for row in rows(ana)}) == ([2, 5, 9], {NOON})
    browser.post("/study/redo")
    assert (dues(ana, cards), {row.undone_at for row in rows(ana)}) == ([12, 15, 19], {None})


def test_U1_what_a_press_would_take_back_is_said_in_words_and_outlives_a_reload(
    ana: User, browser_of: Any, at: Any
) -> None:
    cards, browser = due_on(ana, 2, 5, -1), browser_of(ana)
    answer(browser, cards[2], seen=3)
    browser.post("/study/away", data=AWAY | {"do": "1"})

    def acts() -> list[str]:
        """What the page offers, opened anew."""
        return re.findall(r"data-key=.[ur].>((?:Undo|Redo): [^<]+?) <", browser.get("/study/away").text)

    def press(verb: str, words: str) -> bool:
        return words in browser.post(f"/study/{verb}", data={"next": "/study/away"}, follow_redirects=True).text

    away = "your time away (3 cards)"
    assert (acts(), acts()) == ([f"Undo: {away}"], [f"Undo: {away}"])
    assert press("undo", "Your time away is taken back: 3 cards come when they came before.")
    assert acts() == ["Undo: your last answer", f"Redo: {away}"]
    assert press("redo", f"Done again: {away}.")
    assert acts() == [f"Undo: {away}"]
    browser.post("/study/undo")
    assert press("undo", "Your last answer is taken back.")
    assert acts() == ["Redo: your last answer"]


def test_U1_it_is_not_taken_back_over_an_answer_given_since_elsewhere(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = due_on(ana, 2, 5), browser_of(ana)
    browser.post("/study/away", data=AWAY | {"do": "1"})
    answer(browser_of(ana), cards[0], seen=3)
    before = dues(ana, cards)
    browser.post("/study/undo")
    assert dues(ana, cards) == before


def test_S3_cards_put_aside_and_new_ones_stay(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = due_on(ana, 3, 3), browser_of(ana)
    from quizapp.extensions import db

    memory_of(ana, cards[0]).suspended = True
    db.session.commit()
    browser.post("/study/away", data=AWAY | {"do": "1"})
    assert dues(ana, cards) == [3, 13]


def test_a_backlog_is_spread_the_longest_waiting_first(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = due_on(ana, -1, -9, -5, 0, -2, 4), browser_of(ana)
    look = browser.post("/study/catch-up", data={"days": "2", "answer_key": KEY}).text
    assert ("3 reviews" in look, "2 reviews" in look) == (True, True)
    browser.post("/study/catch-up", data={"days": "2", "answer_key": KEY, "do": "1"})
    assert dues(ana, cards) == [1, -9, -5, 1, -2, 4]
    browser.post("/study/undo")
    assert dues(ana, cards) == [-1, -9, -5, 0, -2, 4]


def test_each_day_is_promised_with_what_is_due_on_it_anyway(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = due_on(ana, -9, -5, -3, 0, 1, 1, 1, 2, 7), browser_of(ana)
    look = " ".join(browser.post("/study/catch-up", data={"days": "3", "answer_key": KEY}).text.split())
    promised = [int(one) for one in re.findall(r"</span>: (\d+) review", look)]
    assert promised == [2, 4, 2]
    assert re.findall(r"(\d) of them due on that day", look) == ["3", "1"]
    browser.post("/study/catch-up", data={"days": "3", "answer_key": KEY, "do": "1"})
    came = Counter(max(0, day) for day in dues(ana, cards))
    assert [came[day] for day in range(3)] == promised


def test_a_day_over_the_limit_by_what_is_due_anyway_is_named(ana: User, browser_of: Any, at: Any) -> None:
    ana.reviews_per_day = 3
    due_on(ana, -1, -2, 1, 1, 1)
    assert "Your limit is 3 reviews a day" in browser_of(ana).post("/study/catch-up", data={"days": "2"}).text


def test_I1_the_log_still_leads_to_the_state(ana: User, browser_of: Any, at: Any) -> None:
    [card] = factories.kept_cards(ana)
    browser = browser_of(ana)
    browser.get(f"/decks/{card.deck_id}/study")
    answer(browser, card, rating=4)
    browser.post("/study/away", data=AWAY | {"do": "1"})
    assert services.doubts(ana, memory_of(ana, card)) == []
    assert "Moved to another day" in browser.get(f"/decks/{card.deck_id}/study/cards/{card.id}").text


@pytest.mark.parametrize(
    ("address", "values"),
    [
        ("/study/away", {"first": "2026-03-12", "last": "2026-03-11"}),
        ("/study/away", {"first": "soon", "last": ""}),
        ("/study/away", {"first": "2026-03-12", "last": "2028-03-11"}),
        ("/study/catch-up", {"days": "0"}),
        ("/study/catch-up", {"days": "many"}),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(
    ana: User, browser_of: Any, at: Any, address: str, values: dict[str, str]
) -> None:
    due_on(ana, -1)
    reply = browser_of(ana).post(address, data=values | {"answer_key": KEY, "do": "1"})
    assert (reply.status_code, "field-error" in reply.text, rows(ana)) == (422, True, [])


def test_others_cards_do_not_move(ana: User, zoe: User, browser_of: Any, client: FlaskClient, at: Any) -> None:
    cards = due_on(ana, 3, -4)
    assert client.post("/study/away", data=AWAY | {"do": "1"}).status_code == 404
    browser_of(zoe).post("/study/away", data=AWAY | {"do": "1"})
    browser_of(zoe).post("/study/catch-up", data={"days": "5", "answer_key": KEY, "do": "1"})
    assert dues(ana, cards) == [3, -4]


def test_ten_thousand_cards_move_and_come_back(ana: User, browser_of: Any, at: Any) -> None:
    from sqlalchemy import func, insert, select

    from quizapp.extensions import db
    from quizapp.models import Card, CardKind, Memory, Standing

    [first] = factories.kept_cards(ana)
    card = {"note_id": first.note_id, "deck_id": first.deck_id, "kind": CardKind.BASIC, "front": "?", "back": "!"}
    card |= {"standing": Standing.KEPT, "created_at": NOON}
    ids = list(db.session.scalars(insert(Card).returning(Card.id), [card] * 10_000))
    memory = {"learner_id": ana.id, "deck_id": first.deck_id, "phase": "review", "due": START + timedelta(days=3)}
    db.session.execute(insert(Memory), [memory | {"card_id": number, "interval_days": 5} for number in ids])
    db.session.commit()
    browser = browser_of(ana)
    for verb, days in (("/study/away", 13), ("/study/undo", 3), ("/study/redo", 13)):
        assert browser.post(verb, data=AWAY | {"do": "1"}).status_code == 303
        moved = select(func.count()).where(Memory.due == START + timedelta(days=days))
        assert db.session.scalar(moved) == 10_000
