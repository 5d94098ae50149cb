"""Plain text and Markdown files: bytes to characters."""

import codecs

from quizapp.adapters.reader.files.markdown import read_markdown
from quizapp.adapters.reader.result import KINDS, Draft
from quizapp.core.errors import Refused

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SAMPLE = 200_000  # bytes looked at to tell an encoding


def read_plain(data: bytes, *, kind: str, charset: str | None = None) -> Draft:
    """A txt or md file. Raises Refused: kind_not_known when the bytes are no text."""
    text = decoded(data, charset=charset)
    if text.count("\0") + text.count("\ufffd") > len(text) // 20:
        raise Refused("kind_not_known", kinds=KINDS)
    return read_markdown(text) if kind == "md" else Draft(text)


def decoded(data: bytes, *, charset: str | None = None) -> str:
    """The characters of a text: by its byte-order mark, as UTF-8, as it was declared, or as it looks likely."""
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            return data.decode(name, "replace")
    for declared in ("utf-8", charset):
        if declared and (text := _strictly(data, declared)) is not None:
            return text
    return data.decode(_likely(data), "replace")


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset) if codecs.lookup(charset)._is_text_encoding else None  # noqa: SLF001 (rot13, zip)
    except (LookupError, UnicodeError, ValueError):
        return None


def _likely(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"
