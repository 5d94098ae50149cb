"""A live game for tests: its host, its phones, and the presses in between."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import LiveItem, LiveSession, User
from tests import factories

JSON = {"Accept": "application/json"}


@dataclass
class Room:
    """One game with whoever plays."""

    app: Flask
    host: FlaskClient
    live_id: int
    move: Any = None  # sets the clock
    now: datetime | None = None
    phones: dict[str, FlaskClient] = field(default_factory=dict)

    @property
    def live(self) -> LiveSession:
        found = db.session.get(LiveSession, self.live_id, populate_existing=True)
        assert found is not None
        return found

    def items(self) -> list[LiveItem]:
        return list(db.session.query(LiveItem).filter_by(live_id=self.live_id).order_by(LiveItem.position))

    def press(self, command: str, **more: Any) -> Any:
        seen = more.pop("seen", self.live.state["presses"])
        return self.host.post(
            f"/live/{self.live_id}/press", data={"command": command, "seen": seen, **more}, headers=JSON
        )

    def presses(self, *commands: str) -> None:
        for command in commands:
            answer = self.press(command)
            assert answer.status_code == 200, (command, answer.json)

    def pass_time(self, seconds: float) -> None:
        self.now = (self.now or factories.MADE) + timedelta(seconds=seconds)
        self.move(self.now)

    def join(self, name: str, client: FlaskClient | None = None, **more: Any) -> Any:
        client = client or self.app.test_client()
        form = {"code": self.live.code, "name": name, "request_key": f"key-of-{name}", **more}
        answer = client.post("/join", data=form)
        if answer.status_code == 303:
            self.phones[name] = client
        return answer

    def answer(self, name: str, answer: Any, **more: Any) -> Any:
        state = self.live.state
        sent = {"question": state["question"], "take": self.take, "answer": answer, **more}
        return self.phones[name].post(f"/play/{self.live.code}/answer", json=sent)

    @property
    def take(self) -> int:
        state = self.live.state
        return int(state["takes"][state["question"] - 1]) if state["question"] else 1

    def right(self) -> list[int]:
        return list(self.items()[self.live.state["question"] - 1].key["places"])

    def wrong(self) -> list[int]:
        return [next(place for place in range(4) if place not in self.right())]

    def state(self, name: str) -> dict[str, Any]:
        return dict(self.phones[name].get(f"/play/{self.live.code}/state").get_json())

    def me(self, name: str) -> dict[str, Any]:
        return dict(self.phones[name].get(f"/play/{self.live.code}/me").get_json())


def years(learner: User, number: int = 5) -> int:
    """A deck of cards whose answers are years, so that each can be asked with options; its id."""
    deck = factories.deck(learner)
    for n in range(number):
        sentence = f"War {n} began in {1900 + 7 * n}."
        factories.card(factories.note(deck, sentence), front=f"When did war {n} begin?", back=str(1900 + 7 * n))
    return deck.id


def opened(app: Flask, host: FlaskClient, deck_id: int, *, key: str = "a-first-game", **wish: Any) -> Room:
    """A game in its lobby."""
    form = {
        "size": 5, "seconds": 20, "speed": 0, "standings": "each", "show_question": "y", "request_key": key, **wish,
    }  # fmt: skip
    answer = host.post(f"/decks/{deck_id}/live", data=form)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return Room(app, host, int(answer.headers["Location"].rpartition("/")[2]))
