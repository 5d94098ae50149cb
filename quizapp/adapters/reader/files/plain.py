"""Plain text and Markdown files."""

from quizapp.adapters.reader.files.encodings import decoded, is_text
from quizapp.adapters.reader.files.markdown import looks_like_markdown, read_markdown
from quizapp.adapters.reader.result import Draft
from quizapp.core.errors import Refused


def read_plain(data: bytes, *, kind: str, charset: str | None = None) -> Draft:
    """A txt or md file, Markdown in either. Raises Refused: not_text when the bytes are none."""
    text = decoded(data, charset=charset)
    if not is_text(text):
        raise Refused("not_text")
    return read_markdown(text) if kind == "md" or looks_like_markdown(text) else Draft(text)
