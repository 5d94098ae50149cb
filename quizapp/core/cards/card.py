"""A card: one question about one fact, with everything a page needs to show where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

GAP = "____"


def filled(question: str, answer: str) -> str:
    """The question with the answer in its gap, or behind it where it has none.

    >>> filled("It fell in ____.", "1453"), filled("When did it fall?", "1453")
    ('It fell in 1453.', 'When did it fall? 1453')
    """
    return question.replace(GAP, answer) if GAP in question else f"{question} {answer}"


class Kind(StrEnum):
    """How a card is presented and answered; the family of the question (`Card.kind`) is another matter."""

    BASIC = "basic"
    REVERSED = "reversed"
    CLOZE = "cloze"
    TYPED = "typed"
    CHOICE = "choice"
    TRUE_FALSE = "true_false"


@dataclass(frozen=True)
class Card:
    """One question and its answer, grounded: `text[start:end] == sentence` in the cleaned text.

    `kind` is the family of the question ("cloze", "when", "acronym", ...). Several cards of one fact share `fact_key`.
    `answer_start` and `answer_end` say where the answer stands in the text. `reasons` is advice that a person
    should look;
    `accept` lists other answers to count as right when typed; `context` is the name that stands for a pronoun of
    the sentence; `pool` holds sets of wrong options to choose from, the shown one first.
    """

    kind: str
    question: str
    answer: str
    distractors: tuple[str, ...]
    sentence: str
    start: int
    end: int
    paragraph: int
    score: float
    fact_key: str
    answer_start: int | None = None
    answer_end: int | None = None
    reasons: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    context: str = ""
    pool: tuple[tuple[str, ...], ...] = ()


def as_row(card: Card, options: Sequence[str] | None = None) -> dict[str, object]:
    """The card as one flat object for JSON Lines; `options`, when given, are the shown ones in their order.

    >>> card = Card("when", "When?", "2011", (), "It began in 2011.", 0, 17, 0, 0.5, "k")
    >>> as_row(card)["options"] is None
    True
    """
    if options is None and card.distractors:
        options = sorted([card.answer, *card.distractors])
    return {
        "kind": card.kind,
        "question": card.question,
        "answer": card.answer,
        "options": list(options) if options else None,
        "sentence": card.sentence,
        "start": card.start,
        "end": card.end,
        "paragraph": card.paragraph,
        "score": round(card.score, 4),
    }
