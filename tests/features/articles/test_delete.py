"""Deleting an article: asked first, gone with everything made from it."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import Article, Card, Deck, Memory, Note, User
from tests import factories

Browsers = Callable[[User], FlaskClient]


def test_it_asks_and_says_what_goes(ana: User, browser_of: Browsers) -> None:
    article = factories.article(ana)
    note = factories.note(factories.deck(ana, article))
    for standing in ("kept", "spare", "dropped"):  # the last two are not seen as cards anywhere
        factories.card(note, standing=standing)
    page = browser_of(ana).get(f"/articles/{article.id}/delete").data
    assert b"Its text and 1 card go" in page
    assert db.session.get(Article, article.id) is not None


def test_everything_goes_with_it(ana: User, browser_of: Browsers) -> None:
    article = factories.article(ana)
    factories.memory(ana, factories.card(factories.note(factories.deck(ana, article))))
    factories.article(ana, text="", words=0, same_as_id=article.id, fingerprint=None)
    assert browser_of(ana).post(f"/articles/{article.id}/delete").location == "/articles"
    for table in (Article, Deck, Note, Card, Memory):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0


def test_a_second_click_finds_nothing_and_harms_nothing(ana: User, browser_of: Browsers) -> None:
    gone, other = factories.article(ana).id, factories.article(ana)
    assert browser_of(ana).post(f"/articles/{gone}/delete").status_code == 303
    assert browser_of(ana).post(f"/articles/{gone}/delete").status_code == 404
    assert db.session.get(Article, other.id) is not None


def test_a_stranger_deletes_nothing(ana: User, zoe: User, browser_of: Browsers) -> None:
    article = factories.article(ana)
    assert browser_of(zoe).post(f"/articles/{article.id}/delete").status_code == 404
    assert db.session.get(Article, article.id) is not None
