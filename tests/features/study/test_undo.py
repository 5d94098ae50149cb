"""Taking answers back: exactly the last one, as often as wanted, and never what somebody else did since."""

from datetime import date, timedelta
from typing import Any

from flask.testing import FlaskClient

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.models import User, Where
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, days, memory_of, opened, rows, study


def state(memory: Any) -> tuple[Any, ...]:
    """Everything an answer changes."""
    return (memory.phase, memory.step, memory.stability, memory.due, memory.last_review, memory.reviews, memory.lapses)


def test_the_memory_and_the_counts_are_as_before(ana: User, browser_of: Any, at: Any) -> None:
    [card] = factories.kept_cards(ana)
    before = state(factories.memory(ana, card))
    browser = browser_of(ana)
    answer(browser, card, seen=3, rating=1)
    reply = browser.post("/study/undo", headers=JSON)
    assert (reply.status_code, reply.json["next"]["card_id"], reply.json["next"]["seen"]) == (200, card.id, 3)
    assert state(memory_of(ana, card)) == before
    [day], [row] = days(ana), rows(ana)
    assert (day.answers, day.review_cards, day.young_asked, day.taken_ms) == (0, 0, 0, 0)
    assert (row.undone_at, row.rating) == (NOON, 1)


def test_several_steps_one_after_the_other(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 3)
    for minute, card in enumerate(cards):
        at(NOON + timedelta(minutes=minute))
        answer(browser, card)
    undone = [browser.post("/study/undo", headers=JSON).json["next"]["card_id"] for _ in cards]
    assert undone == [card.id for card in reversed(cards)]
    assert [memory_of(ana, card).phase for card in cards] == [Phase.NEW] * 3
    assert browser.post("/study/undo", headers=JSON).status_code == 409


def test_the_card_may_be_answered_again(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=1)
    browser.post("/study/undo", headers=JSON)
    answer(browser, card, rating=4)
    assert ([row.rating for row in rows(ana) if row.undone_at is None], memory_of(ana, card).reviews) == ([4], 1)


def test_a_retry_of_an_undone_answer_stays_undone(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card, answer_key="the-same-key")
    browser.post("/study/undo", headers=JSON)
    assert answer(browser, card, answer_key="the-same-key").status_code == 200
    assert (len(rows(ana)), memory_of(ana, card).reviews) == (1, 0)


def test_an_answer_that_another_followed_elsewhere_stays(ana: User, browser_of: Any, at: Any) -> None:
    from quizapp.extensions import db
    from quizapp.features.study.services import record_evidence

    [card], browser = opened(ana, browser_of)
    answer(browser, card)
    wrong = {"is_right": False, "options": 4, "typed": False, "answer_key": "quiz-answer-1"}
    record_evidence(ana, card.id, where=Where.QUIZ, now=NOON + timedelta(minutes=1), **wrong)
    db.session.commit()
    reply = browser.post("/study/undo", headers=JSON)
    assert (reply.status_code, "another device" in reply.json["message"]) == (409, True)
    assert memory_of(ana, card).reviews == 2


def test_without_script_undo_leads_back_to_the_card(ana: User, browser_of: Any, at: Any) -> None:
    [first, _second], browser = opened(ana, browser_of, 2)
    answer(browser, first)
    reply = browser.post("/study/undo", data={"deck_id": first.deck_id})
    assert (reply.status_code, reply.location) == (303, study(first, f"?card={first.id}"))
    assert "Your last answer is taken back." in browser.get(reply.location).text


def test_yesterdays_answers_are_history(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card)
    at(NOON + timedelta(days=2))
    assert browser.post("/study/undo", headers=JSON).status_code == 409


def test_nobody_undoes_for_somebody_else(ana: User, zoe: User, browser_of: Any, client: FlaskClient, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card)
    assert client.post("/study/undo", headers=JSON).status_code == 404
    assert browser_of(zoe).post("/study/undo", headers=JSON).status_code == 409
    assert memory_of(ana, card).reviews == 1


def test_T2_a_row_of_before_days_were_kept_gives_back_the_day_by_the_learner_s_clock(
    ana: User, browser_of: Any, at: Any
) -> None:
    [card] = factories.kept_cards(ana)
    day = factories.memory(ana, card).last_day
    browser = browser_of(ana)
    answer(browser, card, seen=3, rating=1)
    [row] = rows(ana)
    row.before = {name: value for name, value in row.before.items() if name != "last_day"}
    db.session.commit()
    browser.post("/study/undo", headers=JSON)
    assert (memory_of(ana, card).last_day, day) == (day, date(2026, 2, 28))


def test_undo_sent_again_after_a_lost_reply_takes_back_no_more(ana: User, browser_of: Any, at: Any) -> None:
    """I2: as with answers, the same key does it once; another key is another undo."""
    cards, browser = opened(ana, browser_of, 3)
    for minute, card in enumerate(cards):
        at(NOON + timedelta(minutes=minute))
        answer(browser, card)
    for key, card in (("first-undo", cards[2]), ("first-undo", cards[2]), ("second-undo", cards[1])):
        reply = browser.post("/study/undo", data={"undo_key": key}, headers=JSON)
        assert (reply.status_code, reply.json["next"]["card_id"]) == (200, card.id)
    assert [row.undone_at is None for row in rows(ana)] == [True, False, False]
    answer(browser, cards[1])
    again = browser.post("/study/undo", data={"undo_key": "second-undo"}, headers=JSON)  # a page that kept its key
    assert again.json["next"]["card_id"] == cards[1].id
    assert len([row for row in rows(ana) if row.undone_at is None]) == 1


def test_U1_the_last_answer_is_the_one_that_came_last_however_long_one_was_on_its_way(
    ana: User, browser_of: Any, at: Any
) -> None:
    [first, second], browser = opened(ana, browser_of, 2)
    pressed = [(NOON + timedelta(seconds=second)).isoformat() for second in (0, 1, 3)]
    at(NOON + timedelta(seconds=3))  # the first was three seconds on its way, which nobody can know
    answer(browser, first, at=pressed[0], sent=pressed[0])
    answer(browser, second, at=pressed[1], sent=pressed[2])
    undone = [browser.post("/study/undo", headers=JSON).json["next"]["card_id"] for _turn in range(2)]
    assert undone == [second.id, first.id]
    redone = [browser.post("/study/redo", headers=JSON).json["url"].rpartition("=")[2] for _turn in range(2)]
    assert redone == [str(first.id), str(second.id)]
    browser.post(study(first, f"/cards/{first.id}/star"), headers=JSON)
    assert "star" in browser.post("/study/undo", headers=JSON).json["message"]


def test_U1_an_answer_that_came_late_is_taken_back_by_its_own_device_alone(ana: User, browser_of: Any, at: Any) -> None:
    [card, other], laptop = opened(ana, browser_of, 2)
    phone = browser_of(ana)
    for browser, name in ((laptop, "laptop"), (phone, "phone")):
        with browser.session_transaction() as kept:
            kept["sign_in"] = name
    at(NOON + timedelta(hours=2))
    answer(laptop, card, rating=4)
    late = {"rating": 1, "at": (NOON + timedelta(hours=1)).isoformat()}
    assert answer(phone, card, **late).status_code == 200
    answer(laptop, other)
    undone = [laptop.post("/study/undo", headers=JSON) for _turn in range(2)]
    assert [reply.status_code for reply in undone] == [200, 409]
    assert sorted(row.device for row in rows(ana) if row.undone_at is None) == ["laptop", "phone"]
