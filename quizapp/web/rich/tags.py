"""The few HTML tags that the text of a card may hold, bare of attributes; any other is text like the rest."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from quizapp.core.exchange.anki.markup import BARE_TAGS

_TAG = re.compile(rf"</?(?:{'|'.join(BARE_TAGS)})>")


def add_to(markdown: MarkdownIt) -> None:
    """Let this Markdown know these tags."""
    markdown.inline.ruler.before("escape", "tag", _find)


def _find(state: StateInline, silent: bool) -> bool:
    found = _TAG.match(state.src, state.pos) if state.src[state.pos] == "<" else None
    if found is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = found[0]
    state.pos = found.end()
    return True
