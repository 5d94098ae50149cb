"""The server of one process: what it tells the app of a request, what it refuses, and how an answer leaves."""

import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import gevent.socket
import pytest

from quizapp.web.wire.serving import Handler, server


def _app(environ: dict[str, Any], start: Any) -> Any:
    told = {name: value for name, value in environ.items() if name.startswith(("HTTP_", "CONTENT_", "REQUEST_"))}
    body = environ["wsgi.input"].read().decode()
    start("200 OK", [("Content-Type", "application/json")])
    parts = [json.dumps(told | {"body": body}).encode()]
    return iter(parts) if environ["PATH_INFO"] == "/streamed" else parts


@pytest.fixture
def port() -> Iterator[int]:
    running, stopping, ports = threading.Event(), threading.Event(), []

    def run() -> None:
        listener = gevent.socket.socket()  # of this thread's own hub
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        ports.append(listener.getsockname()[1])
        serving = server(listener, _app)
        serving.start()
        running.set()
        while not stopping.is_set():
            gevent.sleep(0.01)
        serving.stop(timeout=1)

    thread = threading.Thread(target=run)
    thread.start()
    running.wait(10)
    yield ports[0]
    stopping.set()
    thread.join()


def _answer(port: int, request: bytes) -> tuple[bytes, bytes]:
    """Head and body of the answer to one request, after which the connection ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        data = b""
        while part := connection.recv(65_536):
            data += part
    head, _, body = data.partition(b"\r\n\r\n")
    return head, body


def _request(*headers: str, path: str = "/", body: str = "") -> bytes:
    return "\r\n".join([f"POST {path} HTTP/1.1", "Host: x", *headers, "", body]).encode()


def test_the_app_is_told_every_header(port: int) -> None:
    headers = ("X-One: 1", "x-one:  2 ", "Cookie: a=1", "Cookie: b=2", "X_Bad: 1", "Content-Length: 4")
    head, body = _answer(port, _request(*headers, "Content-Type: text/plain", body="four"))
    told = json.loads(body)
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert f"Content-Length: {len(body)}".encode() in head
    assert (told["HTTP_X_ONE"], told["HTTP_COOKIE"], told["body"]) == ("1,2", "a=1; b=2", "four")
    assert (told["CONTENT_TYPE"], told["CONTENT_LENGTH"]) == ("text/plain", "4")
    assert not {"HTTP_X_BAD", "HTTP_CONTENT_LENGTH"} & told.keys()


@pytest.mark.parametrize(
    "request_",
    [
        b"POST / HTTP/1.1\nHost: x\nX-One: 1\nContent-Length: 4\n\nfour",
        b"POST / HTTP/1.1\r\nX-One: 1\nContent-Length: 4\n\r\nfour\r\n\r\n",
        b"POST / HTTP/1.1\r\nX-One: 1\r\nX-Long: " + b"a" * 60_000 + b"\r\nContent-Length: 4\r\n\r\nfour",
    ],
)
def test_a_head_that_is_not_there_at_once_is_read_line_by_line(port: int, request_: bytes) -> None:
    head, body = _answer(port, request_)
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    told, _end = json.JSONDecoder().raw_decode(body.decode())
    assert (told["HTTP_X_ONE"], told["body"]) == ("1", "four")


def test_requests_behind_one_another_are_all_answered(port: int) -> None:
    one, bare = _request("Content-Length: 4", body="four"), b"GET / HTTP/1.1\r\n\r\n"
    _head, rest = _answer(port, one + bare + one + _request("Connection: close"))
    assert rest.count(b"HTTP/1.1 200 OK\r\n") == 3
    assert rest.count(b'"body": "four"') == 2


def _starting() -> Handler:
    handler = Handler.__new__(Handler)
    handler.request_version, handler.close_connection = "HTTP/1.1", False
    return handler


@pytest.mark.parametrize("header", [("X", "a\r\nY: b"), ("X\n", "a"), ("X", "\u20ac"), ("X", 1)])
def test_a_header_of_an_answer_is_one_line(header: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        _starting().start_response("200 OK", [header])


def test_an_answer_says_how_it_ends() -> None:
    handler = _starting()
    for _again in range(2):
        handler.start_response("200 OK", [("Connection", "close"), ("Content-Length", "4"), ("Date", "today")])
        assert (handler.close_connection, handler.provided_content_length) == (True, b"4")
        assert (handler.code, handler.status, handler.provided_date) == (200, b"200 OK", b"today")
        assert handler.response_headers == [(b"Content-Length", b"4")]


def test_what_has_no_length_goes_in_chunks(port: int) -> None:
    head, body = _answer(port, _request("Content-Length: 0", path="/streamed"))
    assert b"Transfer-Encoding: chunked" in head
    size, _, rest = body.partition(b"\r\n")
    assert rest.endswith(b"\r\n0\r\n\r\n")
    assert len(rest) == int(size, 16) + len(b"\r\n0\r\n\r\n")


def test_a_body_in_chunks_is_read(port: int) -> None:
    _head, body = _answer(port, _request("Transfer-Encoding: chunked", body="4\r\nfour\r\n0\r\n\r\n"))
    assert json.loads(body)["body"] == "four"


@pytest.mark.parametrize(
    "headers",
    [
        ("no colon",),
        (" folded: 1",),
        ("space before : 1",),
        (": no name",),
        ("Content-Length: 4", "Content-Length: 5"),
        ("Content-Length: +4",),
        ("Content-Length: 1_0",),
        ("Transfer-Encoding: gzip, chunked",),
        tuple(f"X-{n}: 1" for n in range(101)),
        ("X: " + "a" * 70_000,),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(port: int, headers: tuple[str, ...]) -> None:
    head, _body = _answer(port, _request(*headers, body="four"))
    assert head.startswith(b"HTTP/1.1 400")


def test_an_answer_has_one_date(port: int) -> None:
    head, _body = _answer(port, _request("Content-Length: 0"))
    dates = [line for line in head.split(b"\r\n") if line.lower().startswith(b"date:")]
    assert len(dates) == 1
    said = parsedate_to_datetime(dates[0][5:].decode().strip())
    assert abs((datetime.now(UTC) - said).total_seconds()) < 60


class _Narrow:
    """A connection that takes three bytes at a time."""

    def __init__(self) -> None:
        self.taken = b""

    def send(self, data: bytes) -> int:
        self.taken += data[:3]
        return len(data[:3])

    def sendall(self, data: bytes) -> None:
        while data:
            data = data[self.send(data) :]


class _Gone(_Narrow):
    """One whose other end has gone."""

    def send(self, data: bytes) -> int:
        raise BrokenPipeError


def _handler(connection: _Narrow) -> Handler:
    handler = Handler.__new__(Handler)
    handler.socket, handler.response_length, handler.code = connection, 0, 200
    return handler


def test_what_a_connection_does_not_take_at_once_follows() -> None:
    handler = _handler(narrow := _Narrow())
    handler._sendall(b"what is answered")
    assert (narrow.taken, handler.response_length) == (b"what is answered", 16)


def test_whoever_has_gone_is_told_nothing() -> None:
    handler = _handler(_Gone())
    with pytest.raises(BrokenPipeError):
        handler._sendall(b"what is answered")
    assert (handler.response_length, handler.code) == (0, -200)
