"""Signing out ends that sign-in on the server: a cookie that somebody copied is worth nothing afterwards."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.features.accounts import services
from quizapp.models import EndedSignIn, User
from quizapp.settings import SESSION_LIFETIME
from tests.conftest import NOON
from tests.features.accounts.browsers import BrowserOf, is_known, make_guest, person, sign_in, sign_up
from tests.features.study.answers import answer, opened, rows

DOORS = ["/settings", "/articles", "/study", "/progress", "/settings/export"]


def copy_of(app: Flask, browser: FlaskClient) -> FlaskClient:
    """Another browser with a copy of this one's cookie."""
    thief = app.test_client()
    thief.set_cookie("quizapp", browser.get_cookie("quizapp").value)
    return thief


def signed_in(app: Flask, login: str = "ana") -> FlaskClient:
    """A browser in which somebody has typed name and password."""
    browser = app.test_client()
    assert sign_in(browser, login).status_code == 303
    return browser


def ended() -> int:
    """How many ended sign-ins are kept."""
    return db.session.scalar(select(func.count()).select_from(EndedSignIn)) or 0


def test_a_copied_cookie_is_worth_nothing_afterwards(app: Flask, ana: User) -> None:
    browser = signed_in(app)
    thief = copy_of(app, browser)
    assert is_known(thief)
    browser.post("/sign-out")
    answers = {
        door: (found.status_code, found.headers.get("Location", "")[:8]) for door in DOORS if (found := thief.get(door))
    }
    assert answers == dict.fromkeys(DOORS, (303, "/sign-in"))
    assert person(browser) is None


def test_a_copied_cookie_answers_no_card(app: Flask, ana: User, browser_of: BrowserOf, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 2)
    thief = copy_of(app, browser)
    assert answer(thief, cards[0]).status_code == 200
    browser.post("/sign-out")
    assert answer(thief, cards[1]).status_code == 404
    assert len(rows(ana)) == 1


def test_a_copied_cookie_leaves_no_trace_of_a_visit(app: Flask, ana: User, at: Any) -> None:
    browser = signed_in(app)
    thief = copy_of(app, browser)
    browser.post("/sign-out")
    at(NOON + timedelta(days=3))
    thief.get("/settings")
    db.session.refresh(ana)
    assert ana.last_seen_on == NOON.date()


def test_other_devices_and_the_next_sign_in_stay(app: Flask, ana: User) -> None:
    here, phone = signed_in(app), signed_in(app)
    here.post("/sign-out")
    assert (is_known(here), is_known(phone)) == (False, True)
    sign_in(here)
    assert (is_known(here), is_known(phone)) == (True, True)


def test_signing_out_twice_is_no_error(app: Flask, ana: User) -> None:
    browser = signed_in(app)
    again = copy_of(app, browser)
    assert [browser.post("/sign-out").status_code, again.post("/sign-out").status_code] == [303, 303]
    services.sign_out(ana, db.session.scalars(select(EndedSignIn.sign_in)).one(), now=NOON)
    assert ended() == 1


@pytest.mark.parametrize("way", ["ana", "ben"])
def test_signing_in_again_ends_the_sign_in_before(app: Flask, ana: User, ben: User, way: str) -> None:
    browser = signed_in(app)
    thief = copy_of(app, browser)
    sign_in(browser, way)
    assert (is_known(browser), is_known(thief)) == (True, False)


def test_a_guest_who_signs_up_stays_signed_in(app: Flask, browser_of: BrowserOf) -> None:
    browser = browser_of(make_guest())
    before = copy_of(app, browser)
    assert sign_up(browser).status_code == 303
    assert (is_known(browser), is_known(before)) == (True, False)
    later = copy_of(app, browser)
    browser.post("/sign-out")
    assert is_known(later) is False


def test_a_cookie_from_before_sign_ins_were_told_apart_is_ended_too(app: Flask, ana: User) -> None:
    browser = app.test_client()
    with browser.session_transaction() as cookie:
        cookie["_user_id"] = ana.get_id()
    thief, phone = copy_of(app, browser), copy_of(app, browser)
    assert is_known(browser)
    browser.post("/sign-out")
    assert (is_known(thief), is_known(phone)) == (False, False)


def test_it_is_kept_as_long_as_the_cookie_could_be_valid(app: Flask, ana: User, at: Any) -> None:
    services.sign_out(ana, "a" * 32, now=NOON)
    for days, kept in ((0, 1), (1, 0)):
        at(NOON + SESSION_LIFETIME + timedelta(days=days))
        services.forget_guests(0, db.session.commit)
        assert ended() == kept


def test_it_goes_with_its_person(app: Flask, ana: User) -> None:
    services.sign_out(ana, "a" * 32, now=NOON)
    services.delete_learner(ana, current="anaana")
    assert ended() == 0
