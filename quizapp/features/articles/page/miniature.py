"""The miniature page: an article in thirteen lines, with a marker stroke where a fact stands."""

from collections.abc import Iterable

from quizapp.features.articles.memories import Level

LINES = 13
type Stroke = tuple[int, int, int]  # left edge, width, level
_LEFT, _RIGHT = 7, 51


def line_of(start: int, length: int) -> int:
    """The line of the miniature on which a place of the text falls.

    >>> line_of(0, 100), line_of(99, 100), line_of(5, 0)
    (0, 12, 0)
    """
    return min(LINES - 1, start * LINES // length) if length > 0 else 0


def strokes(places: Iterable[tuple[int, Level]], length: int) -> dict[int, Stroke]:
    """One stroke a line, the first fact on it: {line: (left edge, width, level)}.

    The same place always gives the same stroke, so that a page is recognised again.

    >>> strokes([(10, Level.FIRM), (12, Level.NONE)], 100)
    {1: (16, 24, 3)}
    """
    drawn: dict[int, Stroke] = {}
    for start, level in places:
        line = line_of(start, length)
        if line not in drawn:
            left = _LEFT + (start * 7 + line * 11) % 24
            drawn[line] = (left, min(14 + start % 15, _RIGHT - left), int(level))
    return drawn
