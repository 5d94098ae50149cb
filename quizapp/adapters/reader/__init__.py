"""From anything a person brings (pasted text, a file, an address) to clean article text, or a reason why not."""

from quizapp.adapters.reader.files import draft_of, read_file
from quizapp.adapters.reader.files.encodings import is_text
from quizapp.adapters.reader.files.kinds import is_markup
from quizapp.adapters.reader.files.markdown import looks_like_markdown, read_markdown
from quizapp.adapters.reader.result import KINDS, REASONS, Draft, Limits, Read, finished
from quizapp.adapters.reader.web import checked_url, read_url
from quizapp.core.errors import Refused

__all__ = ["KINDS", "REASONS", "Limits", "Read", "checked_url", "read_file", "read_text", "read_url"]


def read_text(raw: str, *, limits: Limits | None = None) -> Read:
    """Pasted text: plain, Markdown, or the source of a page.

    Raises Refused: empty, not_text, no_text_in_it, too_big, too_short, too_long.
    """
    limits = limits or Limits()
    if len(raw) > limits.max_bytes:
        raise Refused("too_big", limit_mb=limits.max_bytes / 2**20)
    if not is_text(raw):
        raise Refused("not_text")
    if is_markup(raw):
        return finished(draft_of("html", raw.encode("utf-8", "replace"), limits=limits), kind="html", limits=limits)
    draft = read_markdown(raw) if looks_like_markdown(raw) else Draft(raw)
    return finished(draft, kind="paste", limits=limits)
