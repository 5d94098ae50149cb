"""PDF files: pages become paragraphs again."""

import pytest

from quizapp.adapters.reader import Limits, read_file
from quizapp.core.errors import Refused
from tests.adapters.reader.documents import FIRST, HEADING, PARAGRAPHS, SECOND, TEXT, TITLE, drawn_pdf, pdf_file

LONG = [TITLE, *(f"Chapter {number} begins like this. {FIRST} {SECOND}" for number in range(14))]


def test_reads_paragraphs_headings_title_and_author() -> None:
    read = read_file("lake.PDF", pdf_file([TITLE, *PARAGRAPHS[1:]]))
    assert read.text.endswith(f"{FIRST}\n\n{HEADING}\n\n{SECOND}")
    assert (read.author, read.kind, read.language) == ("Ana Maria", "pdf", "en")


def test_paragraphs_run_over_pages_and_headers_and_page_numbers_go() -> None:
    read = read_file("lake.pdf", pdf_file(LONG))
    assert read.text.split("\n\n") == LONG
    assert "The Daily Lake" not in read.text


def test_the_largest_words_are_the_title() -> None:
    assert read_file("lake.pdf", pdf_file(LONG)).title == TITLE


def test_words_cut_at_a_line_end_are_made_whole() -> None:
    lines = ["The old farmer had a well-known manner and he spoke of his grand-", "father and of the war as a well-"]
    lines += [
        "known man would speak, and people listened to what he had to say",
        "for hours, until the night came.",
    ] * 3
    text = read_file("a.pdf", drawn_pdf([(30, 500 - 14 * n, line) for n, line in enumerate(lines)])).text
    assert "his grandfather and of the war as a well-known man would speak" in text


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left line {n} has words enough to" for n in range(8)] + ["fill it."]
    right = [f"Right line {n} has words enough to" for n in range(8)] + ["fill it."]
    lines = [(20.0, 500.0 - 14 * n, line) for n, line in enumerate(left)]
    lines += [(230.0, 500.0 - 14 * n, line) for n, line in enumerate(right)]
    assert read_file("a.pdf", drawn_pdf(lines)).text.split("\n\n") == [" ".join(left), " ".join(right)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf_file(password="secret"), "encrypted"),
        (drawn_pdf([]), "no_text_in_it"),
        (pdf_file()[:700], "broken_file"),
        (b"%PDF-1.7\n" + b"garbage " * 500, "broken_file"),
        (pdf_file(["Only a few words."]), "too_short"),
    ],
)
def test_refuses(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_file("lake.pdf", data)


def test_refuses_too_many_pages() -> None:
    with pytest.raises(Refused) as refused:
        read_file("lake.pdf", pdf_file(pages=3), limits=Limits(max_pages=2))
    assert (refused.value.reason, refused.value.data) == ("too_many_pages", {"pages": 3, "limit": 2})


def test_gives_up_on_pages_that_take_too_long() -> None:
    with pytest.raises(Refused, match="timed_out"):
        read_file("lake.pdf", pdf_file(pages=2), limits=Limits(max_reading_s=0))


def test_text_is_the_same_as_pasted() -> None:
    assert read_file("lake.pdf", pdf_file()).text.endswith(TEXT)
