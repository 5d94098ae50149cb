"""Pictures and sounds in the text of a card: ![what it shows](media:name) names one of the learner's own files."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

from quizapp.core.exchange.files import ADDRESS

SOUNDS = {"mp3", "ogg", "oga", "wav", "m4a", "flac", "opus", "aac"}


def add_to(markdown: MarkdownIt) -> None:
    """Let this Markdown know the learner's files; pictures from elsewhere become words, for no page asks elsewhere."""
    markdown.add_render_rule("image", _drawn)
    usual = markdown.validateLink
    markdown.validateLink = lambda url: url.startswith("media:") or usual(url)  # type: ignore[method-assign]


def _drawn(self: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    token = tokens[at]
    said = escape(self.renderInlineAsText(token.children, options, env) if token.children else "")
    own = ADDRESS.fullmatch(str(token.attrs.get("src", "")))
    if own is None:
        return f"[{said}]"
    if own["ending"] in SOUNDS:
        return f'<audio controls="" preload="none" src="/media/{own["name"]}" aria-label="{said}"></audio>'
    return f'<img src="/media/{own["name"]}" alt="{said}">'
