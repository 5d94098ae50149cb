"""Answers that waited for a connection while their card was answered elsewhere (rules I2, I3, I4)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.core.memory.rating import Rating
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.features.study.integrity.merging import Brought, merge
from quizapp.features.study.learner import learner_of
from quizapp.models import ReviewLog, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, body, days, memory_of, opened, rows

HOUR = timedelta(hours=1)


def ratings(learner: User) -> list[int | None]:
    wanted = select(ReviewLog.rating).where(ReviewLog.learner_id == learner.id).order_by(ReviewLog.at)
    return list(db.session.scalars(wanted))


def test_I4_a_late_answer_takes_its_place_in_time_and_the_card_is_made_again(
    ana: User, browser_of: Any, at: Any
) -> None:
    [card, _other], phone = opened(ana, browser_of, 2)
    at(NOON + 2 * HOUR)
    answer(browser_of(ana), card, rating=4)
    at(NOON + 3 * HOUR)
    late = answer(phone, card, rating=1, at=(NOON + HOUR).isoformat(), answer_key="from-the-train", given="a lake")
    assert (late.status_code, ratings(ana)) == (200, [1, 4])
    memory = memory_of(ana, card)
    assert (memory.reviews, memory.last_review, days(ana)[0].answers) == (2, NOON + 2 * HOUR, 2)
    assert services.doubts(ana, memory) == []
    assert next(row.given for row in rows(ana) if row.answer_key == "from-the-train") == "a lake"


def test_I4_a_late_answer_from_the_deck_above_is_kept_too(ana: User, browser_of: Any, at: Any) -> None:
    above = factories.deck(ana, name="Lakes")
    card = factories.card(factories.note(factories.deck(ana, name="Lakes::Deep")))
    factories.memory(ana, card)
    phone, laptop = browser_of(ana), browser_of(ana)
    at(NOON + 2 * HOUR)
    assert answer(laptop, card, seen=3, rating=4).status_code == 200
    sent = body(card, seen=3, rating=1, at=(NOON + HOUR).isoformat())
    assert phone.post(f"/decks/{above.id}/study/answers", data=sent, headers=JSON).status_code == 200
    assert ratings(ana) == [1, 4]


def test_I2_a_late_answer_sent_again_is_one_answer(ana: User, browser_of: Any, at: Any) -> None:
    [card, _other], phone = opened(ana, browser_of, 2)
    at(NOON + 2 * HOUR)
    answer(browser_of(ana), card, rating=4)
    sent = {"rating": 1, "at": (NOON + HOUR).isoformat(), "answer_key": "from-the-train"}
    assert [answer(phone, card, **sent).status_code for _try in range(3)] == [200, 200, 200]
    assert (ratings(ana), memory_of(ana, card).reviews) == ([1, 4], 2)


def test_I4_a_late_answer_keeps_its_time_though_the_card_has_the_version_that_it_saw(
    ana: User, browser_of: Any, at: Any
) -> None:
    [card, _other], laptop = opened(ana, browser_of, 2)
    answer(laptop, card, rating=4)
    phone = browser_of(ana)  # which sees the card after that answer
    at(NOON + HOUR)
    laptop.post("/study/undo")
    at(NOON + 3 * HOUR)
    answer(laptop, card, rating=3)
    at(NOON + 4 * HOUR)
    late = answer(phone, card, seen=1, rating=1, at=(NOON + 2 * HOUR).isoformat(), sent=(NOON + 4 * HOUR).isoformat())
    standing = [(row.rating, row.at - NOON) for row in rows(ana) if row.undone_at is None]
    assert (late.status_code, sorted(standing)) == (200, [(1, 2 * HOUR), (3, 3 * HOUR)])
    assert services.doubts(ana, memory_of(ana, card)) == []


def test_a_time_before_an_answer_that_the_page_had_seen_is_not_believed_whatever_was_taken_back_before(
    ana: User, browser_of: Any, at: Any
) -> None:
    [card, _other], laptop = opened(ana, browser_of, 2)
    answer(laptop, card, rating=4)
    at(NOON + HOUR)
    laptop.post("/study/undo")
    for seen in (0, 1):
        at(NOON + (seen + 2) * HOUR)
        answer(laptop, card, seen=seen, rating=3)
    at(NOON + 4 * HOUR)
    answer(browser_of(ana), card, seen=2, rating=1, at=(NOON + 2.5 * HOUR).isoformat())
    standing = [(row.rating, row.at - NOON) for row in rows(ana) if row.undone_at is None]
    assert standing == [(3, 2 * HOUR), (3, 3 * HOUR), (1, 4 * HOUR)]


def test_I2_an_answer_that_did_not_wait_is_told_and_not_kept(ana: User, browser_of: Any, at: Any) -> None:
    [card, _other], browser = opened(ana, browser_of, 2)
    answer(browser, card, rating=4)
    for sent in ({}, {"at": NOON.isoformat(), "sent": NOON.isoformat()}):  # the page always says when
        assert (answer(browser, card, rating=1, **sent).status_code, ratings(ana)) == (409, [4])


@pytest.mark.parametrize("waited", [0, 2, 60])
def test_S3_an_answer_to_a_card_put_aside_meanwhile_is_told_however_long_it_waited(
    ana: User, browser_of: Any, at: Any, waited: int
) -> None:
    [card, _other], browser = opened(ana, browser_of, 2)
    memory_of(ana, card).suspended = True
    db.session.commit()
    at(NOON + timedelta(seconds=waited))
    late = answer(browser, card, at=NOON.isoformat())
    assert (late.status_code, "put aside" in late.json["message"], rows(ana)) == (409, True, [])


def test_I4_a_time_that_cannot_be_true_is_not_believed(ana: User, browser_of: Any, at: Any) -> None:
    [card, _other], browser = opened(ana, browser_of, 2)
    answer(browser, card, rating=4)
    for wrong in (NOON + HOUR, NOON - timedelta(days=30)):
        assert answer(browser, card, rating=1, at=wrong.isoformat()).status_code == 409
    assert ratings(ana) == [4]


def test_I4_no_stranger_writes_into_a_log(ana: User, zoe: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card, rating=4)
    sent = {"rating": 1, "at": (NOON - HOUR).isoformat(), "seen": 0}
    assert (answer(browser_of(zoe), card, **sent).status_code, ratings(ana)) == (404, [4])


def test_I3_two_logs_in_any_order_make_one_and_the_same_card(ana: User, ben: User, browser_of: Any, at: Any) -> None:
    [card], _browser = opened(ana, browser_of)
    phone = [Brought(card.id, NOON + day * timedelta(days=3), Rating.GOOD) for day in range(4)]
    laptop = [Brought(card.id, NOON + timedelta(days=4), Rating.AGAIN), phone[1]]
    learner, states = learner_of(ana), []
    for parts in ((phone, laptop), (laptop, phone)):
        added = [merge(learner, part).added for part in parts]
        assert sum(added) == 5
        assert merge(learner, [*phone, *laptop]).added == 0
        memory = memory_of(ana, card)
        states.append((memory.stability, memory.difficulty, memory.reviews, memory.lapses, memory.due, memory.phase))
        assert services.doubts(ana, memory) == []
        db.session.execute(ReviewLog.__table__.delete())
        db.session.execute(type(memory).__table__.delete())
    assert states[0] == states[1]
