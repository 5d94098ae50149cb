"""A host and players as programs, written from the page on the wire protocol alone; plain connections, no browser."""

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode

PATIENCE_S = 120
AGAIN_S = 0.2  # until the server names another wait
LOST = (OSError, HTTPException)  # whatever a broken connection raises


def until[T](look: Callable[[], T], what: str) -> T:
    """Wait until `look` gives something true, and return that."""
    end = time.monotonic() + PATIENCE_S
    while not (found := look()):
        assert time.monotonic() < end, what
        time.sleep(0.02)
    return found


@dataclass
class Program:
    """Somebody who speaks HTTP: keeps cookies, and sends again what got no answer or a 5xx."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def once(self, method: str, path: str, **sent: Any) -> tuple[int, Mapping[str, str], bytes]:
        """One request; `form` or `data` is sent along."""
        headers = {"Accept": "application/json", "Cookie": self.cookie()} | sent.get("headers", {})
        body = None
        if "data" in sent:
            body, headers["Content-Type"] = json.dumps(sent["data"]), "application/json"
        elif "form" in sent:
            body, headers["Content-Type"] = urlencode(sent["form"]), "application/x-www-form-urlencoded"
            headers["X-CSRFToken"] = self.token
        connection = HTTPConnection(self.address.removeprefix("http://"), timeout=PATIENCE_S)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def asks(self, method: str, path: str, **sent: Any) -> tuple[int, Mapping[str, str], bytes]:
        """The same, until there is an answer."""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                answer = self.once(method, path, **sent)
            except LOST:
                answer = None
            if answer is not None and answer[0] < 500:
                return answer
            assert time.monotonic() < end, f"{path} was never answered"
            time.sleep(AGAIN_S)

    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def opens(self, path: str) -> None:
        """A page: its session's cookie, and the token in it."""
        _status, _headers, page = self.asks("GET", path, headers={"Accept": "text/html"})
        self.token = page.decode().partition('<meta name="csrf-token" content="')[2].partition('"')[0]


@dataclass
class Host(Program):
    """Leads one game."""

    live: str = ""

    def begins(self, deck_id: int, **wish: object) -> str:
        """Open a lobby; gives the code."""
        form = {"size": 3, "request_key": f"a-game-{time.monotonic_ns()}"} | wish
        status, headers, body = self.asks("POST", f"/decks/{deck_id}/live", form=form)
        assert status == 303, body
        self.live = headers["Location"]
        return str(self.sees()["code"])

    def sees(self) -> dict[str, Any]:
        """The host's frame of now."""
        found: dict[str, Any] = json.loads(self.asks("GET", f"{self.live}/state")[2])
        return found

    def presses(self, *commands: str) -> dict[str, Any]:
        """Press once each, and sure: what was taken shows in the number of presses."""
        for command in commands:
            seen = self.sees()["presses"]
            status, _headers, body = self.asks("POST", f"{self.live}/press", form={"command": command, "seen": seen})
            assert status == 200 or self.sees()["presses"] > seen, (command, status, body)
        return self.sees()


@dataclass
class Player(Program):
    """One phone: a stream as long as there is one, else the state again and again."""

    code: str = ""
    frame: dict[str, Any] = field(default_factory=dict)
    streams: int = 0  # that were opened
    polls: int = 0  # states that were asked for
    is_done: bool = False

    def joins(self, name: str) -> "Player":
        self.opens("/join")
        form = {"code": self.code, "name": name, "request_key": f"{self.code}-{name}-key"}
        status, _headers, body = self.asks("POST", "/join", form=form)
        assert status == 303, body
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def answers(self, answer: object) -> dict[str, Any]:
        """Answer the question of now; gives the reply."""
        sent = {"question": self.frame["question"], "take": self.frame["take"], "answer": answer}
        found: dict[str, Any] = json.loads(self.asks("POST", f"/play/{self.code}/answer", data=sent)[2])
        return found

    def own(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.asks("GET", f"/play/{self.code}/me")[2])
        return found

    def reaches(self, phase: str, question: int = 0) -> None:
        """Wait until the phone shows this phase of this question."""
        until(
            lambda: self.frame.get("phase") == phase and question in {0, self.frame.get("question")},
            f"{phase} of {question} never came, but {self.frame}",
        )

    def _take(self, text: str) -> None:
        frame = json.loads(text)
        if "phase" in frame and frame["v"] >= self.frame.get("v", 0):
            self.frame = frame

    def _listen(self) -> None:
        wait_s = AGAIN_S
        while not self.is_done:
            connection = HTTPConnection(self.address.removeprefix("http://"), timeout=30)
            try:
                known = self.frame.get("v", "")
                path = f"/play/{self.code}/stream?v={known}"
                connection.request("GET", path, headers={"Cookie": self.cookie(), "Accept": "text/event-stream"})
                answer = connection.getresponse()
                if answer.status == 200:
                    self.streams += 1
                    wait_s = self._hear(answer) or wait_s
                else:
                    self._poll()
            except (*LOST, ValueError):
                pass
            finally:
                connection.close()
            time.sleep(wait_s)

    def _hear(self, answer: Any) -> float:
        wait_s = 0.0
        while line := answer.readline():
            name, _, value = line.decode().strip().partition(": ")
            if name == "retry":
                wait_s = int(value) / 1000
            elif name == "data":
                self._take(value)
        return wait_s

    def _poll(self) -> None:
        self.polls += 1
        tag = {"If-None-Match": f'"{self.frame.get("v", "")}"'}
        status, _headers, body = self.once("GET", f"/play/{self.code}/state", headers=tag)
        if status == 200:
            self._take(body.decode())
