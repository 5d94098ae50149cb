"""Lines on pages to paragraphs: by their gaps, indents, sizes and ends, as a reader's eye does it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from quizapp.core.text import is_furniture
from quizapp.core.text.wrapping import SENTENCE_END, hyphenated_words, is_list_item, one_line

_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?|[-–—|] ?)?(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:/|of) ?\d{1,4})?(?: ?[-–—|])?", re.IGNORECASE
)
_MARGIN_LINES = 2  # at the top and at the foot of a page


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: `base` is its baseline's height, all in points from the lower left corner."""

    text: str
    left: float
    right: float
    base: float
    size: float


def without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without the headers and footers that return on page after page."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _margin(page)})
    often = max(2, len(pages) // 3)
    return [[line for line in page if not _is_margin(line, page, seen, often)] for page in pages]


def _margin(page: list[Line]) -> list[Line]:
    """The lines at the very top and foot of a page, wherever they stand in the file."""
    by_height = sorted(page, key=lambda line: line.base)
    return [*by_height[:_MARGIN_LINES], *by_height[-_MARGIN_LINES:]]


def _is_margin(line: Line, page: list[Line], seen: Counter[str], often: int) -> bool:
    if line not in _margin(page):
        return False
    return bool(_PAGE_NUMBER.fullmatch(line.text)) or seen[_key(line)] >= often


def _key(line: Line) -> str:
    """What two headers have in common when only their page number differs: words and height."""
    return f"{round(line.base / 3)} {re.sub(r'\d+', '#', line.text).casefold()}"


def title_of(pages: list[list[Line]]) -> str | None:
    """The words in the largest letters of the first page, when they are clearly larger than the rest."""
    first = pages[0] if pages else []
    usual = median(line.size for page in pages for line in page) if any(pages) else 0
    largest = max((line.size for line in first), default=0)
    start = next((number for number, line in enumerate(first) if line.size > 0.98 * largest), 0)
    title = first[start : start + 1]
    for line in first[start + 1 : start + 5]:
        if line.size < 0.98 * largest or not 0 < title[-1].base - line.base < 1.5 * largest:
            break
        title.append(line)
    words = " ".join(line.text for line in title)
    is_title = largest > 1.2 * usual and 3 < len(words) <= 200 and not is_furniture(words)
    return words if is_title else None


def paragraphs_of(pages: Iterable[list[Line]]) -> list[str]:
    """The paragraphs of all pages; one that runs over the foot of a page or column stays whole."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    look = _Look.of(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for one, two in pairwise(lines):
        if look.runs_on(one, two):
            groups[-1].append(two)
        else:
            groups.append([two])
    compounds = hyphenated_words([line.text for line in lines])
    return [one_line([line.text for line in group], compounds) for group in groups]


@dataclass(frozen=True, slots=True)
class _Look:
    """What is usual in this document."""

    leading: float  # from one baseline to the next
    width: float  # of a full line

    @staticmethod
    def of(lines: list[Line]) -> "_Look":
        drops = [one.base - two.base for one, two in pairwise(lines) if 0 < one.base - two.base < 4 * max(one.size, 1)]
        widths = sorted(line.right - line.left for line in lines)
        return _Look(median(drops) if drops else 12.0, widths[int(0.85 * (len(widths) - 1))])

    def runs_on(self, one: Line, two: Line) -> bool:
        """Does the second line continue the first one's paragraph?"""
        if self._is_item(one, two) or abs(one.size - two.size) > 0.12 * max(one.size, two.size):
            return False
        full = self._is_full(one, two)
        drop = one.base - two.base
        if drop < 0 or drop > 6 * self.leading:  # the next column or page
            return not SENTENCE_END.search(one.text) and (full or two.text[:1].islower())
        if drop > max(1.4 * self.leading, 1.35 * one.size):  # headings have a leading of their own
            return False
        indented = two.left - one.left > 0.8 * two.size and bool(SENTENCE_END.search(one.text))
        return not indented and (full or (two.text[:1].islower() and not SENTENCE_END.search(one.text)))

    def _is_item(self, one: Line, two: Line) -> bool:
        """Does a list item begin here? Not when a full line ran on into "47. Members"."""
        cut = self._is_full(one, two) and not SENTENCE_END.search(one.text) and not is_list_item(one.text)
        return is_list_item(two.text) and not (cut and abs(one.left - two.left) < two.size)

    def _is_full(self, one: Line, two: Line) -> bool:
        """Had the next line's first word no room on this line?"""
        width = one.right - one.left
        word = two.text.split(" ", 1)[0]
        return width + width / len(one.text) * (len(word) + 1) > 0.95 * self.width
