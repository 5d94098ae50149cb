"""Many clicks at the same moment, each in a thread and transaction of its own: one quiz, one response, one log row."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import Attempt, Quiz, Response, ReviewLog
from tests import people
from tests.conftest import empty_postgres, make_app
from tests.features.quizzes.quizzing import begun, deck_of_years

MANY = 8


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def busy_app(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    """An app on a database of its own, where commits are real."""
    url = empty_postgres(f"quizapp_quiz_races_{worker_id}") if request.param == "postgresql" else ""
    app = make_app(tmp_path, url)
    app.test_client_class = FlaskClient
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def browser_with(app: Flask, cookie: str) -> FlaskClient:
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["_user_id"], session["_fresh"] = cookie, True
    return browser


def at_once(app: Flask, cookie: str, act: Callable[[FlaskClient, int], Any]) -> set[tuple[int, str]]:
    """The different answers that many browsers of one person get when they act at the same moment."""
    ready = Barrier(MANY)

    def one(number: int) -> tuple[int, str]:
        browser = browser_with(app, cookie)
        ready.wait()
        answer = act(browser, number)
        return answer.status_code, answer.location

    with ThreadPoolExecutor(MANY) as threads:
        return set(threads.map(one, range(MANY)))


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_start_pressed_by_many_makes_one_quiz(busy_app: Flask) -> None:
    ana = people.make("ana")
    path, cookie = f"/decks/{deck_of_years(ana).id}/quiz", ana.get_id()
    db.session.rollback()  # lets SQLite's one write lock go
    wish = {"size": 5, "layout": "one", "feedback": "each", "request_key": "one-click-of-many"}
    answers = at_once(busy_app, cookie, lambda browser, _number: browser.post(path, data=wish))
    assert [status for status, _location in answers] == [303]
    assert (count(Quiz), count(Attempt)) == (1, 1)


def test_one_question_answered_by_many_has_one_response(busy_app: Flask) -> None:
    ana = people.make("ana")
    deck, cookie = deck_of_years(ana), ana.get_id()
    db.session.rollback()
    attempt = begun(browser_with(busy_app, cookie), deck)
    path = f"/quizzes/{attempt.id}/questions/1"
    db.session.rollback()
    answers = at_once(busy_app, cookie, lambda browser, number: browser.post(path, data={"choice": number % 4}))
    assert answers == {(303, path)}
    assert (count(Response), count(ReviewLog)) == (1, 1)
