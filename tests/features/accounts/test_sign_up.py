"""Signing up: a stranger gets an account, a guest's own row becomes one, and every rule speaks at its field."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.features.accounts import credentials, queries, services
from quizapp.models import Article, User
from tests import factories
from tests.conftest import NOON
from tests.features.accounts.browsers import PASSWORD, BrowserOf, make_guest, person, sign_up


def test_the_page_asks_for_three_things(client: FlaskClient) -> None:
    page = client.get("/sign-up").text
    assert all(f'name="{field}"' in page for field in ("username", "email", "password", "timezone"))


def test_a_stranger_gets_an_account_and_is_signed_in(client: FlaskClient, at: object) -> None:
    answer = sign_up(client, "Maria", email="Maria@Example.org", timezone="Europe/Warsaw")
    maria = queries.user_by_name("maria")
    assert answer.status_code == 303
    assert person(client) == str(maria.id)
    assert (maria.name, maria.email, maria.timezone, maria.created_at) == (
        "Maria",
        "maria@example.org",
        "Europe/Warsaw",
        NOON,
    )
    assert maria.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in maria.password_hash


def test_a_guest_keeps_row_and_articles(browser_of: BrowserOf) -> None:
    guest = make_guest()
    article, key = factories.article(guest), guest.session_key
    browser = browser_of(guest)
    assert sign_up(browser, timezone="Asia/Tokyo").status_code == 303
    assert queries.user_by_name("maria").id == guest.id == int(person(browser))
    assert db.session.get(Article, article.id).learner_id == guest.id
    assert guest.session_key != key
    assert guest.timezone == "Asia/Tokyo"


def test_another_browser_with_the_guests_old_cookie_is_out(browser_of: BrowserOf) -> None:
    guest = make_guest()
    mine, copied = browser_of(guest), browser_of(guest)
    sign_up(mine)
    assert copied.get("/settings").status_code == 303


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"username": "m"}, "A user name has 2 to 40 characters."),
        ({"username": "m" * 41}, "A user name has 2 to 40 characters."),
        ({"username": "a b"}, "A user name is made of letters"),
        ({"username": "a\x00b"}, "A user name is made of letters"),
        ({"username": "<i>x"}, "A user name is made of letters"),
        ({"username": ""}, "This is needed."),
        ({"email": "maria"}, "This does not look like an e-mail address."),
        ({"email": "a@b@example.org"}, "This does not look like an e-mail address."),
        ({"email": f"{'m' * 250}@example.org"}, "This does not look like an e-mail address."),
        ({"password": "kettles"}, "A password has at least 8 characters."),
        ({"password": "k" * 257}, "A password has at most 256 characters."),
        ({"password": "PassWord1"}, "Many people use this password."),
        ({"username": "maria.kettle", "password": "Maria.Kettle"}, "The user name is too easy to guess"),
    ],
)
def test_a_rule_speaks_and_nothing_is_made(client: FlaskClient, typed: dict[str, str], sentence: str) -> None:
    answer = sign_up(client, **({"email": "keep@example.org"} | typed))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert PASSWORD not in answer.text
    assert typed.get("email", "keep@example.org") in answer.text
    assert db.session.scalar(select(func.count()).select_from(User)) == 0
    assert person(client) is None


@pytest.mark.parametrize("name", ["ana", "ANA", "  Ana ", "ＡＮＡ"])
def test_a_name_is_taken_in_any_writing(client: FlaskClient, ana: User, name: str) -> None:
    answer = sign_up(client, name, email="other@example.org")
    assert (answer.status_code, "Somebody already has this user name" in answer.text) == (422, True)
    assert db.session.scalar(select(func.count()).select_from(User)) == 1


def test_an_address_is_taken_in_any_case(client: FlaskClient, ana: User) -> None:
    ana.email = "ana@example.org"
    db.session.commit()
    answer = sign_up(client, email="Ana@Example.ORG")
    assert (answer.status_code, "There is an account with this e-mail address already" in answer.text) == (422, True)


def test_a_refused_guest_stays_a_guest_with_everything(browser_of: BrowserOf, ana: User) -> None:
    guest = make_guest()
    factories.article(guest)
    assert sign_up(browser_of(guest), "ana").status_code == 422
    assert (guest.username, guest.password_hash) == (None, None)
    assert queries.what_goes(guest)["articles"] == 1


@pytest.mark.parametrize("name", ["żółw", "王小明", "नेहा", "o.k-", "2b_x"])
def test_names_of_any_script(client: FlaskClient, name: str) -> None:
    assert sign_up(client, name).status_code == 303
    assert queries.user_by_name(name).username == name


def test_a_password_may_be_written_in_either_unicode_form() -> None:
    stored = credentials.hashed("cafe\u0301 bleu")
    assert credentials.is_right("caf\u00e9 bleu", stored)
    assert not credentials.is_right("cafe bleu", stored)


def test_the_common_passwords_are_ones_the_other_rules_let_through() -> None:
    assert len(credentials.COMMON) > 100
    assert all(len(word) >= 8 and word == credentials.folded(word) for word in credentials.COMMON)


def test_who_has_an_account_makes_no_second(browser_of: BrowserOf, ana: User) -> None:
    answer = sign_up(browser_of(ana))
    assert (answer.status_code, answer.location) == (303, "/settings")
    assert queries.user_by_name("maria") is None


def test_a_double_click_makes_one_account(browser_of: BrowserOf) -> None:
    browser = browser_of(make_guest())
    assert [sign_up(browser).status_code, sign_up(browser).status_code] == [303, 303]
    assert db.session.scalar(select(func.count()).select_from(User)) == 1


def test_the_database_decides_a_race_for_a_name(app: Flask, ana: User) -> None:
    guest = make_guest()
    refusals = pytest.raises(Exception, match="name_taken")
    with refusals:
        services.sign_up(guest, username="Ana", password=PASSWORD, now=NOON)
    db.session.commit()  # the transaction goes on after the savepoint
    assert guest.is_guest
