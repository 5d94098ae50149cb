"""The server of one process: gevent's, but headers are read plainly and a short answer leaves in one packet.

Reading the headers of a request as e-mail is read costs more than many answers do.
"""

import resource
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from gevent.pywsgi import WSGIHandler, WSGIServer, format_date_time

from quizapp.web.wire.waste import keep_what_is_loaded

LONGEST_LINE = 65_536
MOST_HEADERS = 100
MOST_FILES = 65_536
IN_ONE_PACKET = 64 * 1024
USUAL = {"HTTP/1.1", "HTTP/1.0"}
APART = {"CONTENT_TYPE", "CONTENT_LENGTH"}  # these have places of their own in what the app is told
FRAMING: dict[str, Callable[[str, str], bool]] = {  # (value, the one before): a proxy must not read it otherwise
    "content-length": lambda value, before: value == before and value.isascii() and value.isdigit(),
    "transfer-encoding": lambda value, before: value.lower() == before.lower() == "chunked",
}
SOCKET = "quizapp.socket"  # the connection of a request, for streams


class Headers:
    """The headers of one request, as pywsgi asks for them. A malformed one is refused with 400."""

    __slots__ = ("_first", "lines")
    status = ""

    def __init__(self, source: Any) -> None:
        self._first: dict[str, str] = {}
        self.lines: list[tuple[str, str]] = []
        for name, value in _lines(source):
            folded = name.lower()
            if folded in FRAMING and not FRAMING[folded](value, self._first.get(folded, value)):
                msg = "where the body ends is not clear"
                raise ValueError(msg)
            self._first.setdefault(folded, value)
            self.lines.append((name, value))

    def get(self, name: str, default: str | None = None) -> str | None:
        return self._first.get(name.lower(), default)

    getheader = get

    @property
    def typeheader(self) -> str | None:
        return self._first.get("content-type")

    def __delitem__(self, name: str) -> None:
        del self._first[name.lower()]


def _lines(source: Any) -> Iterator[tuple[str, str]]:
    for _ in range(MOST_HEADERS + 1):
        line = source.readline(LONGEST_LINE + 1)
        if line in {b"\r\n", b"\n", b""}:
            return
        name, colon, value = line.decode("latin-1").partition(":")
        if not colon or not name or len(line) > LONGEST_LINE or name != name.strip() or " " in name:
            msg = "not a header"
            raise ValueError(msg)
        yield name, value.strip()
    msg = "too many headers"
    raise ValueError(msg)


_date = lru_cache(maxsize=4)(format_date_time)  # by the second


class Handler(WSGIHandler):
    """One connection."""

    provided_date: bytes | None  # which the app gave, as pywsgi knows of it

    def MessageClass(self, *_: Any) -> Headers:  # noqa: N802  pywsgi's name
        return Headers(self.rfile)

    def _headers(self) -> Iterator[tuple[str, str]]:
        for name, value in self.headers.lines:
            key = name.upper().replace("-", "_")
            if "_" not in name and key not in APART:  # x_y could pass for x-y
                yield f"HTTP_{key}", value

    def _check_http_version(self) -> bool:
        return self.request_version in USUAL or bool(super()._check_http_version())

    def get_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environ()
        environ[SOCKET] = self.socket
        return environ

    def log_request(self) -> None:
        """The app writes its own log."""

    def _write_with_headers(self, data: bytes) -> None:
        self.headers_sent = True
        if self.provided_date is None:
            self.provided_date = _date(int(time.time()))
            self.response_headers.append((b"Date", self.provided_date))
        self.finalize_headers()
        head = b"\r\n".join([b"HTTP/1.1 " + self.status, *map(b": ".join, self.response_headers), b"", b""])
        if self.response_use_chunked and data:
            head, data = head + b"%x\r\n%b\r\n" % (len(data), data), b""
        elif not self.response_use_chunked and len(data) <= IN_ONE_PACKET:
            head, data = head + data, b""
        self._sendall(head)
        self._write(data)

    def _sendall(self, data: bytes) -> None:
        """What the connection takes goes at once, without asking it first how much that is."""
        sent = 0
        if len(data) <= IN_ONE_PACKET:
            with suppress(OSError):  # whatever it is, the long way meets it too
                sent = self.socket.send(data)
        self.response_length += sent
        if sent < len(data):
            super()._sendall(data[sent:])


def server(listener: socket.socket, app: Any) -> WSGIServer:
    """The server of this app on a socket that listens."""
    _allow_many_connections()
    keep_what_is_loaded()
    return WSGIServer(listener, app, log=None, handler_class=Handler)


def _allow_many_connections() -> None:
    """A phone in a live game holds two; many systems give a process 1,024 until it asks."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
