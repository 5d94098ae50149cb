"""The parts of an article a reader can choose: paragraphs by how they begin, or a passage grown to whole sentences."""

from dataclasses import dataclass

from quizapp.core.text import numbers, paragraphs
from quizapp.features.decks.sources import sentences

ALL, SOME, PASSAGE = "all", "some", "passage"
MOST = 300  # places in a list; a longer article is offered in steps of several paragraphs
_SHOWN = 56


@dataclass(frozen=True)
class Place:
    """One line of the list: the pieces of the text from `first` to `last`, counted from 0, headings among them."""

    first: int
    last: int
    start: int
    end: int
    beginning: str
    ending: str


def places(text: str, most: int = MOST, title: str = "") -> list[Place]:
    """What a list of paragraphs offers, with the words by which each is known; headings bear no number.

    >>> [(place.first, place.last, place.beginning) for place in places("One.\\n\\nTwo.\\n\\nThree.", most=2)]
    [(0, 1, '1: One.'), (2, 2, '3: Three.')]
    >>> [place.ending for place in places("Depth\\n\\nIt is deep.\\n\\nAge\\n\\nIt is old.")]
    ['Depth', '1: It is deep.', 'Age', '2: It is old.']
    """
    spans, counted = paragraphs(text), numbers(text, title)
    step = max(1, -(-len(spans) // most))
    out = []
    for first in range(0, len(spans), step):
        last = min(first + step, len(spans)) - 1
        start, end = spans[first].start, spans[last].end
        ending = _known_by(text[spans[last].start : end], counted[last])
        out.append(Place(first, last, start, end, _known_by(text[start : spans[first].end], counted[first]), ending))
    return out


def _known_by(paragraph: str, number: int | None) -> str:
    words = paragraph if len(paragraph) <= _SHOWN else paragraph[:_SHOWN].rpartition(" ")[0] + "…"
    return words if number is None else f"{number + 1}: {words}"


def part_between(text: str, first: int, last: int) -> tuple[int, int] | None:
    """Where the paragraphs from `first` to `last` stand; None when there are no such paragraphs.

    >>> part_between("One.\\n\\nTwo.\\n\\nThree.", 1, 2), part_between("One.", 0, 1), part_between("One.", 1, 0)
    ((6, 18), None, None)
    """
    spans = paragraphs(text)
    return (spans[first].start, spans[last].end) if 0 <= first <= last < len(spans) else None


def whole_sentences(text: str, start: int | None, end: int | None) -> tuple[int, int] | None:
    """A selected passage grown to the sentences it touches; None when it names no place with words in the text.

    >>> text = "It is deep. It froze in 1920. Ships came."
    >>> start, end = whole_sentences(text, 18, 22)
    >>> text[start:end]
    'It froze in 1920.'
    """
    if start is None or end is None or not 0 <= start < end <= len(text) or not text[start:end].strip():
        return None
    touched = []
    for span in paragraphs(text):
        if span.end <= start or span.start >= end:
            continue
        inside = [(span.start + left, span.start + right) for left, right in sentences(text[span.start : span.end])]
        touched += [(left, right) for left, right in inside if left < end and right > start]
    return (touched[0][0], touched[-1][1]) if touched else None
