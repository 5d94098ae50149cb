"""A card as the page shows it: its question, its options, its sentence, and what each of the four buttons will do."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from operator import attrgetter
from random import Random
from typing import Any, NamedTuple

from markupsafe import Markup

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import buttons
from quizapp.core.memory.spans import Span, span_of
from quizapp.core.passage import parted
from quizapp.core.quiz.asking import FALSE, TRUE
from quizapp.core.quiz.marking import options as shuffled
from quizapp.features.decks.sources import Source, source_of
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.marking import OBJECTIVE
from quizapp.features.study.queries.ahead import look_ahead
from quizapp.features.study.states import state_of
from quizapp.models import CardKind
from quizapp.web.rich import rich, rich_parts

GAP = "____"
GAPPED = {CardKind.CLOZE, CardKind.CHOICE, CardKind.TYPED}  # may ask by a gap
NOTE = attrgetter("note_id", "sentence", "start", "end", "answer_start", "answer_end", "paragraph", "context")


class _Note(NamedTuple):
    """The columns of a note, under the note's own names."""

    id: int
    sentence: str
    start: int | None
    end: int | None
    answer_start: int | None
    answer_end: int | None
    paragraph: int | None
    context: str


class Face(NamedTuple):
    """One card on the page. `seen` is the version of its memory, `days` are the intervals of the four buttons in whole
    days; an answer brings both back."""

    card_id: int
    seen: int
    kind: CardKind
    deck: str
    front: str
    passage: Markup  # to be read before the question, as HTML
    parts: tuple[Markup, ...]  # of the question as HTML, between its gaps
    back: str
    options: tuple[str, ...]
    source: Source
    spans: tuple[Span, ...]
    days: tuple[int, ...]
    proposed: Rating = Rating.GOOD
    deck_id: int = 0
    flag: int = 0
    is_starred: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether the question, its gap filled, is the sentence of the article itself."""
        if self.kind is not CardKind.CLOZE:
            return False
        sentence = self.source.lead + self.source.answer + self.source.rest
        return parted(self.front).question.replace(GAP, self.back) == sentence

    @property
    def tag(self) -> str:
        """What holds the question: a paragraph, or more than that."""
        return "div" if "\n" in parted(self.front).question.strip() else "p"

    @property
    def passage_tag(self) -> str:
        """What holds the passage, if there is one."""
        return "" if not self.passage else "div" if "\n" in self.passage else "p"

    @property
    def is_long(self) -> bool:
        """Whether the answer is more than a line."""
        return "\n" in self.back.strip()

    @property
    def long_back(self) -> Markup:
        """The answer with its lists, tables and paragraphs."""
        return rich(self.back, is_block=True)

    @property
    def is_marked(self) -> bool:
        """Whether the answer is typed or chosen, so that it can be marked."""
        return self.kind in OBJECTIVE


_face: Callable[[tuple[Any, ...]], Face] = partial(tuple.__new__, Face)  # at a third of its own price


def face_of(card: Any, learner: Learner, now: datetime) -> Face:
    """The face of a row of the queue, by the rules of its own deck."""
    learner = in_deck(learner, card)
    rules: dict[str, Any] = {"preset": learner.preset, "clock": learner.clock, "card_id": card.card_id}
    passage, question = parted(card.front)
    shown = buttons(state_of(card), now, **rules, look_ahead=look_ahead(learner, now, card.deck_id, card.card_id))
    spans, days = tuple([span_of(button) for button in shown]), tuple([button.interval_days for button in shown])
    return _face((
        card.card_id, card.reviews, card.kind, card.deck_name, card.front, rich(passage, is_block=True),
        _parts(card.kind, question), card.back, _options(card), _source(card), spans, days, Rating.GOOD, card.deck_id,
        card.flag, bool(card.is_starred),
    ))  # fmt: skip


def _parts(kind: CardKind, question: str) -> tuple[Markup, ...]:
    if kind in GAPPED:
        return rich_parts(question, is_block=True)
    return (rich(question, is_block=True),)


def _options(card: Any) -> tuple[str, ...]:
    """The options in an order that stays while the card is asked, and changes the next time."""
    if card.kind is CardKind.TRUE_FALSE:
        found = (card.back, *card.distractors) if card.distractors else (TRUE, FALSE)
        return tuple(sorted(found, key=lambda option: option != TRUE))
    if card.kind is not CardKind.CHOICE:
        return ()
    return tuple(shuffled(card.back, card.distractors, Random(card.card_id + card.reviews)))


def _source(card: Any) -> Source:
    note: Any = _Note._make(NOTE(card))
    return source_of(
        note,
        card.window or "",
        offset=card.window_start or 0,
        article_id=card.article_id,
        title=card.article_title or "",
        language=card.language,
    )
