"""Other manners of writing cards as Markdown, line by line put into ours: `Q:` and `A:`, tables of two columns."""

import re

_ASKED = re.compile(r"\s{0,3}\**Q(?:uestion)?\s*:\**\s*(\S.*)")
_ANSWERED = re.compile(r"\s{0,3}\**A(?:nswer)?\s*:\**\s*(.*)")
_ROW = re.compile(r"\s*\|([^|]+)\|([^|]+)\|\s*")
_RULE = re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*")
_HEADING = re.compile(r"#{2,6}\s+\S")
_FENCE = ("```", "~~~")


def ours(lines: list[str]) -> list[str]:
    """The same lines, each in its place, as we write cards; what says something about the whole file is left empty.

    >>> ours(["Q: Why?", "A: So."]), ours(["| Front | Back |", "|---|---|", "| a | b |"])
    (['## Why?', 'So.'], ['', '', 'a :: b'])
    """
    lines = _without_matter(lines)
    asks = any(map(_ASKED.fullmatch, lines)) and any(map(_ANSWERED.fullmatch, lines))
    is_answers = any(map(_HEADING.match, lines))  # then a table is part of what some heading asks for
    found, is_code = [], False
    for place, line in enumerate(lines):
        is_code = is_code != line.strip().startswith(_FENCE)
        heads = place + 1 < len(lines) and _RULE.fullmatch(lines[place + 1])
        told = line if is_code else _one(line, asks=asks)
        found.append(told if is_code or is_answers else _row(told, heads=bool(heads)))
    return found


def _one(line: str, *, asks: bool) -> str:
    if asks and (told := _ASKED.fullmatch(line)):
        return f"## {told[1]}"
    if asks and (told := _ANSWERED.fullmatch(line)):
        return told[1]
    return line


def _row(line: str, *, heads: bool) -> str:
    if _RULE.fullmatch(line):
        return ""
    row = _ROW.fullmatch(line)
    if row is None:
        return line
    return "" if heads else f"{row[1].strip()} :: {row[2].strip()}"


def _without_matter(lines: list[str]) -> list[str]:
    """Without what other programs keep at the top of a file, between two lines of dashes."""
    if lines and lines[0].strip() == "---":
        end = next((place for place, line in enumerate(lines[1:50], 1) if line.strip() == "---"), 0)
        return [""] * (end + 1) + lines[end + 1 :] if end else lines
    return lines
