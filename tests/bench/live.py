"""A live game under load: N phones on streams, answers in bursts with retries, reconnects and a killed server; then
the rows are audited and the scores counted anew. By hand:

    python -m tests.bench.live --players 1000 --questions 3                     (answers come as people give them)
    python -m tests.bench.live --players 1000 --questions 3 --burst-ms 5000
    python -m tests.bench.live --players 1000 --kill          (kill -9 in mid-burst to the process that serves)
    python -m tests.bench.live --players 1000 --kill all      (to everything, and the program is started again)
    python -m tests.bench.live --players 200 --burst-ms 100
    python -m tests.bench.live --players 1000 --commit-ms 10  (as on a slow disk)
    python -m tests.bench.live --players 1000 --own-speed     (everybody goes at their own speed)
    python -m tests.bench.live --players 1000 --typed         (answers are typed, half of them each in its own way)
    python -m tests.bench.live --players 1000 --workers 2     (gunicorn, Redis and PostgreSQL on this machine)
"""

import argparse
import asyncio
import contextlib
import gc
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select

from quizapp.core.live.game import Game
from quizapp.core.live.kinds import Kind, credit
from quizapp.extensions import db
from quizapp.features.live import boards
from quizapp.features.live.queries import games
from quizapp.models import LiveAnswer, LiveItem, LivePlayer, LiveSession
from tests import people
from tests.bench.live_phones import PATIENCE_S, Figures, Phone, line
from tests.bench.live_servers import Place, one_process, several_workers
from tests.features.live.game import years
from tests.server import cookie_of, csrf_of


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


class Room:
    """One game with its host and phones."""

    def __init__(self, place: Place, options: argparse.Namespace) -> None:
        self.place, self.figures, self.questions = place, Figures(), options.questions
        self.burst_ms, self.right = options.burst_ms, dict[int, str]()  # question -> what is to be typed
        self.code, self.live_id, self.host_headers = "", 0, {}
        self.token = self.stranger = ""
        self.deck_id = 0
        self.phones = [Phone(number, self) for number in range(options.players)]
        self.waits: dict[int, tuple[set[int], asyncio.Event]] = {}
        self.killed_at = self.answered_at = 0.0  # and when it answered again
        self.presses = 0

    def arrived(self, number: int, version: int) -> None:
        for wanted, (missing, event) in self.waits.items():
            if version >= wanted:
                missing.discard(number)
                if not missing:
                    event.set()

    def said(self, player: int, question: int, choice: int) -> Any:
        """What somebody answers who has chosen this; where answers are typed, half are right."""
        if question not in self.right:
            return [choice]
        return self.right[question] if choice < 2 else f"something else that comes to player {player} ({choice})"

    def thinks(self, rng: random.Random) -> float:
        """How long somebody thinks: within a burst, or as people do (half 3 s, one in twenty 7 s or more)."""
        return rng.uniform(0, self.burst_ms / 1000) if self.burst_ms else min(15.0, rng.lognormvariate(1.1, 0.5))

    async def press(self, command: str) -> int:
        """One press of the host; the push is from its click to each phone."""
        form = urlencode({"command": command, "seen": self.presses, "csrf_token": self.token}).encode()
        began = time.time()  # as the stamps on packets count
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
        moments = [p.seen[version] for p in self.phones if version in p.seen]
        found = [(arrived - began) * 1000 for arrived, _read in moments]
        self.figures.push += found
        self.figures.read += [(read - began) * 1000 for _arrived, read in moments]
        print(line(f"  {version:3} push ms", found) + f"  first {min(found, default=0):.1f}")


async def ask(room: Room, question: int, options: argparse.Namespace) -> None:
    """One question: everybody answers; during the last one a learner studies."""
    everybody, left = asyncio.Event(), len(room.phones)

    def done() -> None:
        nonlocal left
        left -= 1
        if not left:
            everybody.set()

    loop, cpu, own = asyncio.get_running_loop(), room.place.cpu_s(), time.process_time()
    for phone in room.phones:
        loop.call_later(room.thinks(phone.rng), phone.answer, question, 1, done)
    if options.kill and question == 1:
        await asyncio.sleep((options.burst_ms or 6000) / 2000)
        await _kill(room, everything=options.kill == "all")
    else:
        async with studying(room, is_on=question == options.questions) as taken:
            await everybody.wait()
        served, played = room.place.cpu_s() - cpu, time.process_time() - own
        each = 1000 / len(room.phones)
        spent = f"{served * each:.2f} ms of processor for each answer, {played * each:.2f} ms for its phone"
        print(line("study page meanwhile, ms", taken) if taken else spent)
    await asyncio.wait_for(everybody.wait(), PATIENCE_S)


@contextlib.asynccontextmanager
async def studying(room: Room, *, is_on: bool = True) -> AsyncIterator[list[float]]:
    """A learner opens the study page again and again, five times a second at the most."""
    taken: list[float] = []

    async def study() -> None:
        while is_on:
            began = time.perf_counter()
            status, _head, _body = await request(
                room.place, "GET", f"/decks/{room.deck_id}/study", headers=room.host_headers | {"Accept": "text/html"}
            )
            assert status == 200, status
            taken.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(0.2)

    task = asyncio.create_task(study())
    yield taken
    task.cancel()


async def play(room: Room, options: argparse.Namespace) -> None:
    """The whole game."""
    began, cpu = time.perf_counter(), room.place.cpu_s()
    for start in range(0, len(room.phones), 20):
        await asyncio.gather(*(phone.join(request) for phone in room.phones[start : start + 20]))
    each = 1000 * (room.place.cpu_s() - cpu) / len(room.phones)
    print(f"{len(room.phones)} joined in {time.perf_counter() - began:.1f} s, {each:.2f} ms of processor for each")
    async with studying(room) as taken:
        await asyncio.sleep(2)
    print(line("study page ms while nobody plays", taken))
    began, cpu = time.perf_counter(), room.place.cpu_s()
    for phone in room.phones:
        phone.listen()
    await asyncio.wait_for(asyncio.gather(*(phone.connected.wait() for phone in room.phones)), PATIENCE_S)
    each = 1000 * (room.place.cpu_s() - cpu) / len(room.phones)
    print(f"all listen after {time.perf_counter() - began:.2f} s, {each:.2f} ms of processor for each")
    await room.press("start")
    if options.own_speed:
        await alone(room)
        return
    for question in range(1, options.questions + 1):
        await room.press("open")
        await ask(room, question, options)
        await room.press("reveal")
        await asyncio.sleep(1)
        if question < options.questions:
            await room.press("next")
            await asyncio.sleep(1)
            await room.press("next")
    await room.press("next")
    await asyncio.sleep(1)
    for phone in room.phones:
        phone.is_done = True


async def alone(room: Room) -> None:
    """Everybody at their own speed, to the end; a learner studies meanwhile."""
    everybody, left, cpu = asyncio.Event(), len(room.phones), room.place.cpu_s()

    def done() -> None:
        nonlocal left
        left -= 1
        if not left:
            everybody.set()

    for phone in room.phones:
        phone.go(1, done)
    async with studying(room) as taken:
        await everybody.wait()
    each = 1000 * (room.place.cpu_s() - cpu) / len(room.phones) / room.questions
    print(f"{each:.2f} ms of processor for each question of a player, the study page's among them")
    print(line("study page meanwhile, ms", taken))
    await room.press("end")
    await asyncio.sleep(1)
    for phone in room.phones:
        phone.is_done = True


async def _kill(room: Room, *, everything: bool) -> None:
    if everything:
        room.place.kill()
    room.killed_at = time.perf_counter()
    acked = sum(len(phone.acked) for phone in room.phones)
    await asyncio.to_thread(room.place.again if everything else room.place.kill_one)
    room.answered_at = time.perf_counter()
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
            right = credit(games.question_of(items[row.question]), row.given) == 1
            by_hand[row.player_id] = by_hand.get(row.player_id, 0) + 1000 * right
        board = boards.count(live)
        wrong = sum(total.points != by_hand.get(player, 0) for player, total in board.totals.items())
        told = {p.number: json.loads(p.own)["total"] for p in room.phones if p.own}
        wrong += sum(by_hand.get(player, 0) != told.get(number, -1) for player, number in numbers.items())
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
        deck_id = room.deck_id = years(tess, max(5, options.questions))
        cookie, room.token = cookie_of(tess, app), csrf_of(app)
        room.stranger = room.place.stranger(app)
    room.host_headers = {
        "Cookie": f"quizapp={cookie}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/json",
    }  # fmt: skip
    wish = {
        "size": max(5, options.questions),
        "pace": "own" if options.own_speed else "led",
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
        for item in db.session.scalars(select(LiveItem)).all() if options.typed else ():
            room.right[item.position] = str(item.options[item.key["places"][0]])
            item.kind, item.options, item.key = Kind.TYPED, [], {"accept": [room.right[item.position]]}
        db.session.commit()


async def run(place: Place, options: argparse.Namespace) -> None:
    room = Room(place, options)
    await prepare(room, options)
    gc.collect()
    gc.disable()  # its pauses would look like the server's
    await play(room, options)
    figures = room.figures
    for name in ("push", "read", "ack", "own", "join", *(["turn"] if options.own_speed else [])):
        print(line(f"{name} ms", getattr(figures, name)))
    print(f"own results that came with a frame {figures.along}, asked for {len(figures.own)}")
    print(f"missed frames {figures.missed}, retries {figures.retries}, reconnects {figures.reconnects}")
    if figures.back:
        last = max(figures.back)
        since = f"{max(0.0, last - room.answered_at):.2f} s after the server answered again"
        print(f"all streams back {since}, {last - room.killed_at:.2f} s after the kill")
    print(f"server memory {place.memory_mb()} MB")
    audit(room)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--players", type=int, default=1000)
    parser.add_argument("--questions", type=int, default=3)
    parser.add_argument("--burst-ms", type=int, default=0, help="all answers within this; 0: as people answer")
    parser.add_argument("--commit-ms", type=int, default=0, help="let each commit of SQLite take so long")
    parser.add_argument("--kill", nargs="?", const="serving", choices=["serving", "all"])
    parser.add_argument("--own-speed", action="store_true")
    parser.add_argument("--typed", action="store_true")
    parser.add_argument("--workers", type=int, default=0)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    with tempfile.TemporaryDirectory() as folder:
        if options.workers:
            start = several_workers(Path(folder), options.workers)
        else:
            start = one_process(Path(folder), commit_ms=options.commit_ms)
        with start as place:
            asyncio.run(run(place, options))
    print("load average {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()))


if __name__ == "__main__":
    main()
