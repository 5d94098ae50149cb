"""Word documents: paragraphs, headings and lists in their order, tables row by row."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from quizapp.adapters.reader.files.archive import member, opened
from quizapp.adapters.reader.result import Draft
from quizapp.core.errors import Refused

_PARTS = ("[Content_Types].xml", "word/document.xml")
_ODD = (AttributeError, KeyError, TypeError, ValueError, IndexError)  # what python-docx raises on odd XML
_NAMELESS = {"", "python-docx", "user", "admin", "author"}  # what programs write when nobody told them


def read_docx(data: bytes) -> Draft:
    """A DOCX file. Raises Refused: broken_file, encrypted, too_big."""
    document = _opened(data)
    try:
        lines = [line for line in _lines(document) if line.strip()]
        properties = document.core_properties
        title, author = properties.title or "", properties.author or ""
    except _ODD as error:
        raise Refused("broken_file") from error
    return Draft(
        "\n\n".join(lines),
        title=_styled_title(document) or title,
        author=None if author.strip().lower() in _NAMELESS else author,
    )


def _opened(data: bytes) -> Any:
    archive = opened(data)
    for part in archive.namelist():
        if part in _PARTS or part.endswith((".xml", ".rels")):
            member(archive, part)  # unpacks within its limit, or refuses
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return docx.Document(io.BytesIO(data))
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        IndexError,
        OSError,
    ) as error:
        raise Refused("broken_file") from error


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " · ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
        else:
            style = block.style.name if block.style is not None else ""
            bullet = "- " if (style or "").startswith("List") and block.text.strip() else ""
            yield bullet + block.text


def _styled_title(document: Any) -> str | None:
    for paragraph in document.paragraphs[:10]:
        if paragraph.style is not None and paragraph.style.name in {"Title", "Heading 1"} and paragraph.text.strip():
            return str(paragraph.text)
    return None
