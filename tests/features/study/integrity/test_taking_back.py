"""An answer taken back while nobody knows whether it had arrived: none of it counts, whichever comes first (U1)."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.features.study.integrity.rebuilding import rebuild
from quizapp.features.study.learner import learner_of
from quizapp.features.study.options import services as options
from quizapp.models import Card, Memory, ReviewLog, StudyStep, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, body, days, memory_of, opened, rows, study

HOUR = timedelta(hours=1)


def sends(browser: FlaskClient, card: Card, steps: str, **values: Any) -> list[int]:
    """Send one answer (a), what takes it back (t), both for as often as they stand there; the statuses."""
    sent = body(card, answer_key="from-the-train", **values)
    addresses = {"a": study(card, "/answers"), "t": "/study/undo/answer"}
    return [browser.post(addresses[step], data=sent, headers=JSON).status_code for step in steps]


def standing(learner: User) -> list[ReviewLog]:
    """The rows that count."""
    return [row for row in rows(learner) if row.undone_at is None]


@pytest.mark.parametrize("order", ["at", "ta", "att", "tta", "aatta", "tata"])
def test_none_of_it_counts_in_whatever_order_both_come(ana: User, browser_of: Any, at: Any, order: str) -> None:
    [card], browser = opened(ana, browser_of)
    assert sends(browser, card, order) == [200] * len(order)
    memory = memory_of(ana, card)
    assert (standing(ana), len(rows(ana)), memory.reviews, memory.phase) == ([], 1, 0, Phase.NEW)
    assert [(day.answers, day.new_cards, day.taken_ms) for day in days(ana)] in ([], [(0, 0, 0)])


def test_the_card_may_be_answered_after_it(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    sends(browser, card, "tat")
    assert (answer(browser, card, rating=4).status_code, [row.rating for row in standing(ana)]) == (200, [4])
    assert services.doubts(ana, memory_of(ana, card)) == []


def test_it_is_taken_out_from_before_an_answer_of_another_device(ana: User, browser_of: Any, at: Any) -> None:
    [card], phone = opened(ana, browser_of)
    sends(phone, card, "a", rating=1)
    at(NOON + HOUR)
    answer(browser_of(ana), card, seen=1, rating=4)
    assert (sends(phone, card, "tat", rating=1), [row.rating for row in standing(ana)]) == ([200, 200, 200], [4])
    memory = memory_of(ana, card)
    assert (services.doubts(ana, memory), memory.reviews, days(ana)[0].answers) == ([], 1, 1)
    assert rebuild(learner_of(ana)) == 0
    other, laptop = opened(ana, browser_of)[0][0], browser_of(ana)
    answer(laptop, other, rating=4)
    alone = memory_of(ana, other)
    assert (memory.stability, memory.difficulty) == (alone.stability, alone.difficulty)


def test_what_arrived_can_be_done_again_and_what_never_did_cannot(ana: User, browser_of: Any, at: Any) -> None:
    [card, other], browser = opened(ana, browser_of, 2)
    sends(browser, card, "at")
    assert browser.post("/study/redo", headers=JSON).status_code == 200
    assert (len(standing(ana)), memory_of(ana, card).reviews) == (1, 1)
    never = body(other)
    assert browser.post("/study/undo/answer", data=never, headers=JSON).json == {"redo": False}
    assert browser.post("/study/redo", headers=JSON).status_code == 409


def test_what_never_arrived_leaves_undo_and_redo_where_they_were(ana: User, browser_of: Any, at: Any) -> None:
    [first, second], browser = opened(ana, browser_of, 2)
    answer(browser, first)
    browser.post("/study/undo", headers=JSON)
    sends(browser, second, "t")
    assert browser.post("/study/redo", headers=JSON).json["url"].endswith(f"after={first.id}")
    assert browser.post("/study/undo", headers=JSON).json["next"]["card_id"] == first.id


def test_it_needs_no_step_among_the_thirty(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 20)
    for seen in (0, 2):
        for card in cards:
            answer(browser, card, seen=seen, rating=1)
            answer(browser, card, seen=seen + 1, rating=3)
    undone = [browser.post("/study/undo", headers=JSON).status_code for _turn in range(31)]
    assert undone == [200] * 30 + [409]
    newest = max(standing(ana), key=lambda row: row.id)
    sent = {"card_id": newest.card_id, "seen": newest.before["reviews"], "rating": 3, "answer_key": newest.answer_key}
    assert browser.post("/study/undo/answer", data=sent, headers=JSON).json == {"redo": True}
    assert len(standing(ana)) == 80 - 31


def test_an_answer_that_comes_after_hides_no_card_of_its_note_and_marks_none(
    ana: User, browser_of: Any, at: Any
) -> None:
    deck = factories.deck(ana)
    note = factories.note(deck)
    card, sibling = (factories.card(note, position=place) for place in range(2))
    preset = Preset(bury_new=True, bury_reviews=True, leech_at=1)
    options.save_set(ana.id, deck.id, "Apart", preset, is_new=True, now=NOON)
    for one in (card, sibling):
        factories.memory(ana, one)
    db.session.commit()
    sends(browser_of(ana), card, "tat", seen=3, rating=1)
    assert [memory_of(ana, one).buried_until for one in (card, sibling)] == [None, None]
    sends(browser_of(ana), sibling, "a", seen=3, rating=1)  # that key is used up
    assert [memory_of(ana, one).reviews for one in (card, sibling)] == [3, 3]


def test_practice_is_taken_back_and_the_card_asked_again(ana: User, browser_of: Any, at: Any) -> None:
    [card, _other], browser = opened(ana, browser_of, 2)
    address = f"/study/selections/{factories.selection(ana, card, is_practice=True).id}"
    for order in (("answers", "undo"), ("undo", "answers")):
        sent = body(card)
        for step in order:
            where = f"{address}/answers" if step == "answers" else "/study/undo/answer"
            assert browser.post(where, data=sent, headers=JSON).status_code == 200
        assert standing(ana) == []
        assert browser.get(f"{address}/ahead").json["cards"][0]["card_id"] == card.id


def test_nobody_takes_back_for_somebody_else(ana: User, zoe: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    sends(browser, card, "a")
    assert sends(browser_of(zoe), card, "t") == [200]
    assert (len(standing(ana)), rows(zoe)) == (1, [])


def test_a_card_that_is_gone_has_nothing_to_take_back(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    sends(browser, card, "a")
    sent = body(card, answer_key="from-the-train")
    db.session.execute(db.delete(StudyStep))
    for table in (ReviewLog, Memory, Card):
        mine = table.id if table is Card else table.card_id
        db.session.execute(db.delete(table).where(mine == card.id))
    db.session.commit()
    assert browser.post("/study/undo/answer", data=sent, headers=JSON).json == {"redo": False}


def test_what_the_page_would_not_send_is_refused(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    assert browser.post("/study/undo/answer", data=body(card, answer_key="x"), headers=JSON).status_code == 422
    assert rows(ana) == []
