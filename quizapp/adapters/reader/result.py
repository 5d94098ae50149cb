"""What reading gives: the article, or one of a few reasons for a refusal."""

from dataclasses import dataclass

from quizapp.core import text as texts
from quizapp.core.errors import Refused

KINDS = ("txt", "md", "html", "pdf", "docx", "epub")
"""Kinds of file that can be read, by their usual ending."""

REASONS = frozenset(
    {
        "empty",  # nothing was brought
        "too_short",  # words, needed
        "too_long",  # chars, limit
        "too_many_pages",  # pages, limit
        "too_big",  # limit_mb
        "kind_not_known",  # kinds
        "not_text",  # whatever its name says
        "wrong_kind",  # named, found: a PDF that calls itself .txt
        "broken_file",
        "encrypted",
        "no_text_in_it",  # a scanned PDF, a page of pictures
        "bad_address",
        "private_address",
        "not_reachable",
        "timed_out",  # seconds
        "too_many_redirects",  # limit
        "not_found_there",  # status
        "not_an_article",  # words, needed
    }
)
"""Every reason a `Refused` from this package can carry, with the data beside it; each needs a sentence on the page."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much is read, for how long, from where."""

    max_bytes: int = 10 * 2**20
    max_chars: int = 1_000_000  # of cleaned text
    min_words: int = 40
    max_pages: int = 500
    timeout_s: float = 15.0  # for a whole fetch, redirects included
    max_reading_s: float = 60.0  # for the pages of one PDF
    max_redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443})
    allow_private: bool = False  # an intranet, or a test: private addresses and any port


@dataclass(frozen=True)
class Draft:
    """What one kind's reader found, before cleaning."""

    raw: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Read:
    """A clean article. `kind` is "paste" or one of KINDS; `published` is an ISO day; `url` is canonical."""

    text: str
    title: str
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    kind: str


def finished(draft: Draft, *, kind: str, limits: Limits) -> Read:
    """Clean the draft, measure it, and fill in what its reader could not tell."""
    if not draft.raw.strip():
        raise Refused("empty" if kind in {"paste", "txt", "md"} else "no_text_in_it")
    if len(draft.raw) > 4 * limits.max_chars:  # no cleaning makes that fit
        raise Refused("too_long", chars=len(draft.raw), limit=limits.max_chars)
    text = texts.clean(draft.raw)
    if len(text) > limits.max_chars:
        raise Refused("too_long", chars=len(text), limit=limits.max_chars)
    words = texts.word_count(text)
    if words < limits.min_words:
        raise Refused("too_short", words=words, needed=limits.min_words)
    byline = texts.guess_byline(text) or texts.Byline(None, None)
    return Read(
        text=text,
        title=_title(draft, text),
        author=_line(draft.author) or byline.author,
        published=draft.published or byline.date,
        url=draft.url,
        language=texts.guess_language(text),
        kind=kind,
    )


def _title(draft: Draft, text: str) -> str:
    return _line(draft.title) or texts.guess_title(text)


def _line(words: str | None) -> str | None:
    """One clean line that fits a column, or None."""
    line = " ".join(texts.clean((words or "")[:2_000]).split())
    return (line if len(line) <= 200 else line[:199].rstrip() + "…") or None
