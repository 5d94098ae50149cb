"""What a visit leaves behind: the day, the browser's time zone, light or dark."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features.accounts import services, visits
from quizapp.models import User
from tests.conftest import NOON
from tests.features.accounts.browsers import BrowserOf, is_known, make_guest, person, sign_in, sign_up


def test_the_day_of_a_visit_is_written_once_a_day(browser_of: BrowserOf, ana: User, at: object) -> None:
    browser = browser_of(ana)
    for moment in (NOON, NOON + timedelta(hours=2), NOON + timedelta(days=1)):
        at(moment)
        assert is_known(browser)
        assert ana.last_seen_on == moment.date()


def test_a_second_visit_of_the_day_asks_no_database(
    browser_of: BrowserOf, ana: User, at: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, written = browser_of(ana), []
    monkeypatch.setattr(services, "note_visit", lambda key, _sign_in, today: written.append((key, today)))
    for path in ("/static/icon.svg", "/settings", "/settings/password", "/static/icon.svg"):
        browser.get(path).close()
    assert written == [(ana.get_id(), NOON.date())]


@pytest.mark.parametrize("key", ["", ".", "x.y", "9" * 30 + ".k", "1.stolen"])
def test_a_cookie_of_nobody_writes_nothing(client: FlaskClient, ana: User, at: object, key: str) -> None:
    with client.session_transaction() as cookie:
        cookie["_user_id"] = key
    assert client.get("/settings").status_code == 303
    assert ana.last_seen_on < NOON.date()


def test_a_stranger_becomes_one_guest(app: Flask, at: object) -> None:
    with app.test_request_context(
        "/", method="POST", data={"timezone": "Asia/Tokyo"}, headers={"Cookie": "theme=dark"}
    ):
        guest = visits.learner_or_guest()
        assert visits.learner_or_guest() is guest
    assert (guest.is_guest, guest.timezone, guest.theme) == (True, "Asia/Tokyo", "dark")
    assert (guest.created_at, guest.last_seen_on) == (NOON, NOON.date())


@pytest.mark.parametrize(
    ("zone", "kept"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("Mars/Olympus", "UTC"),
        ("../../etc/passwd", "UTC"),
        ("a\x00b", "UTC"),
        ("", "UTC"),
    ],
)
def test_a_browsers_zone_is_kept_when_there_is_one(app: Flask, zone: str, kept: str) -> None:
    guest = make_guest()
    services.note_zone(guest, zone)
    services.note_zone(guest, None)
    assert guest.timezone == kept


def test_a_chosen_zone_is_not_taken_away(app: Flask, ana: User) -> None:
    guest = make_guest()
    services.note_zone(guest, "Asia/Tokyo")
    services.note_zone(guest, "Europe/Paris")
    services.note_zone(ana, "Europe/Paris")
    assert (guest.timezone, ana.timezone) == ("Asia/Tokyo", "UTC")


def test_light_and_dark_take_turns(client: FlaskClient) -> None:
    assert "data-bs-theme" not in client.get("/sign-in").text
    for shown in ("dark", "light", "dark"):
        assert client.post("/theme", data={"next": "/sign-in?"}).location == "/sign-in"
        assert f'data-bs-theme="{shown}"' in client.get("/sign-in").text
    cookie = client.get_cookie("theme")
    assert (cookie.value, cookie.http_only, cookie.max_age) == ("dark", True, 365 * 24 * 3600)


def test_a_script_says_what_it_shows(client: FlaskClient) -> None:
    for shown in ("dark", "dark", "light"):
        answer = client.post("/theme", data={"theme": shown}, headers={"Accept": "application/json"})
        assert (answer.status_code, client.get_cookie("theme").value) == (204, shown)


def test_a_crafted_theme_is_not_kept(client: FlaskClient) -> None:
    client.post("/theme", data={"theme": '"><script>'})
    assert client.get_cookie("theme").value == "dark"
    client.set_cookie("theme", '"><script>')
    assert "data-bs-theme" not in client.get("/sign-in").text


def test_the_learners_choice_goes_with_them(browser_of: BrowserOf, ana: User) -> None:
    browser_of(ana).post("/theme")
    assert ana.theme == "dark"
    assert 'data-bs-theme="dark"' in browser_of(ana).get("/settings").text


def test_the_browsers_choice_comes_into_a_new_account(client: FlaskClient) -> None:
    client.post("/theme")
    sign_up(client)
    assert db.session.get(User, int(person(client))).theme == "dark"


def test_a_chosen_language_is_the_pages(browser_of: BrowserOf, client: FlaskClient, ana: User) -> None:
    ana.language = "en"
    db.session.commit()
    sign_in(client)
    with client.session_transaction() as cookie:
        assert cookie["language"] == "en"
