"""Fetching pages from public addresses, and from public addresses only."""

import itertools

import pytest

from quizapp.adapters.reader import read_url
from quizapp.adapters.reader.web import connection
from quizapp.core.errors import Refused
from tests.adapters.reader.documents import FIRST, SECOND, TEXT, TITLE, docx_file, epub_file, pdf_file
from tests.adapters.reader.server import LIMITS, Server, refusal


def test_reads_a_page(server: Server) -> None:
    read = read_url(server.answer() + "#part", limits=LIMITS)
    assert (read.text, read.title, read.kind, read.url) == (TEXT, TITLE, "html", server.url())


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (pdf_file(), "application/pdf", "pdf"),
        (pdf_file(), "application/octet-stream", "pdf"),
        (docx_file(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        (epub_file(), "application/epub+zip", "epub"),
        (TEXT.encode(), "text/plain", "txt"),
        (TEXT.encode("cp1252"), "text/plain; charset=windows-1252", "txt"),
        (f"# {TITLE}\n\n{FIRST}".encode(), "text/markdown", "md"),
        (f"<p>{FIRST}</p><p>{SECOND}</p>".encode(), "text/html", "html"),
    ],
)
def test_reads_documents_of_every_kind(server: Server, body: bytes, content_type: str, kind: str) -> None:
    read = read_url(server.answer(body, Content_Type=content_type), limits=LIMITS)
    assert read.kind == kind
    assert "deepest lake in the world" in read.text


def test_tells_the_truth_about_itself_and_no_more(server: Server) -> None:
    read_url(server.answer(Set_Cookie="id=1", **{"Content-Type": "text/html"}), limits=LIMITS)
    read_url(server.url(), limits=LIMITS)
    _, headers = server.asked[-1]
    assert headers["User-Agent"] == connection.HEADERS["User-Agent"] == f"quizapp/{connection.version('quizapp')}"
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_no_proxy_of_the_environment_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert read_url(server.answer(), limits=LIMITS).title == TITLE


def test_connects_to_the_address_that_was_checked_and_asks_once(server: Server) -> None:
    answers = itertools.chain([["127.0.0.1"]], itertools.repeat(["127.0.0.9"]))  # a name that changes its mind
    asked: list[str] = []

    def resolve(host: str, _port: int, _seconds: float) -> list[str]:
        asked.append(host)
        return next(answers)

    server.answer()
    read_url(server.url(host="lake.example"), limits=LIMITS, resolve=resolve)
    assert asked == ["lake.example"]
    assert server.asked[0][1]["Host"] == f"lake.example:{server.server_address[1]}"


def test_the_next_address_is_tried_when_the_first_is_deaf(server: Server) -> None:
    server.answer()
    read = read_url(server.url(host="lake.example"), limits=LIMITS, resolve=lambda *_: ["127.0.0.77", "127.0.0.1"])
    assert read.title == TITLE


def test_follows_redirects_and_keeps_the_last_address(server: Server) -> None:
    server.answer(path="/end")
    server.answer(b"", path="/middle", status=307, Location="end?")
    url = server.answer(b"", path="/start", status=301, Location=server.url("/middle"))
    assert read_url(url, limits=LIMITS).url == server.url("/end")


def test_refuses_private_addresses_by_default(server: Server) -> None:
    server.answer()
    for url in ("http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/"):
        with pytest.raises(Refused, match="private_address"):
            read_url(url)
    assert not server.asked


def test_a_redirect_to_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    port = server.server_address[1]
    server.answer(b"", status=302, Location="http://inside.example/")
    addresses = {"outside.example": ["93.184.215.14"], "inside.example": ["127.0.0.1"]}
    real = connection.socket.create_connection  # the public address of this test leads to our own server
    monkeypatch.setattr(
        connection.socket, "create_connection", lambda _at, **options: real(("127.0.0.1", port), **options)
    )
    with pytest.raises(Refused, match="private_address"):
        read_url("http://outside.example/", resolve=lambda host, *_: addresses[host])
    assert [headers["Host"] for _, headers in server.asked] == ["outside.example"]


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://u:p@example.org/", "//:x"]
)
def test_a_redirect_to_no_web_address_is_refused(server: Server, place: str) -> None:
    assert refusal(server.answer(b"", status=302, Location=place)).reason == "bad_address"


def test_redirects_in_a_circle_end(server: Server) -> None:
    refused = refusal(server.answer(b"", status=302, Location="/"), max_redirects=3)
    assert (refused.reason, refused.data, len(server.asked)) == ("too_many_redirects", {"limit": 3}, 4)
