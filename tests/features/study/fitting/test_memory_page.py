"""The page about one's memory: what it says at each stage, a fit asked for once, new dates and their one step back."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.features.study import services as study
from quizapp.features.study.fitting import queries, rescheduling, routes
from quizapp.features.study.learner import learner_of
from quizapp.features.study.options import services as options
from quizapp.models import Entry, Memory, Parameters, ReviewLog, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import answer
from tests.features.study.fitting.logs import load

KEY = "0123456789abcdef01234567"


def dues() -> list[Any]:
    wanted = select(Memory.card_id, Memory.due, Memory.interval_days).order_by(Memory.card_id)
    return list(db.session.execute(wanted).all())


def rows() -> int:
    return db.session.scalar(select(func.count()).where(ReviewLog.kind == Entry.RESCHEDULED)) or 0


def far(learner: User, number: int = 3) -> list[Any]:
    """Cards that were sent too far away."""
    made = factories.kept_cards(learner, number)
    for card in made:
        factories.memory(learner, card, due=NOON + timedelta(days=90), interval_days=100)
    return made


def test_without_reviews_the_page_says_what_it_waits_for(ana: User, browser_of: Any, at: Any) -> None:
    page = browser_of(ana).get("/memory").text
    assert "There are too few reviews yet." in page
    assert "how many minutes a day each wish would take" in page


def test_a_fit_is_asked_for_once_and_then_told_in_plain_words(
    ana: User, browser_of: Any, at: Any, run_jobs: Any
) -> None:
    load(ana, 200)
    browser = browser_of(ana)
    assert [browser.post("/memory/fit").status_code for _click in range(2)] == [303, 303]
    assert "being looked at" in browser.get("/memory").text
    assert run_jobs() == 1
    page = browser.get("/memory").text
    assert "Your cards follow your own forgetting since" in page
    assert "Chance given to what really came" in page


def test_R5_the_curve_tells_what_a_wish_costs(ana: User, browser_of: Any, at: Any, run_jobs: Any) -> None:
    load(ana, 60)
    browser = browser_of(ana)
    browser.post("/memory/fit")
    run_jobs()
    page = browser.get("/memory").text
    assert "You wish to remember 90%" in page.replace("\u00a0", "").replace(" %", "%")
    assert page.count('class="chart mt-2"') == 2
    assert page.count('<tr><th scope="row">') >= 13


@pytest.mark.parametrize(("language", "apart", "point"), [("en", ",", "."), ("de", ".", ",")])
def test_R5_sentence_picture_and_table_tell_one_figure(
    ana: User, browser_of: Any, at: Any, language: str, apart: str, point: str
) -> None:
    costs = [[0.70, 4.4, 2900.0, 20], [0.87, 8.2, 3165.6, 20], [0.90, 9.6, 3440.6, 20], [0.99, 90.0, 3559.6, 20]]
    told = {"values": [], "reviews": 1200, "tested": 1200, "log_loss_before": 0.4389, "log_loss_after": 0.41}
    fit = Parameters(learner_id=ana.id, version=1, fitted_at=NOON, is_kept=False, workload=costs, **told)
    db.session.add(fit)
    ana.retention = 0.885
    db.session.commit()
    browser = browser_of(ana)
    speaks = {"Accept-Language": language}
    shown = browser.get("/memory", headers=speaks).text
    assert shown.count(f"3{apart}303") == 3  # the sentence, what is read aloud, the table
    assert all(words in shown for words in (f"0{point}4389", f"1{apart}200"))
    ana.new_per_day = 40
    db.session.commit()
    assert f"6{apart}606" in browser.get("/memory", headers=speaks).text


def test_R2_new_dates_are_shown_before_they_are_given(ana: User, browser_of: Any, at: Any) -> None:
    far(ana)
    browser, before = browser_of(ana), dues()
    assert "Give new dates" not in browser.get("/memory").text
    page = browser.get("/memory?dates=1").text
    assert "3 of 3 cards would move." in page
    assert "Give new dates" in page
    assert dues() == before


def test_R2_new_dates_one_row_each_and_one_step_back(ana: User, browser_of: Any, at: Any) -> None:
    far(ana)
    browser, before = browser_of(ana), dues()
    for _click in range(2):
        assert browser.post("/memory/reschedule", data={"key": KEY}).status_code == 303
        assert rows() == 3
    assert all(interval < 20 for _card, _due, interval in dues())
    assert "3 cards have their old dates again." in browser.post("/memory/reschedule/undo", follow_redirects=True).text
    assert dues() == before
    assert "nothing to take back" in browser.post("/memory/reschedule/undo", follow_redirects=True).text


def test_a_card_answered_since_keeps_its_date(ana: User, browser_of: Any, at: Any) -> None:
    first, *_others = far(ana)
    browser = browser_of(ana)
    browser.post("/memory/reschedule", data={"key": KEY})
    assert answer(browser, first, seen=3).status_code == 200
    due = dues()[0]
    browser.post("/memory/reschedule/undo")
    assert dues()[0] == due
    assert [row.interval_days for row in dues()[1:]] == [100, 100]


def test_R1_each_deck_has_its_own_wish_in_new_dates(ana: User, at: Any) -> None:
    [usual], [easy] = far(ana, 1), far(ana, 1)
    options.keep_own(ana.id, easy.deck_id, options.Own(retention=0.8))
    moves = rescheduling.preview(learner_of(ana), NOON).moves
    assert moves[easy.id].interval_days > 1.5 * moves[usual.id].interval_days


def test_R2_cards_put_aside_stay(ana: User, at: Any) -> None:
    first, *_others = far(ana)
    db.session.execute(Memory.__table__.update().where(Memory.card_id == first.id).values(suspended=True))
    assert sorted(rescheduling.preview(learner_of(ana), NOON).moves) == [card.id for card in _others]


def test_I1_rescheduling_leaves_no_trace_in_what_is_remembered(ana: User, browser_of: Any, at: Any) -> None:
    load(ana, 20)
    browser = browser_of(ana)
    browser.post("/memory/reschedule", data={"key": KEY})
    assert rows() == 0  # every date is what it would be today
    ana.retention = 0.8
    db.session.commit()
    browser.post("/memory/reschedule", data={"key": KEY})
    assert rows() > 0
    assert [study.doubts(ana, memory) for memory in db.session.scalars(select(Memory))] == [[]] * 20
    assert all(row.rating for row in queries.habits(ana.id))


@pytest.mark.parametrize("key", ["", "short", "x" * 24, "0" * 25])
def test_a_key_that_no_page_made_is_refused(ana: User, browser_of: Any, at: Any, key: str) -> None:
    assert browser_of(ana).post("/memory/reschedule", data={"key": key}).status_code == 422


def test_strangers_are_asked_to_sign_in_and_move_nothing(
    client: FlaskClient, ana: User, zoe: User, browser_of: Any, at: Any
) -> None:
    far(ana)
    before = dues()
    assert client.get("/memory").status_code == 303
    assert client.post("/memory/reschedule", data={"key": KEY}).status_code == 404
    browser_of(zoe).post("/memory/reschedule", data={"key": KEY})
    assert dues() == before


def test_many_cards_are_left_to_a_worker(ana: User, browser_of: Any, at: Any, run_jobs: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(routes, "MOST_AT_ONCE", 2)
    far(ana)
    browser = browser_of(ana)
    for _click in range(2):
        page = browser.post("/memory/reschedule", data={"key": KEY}, follow_redirects=True).text
    assert ("getting their new dates" in page, rows(), run_jobs()) == (True, 0, 1)
    assert rows() == 3
    assert "3 cards have their old dates again." in browser.post("/memory/reschedule/undo", follow_redirects=True).text


def test_R2_new_dates_are_one_step_that_undo_takes_back_after_a_reload(ana: User, browser_of: Any, at: Any) -> None:
    far(ana)
    before, browser = dues(), browser_of(ana)
    browser.post("/memory/reschedule", data={"key": KEY})
    after = dues()
    at(NOON + timedelta(minutes=9))
    browser.get("/study")
    assert "The cards come when they came before" in browser.post("/study/undo", follow_redirects=True).text
    assert dues() == before
    assert "nothing to take back" in browser.post("/memory/reschedule/undo", follow_redirects=True).text
    browser.post("/study/redo")
    assert dues() == after
    browser.post("/memory/reschedule/undo")
    assert dues() == before
    assert "no answer to take back" in browser.post("/study/undo", follow_redirects=True).text


def test_R2_a_card_answered_since_keeps_its_day_when_undo_takes_new_dates_back(
    ana: User, browser_of: Any, at: Any
) -> None:
    first, *_others = far(ana)
    before, browser = dues(), browser_of(ana)
    browser.post("/memory/reschedule", data={"key": KEY})
    memory = db.session.scalar(select(Memory).where(Memory.card_id == first.id))
    memory.due = NOON + timedelta(days=1)
    db.session.commit()
    browser.post("/study/undo")
    assert dues()[1:] == before[1:]
    assert dues()[0].due == NOON + timedelta(days=1)
