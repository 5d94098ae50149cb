"""A live game under load: N phones on streams, answers in bursts with retries, reconnects and a killed server; then
the rows are audited and the scores counted anew. By hand:

    python -m tests.bench.live --players 1000 --questions 4
    python -m tests.bench.live --players 1000 --kill          (kill -9 in mid-burst, the server comes back)
    python -m tests.bench.live --players 200 --burst-ms 100
    python -m tests.bench.live --players 1000 --workers 2     (gunicorn, Redis and PostgreSQL on this machine)
"""

import argparse
import asyncio
import contextlib
import json
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select

from quizapp.core.live.game import Game
from quizapp.extensions import db
from quizapp.features.live import boards
from quizapp.features.live.queries import games
from quizapp.models import LiveAnswer, LivePlayer, LiveSession
from tests import people
from tests.bench.live_servers import Place, one_process, several_workers
from tests.features.live.game import years
from tests.server import cookie_of, csrf_of

PATIENCE_S = 60.0


@dataclass
class Figures:
    """What was measured, in milliseconds."""

    push: list[float] = field(default_factory=list)
    ack: list[float] = field(default_factory=list)
    missed: int = 0
    retries: int = 0
    reconnects: int = 0
    back_s: list[float] = field(default_factory=list)

    def line(self, name: str, values: list[float]) -> str:
        values = sorted(values) or [0.0]
        at = {share: values[min(len(values) - 1, int(share * len(values)))] for share in (0.5, 0.95, 0.99)}
        return f"{name}: p50 {at[0.5]:.1f}  p95 {at[0.95]:.1f}  p99 {at[0.99]:.1f}  ({len(values)})"


async def request(
    place: Place, method: str, path: str, *, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own."""
    reader, writer = await asyncio.open_connection(place.host, place.port)
    try:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {place.host}:{place.port}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        lines += [f"Content-Length: {len(body)}", "", ""]
        writer.write("\r\n".join(lines).encode() + body)
        await writer.drain()
        answer = await asyncio.wait_for(reader.read(), PATIENCE_S)
    finally:
        writer.close()
    head, _, rest = answer.partition(b"\r\n\r\n")
    first, *others = head.decode("latin1").split("\r\n")
    if not first:
        raise ConnectionResetError
    found = [line.partition(": ") for line in others]
    named = {name.lower(): value for name, _, value in found if name.lower() != "set-cookie"}
    named["cookies"] = "; ".join(value.partition(";")[0] for name, _, value in found if name.lower() == "set-cookie")
    return int(first.split()[1]), named, rest


class Post:
    """A kept-alive connection for answers, as a phone has one."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        try:
            if self.streams is None:
                self.streams = await asyncio.open_connection(self.place.host, self.place.port)
            reader, writer = self.streams
            lines = [f"POST {path} HTTP/1.1", f"Host: {self.place.host}", f"Content-Length: {len(body)}"]
            lines += [f"{name}: {value}" for name, value in headers.items()]
            writer.write("\r\n".join([*lines, "", ""]).encode() + body)
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE_S)
            length = next(
                int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
            )
            data = await asyncio.wait_for(reader.readexactly(length), PATIENCE_S)
        except (OSError, EOFError, TimeoutError, StopIteration):
            if self.streams:
                self.streams[1].close()
            self.streams = None
            raise
        return int(head.split()[1]), json.loads(data) if data[:1] == b"{" else {}


class Phone:
    """One player: a stream of frames, and answers sent until they are acknowledged."""

    def __init__(self, number: int, room: "Room") -> None:
        self.number, self.room = number, room
        self.headers: dict[str, str] = {}
        self.post = Post(room.place)
        self.seen: dict[int, float] = {}  # version -> when it arrived
        self.last = ""
        self.acked: dict[tuple[int, int], list[int]] = {}
        self.rng = random.Random(number)
        self.connected = asyncio.Event()

    async def join(self) -> None:
        room = self.room
        form = {"code": room.code, "name": f"Player {self.number}", "request_key": f"{room.code}-{self.number:06d}"}
        status, head, body = await request(
            room.place, "POST", "/join", body=urlencode(form | {"csrf_token": room.token}).encode(),
            headers={"Cookie": f"quizapp={room.stranger}", "Content-Type": "application/x-www-form-urlencoded"},
        )  # fmt: skip
        assert status == 303, (status, body[:500])
        self.headers = {
            "Cookie": f"{head['cookies']}; quizapp={room.stranger}", "X-CSRFToken": room.token,
            "Content-Type": "application/json", "Accept": "application/json",
        }  # fmt: skip

    async def follow(self) -> None:
        """Listen; when the line breaks, come back with the last frame known."""
        while True:
            lost = time.perf_counter()
            with contextlib.suppress(OSError, EOFError, asyncio.LimitOverrunError):
                await self._listen(lost)
            self.connected.clear()
            self.room.figures.reconnects += 1
            await asyncio.sleep(self.rng.uniform(0.1, 0.5))

    async def _listen(self, lost: float) -> None:
        room = self.room
        reader, writer = await asyncio.open_connection(room.place.host, room.place.port, limit=2**20)
        try:
            path = f"/play/{room.code}/stream?v={self.last}"
            head = f"GET {path} HTTP/1.1\r\nHost: {room.place.host}\r\nCookie: {self.headers['Cookie']}\r\n\r\n"
            writer.write(head.encode())
            status = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in status.split(b"\r\n")[0]:
                raise ConnectionResetError
            while line := await reader.readline():
                if line.startswith(b"retry:"):
                    self.connected.set()
                    if room.killed_at:
                        room.figures.back_s.append(time.perf_counter() - room.killed_at)
                elif line.startswith(b"id: "):
                    self.last = line[4:].strip().decode()
                elif line.startswith(b"data: "):
                    frame = json.loads(line[6:])
                    self.seen.setdefault(frame["v"], time.perf_counter())
                    room.arrived(self, frame)
        finally:
            writer.close()

    async def answer(self, question: int, take: int, delay: float) -> None:
        """Send one answer until it is acknowledged, and every tenth one twice."""
        await asyncio.sleep(delay)
        choice = [self.rng.randrange(4)]
        stored, took_ms = await self._sent(question, take, choice)
        self.room.figures.ack.append(took_ms)
        before = self.acked.setdefault((question, take), stored)
        assert before == stored == choice, "another answer came back"
        if self.number % 10 == 0:
            again, _ = await self._sent(question, take, [(choice[0] + 1) % 4], is_again=True)
            assert again in (choice, None), "a retry changed the answer"

    async def _sent(self, question: int, take: int, choice: list[int], *, is_again: bool = False) -> tuple[Any, float]:
        """Send until the server says what is stored; that, and how long the last try took."""
        body = json.dumps({"question": question, "take": take, "answer": choice}).encode()
        path, wait = f"/play/{self.room.code}/answer", 0.2
        while True:
            began = time.perf_counter()
            try:
                status, said = await self.post.send(path, body, self.headers)
            except (OSError, EOFError, TimeoutError, StopIteration):
                status, said = 0, {}
            took_ms = (time.perf_counter() - began) * 1000
            if status == 200:
                return said["answer"], took_ms
            if status == 409 and is_again:
                return None, took_ms  # the question closed meanwhile; the first answer stands
            if status in {404, 409, 422}:
                raise AssertionError((status, said))
            self.room.figures.retries += 1
            await asyncio.sleep(wait * self.rng.uniform(0.6, 1.4))
            wait = min(2.0, wait * 1.5)


class Room:
    """One game with its host and phones."""

    def __init__(self, place: Place, players: int) -> None:
        self.place, self.figures = place, Figures()
        self.code, self.live_id, self.host_headers = "", 0, {}
        self.token = self.stranger = ""
        self.phones = [Phone(number, self) for number in range(players)]
        self.waits: dict[int, tuple[set[int], asyncio.Event]] = {}
        self.killed_at = 0.0
        self.presses = 0

    def arrived(self, phone: Phone, frame: dict[str, Any]) -> None:
        for version, (missing, event) in self.waits.items():
            if frame["v"] >= version:
                missing.discard(phone.number)
                if not missing:
                    event.set()

    async def press(self, command: str) -> int:
        """One press of the host; the push is from its click to each phone."""
        form = urlencode({"command": command, "seen": self.presses, "csrf_token": self.token}).encode()
        began = time.perf_counter()
        status, _head, body = await request(
            self.place, "POST", f"/live/{self.live_id}/press", body=form, headers=self.host_headers
        )
        assert status == 200, (status, body)
        version = int(json.loads(body)["v"])
        self.presses += 1
        await self._reached(version, began)
        return version

    async def _reached(self, version: int, began: float) -> None:
        missing = {phone.number for phone in self.phones if max(phone.seen, default=0) < version}
        event = asyncio.Event()
        self.waits[version] = (missing, event)
        if missing:
            try:
                await asyncio.wait_for(event.wait(), 20)
            except TimeoutError:
                self.figures.missed += len(missing)
        del self.waits[version]
        self.figures.push += [(p.seen[version] - began) * 1000 for p in self.phones if version in p.seen]


async def play(room: Room, options: argparse.Namespace) -> None:
    """The whole game."""
    began = time.perf_counter()
    for start in range(0, len(room.phones), 20):
        await asyncio.gather(*(phone.join() for phone in room.phones[start : start + 20]))
    print(f"{len(room.phones)} joined in {time.perf_counter() - began:.1f} s")
    lines = [asyncio.create_task(phone.follow()) for phone in room.phones]
    await asyncio.wait_for(asyncio.gather(*(phone.connected.wait() for phone in room.phones)), PATIENCE_S)
    await room.press("start")
    for question in range(1, options.questions + 1):
        await room.press("open")
        spread = options.burst_ms / 1000
        cpu = room.place.cpu_s()
        answers = [asyncio.create_task(p.answer(question, 1, p.rng.uniform(0, spread))) for p in room.phones]
        if options.kill and question == 1:
            await asyncio.sleep(spread / 2)
            await _kill(room)
        await asyncio.gather(*answers)
        if not options.kill:
            print(f"{1000 * (room.place.cpu_s() - cpu) / len(answers):.2f} ms of processor for each answer")
        await room.press("reveal")
        if question < options.questions:
            await room.press("next")
            await room.press("next")
    await room.press("next")
    for line in lines:
        line.cancel()


async def _kill(room: Room) -> None:
    room.place.kill()
    room.killed_at = time.perf_counter()
    acked = sum(len(phone.acked) for phone in room.phones)
    await asyncio.to_thread(room.place.again)
    room.killed_at = time.perf_counter()  # it answers again
    print(f"killed when {acked} were acknowledged")


def audit(room: Room) -> None:
    """Every acknowledged answer is a row, each once, and a recount is the board."""
    with room.place.app():
        rows = db.session.execute(select(LiveAnswer)).scalars().all()
        numbers = {p.id: int(p.name.split()[1]) for p in db.session.scalars(select(LivePlayer))}
        stored = {(numbers[r.player_id], r.question, r.take): r.given for r in rows}
        acked = {(p.number, *key): given for p in room.phones for key, given in p.acked.items()}
        lost = sum(stored.get(key) != given for key, given in acked.items())
        live = db.session.scalars(select(LiveSession)).one()
        items = {item.position: item for item in games.items_of(live.id)}
        by_hand: dict[int, int] = {}
        for row in rows:
            right = row.given == items[row.question].key["places"]
            by_hand[row.player_id] = by_hand.get(row.player_id, 0) + 1000 * right
        board = boards.count(live)
        wrong = sum(total.points != by_hand.get(player, 0) for player, total in board.totals.items())
        print(f"acknowledged {len(acked)}, rows {len(rows)}, lost {lost}, doubled {len(rows) - len(stored)}, "
              f"not acknowledged but stored {len(stored.keys() - acked.keys())}, wrong scores {wrong} of "
              f"{len(board.totals)}, phase {Game.of_document(live.state).phase.value}")  # fmt: skip
        assert not lost
        assert not wrong
        assert len(rows) == len(stored)


async def prepare(room: Room, options: argparse.Namespace) -> None:
    """A deck, a host who is signed in, and an open lobby."""
    with room.place.app() as app:
        tess = people.make("tess")
        deck_id = years(tess, max(5, options.questions))
        cookie, room.token = cookie_of(tess, app), csrf_of(app)
        room.stranger = room.place.stranger(app)
    room.host_headers = {
        "Cookie": f"quizapp={cookie}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/json",
    }  # fmt: skip
    wish = {
        "size": max(5, options.questions),
        "seconds": 60,
        "speed": 0,
        "standings": "each",
        "request_key": "a-bench-game",
    }
    status, head, body = await request(
        room.place, "POST", f"/decks/{deck_id}/live", body=urlencode(wish | {"csrf_token": room.token}).encode(),
        headers=room.host_headers,
    )  # fmt: skip
    assert status == 303, body[:800]
    room.live_id = int(head["location"].rpartition("/")[2])
    with room.place.app():
        room.code = db.session.scalars(select(LiveSession.code)).one()


async def run(place: Place, options: argparse.Namespace) -> None:
    room = Room(place, options.players)
    await prepare(room, options)
    await play(room, options)
    figures = room.figures
    print(figures.line("push ms", figures.push))
    print(figures.line("ack ms", figures.ack))
    print(f"missed frames {figures.missed}, retries {figures.retries}, reconnects {figures.reconnects}")
    if figures.back_s:
        print(f"all streams back {max(figures.back_s):.2f} s after the server answered again")
    print(f"server memory {place.memory_mb()} MB")
    audit(room)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--players", type=int, default=1000)
    parser.add_argument("--questions", type=int, default=3)
    parser.add_argument("--burst-ms", type=int, default=2000)
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--workers", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        start = several_workers(Path(folder), options.workers) if options.workers else one_process(Path(folder))
        with start as place:
            asyncio.run(run(place, options))


if __name__ == "__main__":
    main()
