"""A web server on this machine, for the tests of fetching: it answers each path as a test has told it."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from quizapp.adapters.reader import REASONS, Limits, read_url
from quizapp.core.errors import Refused
from tests.adapters.reader.documents import html_page

PAGE = html_page()
LIMITS = Limits(allow_private=True, timeout_s=60, max_bytes=200_000)
HTML = {"Content-Type": "text/html; charset=utf-8"}
type Answer = Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    """Answers each path as a test has told it, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def handle_error(self, *_: object) -> None:
        """A client that hangs up early is what these tests are about."""

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_address[1]}{path}"

    def answer(self, body: bytes = PAGE, *, path: str = "/", status: int = 200, **headers: str) -> str:
        """Let a path give this answer; returns its address."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()} or HTML

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **sent}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = reply
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.answers[self.path](self)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def refusal(url: str, **changes: object) -> Refused:
    limits = Limits(**{"allow_private": True, "timeout_s": 60, "max_bytes": 200_000} | changes)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        read_url(url, limits=limits)
    assert refused.value.reason in REASONS
    return refused.value
