"""Browsers of guests, and what a person types on the pages of accounts."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features.accounts import services
from quizapp.models import User

PASSWORD = "three green kettles"
CAME = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def make_guest(came: datetime = CAME) -> User:
    """A learner without an account, as the first article makes one."""
    guest = services.make_guest(now=came)
    db.session.commit()
    return guest


def sign_up(client: FlaskClient, username: str = "maria", **typed: str) -> object:
    """Send the sign-up form."""
    return client.post("/sign-up", data={"username": username, "password": PASSWORD} | typed)


def sign_in(client: FlaskClient, login: str = "ana", password: str | None = None, **typed: str) -> object:
    """Send the sign-in form; the cast's passwords are their names twice."""
    return client.post("/sign-in", data={"login": login, "password": password or login * 2} | typed)


def person(client: FlaskClient) -> str | None:
    """The id in this browser's session cookie."""
    with client.session_transaction() as cookie:
        return cookie.get("_user_id", "").partition(".")[0] or None


def is_known(client: FlaskClient) -> bool:
    """Whether the server still takes this browser's cookie for somebody."""
    return client.get("/settings").status_code == 200


type BrowserOf = Callable[[User], FlaskClient]
