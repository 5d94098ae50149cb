"""Servers that have no article, or lie, dawdle and never stop: each gets its reason, in time."""

import gzip
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from quizapp.adapters.reader import read_url
from tests.adapters.reader.documents import TEXT
from tests.adapters.reader.server import LIMITS, PAGE, Answer, Server, refusal


@pytest.mark.parametrize("status", [204, 401, 403, 404, 410, 429, 500, 503])
def test_a_page_that_is_not_there(server: Server, status: int) -> None:
    refused = refusal(server.answer(b"", status=status))
    assert (refused.reason, refused.data) == ("not_found_there", {"status": status})


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "image/png", "kind_not_known"),
        (b'{"a": 1}', "application/json", "kind_not_known"),
        (b"\0\1\2" * 100, "text/html", "kind_not_known"),
        (b"not a pdf", "application/pdf", "broken_file"),
        (b"<html><body><img src=x></body></html>", "text/html", "not_an_article"),
        (b"<html><body><p>Please log in.</p></body></html>", "text/html", "not_an_article"),
        (b"few words", "text/plain", "too_short"),
        (b" ", "text/html", "empty"),
    ],
)
def test_a_page_that_is_no_article(server: Server, body: bytes, content_type: str, reason: str) -> None:
    assert refusal(server.answer(body, Content_Type=content_type)).reason == reason


def test_a_server_that_is_not_there(server: Server) -> None:
    url = server.url()
    server.server_close()
    assert refusal(url).reason == "not_reachable"


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Slow: ")
    for _ in range(1_000):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def _drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(1_000):
        handler.wfile.write(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [_drip, _drip_body, lambda _handler: time.sleep(50)])
def test_a_slow_server_is_left_in_time(server: Server, slow: Answer) -> None:
    server.answers["/"] = slow
    before = time.monotonic()
    refused = refusal(server.url(), timeout_s=0.3)
    assert (refused.reason, refused.data) == ("timed_out", {"seconds": 0.3})
    assert time.monotonic() - before < 30  # the server itself takes 50


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"<p>word</p>" * 1_000)


def test_an_endless_body_is_cut(server: Server) -> None:
    server.answers["/"] = _endless
    refused = refusal(server.url(), max_bytes=2**20)
    assert (refused.reason, refused.data) == ("too_big", {"limit_mb": 1.0})


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body, wbits=-15)),
        ("identity", bytes),
    ],
)
def test_packed_pages(server: Server, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    url = server.answer(pack(PAGE), Content_Type="text/html", Content_Encoding=encoding)
    assert read_url(url, limits=LIMITS).text == TEXT


def test_a_gzip_bomb_is_never_unpacked(server: Server) -> None:
    bomb = gzip.compress(b"<p>word</p>" * 3_000_000)  # 33 MB in 80 kB
    assert refusal(server.answer(bomb, Content_Type="text/html", Content_Encoding="gzip")).reason == "too_big"


@pytest.mark.parametrize(("body", "encoding"), [(b"not gzip", "gzip"), (PAGE, "br"), (PAGE, "x" * 50)])
def test_a_body_that_cannot_be_unpacked(server: Server, body: bytes, encoding: str) -> None:
    assert refusal(server.answer(body, Content_Type="text/html", Content_Encoding=encoding)).reason == "broken_file"


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\nContent-Type: text/html\r\n\r\nshort",
    ],
)
def test_a_server_that_speaks_no_http(server: Server, head: bytes) -> None:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)

    server.answers["/"] = reply
    assert refusal(server.url()).reason in {"not_reachable", "not_an_article"}
