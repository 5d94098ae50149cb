"""Undo and redo of all that can be done with a card: one step at a time, after a reload, for this device only."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.core.memory.state import Entry, Phase
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.models import NoteTag, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, days, memory_of, opened, rows, study

DONE = {
    "bury": {},
    "aside": {},
    "flag": {"flag": 3},
    "star": {"on": "1"},
    "reset": {"answer_key": "key-of-reset"},
    "due": {"days": "3", "answer_key": "key-of-due"},
}


def press(browser: FlaskClient, card: Any, verb: str, **values: Any) -> Any:
    """Do something with a card, as the page without script does."""
    return browser.post(study(card, f"/cards/{card.id}/{verb}"), data=DONE.get(verb, {}) | values)


def everything(learner: User, card: Any) -> tuple[Any, ...]:
    """All that a step may change."""
    m = memory_of(learner, card)
    tags = db.session.scalars(select(NoteTag.tag).where(NoteTag.note_id == card.note_id)).all()
    return (
        m.phase, m.step, m.stability, m.difficulty, m.due, m.last_review, m.interval_days, m.lapses, m.reviews,
        m.suspended, m.buried_until, m.flag, tuple(tags),
    )  # fmt: skip


def known(ana: User, browser_of: Any) -> tuple[Any, FlaskClient]:
    """A card in review and ana's browser."""
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, last_review=NOON - timedelta(days=10))
    return card, browser_of(ana)


@pytest.mark.parametrize("verb", DONE)
def test_U1_each_step_is_taken_back_and_done_again_after_a_reload(
    ana: User, browser_of: Any, at: Any, verb: str
) -> None:
    card, browser = known(ana, browser_of)
    before = everything(ana, card)
    assert press(browser, card, verb).status_code == 303
    after = everything(ana, card)
    assert after != before
    at(NOON + timedelta(minutes=5))
    browser.get(study(card))
    for _ in range(2):
        assert browser.post("/study/undo").status_code == 303
        assert everything(ana, card) == before
        assert browser.post("/study/redo").status_code == 303
        assert everything(ana, card) == after
    assert [row.undone_at for row in rows(ana)] == [None] * len(rows(ana))


def test_U1_answers_and_steps_come_back_in_the_order_they_were_done(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 2)
    states = [[everything(ana, card) for card in cards]]
    for act in (
        lambda: answer(browser, cards[0]),
        lambda: press(browser, cards[1], "flag"),
        lambda: press(browser, cards[1], "star"),
        lambda: answer(browser, cards[1]),
        lambda: press(browser, cards[0], "aside"),
    ):
        act()
        states.append([everything(ana, card) for card in cards])
    for expected in reversed(states[:-1]):
        browser.post("/study/undo", headers=JSON)
        assert [everything(ana, card) for card in cards] == expected
    assert browser.post("/study/undo", headers=JSON).status_code == 409
    for expected in states[1:]:
        assert browser.post("/study/redo", headers=JSON).status_code == 200
        assert [everything(ana, card) for card in cards] == expected
    assert browser.post("/study/redo", headers=JSON).status_code == 409
    assert [(day.answers, day.new_cards) for day in days(ana)] == [(2, 2)]


def test_U1_something_new_ends_redo(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 2)
    for new in (lambda: answer(browser, cards[1]), lambda: press(browser, cards[1], "flag")):
        answer(browser, cards[0], seen=memory_of(ana, cards[0]).reviews)
        browser.post("/study/undo", headers=JSON)
        new()
        assert browser.post("/study/redo", headers=JSON).status_code == 409
        assert memory_of(ana, cards[0]).reviews == 0


def test_U1_another_device_takes_back_nothing_of_this_one(ana: User, browser_of: Any, at: Any) -> None:
    [card], laptop = opened(ana, browser_of)
    phone = browser_of(ana)
    answer(laptop, card)
    press(laptop, card, "flag")
    assert phone.post("/study/undo", headers=JSON).status_code == 409
    assert (memory_of(ana, card).reviews, memory_of(ana, card).flag) == (1, 3)


@pytest.mark.parametrize("verb", ["due", "reset"])
def test_U1_a_card_answered_elsewhere_since_keeps_that_answer(ana: User, browser_of: Any, at: Any, verb: str) -> None:
    card, laptop = known(ana, browser_of)
    press(laptop, card, verb)
    phone = browser_of(ana)
    assert answer(phone, card, seen=4).status_code == 200
    after = everything(ana, card)
    reply = laptop.post("/study/undo", headers=JSON)
    assert (reply.status_code, everything(ana, card)) == (409, after)


def test_U1_redo_gives_way_to_an_answer_of_another_device(ana: User, browser_of: Any, at: Any) -> None:
    [card], laptop = opened(ana, browser_of)
    phone = browser_of(ana)
    answer(laptop, card)
    laptop.post("/study/undo", headers=JSON)
    answer(phone, card, rating=1)
    after = everything(ana, card)
    assert laptop.post("/study/redo", headers=JSON).status_code == 409
    assert (everything(ana, card), [row.undone_at is None for row in rows(ana)]) == (after, [False, True])


def test_U1_thirty_steps_and_no_more(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    for number in range(35):
        press(browser, card, "flag", flag=1 + number % 7)
    statuses = [browser.post("/study/undo", headers=JSON).status_code for _ in range(31)]
    assert statuses == [200] * 30 + [409]
    assert memory_of(ana, card).flag == 1 + 4 % 7


def test_a_double_click_resets_once_and_flags_once(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = known(ana, browser_of)
    for _ in range(2):
        press(browser, card, "reset")
        press(browser, card, "flag")
    assert ([row.kind for row in rows(ana)], memory_of(ana, card).reviews) == ([Entry.RESET], 4)
    for _ in range(2):
        browser.post("/study/undo")
    assert (memory_of(ana, card).phase, memory_of(ana, card).flag) == (Phase.REVIEW, 0)


def test_S1_S2_the_log_has_their_rows_and_leads_to_the_state(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=4)
    for day, verb in ((9, "due"), (20, "reset")):
        at(NOON + timedelta(days=day))
        press(browser, card, verb)
        assert services.doubts(ana, memory_of(ana, card)) == []
    assert [(row.kind, row.rating, row.given) for row in rows(ana)][1:] == [
        (Entry.SET_DUE, None, "3"),
        (Entry.RESET, None, None),
    ]
    browser.post("/study/undo")
    assert services.doubts(ana, memory_of(ana, card)) == []
    assert memory_of(ana, card).due == (NOON + timedelta(days=12)).replace(hour=4)


@pytest.mark.parametrize("typed", ["", "soon", "5-2", "99999"])
def test_S1_what_is_no_day_gets_a_sentence_and_stays_typed(ana: User, browser_of: Any, at: Any, typed: str) -> None:
    card, browser = known(ana, browser_of)
    reply = press(browser, card, "due", days=typed)
    assert (reply.status_code, "Write a number of days" in reply.text) == (422, True)
    assert f'value="{typed}"' in reply.text


def test_S3_a_card_put_aside_is_not_rescheduled(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = known(ana, browser_of)
    press(browser, card, "aside")
    before = everything(ana, card)
    reply = press(browser, card, "due")
    assert (reply.status_code, "put aside. Take it up first" in reply.text) == (422, True)
    press(browser, card, "bury")
    press(browser, card, "unbury")
    assert everything(ana, card) == before


def test_the_star_and_the_flag_show_on_the_card(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    address = study(card, f"/cards/{card.id}/")
    marks = browser.post(f"{address}flag", data={"flag": 4}, headers=JSON).json["marks"]
    assert ("Flag: Diamond" in marks, "Starred" in marks) == (True, False)
    marks = browser.post(f"{address}star", headers=JSON).json["marks"]
    assert ("Flag: Diamond" in marks, "Starred" in marks) == (True, True)
    page = browser.get(study(card)).text
    assert ("Flag: Diamond" in page, "Starred" in page) == (True, True)
    assert browser.post(f"{address}flag", data={"flag": 8}).status_code == 422


def test_strangers_change_nothing(ana: User, zoe: User, browser_of: Any, client: FlaskClient, at: Any) -> None:
    card, browser = known(ana, browser_of)
    before = everything(ana, card)
    statuses = {press(someone, card, verb).status_code for someone in (client, browser_of(zoe)) for verb in DONE}
    assert (statuses, everything(ana, card)) == ({404}, before)
    press(browser, card, "flag")
    assert browser_of(zoe).post("/study/undo", headers=JSON).status_code == 409
    assert memory_of(ana, card).flag == 3


def test_after_a_step_of_the_page_about_a_card_one_is_back_there(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = known(ana, browser_of)
    about = study(card, f"/cards/{card.id}")
    assert press(browser, card, "flag", next=about).location == about
    assert browser.post("/study/undo", data={"next": about}).location == about
    assert press(browser, card, "due").location == about
    assert "The day is set." in browser.get(about).text


def test_I1_all_memories_can_be_made_again_after_days_were_set_by_hand(ana: User, browser_of: Any, at: Any) -> None:
    from quizapp.features.study.integrity.rebuilding import checked
    from quizapp.features.study.learner import learner_of

    cards, browser = opened(ana, browser_of, 2)
    answer(browser, cards[0], rating=4)
    for day, verb in ((9, "due"), (20, "reset")):
        at(NOON + timedelta(days=day))
        press(browser, cards[0], verb)
        press(browser, cards[1], verb, answer_key=f"other-{day:05}", days="7")
        assert [doubts for _number, doubts in checked(learner_of(ana))] == [[]]
