"""The log: one line of JSON for each request, without personal data."""

import json
import logging
import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import TextIO

from flask import Response, g, request

log = logging.getLogger("quizapp.requests")
_ours: list[logging.StreamHandler[TextIO]] = []  # the one handler, once it is set up
LINE = '{"at": "%s.%03d+00:00", "method": %s, "route": %s, "status": %d, "ms": %.1f}'


def log_request(response: Response, at: datetime) -> None:
    """Write what was asked, the status and the time taken."""
    if not log.isEnabledFor(logging.INFO) or request.endpoint in {"static", "bootstrap.static"}:
        return
    route = request.url_rule.rule if request.url_rule else "-"
    log_line(at, request.method, route, response.status_code, opened=g.get("opened"))


def log_line(at: datetime, method: str, route: str, status: int, *, opened: float | None = None) -> None:
    """One line of the log: the route, never the address with its ids; `opened` is when the request came in."""
    if not log.isEnabledFor(logging.INFO):
        return
    taken = (time.perf_counter() - opened) * 1000 if opened is not None else 0.0
    when = _second(int(at.timestamp())), at.microsecond // 1000
    _write(LINE % (*when, *_quoted(method, route), status, taken))


def _write(line: str) -> None:
    """Where nobody but our own handler listens, a line is written without the record that others would be given."""
    if logging.root.handlers == _ours and not log.handlers:
        stream = _ours[0].stream
        try:
            stream.write(f"{line}\n")
            if not getattr(stream, "line_buffering", False):
                stream.flush()
        except (OSError, ValueError):  # whoever read the log has gone
            return
    else:
        log.info(line)


@lru_cache(maxsize=1024)
def _quoted(method: str, route: str) -> tuple[str, str]:
    return json.dumps(method), json.dumps(route)


@lru_cache(maxsize=64)
def _second(at: int) -> str:
    """A whole second as text, which a thousand lines may share."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def set_up(level: str) -> None:
    """Send the program's log to standard error."""
    # Nobody is told the file, the thread or the process of a line: they need not be looked up for each.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging._srcfile = ""  # noqa: SLF001  as the manual of logging advises
    _ours[:] = [logging.StreamHandler()]
    logging.basicConfig(level=level, format="%(message)s", handlers=_ours)
    logging.getLogger("huey").setLevel(logging.WARNING)
