"""Live games over plain connections, by a client written from the protocol's page: killed in each phase, Redis lost."""

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from shutil import which

import pytest
import redis
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import LiveAnswer, LiveItem
from tests import people
from tests.conftest import empty_postgres
from tests.features.live.game import years
from tests.server import KEY, Server, app_of, cookie_of, csrf_of, free_port, start_server
from tests.services import missing
from tests.wire_client import LOST, Host, Player, Program, until

pytestmark = pytest.mark.slow
STAYS = ("code", "presses", "players", "answered")
NAMES = ("Ana", "Ben", "Cleo", "Dan")


def _host(server: Server) -> tuple[Host, int]:
    with app_of(server) as app:
        tess = people.make("tess")
        host = Host(server.address, {"quizapp": cookie_of(tess, app)}, csrf_of(app))
        return host, years(tess)


def _room(server: Server, host: Host, deck_id: int) -> list[Player]:
    code = host.begins(deck_id, seconds=0)
    return [Player(server.address, code=code).joins(name) for name in NAMES]


def _right(server: Server) -> dict[int, int]:
    with app_of(server):
        return {item.position: item.key["places"][0] for item in db.session.scalars(select(LiveItem))}


def _all(players: list[Player], phase: str, question: int = 0) -> None:
    for player in players:
        player.reaches(phase, question)


def _opens(host: Host) -> None:
    """On to the next question, and open at once; when its clock was quicker, good."""
    host.presses("next" if host.sees()["phase"] == "standings" else "start")
    if host.sees()["phase"] == "reading":
        host.presses("open")


def _recounted(
    server: Server, host: Host, acknowledged: dict[tuple[str, int], list[int]], right: dict[int, int]
) -> None:
    """Each acknowledged answer is a row, there is no other, and the report has the points."""
    with app_of(server):
        rows = db.session.scalars(select(LiveAnswer)).all()
    assert sorted(row.given for row in rows) == sorted(acknowledged.values())
    points = dict.fromkeys(NAMES, 0)
    for (name, question), given in acknowledged.items():
        points[name] += 1000 * (given == [right[question]])
    body = host.asks("GET", f"{host.live}/report/players.csv")[2].decode("utf-8-sig")
    assert {row["Name"]: int(row["Points"]) for row in csv.DictReader(StringIO(body))} == points


def test_a_server_killed_in_each_phase_loses_nothing(tmp_path: Path) -> None:
    server = start_server(tmp_path / "instance", QUIZAPP_LIVE_LIMITS="0")
    try:
        host, deck_id = _host(server)
        players = _room(server, host, deck_id)
        _all(players, "lobby")
        right, acknowledged = _right(server), {}

        def killed(phase: str, question: int = 0) -> None:
            """kill -9: afterwards host and phones are where they were, and the streams are there again."""
            before, streams = host.sees(), [player.streams for player in players]
            os.kill(server.serving()[0], signal.SIGKILL)
            after = host.sees()
            assert {name: after[name] for name in STAYS} == {name: before[name] for name in STAYS}
            until(lambda: all(p.streams > n for p, n in zip(players, streams, strict=True)), "no streams any more")
            if phase != "reading":  # which ends by the clock
                assert after == before
                _all(players, phase, question)

        killed("lobby")
        host.presses("start")
        for question in (1, 2, 3):
            _all(players, "reading", question)
            killed("reading", question)
            if host.sees()["phase"] == "reading":
                host.presses("open")
            _all(players, "open", question)
            for place, (name, player) in enumerate(zip(NAMES, players, strict=True)):
                said = player.answers((right[question] + place * (question == 2)) % 4)
                assert said["saved"], said
                acknowledged[name, question] = said["answer"]
                if place == 1:
                    killed("open", question)
                    assert player.answers(3 - said["answer"][0]) == said  # a retry finds what was stored
            _all(players, "locked", question)  # everybody has answered
            killed("locked", question)
            host.presses("reveal")
            _all(players, "reveal", question)
            killed("reveal", question)
            host.presses("next")
            if question < 3:
                _all(players, "standings")
                killed("standings")
                host.presses("next")
        _all(players, "podium")
        killed("podium")
        totals = [player.own()["total"] for player in players]
        assert totals == [3000, 2000, 2000, 2000]
        host.presses("end")
        _all(players, "closed")
        _recounted(server, host, acknowledged, right)
    finally:
        server.stop()


@pytest.fixture
def store() -> Iterator["Store"]:
    found = Store()
    found.start()
    yield found
    found.kill()


class Store:
    """A Redis that may be lost and come back."""

    def __init__(self) -> None:
        self.program, self.port = which("redis-server"), free_port()
        if self.program is None:
            missing("no redis-server on this machine")

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        command = [str(self.program), "--port", str(self.port), "--save", ""]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        until(self._answers, "Redis did not answer")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def _answers(self) -> bool:
        with redis.Redis.from_url(self.url) as found:
            try:
                return bool(found.ping())
            except redis.ConnectionError:
                return False


@pytest.fixture
def school(tmp_path: Path, store: Store, worker_id: str) -> Iterator[Server]:
    """Two web processes behind one port."""
    url, port = empty_postgres(f"quizapp_wire_{worker_id}"), free_port()
    own = {"QUIZAPP_INSTANCE": str(tmp_path), "DATABASE_URL": url, "REDIS_URL": store.url, "QUIZAPP_SECRET_KEY": KEY}
    environment = os.environ | own | {"QUIZAPP_LIVE_LIMITS": "0", "QUIZAPP_LOG_LEVEL": "ERROR"}
    subprocess.run([sys.executable, "-m", "quizapp", "db", "upgrade"], env=environment, check=True)
    command = [sys.executable, "-m", "gunicorn", "-k", "gevent", "-w", "2", "--keep-alive", "75", "-b"]
    web = subprocess.Popen(
        [*command, f"127.0.0.1:{port}", "quizapp.wsgi:app"], env=environment, stderr=subprocess.DEVNULL
    )
    server = Server(f"http://127.0.0.1:{port}", tmp_path, web, url)
    try:
        until(lambda: _is_ready(server), "gunicorn did not answer")
        yield server
    finally:
        server.kill()


def _is_ready(server: Server) -> bool:
    try:
        return Program(server.address).once("GET", "/readyz")[0] == 200
    except LOST:
        return False


def test_without_redis_play_goes_on_by_polling_and_recovers(school: Server, store: Store) -> None:
    host, deck_id = _host(school)
    players = _room(school, host, deck_id)
    right, acknowledged = _right(school), {}
    _all(players, "lobby")
    until(lambda: all(player.streams for player in players), "no streams")

    def answer(question: int, some: slice) -> None:
        for name, player in list(zip(NAMES, players, strict=True))[some]:
            said = player.answers(right[question] if name != "Dan" else (right[question] + 1) % 4)
            assert said["saved"], said
            acknowledged[name, question] = said["answer"]

    _opens(host)
    _all(players, "open", 1)
    answer(1, slice(0, 2))
    store.kill()
    until(lambda: all(player.polls for player in players), "nobody polls")
    answer(1, slice(2, 4))
    _all(players, "locked", 1)
    host.presses("reveal")
    _all(players, "reveal", 1)
    host.presses("next")
    _opens(host)
    _all(players, "open", 2)
    answer(2, slice(0, 2))
    store.start()
    streams = [player.streams for player in players]
    until(lambda: all(p.streams > n for p, n in zip(players, streams, strict=True)), "no streams again")
    answer(2, slice(2, 4))
    host.presses("reveal")
    _all(players, "reveal", 2)
    assert [player.own()["total"] for player in players] == [2000, 2000, 2000, 0]
    host.presses("next")
    _opens(host)
    _all(players, "open", 3)
    answer(3, slice(0, 4))
    host.presses("reveal", "next", "end")
    _all(players, "closed")
    _recounted(school, host, acknowledged, right)
