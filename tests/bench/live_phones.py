"""The phones of the live bench: bytes made beforehand on plain connections, so that they cost the machine little."""

import asyncio
import json
import random
import re
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.bench.live_servers import Place

PATIENCE_S = 60.0
FRAME = re.compile(rb"(?:^|\n)id: (\d+)")
RETRY = re.compile(rb"retry: (\d+)")
TOLD = re.compile(rb'"phase":"(?:reveal|standings|podium|closed)"')  # then a page asks for its own result
OWN = re.compile(rb'\ndata: (\{"v":\d+,"name":[^\n]+)(?:\n|$)')  # the player's own part, behind that of all
STAMP = 37  # SO_TIMESTAMPING, with the moment at which a packet came in
STAMP_WANTED = 1 << 3 | 1 << 4
OWN_WITHIN_S = 0.5
AGENT = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"


@dataclass
class Figures:
    """What was measured, in milliseconds."""

    push: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)  # until this program has come round to it
    along: int = 0  # own parts that came with a frame
    ack: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    join: list[float] = field(default_factory=list)
    turn: list[float] = field(default_factory=list)  # to a question at one's own speed
    missed: int = 0
    retries: int = 0
    reconnects: int = 0
    back: list[float] = field(default_factory=list)  # moments at which a stream was there again after the kill


def line(name: str, values: list[float]) -> str:
    values = sorted(values) or [0.0]
    at = {share: values[min(len(values) - 1, int(share * len(values)))] for share in (0.5, 0.95, 0.99)}
    return f"{name}: p50 {at[0.5]:.1f}  p95 {at[0.95]:.1f}  p99 {at[0.99]:.1f}  ({len(values)})"


class Wire(asyncio.Protocol):
    """A kept-alive connection, as a phone has one for what it sends; one request after the other."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.transport: Any = None
        self.data = b""
        self.heard: Callable[[int, bytes], None] | None = None
        self.waiting: list[tuple[bytes, Callable[[int, bytes], None]]] = []

    def send(self, request: bytes, heard: Callable[[int, bytes], None]) -> None:
        """`heard(status, body)` is called once; status 0 when the connection broke."""
        if self.heard is not None:
            self.waiting.append((request, heard))
            return
        self.heard, self.data = heard, b""
        if self.transport is not None:
            self.transport.write(request)
        else:
            self.opening = asyncio.ensure_future(self._connect(request))

    async def _connect(self, request: bytes) -> None:
        loop = asyncio.get_running_loop()
        try:
            self.transport, _ = await loop.create_connection(lambda: self, self.place.host, self.place.port)
        except OSError:
            self._done(0, b"")
        else:
            self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.data += data
        head, _, body = self.data.partition(b"\r\n\r\n")
        lower = head.lower()
        at = lower.find(b"content-length:")
        if at >= 0 and len(body) >= int(lower[at + 15 :].split(b"\r\n", 1)[0]):
            self._done(int(head[9:12]), body)

    def connection_lost(self, _error: Exception | None) -> None:
        self.transport = None
        if self.heard is not None:
            self._done(0, b"")

    def _done(self, status: int, body: bytes) -> None:
        heard, self.heard = self.heard, None
        assert heard is not None
        heard(status, body)
        if self.waiting and self.heard is None:
            self.send(*self.waiting.pop(0))


class Ear:
    """One stream of frames. A frame arrives when the system has it: its own stamp on the packet says when. How long
    this one program then takes to come round to each of its thousand phones is measured apart.
    """

    def __init__(self, phone: "Phone", connected: socket.socket) -> None:
        self.phone, self.socket, self.data, self.is_open = phone, connected, b"", False
        asyncio.get_running_loop().add_reader(connected, self._read)

    def _read(self) -> None:
        try:
            data, told, _flags, _address = self.socket.recvmsg(65_536, 128)
        except BlockingIOError:
            return
        except OSError:
            data, told = b"", []
        read_at = time.time()
        if not data:
            self._close()
            return
        self.data += data
        if b"\n\n" in data or b"\n\n" in self.data:
            self._take(_stamp(told) or read_at, read_at)

    def _take(self, arrived: float, read_at: float) -> None:
        if not self.is_open:
            if b" 200 " not in self.data[:20]:
                self._close()
                return
            self.is_open = True
            self.phone.opened(int(RETRY.findall(self.data)[0]))
        whole, _, self.data = self.data.rpartition(b"\n\n")
        for version in FRAME.findall(whole):
            self.phone.saw(int(version), arrived, read_at)
        if TOLD.search(whole):
            self.phone.told(whole[whole.rfind(b"id: ") :])

    def _close(self) -> None:
        asyncio.get_running_loop().remove_reader(self.socket)
        self.socket.close()
        self.phone.cut_off()


def _stamp(told: list[tuple[int, int, bytes]]) -> float | None:
    for _level, kind, value in told:
        if kind == STAMP:
            seconds, nanoseconds = struct.unpack_from("qq", value)
            return float(seconds + nanoseconds / 1e9)
    return None


class Phone:
    """One player: a stream of frames, and answers sent until they are acknowledged."""

    def __init__(self, number: int, room: Any) -> None:
        self.number, self.room = number, room
        self.wire = Wire(room.place)
        self.rng = random.Random(number)
        self.seen: dict[int, tuple[float, float]] = {}  # version -> when it arrived, and when it was read
        self.own = b""  # the last one that came along
        self.acked: dict[tuple[int, int], Any] = {}
        self.cookie, self.retry_s, self.wait_s = "", 1.0, 0.2
        self.connected, self.is_done = asyncio.Event(), False

    async def join(self, request: Callable[..., Any]) -> None:
        room, began = self.room, time.perf_counter()
        form = {"code": room.code, "name": f"Player {self.number}", "request_key": f"{room.code}-{self.number:06d}"}
        status, head, body = await request(
            room.place, "POST", "/join", body=urlencode(form | {"csrf_token": room.token}).encode(),
            headers={"Cookie": f"quizapp={room.stranger}", "Content-Type": "application/x-www-form-urlencoded"},
        )  # fmt: skip
        assert status == 303, (status, body[:500])
        room.figures.join.append((time.perf_counter() - began) * 1000)
        self.cookie = f"{head['cookies']}; quizapp={room.stranger}"

    def _request(self, method: str, what: str, body: bytes = b"") -> bytes:
        """What a phone's browser sends, with all its headers."""
        host = f"{self.room.place.host}:{self.room.place.port}"
        lines = [f"{method} /play/{self.room.code}/{what} HTTP/1.1", f"Host: {host}", "Connection: keep-alive"]
        lines += [f"User-Agent: {AGENT}", "Accept: application/json", "Accept-Language: en-GB,en;q=0.9"]
        lines += ["Accept-Encoding: gzip, deflate, br", f"Cookie: {self.cookie}", "Sec-Fetch-Site: same-origin"]
        if body:
            lines += ["Content-Type: application/json", f"X-CSRFToken: {self.room.token}"]
            lines += [f"Content-Length: {len(body)}", f"Origin: http://{host}"]
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + body

    def listen(self) -> None:
        """Listen; when the line breaks, come back with the last frame known, after the wait the server asked for."""
        if not self.is_done:
            self.opening = asyncio.ensure_future(self._listen())

    async def _listen(self) -> None:
        request, place = self._request("GET", f"stream?v={max(self.seen, default='')}"), self.room.place
        loop, connected = asyncio.get_running_loop(), socket.socket()
        connected.setblocking(False)
        connected.setsockopt(socket.SOL_SOCKET, STAMP, STAMP_WANTED)
        try:
            await loop.sock_connect(connected, (place.host, place.port))
            await loop.sock_sendall(connected, request)
        except OSError:
            connected.close()
            loop.call_later(self.retry_s, self.listen)
        else:
            Ear(self, connected)

    def opened(self, retry_ms: int) -> None:
        self.retry_s = retry_ms / 1000
        self.connected.set()
        if self.room.killed_at:
            self.room.figures.back.append(time.perf_counter())

    def cut_off(self) -> None:
        if not self.is_done:
            self.connected.clear()
            self.room.figures.reconnects += 1
            asyncio.get_running_loop().call_later(self.retry_s, self.listen)

    def saw(self, version: int, arrived: float, read_at: float) -> None:
        if version not in self.seen:
            self.seen[version] = arrived, read_at
            self.room.arrived(self.number, version)

    def told(self, frame: bytes) -> None:
        """An answer is told: one's own result comes along; else ask for it, spread as the page does it."""
        if own := OWN.search(frame):
            self.own = own[1]
            self.room.figures.along += 1
        else:
            asyncio.get_running_loop().call_later(self.rng.uniform(0, OWN_WITHIN_S), self._ask)

    def _ask(self) -> None:
        began = time.perf_counter()

        def heard(status: int, _body: bytes) -> None:
            if status == 200:
                self.room.figures.own.append((time.perf_counter() - began) * 1000)

        self.wire.send(self._request("GET", "me"), heard)

    def go(self, question: int, done: Callable[[], None]) -> None:
        """At one's own speed: come to a question, think, answer it, look at what is told, and go on to the next."""

        def there(status: int, body: bytes, took_ms: float) -> None:
            assert status == 200, (status, body)
            self.room.figures.turn.append(took_ms)
            loop.call_later(self.room.thinks(self.rng), self.answer, question, 1, answered, "turn/answer")

        def answered() -> None:
            if question == self.room.questions:
                done()
            else:
                loop.call_later(self.rng.uniform(0.5, 2), self.go, question + 1, done)

        loop = asyncio.get_running_loop()
        self._send("turn", {"question": question, "page": True}, there)

    def answer(self, question: int, take: int, done: Callable[[], None], what: str = "answer") -> None:
        """Send one answer until it is acknowledged, and every tenth one twice, the second time with another choice."""
        choice = self.rng.randrange(4)
        key, given = (question, take), self.room.said(self.number, question, choice)

        def send(other: Any, heard: Callable[[int, bytes, float], None]) -> None:
            self._send(what, {"question": question, "take": take, "answer": other}, heard)

        def first(status: int, body: bytes, took_ms: float) -> None:
            assert status == 200, (status, body)
            self.room.figures.ack.append(took_ms)
            stored = json.loads(body)["answer"]
            assert stored == given == self.acked.setdefault(key, stored), "another answer came back"
            if self.number % 10:
                done()
            else:
                send(self.room.said(self.number, question, (choice + 1) % 4), again)

        def again(status: int, body: bytes, _took_ms: float) -> None:
            # Refused when the question has closed meanwhile: the first answer stands.
            assert status == 409 or json.loads(body)["answer"] == given, "a retry changed the answer"
            done()

        self.wait_s = 0.2
        send(given, first)

    def _send(self, what: str, fields: dict[str, Any], heard: Callable[[int, bytes, float], None]) -> None:
        request, began = self._request("POST", what, json.dumps(fields).encode()), time.perf_counter()

        def said(status: int, body: bytes) -> None:
            if status and status < 500:
                heard(status, body, (time.perf_counter() - began) * 1000)
                return
            self.room.figures.retries += 1
            wait = self.wait_s * self.rng.uniform(0.6, 1.4)
            self.wait_s = min(2.0, self.wait_s * 1.5)
            asyncio.get_running_loop().call_later(wait, self._send, what, fields, heard)

        self.wire.send(request, said)
