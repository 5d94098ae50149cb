"""As a school runs it: PostgreSQL, Redis, gunicorn with two workers and a worker of its own, by settings alone."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from shutil import which
from urllib.parse import urlencode

import pytest
import redis
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Article, Progress
from tests import people
from tests.bench.bench_generate import text_of
from tests.conftest import empty_postgres
from tests.server import ANSWER_S, KEY, STOP_S, Server, app_of, cookie_of, csrf_of, free_port
from tests.services import missing

pytestmark = pytest.mark.slow
PATIENCE_S = 300
A_MINUTE = 20  # articles from one address


@pytest.fixture
def redis_url() -> Iterator[str]:
    """A Redis of this test's own: nobody else's jobs and limits are in it."""
    program, port = which("redis-server"), free_port()
    if program is None:
        missing("no redis-server on this machine")
    running = subprocess.Popen([program, "--port", str(port), "--save", ""], stdout=subprocess.DEVNULL)
    url = f"redis://127.0.0.1:{port}/0"
    try:
        with redis.Redis.from_url(url) as store:
            _until(lambda: _answers(store), "Redis did not answer")
        yield url
    finally:
        running.terminate()
        running.wait()


def _answers(store: redis.Redis) -> bool:
    try:
        return bool(store.ping())
    except redis.ConnectionError:
        return False


def _until(look: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while not look():
        assert time.monotonic() < until, what
        time.sleep(0.1)


@pytest.fixture
def school(tmp_path: Path, redis_url: str, worker_id: str) -> Iterator[Server]:
    """Two web processes behind one port, and a worker."""
    url, port = empty_postgres(f"quizapp_school_{worker_id}"), free_port()
    own = {"QUIZAPP_INSTANCE": str(tmp_path), "DATABASE_URL": url, "REDIS_URL": redis_url, "QUIZAPP_SECRET_KEY": KEY}
    environment = os.environ | own
    subprocess.run([sys.executable, "-m", "quizapp", "db", "upgrade"], env=environment, check=True)
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "-k",
        "gevent",
        "-w",
        "2",
        "-b",
        f"127.0.0.1:{port}",
        "quizapp.wsgi:app",
    ]
    web = subprocess.Popen(gunicorn, env=environment, stderr=subprocess.DEVNULL)
    worker = subprocess.Popen([sys.executable, "-m", "quizapp", "worker"], env=environment)
    server = Server(f"http://127.0.0.1:{port}", tmp_path, web, url)
    try:
        _until(lambda: _is_ready(server), "gunicorn did not answer")
        yield server
    finally:
        for process in (web, worker):
            process.terminate()
        for process in (web, worker):
            process.wait(timeout=STOP_S)


def _is_ready(server: Server) -> bool:
    assert server.process.poll() is None, "gunicorn has stopped"
    try:
        urllib.request.urlopen(f"{server.address}/readyz", timeout=5).close()
    except OSError:
        return False
    return True


@pytest.fixture
def headers(school: Server) -> dict[str, str]:
    """Ana is signed in."""
    with app_of(school) as app:
        ana = people.make("ana")
        cookie, token = cookie_of(ana, app), csrf_of(app)
    return {
        "Cookie": f"quizapp={cookie}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }


def _paste(server: Server, headers: dict[str, str], number: int) -> int:
    """Ana pastes an article on a connection of her own; the status of the answer."""
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=ANSWER_S)
    form = urlencode({"from": "text", "text": f"Copy {number}.\n\n{text_of(300)}"})
    connection.request("POST", "/articles", form, headers)
    status = connection.getresponse().status
    connection.close()
    return status


def _progress(server: Server) -> list[Progress]:
    with app_of(server):
        return list(db.session.scalars(select(Article.progress)))


def test_articles_become_cards_and_limits_are_shared(school: Server, headers: dict[str, str], redis_url: str) -> None:
    assert [_paste(school, headers, number) for number in range(3)] == [303] * 3
    _until(lambda: _progress(school) == [Progress.READY] * 3, "the articles never became cards")
    with redis.Redis.from_url(redis_url) as store:
        kept = [key.decode() for key in store.scan_iter()]
    assert any("LIMIT" in key.upper() for key in kept), kept


def test_many_tries_are_slowed_down_across_processes(school: Server, headers: dict[str, str]) -> None:
    """Each process alone would let twice as many through; a try in a new minute begins a new count."""
    began, accepted = int(time.time() // 60), 0
    while _paste(school, headers, 1) == 303:
        accepted += 1
        minutes = int(time.time() // 60) - began + 1
        assert accepted <= A_MINUTE * minutes
        assert minutes < 5, "too slow to reach the limit"
    assert accepted >= A_MINUTE
