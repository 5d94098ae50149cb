"""Leaving: the page says what goes, the password is the asking back, and afterwards no row is left."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.adapters import queue
from quizapp.extensions import db
from quizapp.features.accounts import queries
from quizapp.models import User
from tests.conftest import NOON
from tests.features.accounts.browsers import BrowserOf, is_known, make_guest, person
from tests.features.accounts.things import rows_of_all_tables, some_of_everything


def _ids() -> set[int]:
    return set(db.session.scalars(select(User.id)))


def test_the_page_says_what_goes(browser_of: BrowserOf, ana: User) -> None:
    some_of_everything(ana)
    page = browser_of(ana).get("/settings/delete").text
    for words in ("1 article", "1 deck", "1 card", "1 review", "1 quiz", "your account with its settings"):
        assert words in page


def test_no_row_is_left(browser_of: BrowserOf, ana: User) -> None:
    some_of_everything(ana)
    assert min(rows_of_all_tables().values()) > 0
    browser = browser_of(ana)
    assert browser.post("/settings/delete", data={"current": "anaana"}).location == "/"
    assert set(rows_of_all_tables().values()) == {0}
    assert (person(browser), is_known(browser)) == (None, False)


def test_other_peoples_rows_stay(browser_of: BrowserOf, ana: User, ben: User) -> None:
    some_of_everything(ana)
    some_of_everything(ben)
    before = queries.what_goes(ben)
    browser_of(ana).post("/settings/delete", data={"current": "anaana"})
    assert (_ids(), queries.what_goes(ben)) == ({ben.id}, before)


@pytest.mark.parametrize("typed", [{}, {"current": ""}, {"current": "wrong"}, {"current": "benben"}])
def test_without_the_password_nothing_goes(browser_of: BrowserOf, ana: User, typed: dict[str, str]) -> None:
    some_of_everything(ana)
    before = rows_of_all_tables()
    assert browser_of(ana).post("/settings/delete", data=typed).status_code == 422
    assert rows_of_all_tables() == before


def test_a_guest_needs_no_password(browser_of: BrowserOf) -> None:
    guest = make_guest()
    some_of_everything(guest)
    browser = browser_of(guest)
    assert 'type="password"' not in browser.get("/settings/delete").text
    assert browser.post("/settings/delete").status_code == 303
    assert set(rows_of_all_tables().values()) == {0}


def test_looking_deletes_nothing_and_a_stranger_sees_nothing(
    browser_of: BrowserOf, client: FlaskClient, ana: User
) -> None:
    browser_of(ana).get("/settings/delete")
    assert _ids() == {ana.id}
    assert (client.get("/settings/delete").status_code, client.post("/settings/delete").status_code) == (303, 404)


def test_guests_are_forgotten_after_thirty_days(ana: User, at: object, run_jobs: object) -> None:
    old, kept = make_guest(NOON - timedelta(days=31)), make_guest(NOON - timedelta(days=30))
    some_of_everything(old)
    expected = {ana.id, kept.id}
    queue.enqueue("forget_guests", 0, now=NOON)
    db.session.commit()
    assert run_jobs() == 1
    db.session.expire_all()
    assert _ids() == expected
    assert rows_of_all_tables()["cards"] == 0


def test_many_guests_are_forgotten_in_several_goes(ana: User, at: object, run_jobs: object) -> None:
    for _ in range(55):
        make_guest(NOON - timedelta(days=100))
    queue.enqueue("forget_guests", 0, now=NOON)
    db.session.commit()
    run_jobs()
    assert _ids() == {ana.id}
