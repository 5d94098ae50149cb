"""The copy of everything: complete, readable by a machine, without password or session key, and only one's own."""

import json

from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.features import FEATURES
from quizapp.features.accounts.belongings import BELONGINGS
from quizapp.models import User
from tests import factories
from tests.features.accounts.browsers import BrowserOf, make_guest
from tests.features.accounts.things import some_of_everything


def test_it_is_a_file_to_keep(browser_of: BrowserOf, ana: User, at: object) -> None:
    answer = browser_of(ana).get("/settings/export")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == "attachment; filename=quizapp-2026-03-10.json"
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_holds_the_account_and_every_belonging(browser_of: BrowserOf, ana: User) -> None:
    ana.email, ana.timezone = "ana@example.org", "Europe/Warsaw"
    some_of_everything(ana)
    copy = json.loads(browser_of(ana).get("/settings/export").text)
    assert set(copy) == {"format", "exported_at", *BELONGINGS}
    assert (copy["account"]["username"], copy["account"]["email"]) == ("ana", "ana@example.org")
    assert copy["account"]["settings"]["timezone"] == "Europe/Warsaw"


def test_every_feature_with_tables_has_a_part(app: object) -> None:
    writing = {feature.__name__.rpartition(".")[2] for feature in FEATURES} - {"accounts", "progress"}
    assert writing | {"account"} <= set(BELONGINGS)


def test_what_was_read_studied_and_asked_is_in_it(browser_of: BrowserOf, ana: User) -> None:
    some_of_everything(ana)
    copy = json.loads(browser_of(ana).get("/settings/export").text)
    for part in set(BELONGINGS) - {"account"}:
        assert copy[part], part
    text = json.dumps(copy)
    assert "Lake Baikal is a rift lake" in text
    assert "In what year was Lake Baikal declared" in text


def test_no_secret_and_nobody_elses_things(browser_of: BrowserOf, ana: User, ben: User) -> None:
    factories.article(ben, text="Ben's own text")
    text = browser_of(ana).get("/settings/export").text
    for secret in ("argon2", ana.session_key, "password", "session_key", "Ben's own text"):
        assert secret not in text


def test_a_guest_may_take_a_copy_and_a_stranger_has_none(browser_of: BrowserOf, client: FlaskClient) -> None:
    guest = make_guest()
    db.session.commit()
    copy = json.loads(browser_of(guest).get("/settings/export").text)
    assert copy["account"]["username"] is None
    assert client.get("/settings/export").status_code == 303
