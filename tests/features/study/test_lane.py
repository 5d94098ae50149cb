"""The fast lane: the same answers as the long way, and nothing that it is not sure of."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from functools import partial
from threading import Event
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from quizapp.core.memory.preset import Preset
from quizapp.extensions import db
from quizapp.features.study.lane.lines import LongWay, OwnLines
from quizapp.features.study.options import services as options
from quizapp.features.study.queries.prepared import line
from quizapp.models import CardKind, Deck, User
from tests import factories
from tests.conftest import NOON
from tests.features.study.answers import JSON, Browsers, answer, body, days, memory_of, opened, rows, study
from tests.session_line import SessionLine


class Counted(SessionLine):
    """Lines that can be closed, and know how many answers went through."""

    def __init__(self) -> None:
        self.passed, self.is_open = 0, True

    def run[Done](self, work: Callable[[], Done]) -> Done:
        if not self.is_open:
            raise LongWay
        found = super().run(work)
        self.passed += 1
        return found


@pytest.fixture
def lines(app: Flask) -> Counted:
    counted = Counted()
    app.extensions["quizapp.lines"] = counted
    return counted


def warm(browser: Any) -> Any:
    """Have the browser's cookie read once: the lane knows none that the long way has not seen."""
    browser.get("/settings")
    return browser


@pytest.mark.parametrize("kind", list(CardKind))
@pytest.mark.parametrize("language", ["en", "de"])
def test_both_ways_give_the_same_next_card(
    ana: User, browser_of: Browsers, at: Any, lines: Counted, kind: CardKind, language: str
) -> None:
    front = "In ____ it was" if kind is CardKind.CLOZE else "What *is* <it>?"
    cards, browser = opened(ana, browser_of, 3, kind=kind, distractors=["7", "8"])
    for card in cards:
        card.front, card.back = front, "5 & 6"
    db.session.commit()
    sent = body(warm(browser).get(study(cards[0])) and cards[0], showing=cards[1].id, answer_key="the-same-key")
    replies = []
    for lines.is_open in (True, False, True):
        headers = JSON | {"Accept-Language": language}
        replies.append(browser.post(study(cards[0], "/answers"), data=sent, headers=headers))
    assert lines.passed == 2
    first, *others = [(reply.status_code, reply.json, sorted(reply.headers)) for reply in replies]
    assert first[0] == 200
    assert first[1]["next"]["card_id"] == cards[2].id
    assert others == [first, first]
    assert [len(rows(ana)), memory_of(ana, cards[0]).reviews, days(ana)[0].answers] == [1, 1, 1]


def test_an_answer_of_the_lane_can_be_undone_on_its_device_alone(
    ana: User, browser_of: Browsers, at: Any, lines: Counted
) -> None:
    [card], browser = opened(ana, browser_of)
    answer(warm(browser), card)
    assert (lines.passed, memory_of(ana, card).reviews) == (1, 1)
    browser_of(ana).post("/study/undo", headers=JSON)
    assert memory_of(ana, card).reviews == 1
    browser.post("/study/undo", headers=JSON)
    assert memory_of(ana, card).reviews == 0


@pytest.mark.parametrize(
    ("sent", "status"), [({"rating": 9}, 422), ({"seen": 7}, 409), ({"card_id": 10**9}, 404), ({"answer_key": ""}, 422)]
)
def test_what_is_wrong_goes_the_long_way(
    ana: User, browser_of: Browsers, at: Any, lines: Counted, sent: dict[str, Any], status: int
) -> None:
    [card, _other], browser = opened(ana, browser_of, 2)
    long_way = answer(browser, card, **sent)
    reply = answer(warm(browser), card, **sent)
    assert (reply.status_code, lines.passed, rows(ana)) == (long_way.status_code, 0, [])
    assert reply.json == long_way.json


def test_a_deck_with_rules_or_decks_of_its_own_goes_the_long_way(
    ana: User, browser_of: Browsers, at: Any, lines: Counted
) -> None:
    [card, other], browser = opened(ana, browser_of, 2)
    options.save_set(ana.id, card.deck_id, "Apart", Preset(bury_new=True), is_new=True, now=NOON)
    db.session.commit()
    assert answer(warm(browser), card).status_code == 200
    options.save_set(ana.id, card.deck_id, "Together", Preset(), is_new=True, now=NOON)
    factories.deck(ana, name=f"{db.session.get_one(Deck, card.deck_id).name}::Below")
    db.session.commit()
    assert answer(browser, other).json["done"] == 2
    assert (lines.passed, len(rows(ana))) == (0, 2)


def test_a_stranger_and_an_ended_session_are_refused(
    ana: User, zoe: User, browser_of: Browsers, at: Any, lines: Counted
) -> None:
    [card], browser = opened(ana, browser_of)
    assert answer(warm(browser_of(zoe)), card).status_code == 404
    warm(browser)
    ana.session_key = "another"
    db.session.commit()
    assert answer(browser, card).status_code == 404
    assert (lines.passed, rows(ana)) == (0, [])


def test_a_token_counts_for_its_own_session_alone(app: Flask, ana: User, browser_of: Browsers, lines: Counted) -> None:
    [card, other], browser = opened(ana, browser_of, 2)
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        page = browser.get(study(card)).text
        token = page.split('name="csrf-token" content="')[1].split('"')[0]
        with_token = JSON | {"X-CSRFToken": token}
        assert browser.post(study(card, "/answers"), data=body(card), headers=JSON).status_code == 400
        assert browser.post(study(card, "/answers"), data=body(card), headers=with_token).status_code == 200
        assert lines.passed == 0  # the long way looks at it first
        assert browser.post(study(card, "/answers"), data=body(other), headers=with_token).status_code == 200
        assert lines.passed == 1
        elsewhere = warm(browser_of(ana))
        assert elsewhere.post(study(card, "/answers"), data=body(other), headers=with_token).status_code == 400
        unsafe = {"wsgi.url_scheme": "https"}  # behind TLS the page must be ours, too
        sent = browser.post(
            study(card, "/answers"), data=body(other, seen=1), headers=with_token, environ_overrides=unsafe
        )
        assert (sent.status_code, lines.passed) == (400, 1)
    finally:
        app.config["WTF_CSRF_ENABLED"] = False


def test_the_first_visit_of_a_day_goes_the_long_way(ana: User, browser_of: Browsers, at: Any, lines: Counted) -> None:
    [card, other], browser = opened(ana, browser_of, 2)
    answer(warm(browser), card)
    at(NOON + timedelta(days=1))
    answer(browser, other)
    assert (lines.passed, ana.last_seen_on) == (1, (NOON + timedelta(days=1)).date())


def driver() -> Any:
    """The driver of the line that this work has."""
    held = line.get()
    assert held
    return held.driver


def ran(lines: OwnLines, *statements: Any) -> Any:
    """What the last of these statements gives, all run by one answer."""
    return lines.run(lambda: [driver().execute(statement.strip()).fetchall() for statement in statements][-1])


@pytest.fixture
def own_lines(tmp_path: Any) -> Iterator[OwnLines]:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'lines.db'}")
    lines = OwnLines(lambda: engine)
    ran(lines, "CREATE TABLE t (n INTEGER)", "INSERT INTO t VALUES (1)")
    yield lines
    engine.dispose()


def test_a_line_in_trouble_changes_nothing_and_is_not_used_again(own_lines: OwnLines) -> None:
    with pytest.raises(LongWay):
        ran(own_lines, "INSERT INTO t VALUES (2)", "nonsense")
    assert ran(own_lines, "SELECT n FROM t") == [(1,)]
    with pytest.raises(AttributeError):
        ran(own_lines, "INSERT INTO t VALUES (3)", None)  # an error of ours
    assert (ran(own_lines, "SELECT n FROM t"), line.get()) == ([(1,)], None)


def at_the_same_moment(lines: OwnLines, *works: Callable[[], Any]) -> list[Any]:
    """What each of these gives, or its error; the first holds the others up until all have come."""
    is_held, all_came = Event(), Event()

    def safely(work: Callable[[], Any]) -> Any:
        try:
            return lines.run(work)
        except Exception as why:
            return why

    with ThreadPoolExecutor(len(works) + 1) as threads:
        held_up = threads.submit(lines.run, lambda: is_held.set() or all_came.wait(60))
        assert is_held.wait(60)
        results = []
        for number, work in enumerate(works, 1):
            results.append(threads.submit(safely, work))
            while lines.waiting < number:
                time.sleep(0.001)
        all_came.set()
        assert held_up.result()
        return [result.result() for result in results]


def inserting(number: int, fails: Exception | None = None) -> Callable[[], Any]:
    """Work that writes this number, and may fail then; it gives the writes of its transaction until now."""

    def work() -> Any:
        driver().execute("INSERT INTO t VALUES (?)", (number,))
        if fails:
            raise fails
        return driver().execute("SELECT group_concat(n) FROM t").fetchone()[0]

    return work


def refusing() -> Any:
    """Work that looks and then leaves it to the long way."""
    driver().execute("SELECT n FROM t").fetchall()
    raise LongWay


@pytest.mark.parametrize(
    ("failing", "commits"), [((refusing,), 1), ((refusing, inserting(3, LongWay()), inserting(4, ValueError())), 2)]
)
def test_what_comes_at_the_same_moment_is_written_together_and_each_fails_alone(
    own_lines: OwnLines, failing: tuple[Callable[[], Any], ...], commits: int
) -> None:
    said: list[str] = []
    own_lines.run(lambda: driver().set_trace_callback(said.append))
    first, *failed, last = at_the_same_moment(own_lines, inserting(2), *failing, inserting(5))
    assert (first, last, list(map(type, failed))) == ("1,2", "1,2,5", [LongWay, LongWay, ValueError][: len(failing)])
    assert said.count("COMMIT") == commits + 2  # of the line above, and of whoever held the others up
    assert ran(own_lines, "SELECT n FROM t") == [(1,), (2,), (5,)]


def test_what_a_line_knows_is_forgotten_when_others_write_or_its_own_work_is_undone(
    own_lines: OwnLines, tmp_path: Any
) -> None:
    def known(write: str = "", fails: Exception | None = None) -> bool:
        held = line.get()
        assert held
        assert held.spare is not None
        found = held.spare.take("many")
        held.spare.keep("many", 1)
        held.execute(write or "SELECT 1").fetchall()
        if fails:
            raise fails
        return found

    insert = "INSERT INTO t VALUES (2)"
    assert [own_lines.run(partial(known, insert)) for _ in range(3)] == [False, True, True]
    other = sqlite3.connect(tmp_path / "lines.db")
    with closing(other), other:
        other.execute(insert)
    assert [own_lines.run(known) for _ in range(2)] == [False, True]
    with pytest.raises(ValueError, match="of ours"):
        own_lines.run(partial(known, insert, ValueError("of ours")))
    assert [own_lines.run(known) for _ in range(2)] == [False, True]


def test_trouble_with_the_database_is_everybodys(own_lines: OwnLines) -> None:
    def nonsense() -> Any:
        return driver().execute("nonsense")

    found = at_the_same_moment(own_lines, inserting(2), nonsense, inserting(3))
    assert list(map(type, found)) == [LongWay] * 3
    assert (ran(own_lines, "SELECT n FROM t"), line.get()) == ([(1,)], None)


def test_without_a_database_the_long_way_says_so(tmp_path: Any) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'no-such-folder' / 'lines.db'}")
    with pytest.raises(LongWay):
        OwnLines(lambda: engine).run(lambda: None)
    assert line.get() is None
