"""PDF files: characters with places on a page become lines, and lines become paragraphs."""

import time
from ctypes import c_double
from typing import Any

from quizapp.adapters.reader.files.pdf.layout import Line, paragraphs_of, title_of, without_margins
from quizapp.adapters.reader.result import Draft, Limits
from quizapp.core.errors import Refused

_PASSWORD = 4  # PDFium's error code for a file that asks for one
_MOST_CHARACTERS = 60_000  # on one page; a newspaper page holds some 20,000
_LINE_ENDS = {0x0A, 0x0D}
_HYPHENS = {0x02, 0xFFFE}  # what PDFium makes of a hyphen and the line end after it


def read_pdf(data: bytes, *, limits: Limits) -> Draft:
    """A PDF file. Raises Refused: encrypted, broken_file, too_many_pages, timed_out, no_text_in_it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused("encrypted" if getattr(error, "err_code", None) == _PASSWORD else "broken_file") from error
    with document:
        if len(document) > limits.max_pages:
            raise Refused("too_many_pages", pages=len(document), limit=limits.max_pages)
        pages = _pages(document, limits=limits)
        properties = document.get_metadata_dict(skip_empty=True)
    pages = without_margins(pages)
    text = "\n\n".join(paragraphs_of(pages))
    if not text.strip():
        raise Refused("no_text_in_it")
    return Draft(text, title=title_of(pages), author=_person(properties.get("Author", "")))


def _pages(document: Any, *, limits: Limits) -> list[list[Line]]:
    import pypdfium2

    pages: list[list[Line]] = []
    characters, deadline = 0, time.monotonic() + limits.max_reading_s
    for number in range(len(document)):
        try:
            page = document[number]
            text_page = page.get_textpage()
            pages.append(_lines(text_page))
            text_page.close()
            page.close()
        except pypdfium2.PdfiumError as error:
            raise Refused("broken_file") from error
        characters += sum(len(line.text) for line in pages[-1])
        if characters > 4 * limits.max_chars:
            raise Refused("too_long", chars=characters, limit=limits.max_chars)
        if time.monotonic() > deadline:
            raise Refused("timed_out", seconds=limits.max_reading_s)
    return pages


def _lines(text_page: Any) -> list[Line]:
    """The page's lines in the order of the file, with their places; unseen characters are left out."""
    from pypdfium2 import raw

    lines: list[Line] = []
    codes: list[int] = []
    indices: list[int] = []
    count = min(text_page.count_chars(), _MOST_CHARACTERS)
    for index in range(count + 1):
        code = raw.FPDFText_GetUnicode(text_page, index) if index < count else 0x0A
        if code in _HYPHENS:
            codes.append(ord("-"))
        elif code not in _LINE_ENDS:
            codes.append(code)
            if code > 0x20:
                indices.append(index)
        if code in _LINE_ENDS | _HYPHENS:
            if indices:
                lines.append(_line(text_page, codes, indices))
            codes, indices = [], []
    return lines


def _line(text_page: Any, codes: list[int], indices: list[int]) -> Line:
    from pypdfium2 import raw

    left, bottom, _, _ = _box(text_page, indices[0])
    _, _, right, _ = _box(text_page, indices[-1])
    size = raw.FPDFText_GetFontSize(text_page, indices[len(indices) // 2])
    text = "".join(chr(code) for code in codes if 0 < code < 0x110000)
    return Line(" ".join(text.split()), left=left, right=right, base=bottom, size=size)


def _box(text_page: Any, index: int) -> tuple[float, float, float, float]:
    """Left, baseline, right and top of one character, in points from the lower left corner."""
    from pypdfium2 import raw

    left, right, bottom, top = (c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text_page, index, x, y)
    return left.value, y.value, right.value, top.value


def _person(author: str) -> str | None:
    return author if " " in author.strip() and "@" not in author and len(author) <= 100 else None
