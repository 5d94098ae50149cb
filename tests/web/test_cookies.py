"""A cookie or a token whose signature was checked once is trusted no further than that."""

import time
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask, Request, session
from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder

from quizapp.models import User
from quizapp.web.cookies import KnownCookies
from tests.features.accounts.test_protection import _token, guarded

__all__ = ["guarded"]
THEME: dict[str, Any] = {"path": "/theme", "data": {"theme": "dark"}}


def opened(app: Flask, cookies: KnownCookies, cookie: str) -> dict[str, Any]:
    request = Request(EnvironBuilder(headers={"Cookie": f"quizapp={cookie}"}).get_environ())
    return dict(cookies.open_session(app, request) or {})


def signed(app: Flask, **values: Any) -> str:
    serializer = KnownCookies().get_signing_serializer(app)
    assert serializer
    return str(serializer.dumps(values))


def test_a_known_cookie_says_the_same_again_and_no_other_does(app: Flask) -> None:
    cookies, cookie = KnownCookies(), signed(app, _user_id="1.key")
    for _ in range(2):
        assert opened(app, cookies, cookie) == {"_user_id": "1.key"}
        assert opened(app, cookies, cookie[:-1]) == {}
        assert opened(app, cookies, cookie.replace(".", ".A", 1)) == {}


def test_what_a_request_changes_is_not_there_in_the_next(app: Flask) -> None:
    cookies, cookie = KnownCookies(), signed(app, seen="2026-01-01", _flashes=["one"])
    request = Request(EnvironBuilder(headers={"Cookie": f"quizapp={cookie}"}).get_environ())
    for _ in range(2):
        found = cookies.open_session(app, request)
        assert found == {"seen": "2026-01-01", "_flashes": ["one"]}
        found["seen"] = "2030-01-01"
        found["_flashes"].append("two")


def test_a_known_cookie_grows_old(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    cookies, cookie = KnownCookies(), signed(app, _user_id="1.key")
    assert opened(app, cookies, cookie)
    later = time.time() + app.permanent_session_lifetime.total_seconds() + timedelta(hours=1).total_seconds()
    monkeypatch.setattr(time, "time", lambda: later)
    assert opened(app, cookies, cookie) == {}


def test_a_token_that_was_right_is_worth_nothing_elsewhere(
    guarded: None, browser_of: Any, ana: User, ben: User
) -> None:
    mine, other = browser_of(ana), browser_of(ben)
    headers = {"X-CSRFToken": _token(mine, "/settings"), "Accept": "application/json"}
    for _ in range(2):
        assert mine.post(**THEME, headers=headers).status_code == 204
        assert other.post(**THEME, headers=headers).status_code == 400
        assert mine.post(**THEME, headers={"X-CSRFToken": headers["X-CSRFToken"] + "x"}).status_code == 400


def test_behind_tls_the_pages_own_address_is_asked_each_time(guarded: None, browser_of: Any, ana: User) -> None:
    browser: FlaskClient = browser_of(ana)
    headers = {"X-CSRFToken": _token(browser, "/settings"), "Accept": "application/json"}
    assert browser.post(**THEME, headers=headers).status_code == 204
    for referrer, status in (("https://localhost/settings", 204), ("https://elsewhere.test/", 400), ("", 400)):
        found = {**headers, "Referer": referrer} if referrer else headers
        assert browser.post(**THEME, headers=found, base_url="https://localhost").status_code == status


def test_a_page_says_that_it_depends_on_the_cookie(app: Flask) -> None:
    with app.test_request_context(headers={"Cookie": f"quizapp={signed(app, seen='x')}"}):
        assert session.get("seen") == "x"
        assert app.process_response(app.make_response("ok")).headers["Vary"] == "Cookie"
