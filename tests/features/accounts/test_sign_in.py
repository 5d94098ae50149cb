"""Signing in and out: by name or address, one sentence for every failure, no fixation, no open redirect."""

import time

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features.accounts import credentials
from quizapp.models import User
from tests.features.accounts.browsers import BrowserOf, is_known, make_guest, person, sign_in


@pytest.mark.parametrize("login", ["ana", "ANA ", "ana@example.org", "Ana@Example.org"])
def test_by_name_or_address(client: FlaskClient, ana: User, login: str) -> None:
    ana.email = "ana@example.org"
    db.session.commit()
    answer = sign_in(client, login, "anaana")
    assert (answer.status_code, answer.location, person(client)) == (303, "/articles", str(ana.id))


@pytest.mark.parametrize(
    ("login", "password"),
    [("ana", "wrong"), ("nobody", "anaana"), ("a@example.org", "anaana"), ("ana\x00", "anaana"), ("ana", "x" * 5000)],
)
def test_one_sentence_for_a_wrong_name_and_a_wrong_password(
    client: FlaskClient, ana: User, login: str, password: str
) -> None:
    answer = sign_in(client, login, password)
    assert answer.status_code == 422
    assert "This name and password do not belong together." in answer.text
    assert (password in answer.text.replace(login, ""), person(client)) == (False, None)


def test_what_was_typed_stays_but_never_the_password(client: FlaskClient) -> None:
    page = sign_in(client, "somebody", "my secret words").text
    assert 'value="somebody"' in page
    assert "my secret words" not in page


def test_empty_fields_are_asked_for(client: FlaskClient) -> None:
    answer = client.post("/sign-in", data={})
    assert (answer.status_code, answer.text.count("This is needed.")) == (422, 2)


def test_an_unknown_name_takes_as_long_as_a_wrong_password() -> None:
    stored = credentials.hashed("three green kettles")
    assert _seconds(stored) / 3 < _seconds(None) < _seconds(stored) * 3
    assert _seconds(None) > 0.002  # it did hash


def _seconds(stored: str | None) -> float:
    """The quickest of many tries: what the others took longer, the machine did something else."""
    taken = []
    for _ in range(20):
        began = time.thread_time()
        assert not credentials.is_right("another guess", stored)
        taken.append(time.thread_time() - began)
    return min(taken)


def test_a_guest_row_is_no_account(client: FlaskClient) -> None:
    make_guest()
    assert sign_in(client, "None", "anything").status_code == 422


def test_the_session_begins_anew(client: FlaskClient, ana: User) -> None:
    with client.session_transaction() as planted:
        planted["planted"], planted["csrf_token"] = "by an attacker", "known"
    sign_in(client)
    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert cookie.get("csrf_token") != "known"


def test_an_old_hash_is_made_anew(client: FlaskClient, ana: User) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash("anaana")
    ana.password_hash = old
    db.session.commit()
    sign_in(client)
    assert ana.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert credentials.is_right("anaana", ana.password_hash)


@pytest.mark.parametrize("place", ["query", "form"])
def test_back_to_where_one_was(client: FlaskClient, ana: User, place: str) -> None:
    typed = {"login": "ana", "password": "anaana"} | ({"next": "/settings"} if place == "form" else {})
    answer = client.post("/sign-in" + ("?next=/settings" if place == "query" else ""), data=typed)
    assert answer.location == "/settings"


@pytest.mark.parametrize(
    "target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/evil.example"]
)
def test_nobody_is_sent_elsewhere(client: FlaskClient, ana: User, target: str) -> None:
    assert client.post("/theme", data={"next": target}).location == "/"
    assert sign_in(client, next=target).location == "/articles"


def test_who_is_signed_in_needs_no_form(browser_of: BrowserOf, ana: User) -> None:
    assert browser_of(ana).get("/sign-in").location == "/articles"


def test_another_account_takes_over_the_browser(browser_of: BrowserOf, ana: User, ben: User) -> None:
    browser = browser_of(ana)
    assert sign_in(browser, "ben").status_code == 303
    assert person(browser) == str(ben.id)
    assert db.session.get(User, ana.id) is not None


def test_signing_out_lets_go(browser_of: BrowserOf, ana: User) -> None:
    browser = browser_of(ana)
    assert browser.post("/sign-out").location == "/"
    assert (person(browser), is_known(browser)) == (None, False)
    assert db.session.get(User, ana.id) is not None


def test_signing_out_everywhere_ends_every_device(browser_of: BrowserOf, ana: User) -> None:
    here, phone = browser_of(ana), browser_of(ana)
    assert here.post("/sign-out", data={"everywhere": "y"}).status_code == 303
    assert (is_known(here), is_known(phone)) == (False, False)


def test_signing_out_here_leaves_other_devices(browser_of: BrowserOf, ana: User) -> None:
    here, phone = browser_of(ana), browser_of(ana)
    here.post("/sign-out")
    assert (is_known(here), is_known(phone)) == (False, True)


def test_signing_out_is_no_link(browser_of: BrowserOf, ana: User) -> None:
    browser = browser_of(ana)
    assert browser.get("/sign-out").location == "/"
    assert is_known(browser)


def test_a_guest_is_not_signed_out_of_everything(browser_of: BrowserOf) -> None:
    guest = make_guest()
    browser = browser_of(guest)
    assert browser.post("/sign-out").status_code == 303
    assert person(browser) == str(guest.id)
