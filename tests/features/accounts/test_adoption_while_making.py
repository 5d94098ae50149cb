"""A guest signs up or in while a worker is at their article: whatever comes first, article and cards are the account's.

The worker and the visitor are threads of their own, with transactions of their own, as in life.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select

from quizapp.adapters import clock
from quizapp.adapters.language.twin import FakeLanguage
from quizapp.extensions import db
from quizapp.features.articles import services as articles
from quizapp.features.decks import services as decks
from quizapp.models import Article, Card, Deck, Progress, User
from tests import factories
from tests.factories import TEXT
from tests.features.accounts.browsers import make_guest, sign_in, sign_up

WAYS: dict[str, Callable[[FlaskClient], Any]] = {"signing in": sign_in, "signing up": sign_up}
NAMES = {"signing in": "ana", "signing up": "maria"}
LONG = "\n\n".join(
    [TEXT, *(f"In {year} the ice of the lake broke a ship of the Selenga line." for year in range(1901, 1911))]
)
PAUSE_S = 1.5  # longer than PostgreSQL takes to see that two wait for each other
type Step = Callable[[], None]
every_way = pytest.mark.parametrize("way", WAYS)


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


class Visit:
    """A guest's browser that becomes an account's; `happens` is done when it was answered."""

    def __init__(self, app: Flask, way: str, guest: User, threads: ThreadPoolExecutor) -> None:
        self.app, self.way, self.cookie, self.threads = app, way, guest.get_id(), threads

    def begins(self) -> Future[int]:
        """Send the form, in a thread of its own."""
        return self.threads.submit(self._send)

    def happens(self) -> None:
        """Send the form and wait for the answer."""
        assert self.begins().result() == 303

    def _send(self) -> int:
        browser = self.app.test_client()
        with browser.session_transaction() as session:
            session["_user_id"] = self.cookie
        return int(WAYS[self.way](browser).status_code)


def _works(
    app: Flask, threads: ThreadPoolExecutor, job: Callable[[int, Step], None], article: int, **steps: Step
) -> None:
    """Run a job in a thread of its own; `saved` happens after its first commit."""
    later = [steps.get("saved", lambda: None)]

    def save() -> None:
        db.session.commit()
        if later:
            later.pop()()

    def work() -> None:
        with app.app_context():
            job(article, save)
            db.session.commit()

    threads.submit(work).result()


def _brought(guest: User) -> int:
    """An article that the guest has pasted, its cards still to be made."""
    return factories.article(guest, progress=Progress.WAITING).id


def _filed(guest: User, text: str = LONG) -> int:
    """An article that the guest has sent as a file, still to be read."""
    found = articles.bring_file(guest, "lake.txt", text.encode(), now=clock.now()).article
    db.session.commit()
    return found.id


def _begin(app: Flask, way: str, threads: ThreadPoolExecutor, bring: Callable[[User], int]) -> tuple[Visit, int]:
    app.extensions["quizapp.language"] = FakeLanguage()
    guest = make_guest()
    visit, article = Visit(app, way, guest, threads), bring(guest)
    db.session.remove()
    return visit, article


def _all_is_the_accounts(way: str, article: int) -> None:
    """The article, its one deck and its cards belong to the account, and the guest is no more."""
    db.session.remove()
    owner = db.session.scalars(select(User.id).where(User.username == NAMES[way])).one()
    found = db.session.get_one(Article, article)
    owners = list(db.session.scalars(select(Deck.learner_id).where(Deck.article_id == article)))
    cards = len(list(db.session.scalars(select(Card.id).join(Deck).where(Deck.article_id == article))))
    guests = list(db.session.scalars(select(User.id).where(User.username.is_(None))))
    assert (found.learner_id, found.progress, owners, guests) == (owner, Progress.READY, [owner], [])
    assert cards > 0


@every_way
def test_before_the_worker_begins(busy_app: Flask, threads: ThreadPoolExecutor, way: str) -> None:
    visit, article = _begin(busy_app, way, threads, _brought)
    visit.happens()
    _works(busy_app, threads, decks.make_cards, article)
    _all_is_the_accounts(way, article)


@every_way
def test_between_reading_and_writing(busy_app: Flask, threads: ThreadPoolExecutor, way: str) -> None:
    visit, article = _begin(busy_app, way, threads, _brought)
    _works(busy_app, threads, decks.make_cards, article, saved=visit.happens)
    _all_is_the_accounts(way, article)


@every_way
def test_while_the_worker_writes(busy_app: Flask, threads: ThreadPoolExecutor, way: str) -> None:
    visit, article = _begin(busy_app, way, threads, _brought)
    writing, sent = Event(), []

    def at_the_deck(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.startswith("INSERT INTO decks") and not writing.is_set():
            writing.set()
            sent.append(visit.begins())
            Event().wait(PAUSE_S)  # the visitor comes as far as the worker's locks let them

    event.listen(db.engine, "before_cursor_execute", at_the_deck)
    try:
        _works(busy_app, threads, decks.make_cards, article)
    finally:
        event.remove(db.engine, "before_cursor_execute", at_the_deck)
    assert [answered.result() for answered in sent] == [303]
    _all_is_the_accounts(way, article)


@every_way
def test_while_the_visitor_is_at_it(busy_app: Flask, threads: ThreadPoolExecutor, way: str) -> None:
    visit, article = _begin(busy_app, way, threads, _brought)
    held, worked = Event(), []
    changes = "UPDATE articles SET learner_id" if way == "signing in" else "UPDATE users SET username"

    def at_the_change(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.startswith(changes) and not held.is_set():
            held.set()
            Event().wait(PAUSE_S)  # the worker comes as far as the visitor's locks let it

    def write_when_held() -> None:
        worked.append(visit.begins())
        assert held.wait(60)

    event.listen(db.engine, "before_cursor_execute", at_the_change)
    try:
        _works(busy_app, threads, decks.make_cards, article, saved=write_when_held)
        assert [answered.result() for answered in worked] == [303]
    finally:
        event.remove(db.engine, "before_cursor_execute", at_the_change)
    _all_is_the_accounts(way, article)


@every_way
def test_after_the_worker_is_done(busy_app: Flask, threads: ThreadPoolExecutor, way: str) -> None:
    visit, article = _begin(busy_app, way, threads, _brought)
    _works(busy_app, threads, decks.make_cards, article)
    visit.happens()
    _all_is_the_accounts(way, article)


@every_way
@pytest.mark.parametrize("is_at_work", [False, True], ids=["before", "at work"])
def test_while_a_file_is_still_to_be_read(
    busy_app: Flask, threads: ThreadPoolExecutor, way: str, is_at_work: bool
) -> None:
    visit, article = _begin(busy_app, way, threads, _filed)
    if not is_at_work:
        visit.happens()
    _works(busy_app, threads, articles.read_article, article, **({"saved": visit.happens} if is_at_work else {}))
    _works(busy_app, threads, decks.make_cards, article)
    _all_is_the_accounts(way, article)


def test_a_text_that_the_account_has_is_recognised_though_it_was_read_as_a_guests(
    busy_app: Flask, threads: ThreadPoolExecutor
) -> None:
    visit, article = _begin(busy_app, "signing in", threads, _filed)
    ana = db.session.scalars(select(User).where(User.username == "ana")).one()
    known = _filed(ana)
    db.session.remove()
    _works(busy_app, threads, articles.read_article, known)
    _works(busy_app, threads, articles.read_article, article, saved=visit.happens)
    db.session.remove()
    found = db.session.get_one(Article, article)
    assert (found.same_as_id, found.progress) == (known, Progress.READY)
