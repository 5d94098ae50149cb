"""Hard-wrapped text: lines cut at a column, which belong together in one paragraph."""

import re
from collections.abc import Iterable
from itertools import pairwise

from quizapp.core.text.byline import read_byline

_LIST_ITEM = re.compile(r"(?:[-*+\u2022\u2023\u25aa\u25cf\u2013]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]) +\S")
SENTENCE_END = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]*$")
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")
_NARROWEST, _WIDEST = 40, 250
_CUT_LINES = 0.35  # share of lines that end in mid-sentence; lines that are paragraphs hardly ever do
_FULL_LINES = 0.9  # share of those that could not have taken the next word
_SLACK = 0.9  # text copied from a typeset page is cut by width, not by count


def is_list_item(line: str) -> bool:
    """Does the line begin with a bullet, a number or a letter of a list?

    >>> is_list_item("- 1 litre of whole milk"), is_list_item("2. Warm it."), is_list_item("1998 was cold.")
    (True, True, False)
    """
    return bool(_LIST_ITEM.match(line))


def join_wrapped(blocks: list[list[str]]) -> list[str]:
    """Paragraphs from blocks of lines (a block ends at a blank line).

    When the lines of the whole text are clearly cut at one column, those of a paragraph are joined; when they are not,
    every line is a paragraph of its own, as in text copied from a page.

    >>> join_wrapped([["Milk", "Eggs"], ["Flour"]])
    ['Milk', 'Eggs', 'Flour']
    """
    width = wrap_width(blocks)
    if width is None:
        return [line for block in blocks for line in block]
    words = hyphenated_words(line for block in blocks for line in block)
    return [paragraph for block in blocks for paragraph in _joined(block, width=width, hyphenated=words)]


def wrap_width(blocks: Iterable[list[str]]) -> int | None:
    """The column at which the lines are cut, or None when they are not clearly cut at one."""
    prose = [block for block in blocks if not is_list_item(block[0])]
    breaks = [(one, two) for block in prose for one, two in pairwise(block) if not is_list_item(one + two)]
    if len(breaks) < 2:
        return None
    lengths = sorted(len(one) for one, _ in breaks)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    cut = [pair for pair in breaks if _is_mid_sentence(*pair)]
    if not _NARROWEST <= width <= _WIDEST or len(cut) < max(2, _CUT_LINES * len(breaks)):
        return None
    full = sum(_is_full(one, two, _SLACK * width) for one, two in cut)
    return width if full >= _FULL_LINES * len(cut) else None


def _is_mid_sentence(line: str, following: str) -> bool:
    return following[0].islower() and not SENTENCE_END.search(line)


def _is_full(line: str, following: str, width: float) -> bool:
    """Had the next line's first word no room on this one?"""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _joined(block: list[str], *, width: int, hyphenated: set[str]) -> list[str]:
    """One block's lines, joined where a line was cut."""
    paragraphs = [[block[0]]]
    in_list = is_list_item(block[0])
    for previous, line in pairwise(block):
        cut = _is_cut(previous, line, width)
        is_item = is_list_item(line) and (in_list or not cut)  # else "aged / 47. Members" was cut there
        in_list = in_list or is_item
        if cut and not is_item:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [one_line(lines, hyphenated) for lines in paragraphs]


def _is_cut(line: str, following: str, width: int) -> bool:
    """Was one paragraph cut between these lines? A short line before a capital or a byline is a heading or an end."""
    if read_byline(following) or read_byline(line):
        return False
    if _is_full(line, following, width if SENTENCE_END.search(line) else _SLACK * width):
        return True
    return _is_mid_sentence(line, following)


def one_line(lines: list[str], hyphenated: set[str]) -> str:
    """The lines as one; a word cut in two is made whole, unless it stands elsewhere as a compound.

    >>> one_line(["a grand-", "father, well-", "known"], {"well-known"})
    'a grandfather, well-known'
    """
    out = [lines[0]]
    for previous, line in pairwise(lines):
        hyphen = _HYPHENATED.search(previous)
        if not hyphen or not line[0].islower():
            out.append(" ")
        elif f"{hyphen[1]}-{_first_letters(line)}".casefold() not in hyphenated:
            out[-1] = out[-1].removesuffix("-")  # cut inside a word; a compound seen elsewhere keeps its hyphen
        out.append(line)
    return "".join(out)


def _first_letters(line: str) -> str:
    match = re.match(r"[^\W\d_]+", line)
    return match[0] if match else ""


def hyphenated_words(lines: Iterable[str]) -> set[str]:
    """The compounds that stand unbroken somewhere, such as "well-known"."""
    return {word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", line)}
