"""Advice about a card, in sentences: a person may follow it or not."""

from collections.abc import Callable, Mapping, Sequence

from flask_babel import gettext as _

from quizapp.core.cards.lint import Advice, Code, advice

Data = Mapping[str, str]


def _word(data: Data) -> str:
    return data.get("word") or data.get("option") or data.get("back") or ""


SENTENCES: dict[Code, Callable[[Data], str]] = {
    Code.EMPTY: lambda _d: _("The question or the answer is empty."),
    Code.ANSWER_LEAKED: lambda _d: _("The answer already stands in the question."),
    Code.TWO_RIGHT: lambda d: _("Two options are right: %(word)s.", word=_word(d)),
    Code.LONGEST_RIGHT: lambda _d: _("The right option is by far the longest, which gives it away."),
    Code.ABSOLUTE_WORDS: lambda d: _("A wrong option says %(word)s, which gives it away.", word=_word(d)),
    Code.NOT_ATOMIC: lambda _d: _("This asks for several things at once. One card for each is easier to remember."),
    Code.TOO_LONG: lambda _d: _("This is long. A shorter card is easier to remember."),
    Code.DUPLICATE: lambda _d: _("Another card already asks this. Keep one of them."),
    Code.SAME_FRONT: lambda d: _("Another card asks the same and wants another answer: %(word)s.", word=_word(d)),
    Code.GRAMMATICAL_CUE: lambda d: _("The word %(word)s before the gap gives the answer away.", word=_word(d)),
    Code.OVERLAP: lambda d: _("Two options say the same, or one holds the other: %(word)s.", word=_word(d)),
    Code.ALL_OF_THE_ABOVE: lambda d: _("An option speaks of the others, which tests reading: %(word)s.", word=_word(d)),
    Code.NEGATIVE_FRONT: lambda d: _("The question is put in the negative: %(word)s is easily missed.", word=_word(d)),
    Code.MIXED_KINDS: lambda _d: _("Only some options hold a figure, which gives the answer away."),
    Code.WORD_REPEATED: lambda d: _("Only the right option repeats a word of the question: %(word)s.", word=_word(d)),
    Code.CONVERGENCE: lambda _d: _("The right option shares a part with each of the others, which gives it away."),
    Code.FORMAT_CUE: lambda _d: _("The right option is written unlike all the others, which gives it away."),
    Code.OUTLIER: lambda _d: _("The right figure is far from all the others, which gives it away."),
}


def rivals(others: Sequence[tuple[int, str, str]], card_id: int | None) -> list[tuple[str, str]]:
    """(front, back) of the cards that this one could repeat: all but itself."""
    return [(front, back) for number, front, back in others if number != card_id]


def advise(front: str, back: str, distractors: Sequence[str], others: Sequence[tuple[str, str]]) -> list[str]:
    """What somebody should look at again."""
    return [_said(found) for found in advice(front, back, distractors, others=others)]


def _said(found: Advice) -> str:
    return SENTENCES[found.code](found.data)
