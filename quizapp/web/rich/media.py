"""Pictures and sounds in the text of a card: ![what it shows](media:name) names one of the learner's own files."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

SOUNDS = {"mp3", "ogg", "oga", "wav", "m4a", "flac", "opus", "aac"}
_OWN = re.compile(r"media:([0-9a-f]{32}\.([a-z0-9]{2,5}))")


def add_to(markdown: MarkdownIt) -> None:
    """Let this Markdown know the learner's files; pictures from elsewhere become words, for no page asks elsewhere."""
    markdown.add_render_rule("image", _drawn)
    usual = markdown.validateLink
    markdown.validateLink = lambda url: url.startswith("media:") or usual(url)  # type: ignore[method-assign]


def _drawn(self: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    token = tokens[at]
    said = escape(self.renderInlineAsText(token.children, options, env) if token.children else "")
    own = _OWN.fullmatch(str(token.attrs.get("src", "")))
    if own is None:
        return f"[{said}]"
    if own[2] in SOUNDS:
        return f'<audio controls="" preload="none" src="/media/{own[1]}" aria-label="{said}"></audio>'
    return f'<img src="/media/{own[1]}" alt="{said}">'
