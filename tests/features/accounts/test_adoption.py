"""A guest who signs in to an account brings everything along, in one transaction, and the guest is gone."""

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.features.accounts import belongings, queries, services
from quizapp.features.accounts.belongings import Belonging
from quizapp.models import Article, Attempt, Deck, Memory, NoteTag, Quiz, ReviewLog, User
from tests import factories
from tests.features.accounts.browsers import BrowserOf, make_guest, person, sign_in
from tests.features.accounts.things import some_of_everything


def test_everything_comes_along(browser_of: BrowserOf, ana: User) -> None:
    guest = make_guest()
    some_of_everything(guest)
    guest_id, before, browser = guest.id, queries.what_goes(guest), browser_of(guest)
    assert sign_in(browser).status_code == 303
    assert person(browser) == str(ana.id)
    assert db.session.scalar(select(User.id).where(User.id == guest_id)) is None
    assert queries.what_goes(ana) == before
    assert min(before.values()) > 0


def test_no_row_is_left_behind_or_lost(browser_of: BrowserOf, ana: User) -> None:
    some_of_everything(ana)
    guest = make_guest()
    some_of_everything(guest)
    sign_in(browser_of(guest))
    for table in (Article, Deck, NoteTag, Memory, ReviewLog, Quiz, Attempt):
        owners = list(db.session.scalars(select(table.learner_id)))
        assert owners == [ana.id, ana.id], table


def test_the_same_article_in_both_is_no_conflict(browser_of: BrowserOf, ana: User) -> None:
    guest = make_guest()
    for owner in (ana, guest):
        article = factories.article(owner, fingerprint="the-same")
        card = factories.card(factories.note(factories.deck(owner, article)))
        factories.memory(owner, card)
    assert sign_in(browser_of(guest)).status_code == 303
    assert (queries.what_goes(ana)["articles"], queries.what_goes(ana)["cards"]) == (2, 2)
    assert len(list(db.session.scalars(select(Memory).where(Memory.learner_id == ana.id)))) == 2


def test_a_wrong_password_moves_nothing(browser_of: BrowserOf, ana: User) -> None:
    guest = make_guest()
    factories.article(guest)
    browser = browser_of(guest)
    assert sign_in(browser, password="wrong").status_code == 422
    assert (person(browser), queries.what_goes(guest)["articles"]) == (str(guest.id), 1)


def test_when_one_part_fails_nothing_has_moved(
    browser_of: BrowserOf, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(guest: User, account: User) -> None:
        raise RuntimeError("this part cannot move")

    guest = make_guest()
    factories.article(guest)
    monkeypatch.setitem(belongings.BELONGINGS, "last", Belonging("last", lambda user: None, fail))
    assert sign_in(browser_of(guest)).status_code == 500
    assert queries.what_goes(guest)["articles"] == 1
    assert queries.what_goes(ana)["articles"] == 0


def test_a_guest_who_has_an_account_meanwhile_is_not_taken_apart(app: Flask, ana: User, ben: User) -> None:
    factories.article(ben)
    services.adopt(ben, ana)
    db.session.commit()
    assert queries.what_goes(ben)["articles"] == 1
