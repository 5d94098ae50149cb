"""Web pages: the article without the page around it."""

import pytest

from quizapp.adapters.reader import read_file
from quizapp.core.errors import Refused
from tests.adapters.reader.documents import FIRST, HEADING, SECOND, TEXT, TITLE, html_page

META = """<meta name="author" content="Ana Maria">
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<link rel="canonical" href="https://lake.example/baikal">"""


def test_keeps_the_article_and_drops_the_page() -> None:
    read = read_file("lake.html", html_page())
    assert read.text == TEXT
    assert read.title == TITLE


def test_keeps_what_the_page_says_of_itself() -> None:
    read = read_file("lake.html", html_page(head=META))
    assert (read.author, read.published, read.url) == ("Ana Maria", "2024-05-03", "https://lake.example/baikal")


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "/baikal", "https://[", ""])
def test_a_canonical_address_that_is_none_is_left_out(href: str) -> None:
    assert read_file("lake.html", html_page(head=f'<link rel="canonical" href="{href}">')).url is None


def test_keeps_lists_and_drops_scripts_forms_and_reference_marks() -> None:
    body = f"<h1>{TITLE}</h1><p>{FIRST}<sup>[1]</sup></p><ul><li>ice</li><li><p>water</p></li></ul><p>{SECOND}</p>"
    body += "<form><button>Send this</button></form><script>let x = 1</script>"
    assert read_file("lake.html", html_page(body=body)).text.split("\n\n") == [TITLE, FIRST, "- ice", "- water", SECOND]


def test_short_page_of_bare_blocks() -> None:
    page = f"<title>{TITLE}</title><div>{FIRST}</div><div>{HEADING}</div><div>{SECOND}</div><nav>Home</nav>"
    read = read_file("lake.html", page.encode())
    assert read.text.split("\n\n") == [FIRST, HEADING, SECOND]
    assert read.title == TITLE


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("utf-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("nonsense", "utf-8"),
        ("utf-8", "cp1252"),
    ],
)
def test_believes_a_declared_encoding_as_far_as_it_is_true(declared: str, encoding: str) -> None:
    body = f"<p>Fjällsjö café. {FIRST}</p><p>{FIRST} {SECOND}</p>"
    page = html_page(body=body, head=f'<meta charset="{declared}">').decode().encode(encoding)
    assert "Fjällsjö café." in read_file("lake.html", page).text


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 100_000 + TEXT.encode(),
        b"<table><tr><td>" * 50_000,
        b"<!--" * 100_000,
        b"<b><i>" * 50_000 + TEXT.encode(),
        b"<p>" * 100_000 + TEXT.encode(),
        b"<html>" + b"<a" * 100_000,
        b"<svg>" * 20_000,
        b"<html><body></body></html>",
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><html><p>&c;</p></html>',
    ],
)
def test_hostile_pages_are_read_or_refused(page: bytes) -> None:
    try:
        text = read_file("lake.html", page).text
    except Refused as refused:
        text = refused.reason
    assert text in {TEXT, "no_text_in_it", "too_short"} or text.startswith(TITLE)


@pytest.mark.parametrize("kind", ["png", "zip", "svg", "json"])
def test_a_page_that_is_no_page(kind: str) -> None:
    with pytest.raises(Refused, match="kind_not_known"):
        read_file(f"a.{kind}", html_page())
