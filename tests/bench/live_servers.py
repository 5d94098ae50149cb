"""Where the live bench plays: one process with SQLite, or gunicorn's workers with Redis and PostgreSQL."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import redis
from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from quizapp.settings import CHECKOUT
from tests.conftest import _administer, empty_postgres
from tests.server import KEY, Server, app_of, free_port, start_server, wait_for

# An installation has its modules compiled; a checkout may be told never to keep them, and would compile all of them at
# each start. So they are kept here, beside the checkout, from one run of the bench to the next.
COMPILED = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{tempfile.gettempdir()}/quizapp-bench-compiled"}
OWN = {"QUIZAPP_LIVE_LIMITS": "0", "QUIZAPP_RATE_LIMITS": "0", "QUIZAPP_LOG_LEVEL": "WARNING"} | COMPILED


@dataclass
class Place:
    """A running server, and how to look into its database."""

    server: Server

    @property
    def host(self) -> str:
        return "127.0.0.1"

    @property
    def port(self) -> int:
        return int(self.server.address.rpartition(":")[2])

    def app(self) -> AbstractContextManager[Flask]:
        return app_of(self.server)

    def kill_one(self) -> None:
        """kill -9 to one process that serves pages. Returns when the server answers again."""
        os.kill(self.server.serving()[0], signal.SIGKILL)
        wait_for(self.server)

    def kill(self) -> None:
        """kill -9 to everything."""
        self.server.kill()

    def again(self) -> None:
        self.server = self.server.again()

    def stranger(self, app: Flask) -> str:
        """The session cookie of a browser without a learner, whose token is that of everybody here."""
        signer = SecureCookieSessionInterface().get_signing_serializer(app)
        assert signer is not None
        signed: str = signer.dumps({"csrf_token": "0" * 40})
        return signed

    def _processes(self) -> list[int]:
        return [self.server.process.pid, *self.server.serving()]

    def memory_mb(self) -> int:
        """What the serving processes hold; what they share counts once."""
        total = 0
        for number in self._processes():
            lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return total // 1024

    def cpu_s(self) -> float:
        """Processor time the serving processes have used."""
        ticks = 0
        for number in self._processes():
            ticks += sum(map(int, Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def one_process(folder: Path, *, commit_ms: int = 0) -> Iterator[Place]:
    """`quizapp serve` with SQLite; `commit_ms` slows the disk down."""
    _compile()
    slow = {"COMMIT_MS": str(commit_ms), "program": "tests.bench.slow_disk"} if commit_ms else {}
    place = Place(start_server(folder / "instance", **OWN, **slow))
    try:
        yield place
    finally:
        place.server.stop()
        usual = ("quizapp runs at", "quizapp has stopped")
        if said := [line for line in place.server.log().splitlines() if line and not line.startswith(usual)]:
            print("\n".join(said)[-3000:])


@contextmanager
def several_workers(folder: Path, workers: int) -> Iterator[Place]:
    """gunicorn -k gevent -w N with a Redis and a PostgreSQL database of its own."""
    url, port, store = empty_postgres("quizapp_bench"), free_port(), free_port()
    keeper = subprocess.Popen(
        [str(which("redis-server")), "--port", str(store), "--save", ""], stdout=subprocess.DEVNULL
    )
    own = OWN | {"QUIZAPP_INSTANCE": str(folder), "DATABASE_URL": url, "QUIZAPP_SECRET_KEY": KEY}
    environment = os.environ | own | {"REDIS_URL": f"redis://127.0.0.1:{store}/0"}
    subprocess.run([sys.executable, "-m", "quizapp", "db", "upgrade"], env=environment, check=True)
    command = [sys.executable, "-m", "gunicorn", "-k", "gevent", "-w", str(workers), "--keep-alive", "75"]
    command += ["--worker-connections", "10000", "--backlog", "4096", "-b", f"127.0.0.1:{port}", "quizapp.wsgi:app"]
    web = subprocess.Popen(command, env=environment)
    place = Place(Server(f"http://127.0.0.1:{port}", folder, web, url))
    try:
        _wait(place, store)
        yield place
    finally:
        place.kill()  # a polite end waits for the streams
        keeper.kill()
        keeper.wait()
        _administer(f'DROP DATABASE IF EXISTS "{url.rpartition("/")[2]}" WITH (FORCE)')


def _compile() -> None:
    """Whatever our own modules are, they are compiled before the first start."""
    command = [sys.executable, "-m", "compileall", "-q", "quizapp"]
    subprocess.run(command, env=os.environ | COMPILED, cwd=CHECKOUT, check=True)


def _wait(place: Place, store: int) -> None:
    redis.Redis(port=store).ping()
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{place.server.address}/readyz", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("gunicorn did not answer")
