"""Markdown that holds cards: a heading asks and the text below answers, or one line does both: `question:: answer`.

A line may also be a sentence with gaps: `{{c1::Rome}} is in Italy`.
"""

import re
from collections.abc import Iterator

from quizapp.core.exchange.anki import clozes
from quizapp.core.exchange.brought import BroughtNote, Problem
from quizapp.core.exchange.sheets.dialects import ours
from quizapp.core.exchange.sheets.once import Once
from quizapp.core.exchange.sheets.options import Reading, Row

_DECK = re.compile(r"#\s+(.+)")
_FRONT = re.compile(r"#{2,6}\s+(.+)")
_LINE = re.compile(r"(?:[-*]\s+)?(.+?)\s*::\s+(.+)")
_TAGS = re.compile(r"tags:\s*(.+)", re.IGNORECASE)
_FENCE = ("```", "~~~")
NEWLINE = "&#10;"  # a line break within a heading
IS = "<!-- id: {} -->"
_IS = re.compile(r"<!-- id: (.{1,120}) -->")


def looks_marked(text: str) -> bool:
    """Whether a text holds cards as Markdown.

    >>> looks_marked("## Why?\\nBecause."), looks_marked("term\\tdefinition"), looks_marked("Rome:: a city")
    (True, False, True)
    """
    lines = [line for line in ours(text.split("\n", 200)[:200]) if line.strip()]
    if any(_FRONT.fullmatch(line.strip()) for line in lines):
        return True
    return bool(lines) and sum(_LINE.fullmatch(line.strip()) is not None for line in lines) > len(lines) / 2


def read(text: str, reading: Reading) -> Iterator[BroughtNote | Problem]:
    """The notes of a Markdown text, and each line that asks nothing."""
    notes = Once(reading)
    for row in _rows(text):
        yield row if isinstance(row, Problem) else notes.note(row)


def _of_line(number: int, line: str, deck: str) -> Row | Problem:
    """A line below no question: a sentence with gaps, a question and its answer, or no card."""
    if clozes.numbers(line):
        return Row(number, line.removeprefix("- ").removeprefix("* "), "", deck=deck)
    if both := _LINE.fullmatch(line):
        return Row(number, both[1], both[2], deck=deck)
    return Problem(number, "no_question", line[:80])


def _rows(text: str) -> Iterator[Row | Problem]:
    deck, front, guid, at, tags = "", "", "", 0, None  # type: tuple[str, str, str, int, tuple[str, ...] | None]
    body: list[str] = []
    is_code = False
    for number, line in enumerate(ours(text.replace("\0", "").split("\n")), 1):
        bare = line.strip()
        is_code = is_code != bare.startswith(_FENCE)
        found = None if is_code else _DECK.fullmatch(bare) or _FRONT.fullmatch(bare)
        if found is None:
            if front and not is_code and (told := _TAGS.fullmatch(bare)):
                tags = tuple(word.lstrip("#") for word in told[1].split())
            elif front and not is_code and (named := _IS.fullmatch(bare)):
                guid = named[1]
            elif front:
                body.append(line.removeprefix("\\") if line.startswith("\\#") else line)
            elif not is_code and bare and not bare.startswith(_FENCE):
                yield _of_line(number, bare, deck)
            continue
        if front:
            yield Row(at, front, "\n".join(body).strip(), guid, deck=deck, tags=tags)
        front, guid, at, tags, body = "", "", number, None, []
        if bare.startswith("##"):
            front = found[1].replace(NEWLINE, "\n")
        else:
            deck = found[1]
    if front:
        yield Row(at, front, "\n".join(body).strip(), guid, deck=deck, tags=tags)
