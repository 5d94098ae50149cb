"""Forged requests are refused everywhere, and guessing is slowed down, by address and by name."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp import create_app
from quizapp.extensions import db, limiter
from quizapp.models import User
from quizapp.settings import Settings
from tests import people
from tests.conftest import Browser
from tests.features.accounts.browsers import BrowserOf, person, sign_in, sign_up

CHANGING = ["/sign-in", "/sign-up", "/sign-out", "/settings", "/settings/password", "/settings/email", "/theme"]


@pytest.fixture
def guarded(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens against forged requests are asked for, as in life."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)


def _token(browser: FlaskClient, path: str) -> str:
    found = re.search(r'<meta name="csrf-token" content="([^"]+)"', browser.get(path).text)
    assert found
    return found[1]


@pytest.mark.parametrize("path", [*CHANGING, "/settings/delete"])
def test_a_forged_post_is_refused(guarded: None, browser_of: BrowserOf, ana: User, path: str) -> None:
    answer = browser_of(ana).post(path, data={"current": "anaana", "username": "maria", "login": "ana"})
    assert answer.status_code == 400
    assert "Go back, reload it" in answer.text
    assert db.session.get(User, ana.id) is not None


def test_a_post_with_the_pages_token_works(guarded: None, client: FlaskClient, ana: User) -> None:
    assert sign_in(client, csrf_token=_token(client, "/sign-in")).status_code == 303
    token = _token(client, "/settings")
    assert client.post("/theme", headers={"X-CSRFToken": token, "Accept": "application/json"}).status_code == 204
    assert client.post("/settings/delete", data={"csrf_token": token, "current": "anaana"}).status_code == 303


def test_a_token_of_before_the_sign_in_is_worth_nothing(guarded: None, client: FlaskClient, ana: User) -> None:
    old = _token(client, "/sign-in")
    sign_in(client, csrf_token=old)
    assert client.post("/settings/delete", data={"csrf_token": old, "current": "anaana"}).status_code == 400


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[Flask]:
    """An app of its own whose limits are on."""
    app = create_app(Settings(instance=tmp_path, secret_key="test", rate_limits=True))
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False, WTF_CSRF_ENABLED=False)
    app.test_client_class = Browser
    with app.app_context():
        db.create_all()
        people.make("ana")
        yield app
        db.session.remove()
        db.engine.dispose()
    limiter.enabled = False  # the one limiter serves every app of this process


def _from(app: Flask, address: str) -> FlaskClient:
    browser = app.test_client()
    browser.environ_base["REMOTE_ADDR"] = address
    return browser


def test_guessing_from_one_address_is_slowed_down(limited: Flask) -> None:
    browser = limited.test_client()
    assert [sign_in(browser, f"name{n}", "wrong").status_code for n in range(11)] == [422] * 10 + [429]
    assert sign_in(browser).status_code == 429


def test_the_page_says_how_long_to_wait(limited: Flask) -> None:
    browser = limited.test_client()
    answer = [sign_in(browser, "ana", "wrong") for _ in range(11)][-1]
    wait_s = int(answer.headers["Retry-After"])
    assert 1 <= wait_s <= 61
    assert re.search(r"Try again in \d+ seconds?\.", answer.text)
    asked = browser.post("/sign-in", data={"login": "ana"}, headers={"Accept": "application/json"})
    assert (asked.status_code, asked.json["status"]) == (429, 429)


def test_one_name_is_guarded_against_many_addresses(limited: Flask) -> None:
    tries = [sign_in(_from(limited, f"10.0.0.{n}"), "Ana ", "wrong").status_code for n in range(11)]
    assert tries == [422] * 10 + [429]
    assert sign_in(_from(limited, "10.0.0.99"), "ben", "wrong").status_code == 422


def test_a_class_behind_one_address_may_sign_in_at_once(limited: Flask) -> None:
    assert [sign_in(limited.test_client()).status_code for _ in range(15)] == [303] * 15


def test_signing_up_is_slowed_down(limited: Flask) -> None:
    answers = [sign_up(limited.test_client(), f"name{n}", password="x").status_code for n in range(31)]
    assert answers == [422] * 30 + [429]


@pytest.mark.parametrize("path", ["/settings/password", "/settings/email", "/settings/delete"])
def test_a_stolen_session_cannot_guess_the_password(limited: Flask, path: str) -> None:
    browser = limited.test_client()
    sign_in(browser)
    tries = [browser.post(path, data={"current": "wrong", "password": "a new long one"}) for _ in range(11)]
    assert [answer.status_code for answer in tries] == [422] * 10 + [429]
    assert person(browser)
