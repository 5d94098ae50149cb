"""As a school runs it: PostgreSQL, Redis, gunicorn with two workers and a worker of its own, by settings alone."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
import redis
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Article, Progress
from tests import people
from tests.bench.bench_generate import text_of
from tests.conftest import empty_postgres
from tests.server import KEY, Server, app_of, cookie_of, csrf_of, free_port
from tests.services import missing

pytestmark = pytest.mark.slow
REDIS = os.environ.get("QUIZAPP_TEST_REDIS", "redis://127.0.0.1:6379")
FIRST = 9  # of the databases in it; each test process takes its own


@pytest.fixture
def redis_url(worker_id: str) -> Iterator[str]:
    """An empty Redis database."""
    number = int(worker_id.removeprefix("gw")) if worker_id.startswith("gw") else 0
    url = f"{REDIS}/{FIRST + number % 7}"
    with redis.Redis.from_url(url) as store:
        try:
            store.flushdb()
        except redis.ConnectionError as error:
            missing(f"no Redis at {REDIS}: {error}")
        yield url
        store.flushdb()


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
    yield Server(f"http://127.0.0.1:{port}", tmp_path, web, url)
    for process in (web, worker):
        process.terminate()
        process.wait(timeout=30)


def _wait_until_ready(server: Server) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{server.address}/readyz", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("gunicorn did not answer")


def _paste(server: Server, number: int) -> int:
    """Ana pastes an article on a connection of her own; the status of the answer."""
    with app_of(server) as app:
        ana = db.session.scalar(select(people.User)) or people.make("ana")
        headers = {"Cookie": f"quizapp={cookie_of(ana, app)}", "X-CSRFToken": csrf_of(app)}
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=30)
    form = urlencode({"from": "text", "text": f"Copy {number}.\n\n{text_of(300)}"})
    connection.request("POST", "/articles", form, headers | {"Content-Type": "application/x-www-form-urlencoded"})
    status = connection.getresponse().status
    connection.close()
    return status


def _progress(server: Server) -> list[Progress]:
    with app_of(server):
        return list(db.session.scalars(select(Article.progress)))


def test_articles_become_cards_and_limits_are_shared(school: Server, redis_url: str) -> None:
    _wait_until_ready(school)
    assert [_paste(school, number) for number in range(3)] == [303] * 3
    for _ in range(600):
        if _progress(school) == [Progress.READY] * 3:
            break
        time.sleep(0.1)
    assert _progress(school) == [Progress.READY] * 3
    with redis.Redis.from_url(redis_url) as store:
        kept = [key.decode() for key in store.scan_iter()]
    assert any("LIMIT" in key.upper() for key in kept), kept


def test_many_tries_are_slowed_down_across_processes(school: Server) -> None:
    _wait_until_ready(school)
    statuses = [_paste(school, number) for number in range(23)]
    assert statuses.count(429) == 3
