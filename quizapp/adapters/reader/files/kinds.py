"""Which kind of file is this? The name says one thing, the first bytes another; both must agree."""

import io
import re
import zipfile
from pathlib import PurePosixPath

from quizapp.adapters.reader.result import KINDS
from quizapp.core.errors import Refused

_ENDINGS = {
    "txt": "txt",
    "text": "txt",
    "md": "md",
    "markdown": "md",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "pdf": "pdf",
    "docx": "docx",
    "epub": "epub",
}
_BINARY = {"pdf", "docx", "epub"}
FEWEST_BLOCKS = 2  # closed ones, in a piece of a page
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word files, and new ones under a password
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BLOCKS = "article|aside|blockquote|div|figure|footer|h[1-6]|header|li|main|nav|ol|p|pre|section|table|td|tr|ul"
_BLOCK_START = re.compile(rf"<(?:{_BLOCKS})(?:\s[^<>]*)?>", re.IGNORECASE)
_BLOCK_END = re.compile(rf"</(?:{_BLOCKS})\s*>", re.IGNORECASE)
_TAG_AT_EDGE = re.compile(r"^</?[a-z][^<>]*>|</?[a-z][^<>]*>$", re.IGNORECASE)
_FOREIGN = (b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")


def kind_of(name: str, data: bytes) -> str:
    """The kind of a named file; raises Refused: kind_not_known, not_text, wrong_kind, broken_file, encrypted."""
    named = _ENDINGS.get(ending(name))
    if named is None:
        raise Refused("kind_not_known", kinds=KINDS)
    found = kind_of_content(data)
    if named == found or (named, found) == ("md", "txt"):
        return named
    if {named, found} <= {"txt", "md", "html"}:
        return "html" if named == "txt" else named  # text whose own words say what it is
    return _disagreement(named, found, data)


def _disagreement(named: str, found: str | None, data: bytes) -> str:
    if named == "docx" and data.startswith(_OLE):
        raise Refused("encrypted")
    if found and (found in _BINARY or named not in _BINARY):
        raise Refused("wrong_kind", named=named, found=found)
    if named in _BINARY:
        raise Refused("broken_file")
    raise Refused("not_text")


def ending(name: str) -> str:
    """The ending of a file's name without its dot, in small letters, whatever folders stand before it."""
    return PurePosixPath(name.replace("\\", "/").replace("\0", "")).suffix[1:].lower()


def kind_of_content(data: bytes) -> str | None:
    """What the bytes themselves are; "txt" for any text that is not HTML, None for what nobody here reads."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    if data.startswith((_OLE, *_FOREIGN)):
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return "html" if _HTML.match(data[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) else "txt"
    if b"\0" in data[:8192]:
        return None
    return "html" if _HTML.match(data[:2048]) else "txt"


def is_markup(text: str) -> bool:
    """Whether pasted text is the source of a page or a piece of one; prose that speaks of tags is not.

    >>> is_markup("<div><p>A lake.</p><p>Deep.</p></div>"), is_markup("Write <p> before each paragraph.")
    (True, False)
    """
    start = text[:2048].lstrip("\ufeff")
    if _HTML.match(start.encode("utf-8", "replace")):
        return True
    if not _BLOCK_START.search(text) or len(_BLOCK_END.findall(text)) < FEWEST_BLOCKS:
        return False
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    return 2 * sum(bool(_TAG_AT_EDGE.search(line)) for line in lines) > len(lines)


def _kind_of_archive(data: bytes) -> str | None:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if "word/document.xml" in names:
        return "docx"
    return "epub" if "META-INF/container.xml" in names else None
