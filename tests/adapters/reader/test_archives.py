"""DOCX and EPUB are archives of XML: read in order, and opened with care."""

import io
import zipfile

import docx
import pytest

from quizapp.adapters.reader import read_file
from quizapp.core.errors import Refused
from tests.adapters.reader.documents import (
    CONTAINER,
    FIRST,
    HEADING,
    OPF,
    PARAGRAPHS,
    SECOND,
    TEXT,
    TITLE,
    archive,
    docx_file,
    epub_file,
)  # fmt: skip

ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
)
LOCKED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:CipherData><e:CipherReference URI="{}"/></e:CipherData></e:EncryptedData></encryption>'
)


def refused(name: str, data: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read_file(name, data)
    return refusal.value.reason


def with_member(data: bytes, name: str, content: str | bytes) -> bytes:
    """The archive with one member replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        members = {member: file.read(member) for member in file.namelist()}
    return archive(members | {name: content})


def test_docx_keeps_order_lists_and_tables() -> None:
    read = read_file("lake.docx", docx_file())
    assert read.text.split("\n\n") == [*PARAGRAPHS, "- a warm coat", "Depth · 1,642 m"]
    assert (read.title, read.author) == (TITLE, "Ana Maria")


def test_docx_of_a_nameless_author() -> None:
    assert read_file("lake.docx", docx_file(author="python-docx")).author is None


def test_docx_without_words() -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    assert refused("lake.docx", buffer.getvalue()) == "no_text_in_it"


def test_epub_follows_the_spine_without_the_contents() -> None:
    read = read_file("lakes.epub", epub_file())
    assert read.text == TEXT
    assert (read.title, read.author, read.published) == ("A Book of Lakes", "Ana Maria", "2024-05-03")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"META-INF__encryption.xml": LOCKED.format("OEBPS/text/one.xhtml")}, "encrypted"),
        ({"META-INF__container.xml": "<container"}, "broken_file"),
        ({"META-INF__container.xml": CONTAINER.replace("book.opf", "none.opf")}, "broken_file"),
        (
            {
                "OEBPS__book.opf": OPF.replace("<spine>", "<none>")
                .replace("</spine>", "</none>")
                .replace("itemref", "x")
            },
            "broken_file",
        ),
        ({"OEBPS__book.opf": ENTITIES + "<package>&b;</package>"}, "broken_file"),
        ({"OEBPS__text__one.xhtml": "<p></p>", "OEBPS__two .xhtml": "<img src='x'>"}, "no_text_in_it"),
        ({"OEBPS__text__one.xhtml": b"word " * 800_000}, "broken_file"),  # a bomb: 4 MB in 4 kB
    ],
)
def test_epub_refuses(changes: dict[str, str | bytes], reason: str) -> None:
    assert refused("lakes.epub", epub_file(**changes)) == reason


def test_epub_with_locked_fonts_only_is_read() -> None:
    data = epub_file(**{"META-INF__encryption.xml": LOCKED.format("OEBPS/font.otf")})
    assert read_file("lakes.epub", data).text == TEXT


def test_epub_path_tricks_find_nothing() -> None:
    opf = OPF.replace("text/one.xhtml", "../../../../etc/passwd")
    assert refused("lakes.epub", epub_file(**{"OEBPS__book.opf": opf})) == "broken_file"


def test_docx_entities_are_not_followed() -> None:
    body = f'{ENTITIES}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    body += f"<w:t>{FIRST}{SECOND} &c;&b;</w:t></w:r></w:p></w:body></w:document>"
    text = read_file("lake.docx", with_member(docx_file(), "word/document.xml", body)).text
    assert text == f"{FIRST}{SECOND}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<a>" + b" " * 9_000_000, "broken_file"),
        (b"", "broken_file"),
        (b"<w:document/>", "broken_file"),
        (b"\0" * 64, "broken_file"),
    ],
)
def test_docx_with_a_bad_body_is_refused(content: bytes, reason: str) -> None:
    assert refused("lake.docx", with_member(docx_file(), "word/document.xml", content)) == reason


def test_archive_of_too_many_members() -> None:
    assert refused("lakes.epub", epub_file(**{f"x{number}": "x" for number in range(3_001)})) == "too_big"


def test_archive_under_a_password() -> None:
    data = bytearray(epub_file())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as file:
        start = file.start_dir
    data[start + 8] |= 1  # the first entry of the central directory now says "encrypted"
    assert refused("lakes.epub", bytes(data)) == "encrypted"


def test_chapters_are_named_once() -> None:
    opf = OPF.replace("</spine>", '<itemref idref="one"/></spine>')
    assert read_file("lakes.epub", epub_file(**{"OEBPS__book.opf": opf})).text.count(HEADING) == 1
