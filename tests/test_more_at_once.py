"""Wishes for more cards that meet each other, or a dying server, on a real one: the cards are added once."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from quizapp.core.text import clean
from quizapp.extensions import db
from quizapp.models import Card, MoreWish, Note, Progress, Standing
from tests import factories, people
from tests.conftest import empty_postgres
from tests.server import ANSWER_S, Server, app_of, cookie_of, csrf_of, start_server

pytestmark = pytest.mark.slow
AT_ONCE = 12
PATIENCE_S = 120
TEXT = clean((Path(__file__).parent / "data/articles/lake-baikal.txt").read_text())
WISH = [
    ("wishing", "yes"),
    ("number", "5"),
    ("kinds", "gap"),
    ("difficulty", "normal"),
    ("part", "all"),
    ("after", "0"),
]


@dataclass
class Reader:
    """Somebody with an article and an empty deck on a running server."""

    server: Server
    deck: int
    headers: dict[str, str]

    def ask(self) -> tuple[int, str | None]:
        """Ask for more cards on a connection of its own; the status and where the reply leads."""
        connection = HTTPConnection(self.server.address.removeprefix("http://"), timeout=ANSWER_S)
        try:
            connection.request("POST", f"/decks/{self.deck}/more", urlencode(WISH), self.headers)
            reply = connection.getresponse()
            reply.read()
            return reply.status, reply.getheader("Location")
        finally:
            connection.close()

    def wait(self) -> None:
        """Until the worker is done."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with app_of(self.server):
                if db.session.scalar(select(MoreWish.progress)) == Progress.READY:
                    return
            time.sleep(0.5)
        pytest.fail(self.server.log())

    def counts(self) -> tuple[int, int, int, int]:
        """(wishes, cards they say they added, drafts, facts with a draft)."""
        with app_of(self.server):
            drafts = select(Card.id).join(Note, Card.note_id == Note.id).where(Card.standing == Standing.DRAFT)
            rows = db.session.scalars(drafts).all()
            facts = db.session.scalar(select(func.count(func.distinct(Note.id))).join(Card).where(Card.id.in_(rows)))
            wishes, added = db.session.execute(select(func.count(), func.sum(MoreWish.added))).one()
            return wishes, added, len(rows), facts or 0


@pytest.fixture(params=["sqlite", "postgresql"])
def reader(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Reader]:
    url = empty_postgres(f"quizapp_more_{worker_id}") if request.param == "postgresql" else ""
    server = start_server(tmp_path, url, worker="1")
    with app_of(server) as app:
        ana = people.make("ana")
        deck = factories.deck(ana, factories.article(ana, TEXT))
        headers = {
            "Cookie": f"quizapp={cookie_of(ana, app)}",
            "X-CSRFToken": csrf_of(app),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        found = Reader(server, deck.id, headers)
    yield found
    found.server.stop()


def test_asked_many_times_at_once_and_killed_on_the_way_they_are_added_once(reader: Reader) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        replies = set(pool.map(lambda _n: reader.ask(), range(AT_ONCE)))
    assert len(replies) == 1
    assert {status for status, _where in replies} == {303}
    reader.server.kill()
    reader.server = reader.server.again()
    reader.wait()
    assert reader.counts() == (1, 5, 5, 5)
    assert {reader.ask()} == replies
    assert reader.counts() == (1, 5, 5, 5)
