"""Answers that meet each other, or a dying server, on a real one: nothing doubled, nothing acknowledged is lost."""

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.features.study.services import open_deck
from quizapp.models import Memory, ReviewLog, StudyDay
from tests import factories, people
from tests.conftest import empty_postgres
from tests.server import ANSWER_S, Server, app_of, cookie_of, csrf_of, start_server

pytestmark = pytest.mark.slow
AT_ONCE = 20


@dataclass
class Desk:
    """A learner at one deck of a running server."""

    server: Server
    deck: int
    cards: list[int]
    headers: dict[str, str]

    def answer(self, card: int, key: str, *, seen: int = 0, taken_back: bool = False) -> tuple[int, Any]:
        """Send one answer, or what takes it back, on a connection of its own."""
        address = "/study/undo/answer" if taken_back else f"/decks/{self.deck}/study/answers"
        connection = HTTPConnection(self.server.address.removeprefix("http://"), timeout=ANSWER_S)
        values = {"card_id": card, "seen": seen, "rating": 3, "answer_key": key, "taken_ms": 1000}
        try:
            connection.request("POST", address, urlencode(values), self.headers)
            reply = connection.getresponse()
            return reply.status, json.loads(reply.read())
        finally:
            connection.close()

    def at_once(self, card: int, keys: list[str]) -> list[int]:
        """Send many answers to one card at the same time; the statuses of the replies."""
        with ThreadPoolExecutor(len(keys)) as pool:
            return [status for status, _reply in pool.map(lambda key: self.answer(card, key), keys)]

    def meet(self, card: int, key: str, taken_back: list[bool]) -> list[int]:
        """Send one answer, and what takes it back, at the same time; the statuses of the replies."""
        with ThreadPoolExecutor(len(taken_back)) as pool:
            sent = pool.map(lambda is_back: self.answer(card, key, taken_back=is_back), taken_back)
            return [status for status, _reply in sent]

    def counts(self, card: int) -> dict[str, Any]:
        """What the database says of a card now."""
        with app_of(self.server):
            log = select(func.count()).select_from(ReviewLog).where(ReviewLog.card_id == card)
            memory = select(Memory.reviews).where(Memory.card_id == card)
            return {
                "rows": db.session.scalar(log),
                "reviews": db.session.scalar(memory),
                "counted": db.session.scalar(select(func.sum(StudyDay.answers))),
            }


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Desk]:
    """Ana before a deck of three cards, on a server of her own."""
    url = empty_postgres(f"quizapp_meet_{worker_id}") if request.param == "postgresql" else ""
    server = start_server(tmp_path, url)
    with app_of(server) as app:
        ana = people.make("ana")
        cards = factories.kept_cards(ana, 3)
        open_deck(ana.id, cards[0].deck_id)
        db.session.commit()
        headers = {
            "Cookie": f"quizapp={cookie_of(ana, app, seen=datetime.now(UTC).date().isoformat())}",
            "X-CSRFToken": csrf_of(app),
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        found = Desk(server, cards[0].deck_id, [card.id for card in cards], headers)
    assert found.answer(0, "no-such-card")[0] == 404  # the fast lane takes the answers of whoever was here before
    yield found
    found.server.stop()


def test_the_same_answer_many_times_at_once_is_recorded_once(desk: Desk) -> None:
    card = desk.cards[0]
    statuses = desk.at_once(card, ["the-same-key"] * AT_ONCE)
    assert Counter(statuses) == {200: AT_ONCE}
    assert desk.counts(card) == {"rows": 1, "reviews": 1, "counted": 1}


def test_of_many_answers_to_what_was_seen_once_one_is_recorded(desk: Desk) -> None:
    card = desk.cards[0]
    statuses = desk.at_once(card, [f"key-number-{number}" for number in range(AT_ONCE)])
    assert Counter(statuses) == {200: 1, 409: AT_ONCE - 1}
    assert desk.counts(card) == {"rows": 1, "reviews": 1, "counted": 1}


def test_U1_an_answer_that_meets_what_takes_it_back_does_not_count(desk: Desk) -> None:
    for turn, card in enumerate(desk.cards):
        statuses = desk.meet(card, f"key-of-card-{card}", [number % 3 == turn for number in range(AT_ONCE)])
        assert Counter(statuses) == {200: AT_ONCE}
        assert desk.counts(card)["rows"] == 1
        assert not desk.counts(card)["reviews"]
    assert not desk.counts(card)["counted"]


def test_an_acknowledged_answer_outlives_a_killed_server(desk: Desk) -> None:
    for card in desk.cards:
        status, _reply = desk.answer(card, f"key-of-card-{card}")
        assert status == 200
    desk.server.kill()
    desk.server = desk.server.again()
    assert [desk.counts(card)["rows"] for card in desk.cards] == [1, 1, 1]
    status, reply = desk.answer(desk.cards[0], f"key-of-card-{desk.cards[0]}")
    assert (status, desk.counts(desk.cards[0])["rows"], reply["done"]) == (200, 1, 3)
