"""Keeps the processes of one command running: each is a copy of this one, with all that is loaded, so that another is
there within moments when one dies. This process itself only waits, holds the port, and passes on that it is to stop.
"""

import contextlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

import click
from gevent import monkey
from gevent.os import fork_gevent

WAITS_S = (0.0, 0.0, 0.5, 1, 2, 5, 10)  # before each further start of one that keeps dying at once
AGAIN_S = 1.0  # where the system can make no process
STOP_S = 10  # how long each may finish what it does
STOPPING = {signal.SIGINT, signal.SIGTERM}
# This process has no loop of gevent's: it waits as Python itself does.
_wait = monkey.get_original("os", "waitpid")
_sleep = monkey.get_original("time", "sleep")


@dataclass
class Kept:
    """One process to keep: its name in messages, and what it does, told how to know that its keeper is gone."""

    name: str
    run: Callable[[int], None]  # (a pipe that ends with the keeper)
    ready_s: float  # who dies sooner than this never worked, and may die again at once
    pid: int = 0
    started: float = 0.0
    brief: int = 0  # how many in a row died at once

    def wait_s(self) -> float:
        """How long the next one waits, now that this one has died."""
        self.brief = self.brief + 1 if time.monotonic() - self.started < self.ready_s else 0
        return WAITS_S[min(self.brief, len(WAITS_S) - 1)]


class Keeper:
    """Starts them all, starts anew whichever dies, and ends them all."""

    def __init__(self, kept: Sequence[Kept]) -> None:
        self._kept, self._stopping = kept, False
        self._leash = os.pipe()  # both ends stay open in this process alone: when it dies, however, the pipe ends

    def keep(self) -> None:
        """Returns when somebody asked for the end (SIGINT, SIGTERM) and all are gone."""
        for name in STOPPING:
            signal.signal(name, self._stop)
        signal.signal(signal.SIGALRM, self._end)
        for one in self._kept:
            self._start(one)
        while any(one.pid for one in self._kept):
            pid, status = _wait(-1, 0)
            for one in self._kept:
                if one.pid == pid:
                    one.pid = 0
                    self._follow(one, status)

    def _follow(self, one: Kept, status: int) -> None:
        if not self._stopping:
            click.echo(f"The {one.name} stopped ({_why(status)}); starting another.", err=True)
            self._start(one, one.wait_s())

    def _start(self, one: Kept, wait_s: float = 0.0) -> None:
        while not self._stopping:
            try:
                self._made(one, wait_s)
            except OSError as error:  # no memory, or too many processes: what killed the one before may pass
                click.echo(f"No {one.name} can be started now ({error.strerror}); trying again.", err=True)
                _sleep(AGAIN_S)
            else:
                return

    def _made(self, one: Kept, wait_s: float) -> None:
        with _not_now():
            if self._stopping:
                return
            pid = fork_gevent()
            if not pid:
                self._be(one, wait_s)
            one.pid, one.started = pid, time.monotonic() + wait_s

    def _be(self, one: Kept, wait_s: float) -> NoReturn:
        """The new process: it does its work and nothing of what its keeper would do after it."""
        status = 1
        try:
            os.close(self._leash[1])
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the keeper passes it on
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
            time.sleep(wait_s)
            one.run(self._leash[0])
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            with contextlib.suppress(OSError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(status)

    def _stop(self, *_: object) -> None:
        self._stopping = True
        self._tell(signal.SIGTERM)
        signal.alarm(STOP_S)

    def _end(self, *_: object) -> None:
        self._tell(signal.SIGKILL)

    def _tell(self, what: signal.Signals) -> None:
        for one in self._kept:
            if one.pid:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(one.pid, what)


@contextlib.contextmanager
def _not_now() -> Iterator[None]:
    """No one is told to stop while a process is made: it would be missed, or take itself for the keeper."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)


def _why(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit {code}"
