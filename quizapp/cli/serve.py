"""`quizapp serve` and `quizapp worker`: everything that one machine needs, in one command."""

import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

import click
from flask import Flask

from quizapp.cli.counting import counted
from quizapp.early import loading
from quizapp.settings import Settings

EVERYWHERE = {"127.0.0.1", "0.0.0.0", "::"}  # noqa: S104  names to print, not to bind
HIGHEST_PORT = 65_535
BEHIND = 5  # niceness of the worker beside the server: whoever waits for a page comes first
STOP_S = 10  # how long a worker may finish what it does
RESTART_S = (0.5, 1, 2, 5, 10)  # wait before each further restart of a worker that keeps dying


def prepare(settings: Settings | None = None) -> Flask:
    """Check the instance folder, make the app, and bring its database up to date."""
    settings = settings or Settings.from_environment()
    with loading():
        from quizapp import create_app
        from quizapp.cli.database import bring_up_to_date
        from quizapp.cli.generating.languages import check_pipelines
        from quizapp.web.log import set_up
    check_pipelines(settings)
    try:
        settings.instance.mkdir(parents=True, exist_ok=True)
        probe = settings.instance / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        why = f"The folder {settings.instance} cannot be written ({error.strerror})."
        msg = f"{why} Choose another with QUIZAPP_INSTANCE."
        raise click.ClickException(msg) from error
    with loading():
        app = create_app(settings)
    bring_up_to_date(app)
    set_up(settings.log_level)
    return app


@click.command()
@click.option("--host", help="Address to listen on (QUIZAPP_HOST).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (QUIZAPP_PORT).")
@click.option("--no-worker", is_flag=True, help="Serve pages only; run `quizapp worker` elsewhere.")
def serve(host: str | None, port: int | None, *, no_worker: bool) -> None:
    """Start the web server and a worker. Ctrl-C stops both."""
    settings = Settings.from_environment()
    host, port = host or settings.host, port or settings.port
    if not 1 <= port <= HIGHEST_PORT:
        msg = f"There is no port {port}; choose one from 1 to {HIGHEST_PORT} with --port or QUIZAPP_PORT."
        raise click.ClickException(msg)
    # First of all the port: whoever comes while the rest is loading waits a second in its line instead of trying again.
    listener = _listen(host, port)
    app = prepare(settings)
    from quizapp.web.wire.serving import server as serving

    server = serving(listener, app)
    app.extensions["quizapp.queue"].load_soon()
    keeper = None if no_worker else WorkerKeeper()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: server.stop(timeout=2))
    shown = "localhost" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    click.echo(f"quizapp runs at http://{shown}:{port}  (Ctrl-C stops it)")
    try:
        server.serve_forever()
    finally:
        if keeper:
            keeper.stop()
        app.extensions["quizapp.broker"].close()
    click.echo("quizapp has stopped.")


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_rest, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # pywsgi sends headers and body apart; without this a kept-alive connection waits 40 ms for each answer.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind(address)
        listener.listen(4096)
    except OSError as error:
        why = (
            "Port {port} is taken by another program."
            if error.errno == errno.EADDRINUSE
            else "Cannot listen on {host}:{port}: {error}."
        )
        msg = why.format(host=host, port=port, error=error.strerror) + " Choose another with --port or QUIZAPP_PORT."
        raise click.ClickException(msg) from error
    return listener


class WorkerKeeper:
    """Keeps one worker process running beside the server and starts another when it dies."""

    def __init__(self) -> None:
        import gevent

        self._stopping = False
        self._process = self._start()
        self._watcher = gevent.spawn(self._watch)

    def _start(self) -> subprocess.Popen[bytes]:
        # Its own group: Ctrl-C reaches the server alone, which then stops the worker in good order.
        process = subprocess.Popen(  # noqa: S603  our own program, nothing typed by anybody
            [sys.executable, "-m", "quizapp", "worker", "--parent", str(os.getpid())], start_new_session=True
        )
        _let_go_first(process.pid)
        return process

    def _watch(self) -> None:
        deaths = 0
        while not self._stopping:
            started = time.monotonic()
            self._process.wait()
            if self._stopping:
                return
            deaths = 0 if time.monotonic() - started > 60 else deaths + 1
            click.echo("The worker stopped; starting another.", err=True)
            time.sleep(RESTART_S[min(deaths, len(RESTART_S) - 1)])
            self._process = self._start()

    def stop(self) -> None:
        """Ask the worker to finish; end it if it does not."""
        self._stopping = True
        self._process.terminate()
        try:
            self._process.wait(timeout=STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()


def _let_go_first(worker: int) -> None:
    """Let the server have the processor first, from the worker's start on, where the system can be told so."""
    with contextlib.suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, worker, os.getpriority(os.PRIO_PROCESS, 0) + BEHIND)
    with contextlib.suppress(OSError):  # Linux weighs the groups of sessions where it makes such
        Path(f"/proc/{worker}/autogroup").write_text(str(BEHIND))


@click.command()
@click.option("--parent", type=int, hidden=True, help="Stop when this process is gone.")
@click.option("--once", is_flag=True, help="Do what waits, then stop.")
def worker(parent: int | None, *, once: bool) -> None:
    """Run background jobs: reading, finding facts, tidying up."""
    app = prepare()
    from quizapp import jobs

    if once:
        click.echo(f"{counted(jobs.run_waiting(app), 'job')} run.")
        return
    signal.signal(signal.SIGTERM, _as_interrupt)
    jobs.work(app, parent=parent)


def _as_interrupt(_signum: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
