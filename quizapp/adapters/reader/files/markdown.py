"""Markdown to text: headings, lists and emphasis lose their signs, links keep their words, code is left out."""

import re
from collections.abc import Iterator
from typing import Any

from quizapp.adapters.reader.result import Draft
from quizapp.core.text.byline import iso_date

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.{0,4000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|author|date)\s*:\s*(.+?)\s*$", re.MULTILINE | re.IGNORECASE)
_HEADING = re.compile(r"^#{1,4} +\S", re.MULTILINE)
_TITLE = re.compile(r"\s*#{1,2} +[^\W\d_][^\n]{0,199}[^\s.,;][ \t]*\r?\n[ \t]*\r?\n")
_LINK = re.compile(r"(?<!!)\[[^\]\n]{1,200}\]\(https?://[^)\s]{1,500}\)")


def looks_like_markdown(text: str) -> bool:
    """Two headings or two links in Markdown's own signs are no accident, nor is a title at the top.

    >>> looks_like_markdown("It is.\\n\\n# Lake\\n\\nDeep.\\n\\n## Water"), looks_like_markdown("We are #1!")
    (True, False)
    >>> looks_like_markdown("# Lake Baikal\\n\\nIt is deep.")
    True
    """
    start = text[:50_000]
    return bool(_TITLE.match(start)) or len(_HEADING.findall(start)) >= 2 or len(_LINK.findall(start)) >= 2


# Beyond these the parser takes long (its cost grows with every bracket), and the signs do little harm.
_MOST_CHARACTERS, _MOST_BRACKETS = 400_000, 8_000
_SIGNS = re.compile(r"^ {0,3}(?:#{1,6} |> ?)|\*\*|`", re.MULTILINE)


def read_markdown(text: str) -> Draft:
    """A Markdown text; a front matter's title, author and date are kept."""
    front = _FRONT.match(text)
    fields = {key.lower(): value.strip("\"' ") for key, value in _FIELD.findall(front[1])} if front else {}
    body = text[front.end() :] if front else text
    return Draft(
        "\n\n".join(_paragraphs(body)),
        title=fields.get("title"),
        author=fields.get("author"),
        published=iso_date(fields.get("date", "")),
    )


def _paragraphs(text: str) -> Iterator[str]:
    if len(text) > _MOST_CHARACTERS or text.count("[") > _MOST_BRACKETS:
        yield _SIGNS.sub("", text)
        return
    from markdown_it import MarkdownIt

    prefix = ""
    counters: list[int | None] = []  # one for each open list; None where it has bullets
    for token in MarkdownIt("commonmark", {"maxNesting": 30}).enable("table").parse(text):
        match token.type:
            case "bullet_list_open":
                counters.append(None)
            case "ordered_list_open":
                counters.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                counters.pop()
            case "list_item_open":
                prefix = _next_prefix(counters)
            case "inline":
                yield prefix + _words(token.children or [])
                prefix = ""


def _next_prefix(counters: list[int | None]) -> str:
    number = counters[-1]
    if number is None:
        return "- "
    counters[-1] = number + 1
    return f"{number}. "


def _words(children: list[Any]) -> str:
    """The words of one inline run; pictures and raw HTML have none."""
    out = []
    for token in children:
        if token.type in {"text", "code_inline", "text_special"}:
            out.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            out.append(" ")
    return "".join(out)
