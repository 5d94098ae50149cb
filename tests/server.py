"""A real server of its own for a test: a process, a free port, a database; and what a test needs to sign in to it."""

import contextlib
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from quizapp import create_app
from quizapp.extensions import db
from quizapp.models import User
from quizapp.settings import CHECKOUT, Settings

START_S = 240  # patience costs nothing on a fast machine; a slow, busy one needs it
STOP_S = 90
ANSWER_S = 120
KEY = "test"
PORTS = range(15_000, 32_000)  # below those that systems hand to outgoing connections, which could take one in between
TAKEN = "is taken by another program"


@dataclass
class Server:
    """A running server: where it answers, what it keeps, and its process."""

    address: str
    instance: Path
    process: subprocess.Popen[bytes]
    database_url: str = ""
    options: dict[str, str] = field(default_factory=dict)

    @cached_property
    def app(self) -> Flask:
        """The app on this server's database, in this process; made once, because tests look again and again."""
        kept = {"instance": self.instance, "database_url": self.database_url}
        return create_app(Settings(**kept, secret_key=KEY, rate_limits=False))

    def stop(self) -> None:
        """End it at once: a worker may be busy, and nothing waits for a goodbye (tests/test_serve.py asks for one)."""
        if self.process.poll() is None:
            self.kill()

    def kill(self) -> None:
        """As when the power goes: kill -9, everything of it."""
        self.process.send_signal(signal.SIGSTOP)  # it starts no others meanwhile
        for process in [*self._children(), self.process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.process.wait()

    def workers(self) -> list[int]:
        """The process numbers of its workers."""
        return self._children("worker --parent")

    def serving(self) -> list[int]:
        """The process numbers of those that serve pages: one, or several of gunicorn's."""
        return sorted(set(self._children()) - set(self.workers()))

    def _children(self, *doing: str) -> list[int]:
        """Those it has started, all or those whose command says so."""
        command = ["pgrep", "-P", str(self.process.pid), *(["-f", *doing] if doing else [])]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        return [int(number) for number in re.findall(r"\d+", found.stdout)]

    def log(self) -> str:
        """What it has printed so far."""
        return _log_of(self.instance).read_text()

    def again(self) -> "Server":
        """Start another server on the same instance and the same port."""
        port = int(self.address.rpartition(":")[2])
        return start_server(self.instance, self.database_url, port=port, **self.options)


def _log_of(instance: Path) -> Path:
    return instance.parent / f"{instance.name}.log"


def free_port() -> int:
    """A port nobody listens on."""
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def start_server(instance: Path, database_url: str = "", *, port: int = 0, **options: str) -> Server:
    """Run `quizapp serve` on this instance folder; it answers when this returns. `options` are environment variables.

    Without options there is no worker; pass worker="1" to have one.
    """
    for _ in range(3):  # somebody may take a free port before we do
        server = _start(instance, database_url, port or free_port(), options)
        said = wait_for(server)
        if said is None:
            return server
        if TAKEN not in said:
            break
    raise RuntimeError(said)


def _start(instance: Path, database_url: str, port: int, options: dict[str, str]) -> Server:
    environment = os.environ | {
        "QUIZAPP_INSTANCE": str(instance),
        "QUIZAPP_PORT": str(port),
        "QUIZAPP_SECRET_KEY": KEY,
        "QUIZAPP_RATE_LIMITS": "0",
        "QUIZAPP_LOG_LEVEL": "WARNING",
        "DATABASE_URL": database_url,
        **{name: value for name, value in options.items() if name.isupper()},
    }
    program = options.get("program", "quizapp")
    command = [sys.executable, "-m", program, "serve", *([] if options.get("worker") else ["--no-worker"])]
    instance.parent.mkdir(parents=True, exist_ok=True)
    with _log_of(instance).open("a") as log:
        own = "start_new_session" in options
        process = subprocess.Popen(
            command, cwd=CHECKOUT, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=own
        )
    return Server(f"http://127.0.0.1:{port}", instance, process, database_url, options)


def wait_for(server: Server) -> str | None:
    """None once it answers; else why it does not."""
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        if server.process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{server.address}/healthz", timeout=5).close()
        except urllib.error.HTTPError:
            return None
        except OSError:
            time.sleep(0.1)
        else:
            return None
    server.stop()
    return f"the server did not answer in {START_S} s (exit {server.process.poll()}): {server.log()}"


@contextmanager
def app_of(server: Server) -> Iterator[Flask]:
    """The app on the server's own database, in this process, to put rows in and to look at them."""
    with server.app.app_context():
        try:
            yield server.app
        finally:
            db.session.remove()
            db.engine.dispose()


def cookie_of(user: User, app: Flask, **values: str) -> str:
    """The cookie of a browser in which this user is signed in (its name is quizapp)."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    signed: str = signer.dumps({"_user_id": user.get_id(), "_fresh": True, "csrf_token": "0" * 40, **values})
    return signed


def csrf_of(app: Flask) -> str:
    """The token that goes with that cookie."""
    from itsdangerous import URLSafeTimedSerializer

    token: str = URLSafeTimedSerializer(app.secret_key, salt="wtf-csrf-token").dumps("0" * 40)
    return token
