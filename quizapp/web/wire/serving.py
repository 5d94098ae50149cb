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


def _checked(header: tuple[str, str]) -> tuple[str, tuple[bytes, bytes]]:
    """The name of a header in small letters, and the header as it leaves; a line in it would be another header."""
    name, value = header
    if "\r" in name or "\n" in name or "\r" in value or "\n" in value:
        msg = "a header is one line"
        raise ValueError(msg)
    return name.lower(), (name.encode("latin-1"), value.encode("latin-1"))


_known = lru_cache(maxsize=256)(_checked)


class Handler(WSGIHandler):
    """One connection."""

    provided_date: bytes | None  # which the app gave, as pywsgi knows of it

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
        if exc_info or self.request_version != "HTTP/1.1" or status[:3] in BODILESS:
            return super().start_response(status, headers, exc_info)
        told = [_checked(header) if header[0] in CHANGING else _known(header) for header in headers]
        said = {name: value for name, (_, value) in told}
        self.code, self.status, self._orig_status = int(status[:3]), _checked((status, ""))[1][0], status
        self.response_headers = [header for _, header in told]
        self.provided_date, self.provided_content_length = said.get("date"), said.get("content-length")
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
