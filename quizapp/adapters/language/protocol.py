"""What every language model does for us: text goes in, cards come out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from quizapp.core.cards.wish import Wish
from quizapp.core.text import paragraphs

if TYPE_CHECKING:
    from quizapp.core.generate import Generated

Progress = Callable[[int, int], None]


class Language(Protocol):
    """Makes cards from cleaned text."""

    def make_cards(
        self, text: str, wish: Wish | None = None, *, title: str = "", progress: Progress | None = None
    ) -> Generated:
        """Cards from a cleaned text; `progress(done, total)` is told the paragraphs read."""


def pieces_of(text: str) -> list[tuple[str, int]]:
    """The paragraphs of a cleaned text, each with the offset where it begins.

    >>> pieces_of("One.\\n\\nTwo.")
    [('One.', 0), ('Two.', 6)]
    """
    return [(text[span.start : span.end], span.start) for span in paragraphs(text)]
