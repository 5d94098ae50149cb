"""`quizapp serve` and its worker as processes: they start, refuse with a sentence, survive a kill, and stop cleanly."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select, text

from quizapp.adapters.queue import jobs
from quizapp.extensions import db
from quizapp.models import Article, Card, Deck, Progress
from tests import people
from tests.bench.bench_generate import text_of
from tests.server import ANSWER_S, STOP_S, Server, app_of, cookie_of, csrf_of, free_port, start_server

pytestmark = pytest.mark.slow
PATIENCE_S = 300


def _until[T](look: Callable[[], T], what: str) -> T:
    """Wait until `look` gives something true, and return that."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(what)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = start_server(tmp_path / "instance", worker="1")
    yield running
    running.stop()


@pytest.fixture
def without_worker(tmp_path: Path) -> Iterator[Server]:
    running = start_server(tmp_path / "instance")
    yield running
    running.stop()


def _bring(server: Server, article: str) -> None:
    """Ana pastes an article."""
    with app_of(server) as app:
        ana = people.make("ana")
        headers = {"Cookie": f"quizapp={cookie_of(ana, app)}", "X-CSRFToken": csrf_of(app)}
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=ANSWER_S)
    form = urlencode({"from": "text", "text": article})
    connection.request("POST", "/articles", form, headers | {"Content-Type": "application/x-www-form-urlencoded"})
    assert connection.getresponse().status == 303
    connection.close()


def _ask(server: Server, query: Any) -> Any:
    with app_of(server):
        return db.session.scalar(query)


def _is_being_worked_on(server: Server) -> bool:
    return bool(_ask(server, select(Article.id).where(Article.progress == Progress.FINDING, Article.done > 0)))


def test_a_worker_killed_in_mid_job_is_replaced_and_the_job_done_once(server: Server) -> None:
    _until(server.workers, "no worker")
    _bring(server, text_of(16_000))
    _until(lambda: _is_being_worked_on(server), "nobody works on the article")
    (worker,) = server.workers()
    os.kill(worker, signal.SIGKILL)
    _until(lambda: _ask(server, select(Article.progress)) == Progress.READY, "the article was never finished")
    assert server.workers() != [worker]
    assert _ask(server, select(func.count()).select_from(Deck)) == 1
    assert _ask(server, select(func.count()).select_from(Card)) > 15  # a deck made whole
    tries = select(jobs.c.tries).where(jobs.c.name == "make_cards")
    assert _ask(server, tries) == 2


def test_stopping_takes_the_others_along(server: Server) -> None:
    _until(server.workers, "no worker")
    others = [*server.workers(), *server.serving()]
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(timeout=STOP_S) == 0
    assert [pid for pid in others if Path(f"/proc/{pid}/exe").exists()] == []
    left = {path.name: oct(path.stat().st_mode & 0o777) for path in server.instance.glob("*.db*")}
    assert left == {"quizapp.db": "0o600", "jobs.db": "0o600"}  # whole files, and nothing beside them


def test_a_terminal_that_is_interrupted_stops_everything_in_good_order(tmp_path: Path) -> None:
    """Ctrl-C reaches the whole group, twice when somebody is impatient."""
    server = start_server(tmp_path / "instance", start_new_session="1")
    for _ in range(2):
        os.killpg(server.process.pid, signal.SIGINT)
    assert server.process.wait(timeout=STOP_S) == 0
    assert "quizapp has stopped." in server.log()
    assert "Traceback" not in server.log()


def _get(server: Server) -> int:
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=ANSWER_S)
    connection.request("GET", "/readyz")
    status = connection.getresponse().status
    connection.close()
    return status


def test_whoever_comes_when_the_server_is_killed_is_answered_by_the_next(without_worker: Server) -> None:
    """The port stays open: nobody is turned away, kill after kill."""
    server = without_worker
    for _ in range(4):
        (serving,) = _until(server.serving, "nobody serves")
        os.kill(serving, signal.SIGKILL)
        assert _get(server) == 200
        assert server.serving() != [serving]
    assert server.log().count("The server stopped (killed by SIGKILL); starting another.") == 4
    assert "Traceback" not in server.log()


def test_when_all_is_killed_by_its_first_process_the_port_is_free_again(server: Server) -> None:
    (serving,) = server.serving()
    server.process.kill()
    server.process.wait()
    again = server.again()
    try:
        assert not Path(f"/proc/{serving}/exe").exists(), "an orphan lives on"
        assert again.serving() != [serving]
    finally:
        again.stop()


def _is_killed(pid: int) -> bool:
    """Was it there to be killed? One that was seen a moment ago may be gone by itself."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def test_a_server_that_is_stopped_while_it_waits_to_start_again_stops(server: Server) -> None:
    for _ in range(5):
        _until(lambda: [pid for pid in server.serving() if _is_killed(pid)], "nobody serves")
    server.process.terminate()
    assert server.process.wait(timeout=5) == 0


def test_a_worker_lets_its_server_go_first_and_goes_too_when_it_was_killed(server: Server) -> None:
    (worker,) = _until(server.workers, "no worker")
    niceness = [os.getpriority(os.PRIO_PROCESS, process) for process in (server.process.pid, worker)]
    assert niceness[0] < niceness[1]
    server.process.kill()
    server.process.wait()
    _until(lambda: not Path(f"/proc/{worker}/exe").exists(), "the worker lives on")


def _fails(folder: Path, **options: str) -> str:
    """Start a server that cannot start; what it says."""
    environment = os.environ | {"QUIZAPP_INSTANCE": str(folder), "QUIZAPP_PORT": str(free_port())} | options
    command = [sys.executable, "-m", "quizapp", "serve"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr


def test_a_busy_port_gets_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"Port {port} is taken" in _fails(tmp_path, QUIZAPP_PORT=port)


def test_a_folder_that_cannot_be_written_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "cannot be written" in _fails(tmp_path / "file" / "instance")


def test_a_database_of_a_newer_version_gets_one_sentence_and_is_not_touched(tmp_path: Path) -> None:
    server = start_server(tmp_path)
    server.stop()
    with app_of(server):
        db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        db.session.commit()
    assert "made by a newer quizapp" in _fails(tmp_path)
    assert _ask(server, text("SELECT version_num FROM alembic_version")) == "9999"


def test_a_database_that_does_not_answer_gets_one_sentence(tmp_path: Path) -> None:
    said = _fails(tmp_path, DATABASE_URL="postgresql://nobody:secret@127.0.0.1:1/none")
    assert "cannot be opened" in said
    assert "secret" not in said


def test_a_setting_of_the_wrong_type_is_named(tmp_path: Path) -> None:
    assert "QUIZAPP_MAX_UPLOAD_MB is 'much'" in _fails(tmp_path, QUIZAPP_MAX_UPLOAD_MB="much")


def test_a_port_that_does_not_exist_gets_one_sentence(tmp_path: Path) -> None:
    assert "There is no port 99999" in _fails(tmp_path, QUIZAPP_PORT="99999")
