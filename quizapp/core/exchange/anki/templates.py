"""Templates of note types: fields, parts that depend on a field, and filters, drawn into HTML.

Text to type ({{type:...}}), gaps ({{cloze:...}}) and hints are left as marks of ours, which no field can hold.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from quizapp.core.exchange.anki.clozes import without

GAP, TYPE, ANSWER = "\ue000", "\ue001", "\ue002"  # a gap; where the answer is typed; where the answer begins
MARKS = str.maketrans("", "", GAP + TYPE + ANSWER)
_TAG = re.compile(r"\{\{([^{}]*)\}\}")
_RULE = re.compile(r"<hr[^>]*\bid\s*=\s*[\"']?answer\b[^>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EMPTY = re.compile(r"(?:\s|&nbsp;|</?(?:br|div|p)\s*/?>)*", re.IGNORECASE)
_SPOKEN = {"tts", "tts-voices"}
_READING = re.compile(r" ?([^ >\[\]]+)\[(?!sound:)([^\]]+)\]")  # letters, and behind them how they are read
_READ = {"furigana": r"<ruby>\1<rt>\2</rt></ruby>", "kanji": r"\1", "kana": r"\2"}  # filters of such a field


@dataclass(slots=True)
class Node:
    """A part of a template: text, a field, or what stands or falls with a field."""

    kind: str  # text, field, if, unless
    value: str
    inner: "list[Node]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Given:
    """What a template is drawn with."""

    fields: Mapping[str, str]
    number: int = 0  # of the deletion, for clozes
    gaps: Mapping[str, str] = field(default_factory=dict)  # fields with their deletions drawn, for {{cloze:...}}
    only: Mapping[str, str] = field(default_factory=dict)  # what stands in these gaps alone, for {{cloze-only:...}}
    front: str = ""  # the front, drawn; only a back refers to it


@lru_cache(maxsize=1024)
def parsed(template: str) -> tuple[Node, ...]:
    """The parts of a template; a condition that is never closed ends with the template."""
    template = _RULE.sub(ANSWER, _COMMENT.sub("", template.translate(MARKS)))
    stack, at = [Node("if", "")], 0
    for tag in _TAG.finditer(template):
        stack[-1].inner.append(Node("text", template[at : tag.start()]))
        at, name = tag.end(), tag[1].strip()
        if name[:1] in {"#", "^"} and len(stack) < 50:
            node = Node("if" if name[0] == "#" else "unless", name[1:].strip())
            stack[-1].inner.append(node)
            stack.append(node)
        elif name[:1] == "/":
            if len(stack) > 1:
                stack.pop()
        else:
            stack[-1].inner.append(Node("field", name))
    stack[-1].inner.append(Node("text", template[at:]))
    return tuple(stack[0].inner)


def draw(template: str, given: Given) -> str:
    """The template as HTML.

    >>> draw("{{Q}}{{#Hint}} ({{Hint}}){{/Hint}}{{^Hint}}.{{/Hint}}", Given({"Q": "Why", "Hint": ""}))
    'Why.'
    """
    out: list[str] = []
    _draw(parsed(template), given, out)
    return "".join(out)


def _draw(nodes: "tuple[Node, ...] | list[Node]", given: Given, out: list[str]) -> None:
    for node in nodes:
        if node.kind == "text":
            out.append(node.value)
        elif node.kind == "field":
            out.append(_field(node.value, given))
        elif _holds(node.value, given) == (node.kind == "if"):
            _draw(node.inner, given, out)


def _holds(name: str, given: Given) -> bool:
    if re.fullmatch(r"c\d{1,4}", name) and name not in given.fields:
        return name == f"c{given.number}"
    return not is_blank(given.fields.get(name, ""))


def is_blank(html: str) -> bool:
    """Whether a field holds nothing to see.

    >>> is_blank(" <br>&nbsp;"), is_blank("<img src=a.png>")
    (True, False)
    """
    return _EMPTY.fullmatch(html) is not None


@lru_cache(maxsize=1024)
def _parts(name: str) -> tuple[list[str], str]:
    *filters, name = [part.strip() for part in name.split(":")]
    return filters, name


def _field(name: str, given: Given) -> str:
    filters, name = _parts(name)
    if name == "FrontSide" and not filters:
        return given.front
    value = given.only.get(name, "") if "cloze-only" in filters else given.fields.get(name, "")
    if not filters:
        return without(value)
    if any(word.split(" ")[0] in _SPOKEN for word in filters):
        return ""
    if "type" in filters:
        return TYPE
    if "cloze" in filters:
        return given.gaps.get(name, "")
    if "hint" in filters:
        return "" if is_blank(value) else f"<details><summary>{name}</summary>{without(value)}</details>"
    if "text" in filters:
        value = re.sub(r"<[^>]*>", "", value)
    for word in filters:
        value = _READING.sub(_READ[word], value.replace("&nbsp;", " ")) if word in _READ else value
    return without(value)


@lru_cache(maxsize=1024)
def referred(template: str) -> frozenset[str]:
    """The names of the fields that a template shows or depends on.

    >>> sorted(referred("{{#Tags}}{{hint:Deck}}{{/Tags}}"))
    ['Deck', 'Tags']
    """
    return frozenset(_parts(tag[1].strip().lstrip("#^/"))[1] for tag in _TAG.finditer(template))


@lru_cache(maxsize=1024)
def typed_field(template: str) -> str | None:
    """The field whose text is typed, if the template asks for one; of a cloze, the field of the gaps.

    >>> typed_field("{{Front}} {{type:Back}}"), typed_field("{{Front}}")
    ('Back', None)
    """
    for tag in _TAG.finditer(template):
        *filters, name = [part.strip() for part in tag[1].split(":")]
        if "type" in filters:
            return name
    return None


@lru_cache(maxsize=1024)
def cloze_field(template: str) -> str | None:
    """The field that holds the gaps.

    >>> cloze_field("{{cloze:Text}}<br>{{Extra}}")
    'Text'
    """
    for tag in _TAG.finditer(template):
        *filters, name = [part.strip() for part in tag[1].split(":")]
        if "cloze" in filters:
            return name
    return None
