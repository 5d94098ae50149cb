"""Card text as HTML. Text without any mark, which most of it is, never meets the Markdown reader."""

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from quizapp.core.exchange.files import NAME
from quizapp.web.rich import formulas
from quizapp.web.rich.media import add_to as add_media
from quizapp.web.rich.tags import add_to as add_tags

GAP = "____"
_HOLE = "\ue000"  # stands for a gap while the text around it is read
_RULE = "\ue004"  # stands for a drawn line of underscores, which is no emphasis
_OURS = str.maketrans("", "", _HOLE + _RULE)
_MARKS = re.compile(r"[\\`*_$<\[&\n]|~~")
_LINE = re.compile(r"_{3,}")
_INLINE = {"a", "audio", "b", "br", "code", "del", "em", "i", "img", "kbd", "rp", "rt", "ruby", "s", "small", "span",
           "strong", "sub", "sup", "u"}  # fmt: skip
_BLOCK = {"blockquote", "details", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "summary",
          "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}  # fmt: skip
_ATTRIBUTES = {
    **formulas.ATTRIBUTES, "a": {"href"}, "img": {"src", "alt"}, "audio": {"src", "aria-label", "controls", "preload"},
    "ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"},
}  # fmt: skip


def _made() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    formulas.add_to(markdown)
    add_media(markdown)
    add_tags(markdown)
    return markdown


_markdown = _made()


def rich(text: str, *, is_block: bool = False) -> Markup:
    """The text of a card as HTML: for one line of a page or, `is_block`, with lists, tables and paragraphs.

    >>> rich("AT&T * 5"), rich("**Rome** <b>H</b><sub>2</sub>")
    (Markup('AT&amp;T * 5'), Markup('<strong>Rome</strong> &lt;b&gt;H&lt;/b&gt;<sub>2</sub>'))
    """
    if not _MARKS.search(text):
        return escape(text)
    return _drawn(text, is_block)


def is_plain(text: str) -> bool:
    """Whether the text of a card is words alone, without any mark.

    >>> is_plain("the Tiber"), is_plain("**Rome**")
    (True, False)
    """
    return not _MARKS.search(text)


def rich_parts(text: str, *, is_block: bool = False) -> tuple[Markup, ...]:
    """The text between its gaps, each part as HTML; together with what fills the gaps they are whole.

    >>> rich_parts("*In* ____ it was.")
    (Markup('<em>In</em> '), Markup(' it was.'))
    """
    parts = text.split(GAP)
    if not any(map(_MARKS.search, parts)):
        return tuple(escape(part) for part in parts)
    drawn = _drawn(_HOLE.join(part.translate(_OURS) for part in parts), is_block)
    return tuple(Markup(part) for part in drawn.split(_HOLE))  # noqa: S704  cleaned below


def guarded(text: str) -> str:
    """The text with its drawn lines out of Markdown's sight."""
    return _LINE.sub(lambda line: _RULE * len(line[0]), text.replace(_RULE, ""))


def unguarded(text: str) -> str:
    """The text with its drawn lines back."""
    return text.replace(_RULE, "_")


@lru_cache(maxsize=8192)
def _drawn(text: str, is_block: bool) -> Markup:
    held = guarded(text)
    is_long = is_block and "\n" in text.strip()
    html = _markdown.render(held) if is_long else _markdown.renderInline(held.strip() if is_block else held)
    tags = _INLINE | formulas.TAGS | (_BLOCK if is_block else set())
    clean = nh3.clean(
        html,
        tags=tags,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_checked,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return Markup(unguarded(clean).strip("\n"))  # noqa: S704  cleaned by nh3


def _checked(tag: str, name: str, value: str) -> str | None:
    """Pictures and sounds come from this server alone."""
    is_ours = value.startswith("/media/") and NAME.fullmatch(value.removeprefix("/media/"))
    return None if name == "src" and not is_ours else value


_APART = re.compile(r"</?(?:details|summary|ul|ol|li|table|tr|t[dh])>")  # what stands on either side is apart


def _said(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"} or _APART.fullmatch(token.content):
        return " "
    if token.type == "html_inline":
        return ""
    return token.info if token.type == "formula" else token.content


def plain(text: str) -> str:
    """The text of a card without its marks, for places that show plain words alone.

    >>> plain("**Rome** costs \\\\$5 ![map](media:1.png)")
    'Rome costs $5 map'
    """
    if not _MARKS.search(text):
        return text
    tokens = _markdown.parseInline(guarded(text))[0].children or []
    said = "".join(map(_said, tokens))
    return " ".join(unguarded(said).split())
