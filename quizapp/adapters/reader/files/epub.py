"""EPUB books: the chapters in reading order, each read as HTML."""

import posixpath
import zipfile
from typing import Any
from urllib.parse import unquote

from quizapp.adapters.reader.files.archive import member, opened
from quizapp.adapters.reader.files.blocks import block_text, tree_of
from quizapp.adapters.reader.files.html import page_of
from quizapp.adapters.reader.result import Draft
from quizapp.core.errors import Refused
from quizapp.core.text.byline import iso_date

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LOCKED = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_PAGES = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml"}


def read_epub(data: bytes) -> Draft:
    """An EPUB file. Raises Refused: broken_file, encrypted (DRM), too_big, no_text_in_it."""
    archive = opened(data)
    package_name = _package_name(archive)
    package = _xml(archive, package_name)
    names = _chapters(package, folder=posixpath.dirname(package_name))
    if not names:
        raise Refused("broken_file")
    if _locked(archive) & set(names):
        raise Refused("encrypted")
    texts = [_chapter(archive, name) for name in names]
    if not any(text.strip() for text in texts):
        raise Refused("no_text_in_it")
    return Draft(
        "\n\n".join(texts),
        title=package.findtext(f".//{_DC}title"),
        author=package.findtext(f".//{_DC}creator"),
        published=iso_date(package.findtext(f".//{_DC}date") or ""),
    )


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    data = member(archive, name)
    try:
        return fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Refused("broken_file") from error


def _package_name(archive: zipfile.ZipFile) -> str:
    root = _xml(archive, "META-INF/container.xml").find(f".//{_CONTAINER}rootfile")
    name = None if root is None else root.get("full-path")
    if not name:
        raise Refused("broken_file")
    return str(name)


def _chapters(package: Any, *, folder: str) -> list[str]:
    """The members that hold text, in reading order, without the table of contents; each once."""
    items = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in package.iter(f"{_OPF}item")
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    spine = (items.get(reference.get("idref")) for reference in package.iter(f"{_OPF}itemref"))
    return list(dict.fromkeys(name for name in spine if name))


def _locked(archive: zipfile.ZipFile) -> set[str]:
    if "META-INF/encryption.xml" not in archive.namelist():
        return set()
    references = _xml(archive, "META-INF/encryption.xml").iter(_LOCKED)
    return {unquote(reference.get("URI") or "") for reference in references}


def _chapter(archive: zipfile.ZipFile, name: str) -> str:
    tree = tree_of(page_of(member(archive, name)))
    return "" if tree is None else block_text(tree)
