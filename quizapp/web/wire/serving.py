"""The server of one process: gevent's, but heads are read and written plainly; a short answer leaves in one packet."""

import resource
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from gevent.pywsgi import WSGIHandler, WSGIServer, format_date_time

from quizapp.web.wire.head import Headers
from quizapp.web.wire.waste import keep_what_is_loaded

MOST_FILES = 65_536
IN_ONE_PACKET = 64 * 1024
USUAL = {"HTTP/1.1", "HTTP/1.0"}
CHANGING = {"Content-Length", "Location", "Set-Cookie"}  # all others say the same in many answers
BODILESS = {"204", "304"}
SOCKET = "quizapp.socket"  # the connection of a request, for streams


_date = lru_cache(maxsize=4)(format_date_time)  # by the second


def _checked(header: tuple[str, str]) -> tuple[bytes, bytes]:
    """The header as it leaves; a line in it would be another header."""
    name, value = header
    if "\r" in name or "\n" in name or "\r" in value or "\n" in value:
        msg = "a header is one line"
        raise ValueError(msg)
    return name.encode("latin-1"), value.encode("latin-1")


@lru_cache(maxsize=256)
def _known(headers: tuple[tuple[str, str], ...]) -> tuple[bytes, dict[str, bytes]]:
    """These headers as they leave, and their values by their names in small letters."""
    told = [_checked(header) for header in headers]
    return b"".join(b"%b: %b\r\n" % header for header in told), _by_name(told)


def _by_name(told: list[tuple[bytes, bytes]]) -> dict[str, bytes]:
    return {name.decode("latin-1").lower(): value for name, value in told}


@lru_cache(maxsize=64)
def _known_status(status: str) -> tuple[int, bytes]:
    return int(status[:3]), _checked((status, ""))[0]


class Handler(WSGIHandler):
    """One connection."""

    provided_date: bytes | None  # which the app gave, as pywsgi knows of it
    _usual: bytes = b""  # the headers that say the same in many answers; the others are where pywsgi looks for them

    def MessageClass(self, *_: Any) -> Headers:  # noqa: N802  pywsgi's name
        return Headers(self.rfile)

    def _headers(self) -> Iterator[tuple[str, str]]:
        return iter(self.headers.told)

    def _check_http_version(self) -> bool:
        return self.request_version in USUAL or bool(super()._check_http_version())

    def get_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environ()
        environ[SOCKET] = self.socket
        return environ

    def start_response(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        """As pywsgi's own, which looks at every letter of every header; most were found right a moment ago."""
        self._usual = b""
        if exc_info or self.request_version != "HTTP/1.1" or status[:3] in BODILESS:
            return super().start_response(status, headers, exc_info)
        self._usual, said = _known(tuple([header for header in headers if header[0] not in CHANGING]))
        self.response_headers = told = [_checked(header) for header in headers if header[0] in CHANGING]
        (self.code, self.status), self._orig_status = _known_status(status), status
        self.provided_date, self.provided_content_length = said.get("date"), _by_name(told).get("content-length")
        if said.get("connection") == b"close":
            self.close_connection = True
        return self.write

    def log_request(self) -> None:
        """The app writes its own log."""

    def _write_with_headers(self, data: bytes) -> None:
        self.headers_sent = True
        if self.provided_date is None:
            self.provided_date = _date(int(time.time()))
            self.response_headers.append((b"Date", self.provided_date))
        self.finalize_headers()
        lines = [b"%b: %b\r\n" % header for header in self.response_headers]
        head = b"".join([b"HTTP/1.1 ", self.status, b"\r\n", self._usual, *lines, b"\r\n"])
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
