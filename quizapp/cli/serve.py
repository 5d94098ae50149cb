"""`quizapp serve` and `quizapp worker`: everything that one machine needs, in one command."""

import contextlib
import errno
import os
import signal
import socket
import sys
import threading
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
LET_GO_S = 1  # how long a process that was killed may hold its port
THREAD_S = 1  # how long a thread of the start may take to end
LAST_PAGES_S = 2  # how long those who are being answered when it stops may take


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
        settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
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
    from quizapp.cli.database import put_away
    from quizapp.cli.keeping import Keeper, Kept

    pages = Kept("server", lambda leash: _serve(listener, app, leash), ready_s=0.2)
    keeper = Keeper([pages] if no_worker else [pages, Kept("worker", lambda _leash: _work(), ready_s=10)])
    shown = "localhost" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    click.echo(f"quizapp runs at http://{shown}:{port}  (Ctrl-C stops it)")
    _make_ready(app)
    keeper.keep()
    put_away(settings)
    click.echo("quizapp has stopped.")


def _make_ready(app: Flask) -> None:
    """Whatever is copied into other processes holds no connection and no thread, and no look for waste moves it."""
    from quizapp.extensions import db
    from quizapp.web.wire.waste import keep_what_is_loaded

    with app.app_context():
        db.engine.dispose()
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            thread.join(THREAD_S)  # the one that counts visits looks for old ones, and is done
    keep_what_is_loaded()


def _serve(listener: socket.socket, app: Flask, leash: int) -> None:
    """The process that serves pages. It ends with its keeper, at once: another may want the port."""
    import gevent

    from quizapp.web.wire.serving import server as serving

    server = serving(listener, app)
    app.extensions["quizapp.queue"].load_soon()
    watcher = gevent.get_hub().loop.io(leash, 1)
    watcher.start(os._exit, 1)
    signal.signal(signal.SIGTERM, lambda *_: server.stop(timeout=LAST_PAGES_S))
    server.serve_forever()
    app.extensions["quizapp.broker"].close()


def _work() -> None:
    """The worker is a program of its own, without gevent and with the language model."""
    keeper = os.getppid()
    os.setsid()  # its own group: Ctrl-C reaches the keeper, which then stops the worker in good order
    _let_others_go_first()
    os.execv(sys.executable, [sys.executable, "-m", "quizapp", "worker", "--parent", str(keeper)])  # noqa: S606


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_rest, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # pywsgi sends headers and body apart; without this a kept-alive connection waits 40 ms for each answer.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _bind(listener, address)
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


def _bind(listener: socket.socket, address: object) -> None:
    """Take the port; one that was killed a moment ago may still be letting it go."""
    until = time.monotonic() + LET_GO_S
    while True:
        try:
            listener.bind(address)  # type: ignore[arg-type]
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _let_others_go_first() -> None:
    """Let the server have the processor first, from the worker's start on, where the system can be told so."""
    with contextlib.suppress(OSError):
        os.nice(BEHIND)
    with contextlib.suppress(OSError):  # Linux weighs the groups of sessions where it makes such
        Path("/proc/self/autogroup").write_text(str(BEHIND))


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
