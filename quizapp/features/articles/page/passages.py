"""The reading page: a text cut into pages and paragraphs, and paragraphs cut where a marked fact begins and ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.core.text import is_furniture, is_heading, paragraphs
from quizapp.features.articles.memories import Level

PAGE_CHARS = 20_000


@dataclass(frozen=True)
class Fact:
    """A marked place: its first note names it; `level` is that of its weakest card."""

    note: int
    start: int
    end: int
    level: Level = Level.NONE


@dataclass(frozen=True)
class Stretch:
    """A run of text, inside a fact or between two."""

    text: str
    fact: Fact | None = None
    is_first: bool = False  # the fact begins here; a fact over two paragraphs has a second stretch


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: `start` is its offset in the article, for passages that a reader selects."""

    start: int
    kind: str  # "p", "h2", "title", "aside"
    stretches: tuple[Stretch, ...]

    @property
    def notes(self) -> frozenset[int]:
        """The facts that begin in this paragraph."""
        return frozenset(s.fact.note for s in self.stretches if s.fact and s.is_first)


def pages(text: str, size: int = PAGE_CHARS) -> list[tuple[int, int]]:
    """Where the pages of a long article begin and end, cut between paragraphs; at least one page.

    >>> pages("One.\\n\\nTwo.\\n\\nThree.", size=8)
    [(0, 6), (6, 12), (12, 18)]
    """
    starts = [0]
    for span in paragraphs(text):
        if span.end - starts[-1] > size and span.start > starts[-1]:
            starts.append(span.start)
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def merged(facts: Iterable[Fact]) -> list[Fact]:
    """Facts that overlap become one marked place, named by the first of them.

    >>> [(f.note, f.start, f.end) for f in merged([Fact(1, 0, 9), Fact(2, 0, 9), Fact(3, 5, 12), Fact(4, 20, 30)])]
    [(1, 0, 12), (4, 20, 30)]
    """
    out: list[Fact] = []
    for fact in sorted(facts, key=lambda f: (f.start, f.note)):
        if out and fact.start < out[-1].end:
            last = out[-1]
            out[-1] = Fact(last.note, last.start, max(last.end, fact.end), min(last.level, fact.level))
        else:
            out.append(fact)
    return out


def paragraphs_of(text: str, page: tuple[int, int], facts: Sequence[Fact], *, title: str = "") -> list[Paragraph]:
    """The paragraphs of one page with its (merged) facts marked.

    >>> [s.text for s in paragraphs_of("It began in 2011.", (0, 17), [Fact(1, 12, 16)])[0].stretches]
    ['It began in ', '2011', '.']
    """
    out = []
    for span in paragraphs(text[page[0] : page[1]]):
        start, end = span.start + page[0], span.end + page[0]
        words = text[start:end]
        out.append(
            Paragraph(start, _kind(words, is_title=start < 500 and words == title), _cut(text, start, end, facts))
        )
    return out


def _kind(words: str, *, is_title: bool) -> str:
    if is_title:
        return "title"
    if is_furniture(words):
        return "aside"
    return "h2" if is_heading(words) else "p"


def _cut(text: str, start: int, end: int, facts: Sequence[Fact]) -> tuple[Stretch, ...]:
    out: list[Stretch] = []
    here = start
    for fact in facts:
        left, right = max(fact.start, start), min(fact.end, end)
        if left >= right:
            continue
        if left > here:
            out.append(Stretch(text[here:left]))
        out.append(Stretch(text[left:right], fact, is_first=left == fact.start))
        here = right
    if here < end:
        out.append(Stretch(text[here:end]))
    return tuple(out)
