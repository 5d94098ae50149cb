"""Many requests at the same moment, each in a thread and a transaction of its own: one wins, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.features.accounts import queries
from quizapp.models import User
from tests.features.accounts.browsers import make_guest, sign_in, sign_up
from tests.features.accounts.things import some_of_everything

MANY = 8


def _at_once(app: Flask, act: Callable[[FlaskClient, int], int], cookie: str | None = None) -> list[int]:
    """What many browsers, all with the same cookie, are answered when they act at the same moment."""
    start = Barrier(MANY)

    def one(number: int) -> int:
        browser = app.test_client()
        if cookie:
            with browser.session_transaction() as session:
                session["_user_id"] = cookie
        start.wait()
        return act(browser, number)

    with ThreadPoolExecutor(MANY) as threads:
        return sorted(threads.map(one, range(MANY)))


def _guest_with_things() -> tuple[str, dict[str, int]]:
    guest = make_guest()
    some_of_everything(guest)
    cookie, things = guest.get_id(), queries.what_goes(guest)
    db.session.rollback()  # lets SQLite's one write lock go
    return cookie, things


def _owned() -> list[int]:
    db.session.rollback()
    return [sum(queries.what_goes(user).values()) for user in db.session.scalars(select(User))]


def test_one_of_many_gets_a_name(busy_app: Flask) -> None:
    answers = _at_once(busy_app, lambda browser, n: sign_up(browser, "maria", email=f"m{n}@example.org").status_code)
    assert answers == [303] + [422] * (MANY - 1)


def test_a_guest_is_adopted_once(busy_app: Flask) -> None:
    cookie, things = _guest_with_things()
    assert _at_once(busy_app, lambda browser, _: sign_in(browser).status_code, cookie) == [303] * MANY
    assert _owned() == [sum(things.values())]


def test_signing_up_and_in_at_once_keeps_everything_together(busy_app: Flask) -> None:
    cookie, things = _guest_with_things()

    def act(browser: FlaskClient, number: int) -> int:
        return (sign_in(browser) if number % 2 else sign_up(browser, f"new{number}")).status_code

    assert _at_once(busy_app, act, cookie) == [303] * MANY
    assert max(_owned()) == sum(_owned()) == sum(things.values())
