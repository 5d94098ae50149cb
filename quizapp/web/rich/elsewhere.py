"""The text of a card as HTML for other programs: formulas as MathJax reads them, files by their names."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

from quizapp.web.rich import formulas, media, tags
from quizapp.web.rich.text import guarded, unguarded

_MARKS = re.compile(r"[\\`*_$<\[&\n]|~~")
_TAGS = {
    "b", "blockquote", "br", "code", "del", "details", "em", "i", "img", "kbd", "li", "ol", "p", "pre", "rp", "rt",
    "ruby",
    "s", "small", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
    "hr",
    "h1", "h2", "h3", "h4", "h5", "h6", "a",
}  # fmt: skip


class Elsewhere:
    """Draws card text for another program; `names` gives the name of each file by its address. Without `has_sounds` a
    sound is drawn as a picture is, and keeps the words that describe it.
    """

    def __init__(self, names: Mapping[str, str], *, has_sounds: bool = True) -> None:
        self._names, self._has_sounds = names, has_sounds
        self._markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
        for part in (formulas, media, tags):
            part.add_to(self._markdown)
        self._markdown.add_render_rule("formula", _formula)
        self._markdown.add_render_rule("image", lambda _renderer, *drawn: self._image(*drawn))

    def html(self, text: str) -> str:
        """The text as HTML, one line of it without a paragraph around."""
        if not _MARKS.search(text):
            return str(escape(text))
        held = guarded(text.strip())
        # A gap's underscores and a formula's backslashes come through untouched.
        is_long = re.search(r"\n\s*\n|^\s*(?:[-+*]|\d+[.)]|```|\|)\s?", held, re.MULTILINE) is not None
        drawn = self._markdown.render(held) if is_long else self._markdown.renderInline(held)
        clean = nh3.clean(drawn, tags=_TAGS, attributes={"img": {"src", "alt"}, "a": {"href"}}, link_rel=None)
        return unguarded(clean).strip().replace("<br>\n", "<br>")

    def _image(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        token = tokens[at]
        renderer: Any = self._markdown.renderer
        said = escape(renderer.renderInlineAsText(token.children, options, env) if token.children else "")
        name = self._names.get(str(token.attrs.get("src", "")))
        if name is None:
            return f"[{said}]"
        if self._has_sounds and name.rpartition(".")[2].lower() in media.SOUNDS:
            return f"[sound:{escape(name)}]"
        return f'<img src="{escape(name)}" alt="{said}">'


def _formula(_renderer: Any, tokens: Sequence[Token], at: int, *_more: Any) -> str:
    latex = escape(tokens[at].info)
    return f"\\[{latex}\\]" if tokens[at].meta.get("shown") else f"\\({latex}\\)"
