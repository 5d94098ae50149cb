"""Files: their kind is told from name and content, then one reader per kind turns bytes into a draft."""

from quizapp.adapters.reader.files.kinds import kind_of
from quizapp.adapters.reader.result import Draft, Limits, Read, finished
from quizapp.core.errors import Refused


def read_file(name: str, data: bytes, *, limits: Limits | None = None) -> Read:
    """A file of one of KINDS. `name` tells its ending and is never used as a path.

    Raises Refused: empty, too_big, kind_not_known, not_text, wrong_kind, broken_file, encrypted, no_text_in_it,
    too_many_pages, too_short, too_long.
    """
    limits = limits or Limits()
    if not data:
        raise Refused("empty")
    if len(data) > limits.max_bytes:
        raise Refused("too_big", limit_mb=limits.max_bytes / 2**20)
    kind = kind_of(name, data)
    return finished(draft_of(kind, data, limits=limits), kind=kind, limits=limits)


def draft_of(kind: str, data: bytes, *, limits: Limits, charset: str | None = None, url: str | None = None) -> Draft:
    """Read bytes of a known kind. Readers are imported when needed: they bring heavy libraries."""
    match kind:
        case "pdf":
            from quizapp.adapters.reader.files.pdf import read_pdf

            return read_pdf(data, limits=limits)
        case "docx":
            from quizapp.adapters.reader.files.docx import read_docx

            return read_docx(data)
        case "epub":
            from quizapp.adapters.reader.files.epub import read_epub

            return read_epub(data)
        case "html":
            from quizapp.adapters.reader.files.html import read_html

            return read_html(data, charset=charset, url=url)
        case _:
            from quizapp.adapters.reader.files.plain import read_plain

            return read_plain(data, kind=kind, charset=charset)
