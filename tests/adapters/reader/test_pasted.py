"""What is pasted into the box: prose, Markdown, or the source of a page."""

import pytest

from quizapp.adapters.reader import read_text
from quizapp.adapters.reader.files.kinds import is_markup
from quizapp.core.errors import Refused
from tests.adapters.reader.documents import TITLE, html_page

FIRST = "The lake holds a fifth of the unfrozen fresh water of the whole world, more than any other."
SECOND = "Its floor lies far below the level of the sea, and the rift beneath it still grows wider every year."
THIRD = "Seals live in it, a thousand kilometres away from the next shore of any ocean that seals swim in."
FRAGMENT = f'<div class="post">\n  <p>{FIRST}</p>\n  <p>{SECOND} <a href="/x">More</a></p>\n<p>{THIRD}</p>\n</div>'
ABOUT_HTML = f"{FIRST}\n\nA paragraph is <p>like this</p>, a box <div>so</div>, a list <ul><li>so</li></ul>.\n\n"


def test_the_source_of_a_page_is_read_as_the_page() -> None:
    read = read_text(html_page().decode())
    assert (read.title, read.kind) == (TITLE, "html")
    assert "<" not in read.text
    assert "class=" not in read.text


@pytest.mark.parametrize("source", [FRAGMENT, FRAGMENT.replace("\n", ""), FRAGMENT.partition("\n")[2]])
def test_a_piece_of_a_page_is_read_without_its_tags(source: str) -> None:
    text = read_text(source).text
    assert all(sentence in text for sentence in (FIRST, SECOND, THIRD))
    assert "<" not in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>\n<title>Lake</title>", True),
        ("\ufeff  <html lang=en><body>Lake", True),
        ("<!-- saved from a lake --><html>", True),
        ("<?xml version='1.0'?>\n<html xmlns='x'>", True),
        (FRAGMENT, True),
        ("<article><h1>Lake</h1><p>Deep.</p></article>", True),
        ("", False),
        (FIRST, False),
        (ABOUT_HTML, False),
        ("<3 this lake. It is deep. <3 this shore. It is wide.", False),
        ("a < b\nb > c\nc <d>", False),
        ("<https://example.org/a>\n\n<https://example.org/b>", False),
        (f"# Lake\n\n<div align=center><p>badge</p></div>\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}", False),
        ("<interviewer> How deep?\n<guide> Very </p> </p>", False),
    ],
)
def test_markup_is_told_from_prose(text: str, expected: bool) -> None:
    assert is_markup(text) is expected


def test_prose_about_markup_keeps_its_tags() -> None:
    assert "<p>like this</p>" in read_text(ABOUT_HTML + SECOND + THIRD).text


def test_a_page_without_words_says_so() -> None:
    with pytest.raises(Refused, match="no_text_in_it"):
        read_text("<html><body><img src=lake.png></body></html>")


@pytest.mark.parametrize("noise", [bytes(range(1, 256)).decode("latin-1") * 20, "\ufffd\x11k" * 300])
def test_what_a_program_made_of_bytes_is_no_text(noise: str) -> None:
    with pytest.raises(Refused, match="not_text"):
        read_text(noise)
