"""Changing password and address: both ask for the password first; a new password signs other devices out."""

import pytest
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features.accounts import credentials
from quizapp.models import User
from tests.features.accounts.browsers import PASSWORD, BrowserOf, is_known, make_guest, person, sign_in

NEW = {"current": "anaana", "password": PASSWORD}


def test_other_devices_are_signed_out_and_this_one_stays(browser_of: BrowserOf, ana: User) -> None:
    here, phone = browser_of(ana), browser_of(ana)
    assert is_known(phone)
    assert here.post("/settings/password", data=NEW).location == "/settings"
    assert (is_known(here), is_known(phone)) == (True, False)
    assert person(here) == str(ana.id)


def test_only_the_new_password_opens(browser_of: BrowserOf, client: FlaskClient, ana: User) -> None:
    browser_of(ana).post("/settings/password", data=NEW)
    assert sign_in(client, password="anaana").status_code == 422
    assert sign_in(client, password=PASSWORD).status_code == 303


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"current": "wrong"}, "This is not your password."),
        ({"current": ""}, "This is needed."),
        ({"password": "short"}, "A password has at least 8 characters."),
        ({"password": "password1"}, "Many people use this password."),
    ],
)
def test_a_refusal_keeps_the_old_password(
    browser_of: BrowserOf, ana: User, typed: dict[str, str], sentence: str
) -> None:
    browser, key = browser_of(ana), ana.session_key
    answer = browser.post("/settings/password", data=NEW | typed)
    assert (answer.status_code, sentence in answer.text, PASSWORD in answer.text) == (422, True, False)
    assert ana.session_key == key
    assert credentials.is_right("anaana", ana.password_hash)


@pytest.mark.parametrize("path", ["/settings/password", "/settings/email"])
def test_strangers_and_guests_are_asked_to_sign_in(client: FlaskClient, browser_of: BrowserOf, path: str) -> None:
    for browser in (client, browser_of(make_guest())):
        for answer in (browser.get(path), browser.post(path, data=NEW)):
            assert (answer.status_code, answer.location) == (303, f"/sign-in?next={path}")


def test_an_address_is_set_and_removed(browser_of: BrowserOf, ana: User) -> None:
    browser = browser_of(ana)
    assert browser.post("/settings/email", data={"email": "Ana@Example.org", "current": "anaana"}).status_code == 303
    assert ana.email == "ana@example.org"
    assert "ana@example.org" in browser.get("/settings/email").text
    browser.post("/settings/email", data={"email": " ", "current": "anaana"})
    assert ana.email is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"current": "wrong"}, "This is not your password."),
        ({"email": "no address"}, "This does not look like an e-mail address."),
        ({"email": "BEN@example.org"}, "There is an account with this e-mail address already."),
    ],
)
def test_an_address_is_refused(
    browser_of: BrowserOf, ana: User, ben: User, typed: dict[str, str], sentence: str
) -> None:
    ben.email = "ben@example.org"
    db.session.commit()
    data = {"email": "new@example.org", "current": "anaana"} | typed
    answer = browser_of(ana).post("/settings/email", data=data)
    assert (answer.status_code, sentence in answer.text, data["email"] in answer.text) == (422, True, True)
    assert ana.email is None
