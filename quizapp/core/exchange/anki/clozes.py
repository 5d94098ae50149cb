"""Deletions in a text: {{c1::answer::hint}}, nested, repeated or of several numbers ({{c1,2::answer}}), read once and
drawn for one number.
"""

import re
from dataclasses import dataclass, field

_OPEN = r"\{\{c(\d{1,4}(?:,\d{1,4})*)::"
_MARK = re.compile(rf"{_OPEN}|::|\}}\}}")
_DEEPEST = 8


@dataclass(slots=True)
class Deletion:
    """One deletion, or without numbers the whole text; what it holds is text and further deletions."""

    numbers: tuple[int, ...] = ()
    parts: "list[str | Deletion]" = field(default_factory=list)
    hint: str = ""


def parsed(text: str) -> Deletion:
    """The deletions of a text. What is left open stays text.

    >>> parsed("{{c1::Rome::city}} it is").parts[1]
    Deletion(numbers=(1,), parts=['Rome'], hint='city')
    """
    stack, at = [Deletion()], 0
    for mark in _MARK.finditer(text):
        if mark[0] == "::":
            continue
        if mark[1] and len(stack) <= _DEEPEST:
            stack[-1].parts.append(text[at : mark.start()])
            stack.append(Deletion(_numbers(mark[1])))
            at = mark.end()
        elif mark[0] == "}}" and len(stack) > 1:
            stack[-1].parts.append(text[at : mark.start()])
            done = stack.pop()
            _part_hint(done)
            stack[-1].parts.append(done)
            at = mark.end()
    stack[-1].parts.append(text[at:])
    while len(stack) > 1:  # never closed
        lost = stack.pop()
        stack[-1].parts += [f"{{{{c{','.join(map(str, lost.numbers))}::", *lost.parts]
    return stack[0]


def _part_hint(found: Deletion) -> None:
    last = found.parts[-1]
    if isinstance(last, str) and "::" in last:
        rest, _, found.hint = last.partition("::")
        found.parts[-1] = rest


def numbers(text: str) -> set[int]:
    """The numbers of the deletions.

    >>> sorted(numbers("{{c2::a {{c1::b}}}} {{c2,4::c}}"))
    [1, 2, 4]
    """
    return {number for found in re.findall(_OPEN, text) for number in _numbers(found)}


def _numbers(joined: str) -> tuple[int, ...]:
    return tuple(map(int, joined.split(",")))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text with one number's deletions as gaps: the text between the gaps, and the answer and hint of each."""

    parts: tuple[str, ...]
    answers: tuple[str, ...]
    hints: tuple[str, ...]


def drawn(text: str, number: int) -> Drawn:
    """The text as the card of this number asks it; deletions of other numbers are plain text.

    >>> drawn("{{c1::Water}} boils at {{c2::100::temperature}}.", 2)
    Drawn(parts=('Water boils at ', '.'), answers=('100',), hints=('temperature',))
    >>> drawn("N {{c1::outer {{c2::inner}} text}}", 1).answers
    ('outer inner text',)
    """
    parts: list[str] = [""]
    answers: list[str] = []
    hints: list[str] = []

    def walk(found: Deletion) -> None:
        for part in found.parts:
            if isinstance(part, str):
                parts[-1] += part
            elif number in part.numbers:
                answers.append(_plain(part))
                hints.append(part.hint)
                parts.append("")
            else:
                walk(part)

    walk(parsed(text))
    return Drawn(tuple(parts), tuple(answers), tuple(hints))


def _plain(found: Deletion) -> str:
    return "".join(part if isinstance(part, str) else _plain(part) for part in found.parts)


def without(text: str) -> str:
    """The text with every deletion filled in.

    >>> without("{{c1::Water}} boils")
    'Water boils'
    """
    return _plain(parsed(text)) if "{{c" in text else text
