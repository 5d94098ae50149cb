"""HTML as other programs write it, as the text of our cards: Markdown, LaTeX between dollars, a few plain tags.

What has no word in Markdown (tables, raised and lowered letters) stays HTML; the page that shows it lets only harmless
tags through. Scripts, styles and forms are gone here already.
"""

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote, unquote

from quizapp.core.exchange.anki.templates import GAP
from quizapp.core.exchange.files import LONGEST_TOLD, address_of

_GONE = {"script", "style", "head", "title", "noscript", "iframe", "object", "template", "select", "textarea", "svg"}
_BLOCKS = {"div", "p", "section", "article", "header", "footer", "center", "blockquote", "h1", "h2", "h3", "h4", "h5",
           "h6", "dl", "dt", "dd", "figure", "figcaption"}  # fmt: skip
BARE_TAGS = ("sub", "sup", "u", "s", "kbd", "small", "ruby", "rt", "rp", "table", "thead", "tbody", "tfoot", "tr", "th",
             "td", "ul", "ol", "li", "details", "summary")  # fmt: skip
_APART = {"table", "ul", "ol", "details"}
_STARS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_ESCAPED = re.compile(
    rf"[\\`*\[\]$]|<(?=/?(?:{'|'.join(BARE_TAGS)})>|[A-Za-z][A-Za-z0-9+.-]+:|[^\s<>]+@)"
    r"|_{3,}|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,31};)|~(?=~)"
)
_LINE_START = re.compile(r"^(\s*)(?=#{1,6}\s|[-+]\s|>|~{3}|={3}|-{3})", re.MULTILINE)
_LINE_NUMBER = re.compile(r"^(\s*\d{1,9})(?=[.)](?:\s|$))", re.MULTILINE)
_MATH = re.compile(
    r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\[\$\](.+?)\[/\$\]|\[\$\$\](.+?)\[/\$\$\]|\[latex\](.+?)\[/latex\]", re.DOTALL
)
_SOUND = re.compile(rf"\[sound:([^\]]{{1,{LONGEST_TOLD}}})\]")
_TAGS = re.compile(r"<[^>]*>")
_PLAINEST = r"/?(?:b|i|u|s|em|strong|div|p|span|br|sub|sup)"
_OTHER_TAGS = re.compile(rf"<(?!{_PLAINEST}\s*/?>)", re.IGNORECASE)
_TAG_NAMES = re.compile(rf"<({_PLAINEST})\s*/?>", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s()<>\\\"'\x00-\x1f]")  # would end the address in Markdown
_BREAK = re.compile(r"\s*\n\s*")  # means no more than a space in HTML
_HOLD = re.compile("\ue010(\\d+)\ue011")
_OURS = str.maketrans("", "", "\ue010\ue011\ue012\ue013")


def escaped(text: str) -> str:
    """Plain text that Markdown shows as it is.

    >>> escaped("2 * 3 costs $5, snake_case, _so_ a gap ____")
    '2 \\\\* 3 costs \\\\$5, snake_case, \\\\_so\\\\_ a gap ____'
    """
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(lambda found: found[0] if found[0].startswith("___") else "\\" + found[0], text)
    return text


def _joined(text: str) -> str:
    return _BREAK.sub(" ", text) if "\n" in text else text


class _Writer:
    """Hears of tags and text, and writes them down."""

    def __init__(self, media: Mapping[str, str]) -> None:
        self._media, self._gone, self._code = media, 0, 0
        self._links: list[str] = []  # what each open link ends with
        self.out: list[str] = []

    def feed(self, html: str) -> None:
        """Read any HTML."""
        reader = _Reader(convert_charrefs=True)
        reader.writer = self
        reader.feed(html)
        reader.close()

    def feed_plain(self, html: str) -> None:
        """Read HTML that holds the plainest tags alone, as most does: the same as `feed`, in a third of the time."""
        for place, part in enumerate(_TAG_NAMES.split(html)):
            if place % 2 == 0:
                if part:
                    self.handle_data(unescape(part) if "&" in part else part)
            elif part[0] == "/":
                self.handle_endtag(part[1:].lower())
            else:
                self.handle_starttag(part.lower(), [])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _GONE:
            self._gone += 1
        elif self._gone:
            return
        elif tag == "br":
            self.out.append("\n")
        elif tag == "hr":
            self.out.append("\n\n")
        elif tag == "img":
            self._image(dict(attrs))
        elif tag == "a":
            self._link(dict(attrs).get("href") or "")
        elif tag in _STARS:
            self.out.append(f"\ue012{_STARS[tag]}")
        elif tag in {"code", "pre"}:
            self._code += 1
            self.out.append("\n```\n" if tag == "pre" else "`" if self._code == 1 else "")
        elif tag in _BLOCKS:
            self.out.append("\n\n" if tag != "div" else "\n")
        elif tag in BARE_TAGS:
            self.out.append(("\n\n" if tag in _APART else "") + f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _GONE:
            self._gone = max(0, self._gone - 1)
        elif self._gone:
            return
        elif tag == "a" and self._links:
            self.out.append(self._links.pop())
        elif tag in _STARS:
            self.out.append(f"\ue013{_STARS[tag]}")
        elif tag in {"code", "pre"} and self._code:
            self._code -= 1
            self.out.append("\n```\n" if tag == "pre" else "`" if not self._code else "")
        elif tag in _BLOCKS:
            self.out.append("\n\n" if tag != "div" else "\n")
        elif tag in BARE_TAGS:
            self.out.append(f"</{tag}>" + ("\n\n" if tag in _APART else ""))

    def handle_data(self, data: str) -> None:
        if not self._gone:
            self.out.append(data if self._code else escaped(_joined(data)))

    def _link(self, href: str) -> None:
        there = _UNSAFE.sub(lambda found: quote(found[0]), href.strip())
        is_address = bool(_ADDRESS.match(there)) and not self._code
        self._links.append(f"]({there})" if is_address else "")
        self.out.append("[" if is_address else "")

    def _image(self, values: dict[str, str | None]) -> None:
        told = values.get("src") or ""
        there, name = address_of(told, self._media), unquote(told)
        alt = escaped((values.get("alt") or name.rpartition(".")[0] or name).replace("_", " ").strip())
        self.out.append(f"![{alt}]({there})" if there else f"\\[{alt}\\]" if alt else "")


class _Reader(HTMLParser):
    writer: _Writer

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.writer.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.writer.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        self.writer.handle_data(data)


def as_markdown(html: str, media: Mapping[str, str]) -> str:
    """HTML as the text of a card. `media` gives the address of each file by its name.

    >>> as_markdown("<b>Rome</b> &amp; \\\\(x^2\\\\)<br><script>x</script>end", {})
    '**Rome** & $x^2$\\nend'
    """
    html = html if html.isascii() else html.translate(_OURS)
    held: list[str] = []

    def hold(text: str) -> str:
        held.append(text)
        return f"\ue010{len(held) - 1}\ue011"

    if "\\" in html or "[" in html:
        html = _MATH.sub(lambda found: hold(_math(found)), html)
        html = _SOUND.sub(lambda found: hold(_sound(found, media)), html)
    if "<" not in html and "&" not in html:
        text = escaped(_joined(html))
    else:
        writer = _Writer(media)
        if _OTHER_TAGS.search(html):
            writer.feed(html)
        else:
            writer.feed_plain(html)
        text = "".join(writer.out)
        text = _starred(text) if "\ue012" in text or "\ue013" in text else text
    text = _tidy(text)
    return _HOLD.sub(lambda found: held[int(found[1])] if int(found[1]) < len(held) else "", text) if held else text


def _math(found: re.Match[str]) -> str:
    inline, shown, old, old_shown, latex = found.groups()
    body = next(part for part in (inline, shown, old, old_shown, latex) if part is not None)
    body = " ".join(unescape(_TAGS.sub(" ", body)).replace("$", "").split())
    if not body:
        return ""
    return f"$${body}$$" if shown is not None or old_shown is not None else f"${body}$"


def _sound(found: re.Match[str], media: Mapping[str, str]) -> str:
    name = unescape(found[1])
    there = address_of(name, media)
    return f"![{escaped(name.rpartition('.')[0].replace('_', ' '))}]({there})" if there else ""


def _starred(text: str) -> str:
    """Put stars where Markdown takes them: at the words, not at the spaces around them."""
    text = re.sub("\ue012(\\*+)\\s*\ue013\\1", "", text)
    text = re.sub("\ue012(\\*+)(\\s*)", "\\2\\1", text)
    return re.sub("(\\s*)\ue013(\\*+)", "\\2\\1", text)


def _tidy(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return text.strip(" \t\xa0").strip()
    lines = [line.strip(" \t\xa0") for line in text.replace("\r", "").split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return _LINE_NUMBER.sub(r"\1\\", _LINE_START.sub(r"\1\\", text)) if "\n" in text else text


def holds_gap(html: str) -> bool:
    """Whether a formula holds a gap, which a gap in a sentence cannot be.

    >>> holds_gap("\\\\(x + \ue000\\\\)"), holds_gap("\ue000 is \\\\(x\\\\)")
    (True, False)
    """
    return "\\" in html and any(GAP in found[0] for found in _MATH.finditer(html))


def as_plain(html: str) -> str:
    """HTML as plain words, such as somebody types them.

    >>> as_plain("<b>100</b>&nbsp;°C")
    '100 °C'
    """
    return " ".join(unescape(_TAGS.sub(" ", html.replace(GAP, "")) if "<" in html else html).split())
