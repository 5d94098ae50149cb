"""Web pages: the article without the page around it, and what the page says of itself."""

import codecs
import logging
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from quizapp.adapters.reader.files.blocks import block_text, tree_of
from quizapp.adapters.reader.files.encodings import decoded
from quizapp.adapters.reader.result import Draft
from quizapp.core.text import word_count
from quizapp.core.text.byline import iso_date

_META_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_FEW_WORDS = 80  # a shorter result may mean that the article was taken for page furniture
# A longer page is a book or garbage: trafilatura would take minutes, so only its plain blocks are read.
_MOST_CHARACTERS, _MOST_ELEMENTS = 3_000_000, 40_000


def read_html(data: bytes, *, charset: str | None = None, url: str | None = None) -> Draft:
    """An HTML page. `charset` is the server's word, `url` where it was found."""
    page = page_of(data, charset=charset)
    found = _extracted(page, url)
    if found is None:
        return Draft(_blocks(page), title=_title(page), url=url)
    raw = found.text or ""
    if word_count(raw) < _FEW_WORDS:
        raw = max(raw, _blocks(page), key=word_count)
    return Draft(
        raw,
        title=found.title or _title(page),
        author=found.author,
        published=iso_date(found.date or ""),
        url=_canonical(found.url, url),
    )


def page_of(data: bytes, *, charset: str | None = None) -> str:
    """The characters of a page: as the server or the page declares, as far as that is true."""
    declared = _META_CHARSET.search(data[:4096])
    names = [charset, declared[1].decode("ascii", "replace") if declared else None]
    known = next((name for name in names if name and _is_known(name)), None)
    return decoded(data, charset=known).replace("\0", "")


def _is_known(charset: str) -> bool:
    try:
        return bool(codecs.lookup(charset))
    except (LookupError, ValueError):
        return False


def _extracted(page: str, url: str | None) -> Any:
    """Title, author, date and main text by trafilatura, or None when it sees no article."""
    tree = tree_of(page) if len(page) <= _MOST_CHARACTERS else None
    if tree is None or sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return None
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs the addresses and texts of readers
    try:
        return trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, AssertionError):
        return None  # a page so odd that only its plain blocks can be read


def _blocks(page: str) -> str:
    tree = tree_of(page)
    return "" if tree is None else block_text(tree)


def _title(page: str) -> str | None:
    tree = tree_of(page)
    title = None if tree is None else (tree.findtext(".//h1") or tree.findtext(".//title"))
    return title.strip() if title and title.strip() else None


def _canonical(claimed: str | None, url: str | None) -> str | None:
    """The page's own word on its address when that is a web address, else where it was found."""
    address = urljoin(url or "", claimed or "")
    try:
        parts = urlsplit(address)
    except ValueError:
        return url
    good = parts.scheme in {"http", "https"} and parts.hostname and len(address) <= 2_000
    return address if good else url
