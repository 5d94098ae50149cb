"""Whoever tries codes or sends robots is slowed down; for a load test that is lifted."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from quizapp import create_app
from quizapp.extensions import db, limiter
from quizapp.settings import Settings
from tests import people
from tests.conftest import Browser
from tests.features.live import game


@contextmanager
def _limited(folder: Path, *, live_limits: bool) -> Iterator[tuple[Flask, str]]:
    """An app of its own whose limits are on, and the code of a game in it."""
    app = create_app(Settings(instance=folder, secret_key="test", rate_limits=True, live_limits=live_limits))
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False, WTF_CSRF_ENABLED=False)
    app.test_client_class = Browser
    with app.app_context():
        db.create_all()
        tess = people.make("tess")
        host = app.test_client()
        with host.session_transaction() as session:
            session.update(_user_id=tess.get_id(), _fresh=True)
        code = game.opened(app, host, game.years(tess)).live.code
        db.session.remove()  # whoever joins has a transaction of their own
        yield app, code
        db.session.remove()
        db.engine.dispose()
    limiter.enabled = False  # the one limiter serves every app of this process


def _guesses(app: Flask, number: int) -> list[int]:
    forms = [{"code": f"{n:06d}", "name": "Robot", "request_key": f"robot-{n:04d}"} for n in range(number)]
    return [app.test_client().post("/join", data=form).status_code for form in forms]


def _crowd(app: Flask, code: str, number: int) -> list[int]:
    forms = [{"code": code, "name": f"Robot {n}", "request_key": f"robot-{n:04d}"} for n in range(number)]
    return [app.test_client().post("/join", data=form).status_code for form in forms]


def test_guessing_codes_is_slowed_down_and_a_class_is_not(tmp_path: Path) -> None:
    with _limited(tmp_path, live_limits=True) as (app, code):
        assert _crowd(app, code, 40) == [303] * 40
        assert _guesses(app, 31) == [422] * 30 + [429]


def test_a_load_test_may_join_as_often_as_it_likes(tmp_path: Path) -> None:
    with _limited(tmp_path, live_limits=False) as (app, _code):
        assert _guesses(app, 40) == [422] * 40


@pytest.mark.slow
def test_robots_that_know_the_code_are_slowed_down(tmp_path: Path) -> None:
    with _limited(tmp_path, live_limits=True) as (app, code):
        statuses = _crowd(app, code, 620)
        assert statuses[:600].count(303) == 600
        assert statuses.count(429) in range(1, 21)
