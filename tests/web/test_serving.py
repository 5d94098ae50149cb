"""The server of one process: what it tells the app of a request, what it refuses, and how an answer leaves."""

import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import gevent.socket
import pytest

from quizapp.web.wire.serving import server


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
