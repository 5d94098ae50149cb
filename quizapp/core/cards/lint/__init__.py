"""Advice about a card, made by hand or by machine: the flaws of item writing that rules can see.

The checks follow Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines".
"""

from collections.abc import Callable, Sequence

from quizapp.core.cards.lint import giveaways, options, wording
from quizapp.core.cards.lint.flaw import Advice, Code, Given

__all__ = ["Advice", "Code", "advice", "is_flawed"]

_RULES: tuple[Callable[[Given], Advice | None], ...] = (
    wording.leaked,
    options.two_right,
    options.twice,
    options.overlap,
    giveaways.longest,
    giveaways.absolute,
    options.lumped,
    wording.not_atomic,
    wording.too_long,
    wording.duplicate,
    giveaways.article_cue,
    giveaways.number_cue,
    wording.negative,
    options.mixed,
    giveaways.repeated,
    giveaways.convergence,
    giveaways.format_cue,
    giveaways.outlier,
)

_OF_OPTIONS: tuple[Callable[[Given], Advice | None], ...] = (
    options.two_right,
    options.twice,
    options.overlap,
    options.mixed,
    options.lumped,
    giveaways.longest,
    giveaways.absolute,
    giveaways.article_cue,
    giveaways.number_cue,
    giveaways.outlier,
    giveaways.format_cue,
    giveaways.convergence,
    giveaways.repeated,
)


def is_flawed(front: str, back: str, distractors: Sequence[str]) -> bool:
    """Have the options, as a set, a flaw for which another draw is better?

    >>> is_flawed("Which lake?", "Baikal", ["Ladoga", "Onega", "Victoria"])
    False
    """
    given = Given(front.strip(), back.strip(), tuple(distractors), ())
    return any(rule(given) is not None for rule in _OF_OPTIONS)


def advice(
    front: str, back: str, distractors: Sequence[str] = (), *, others: Sequence[tuple[str, str]] = ()
) -> list[Advice]:
    """What a careful colleague would say of this card; `others` are the fronts and backs of the deck's other cards.

    >>> [a.code.value for a in advice("Who wrote Emma by Jane Austen?", "Jane Austen")]
    ['answer_leaked']
    """
    given = Given(front.strip(), back.strip(), tuple(d.strip() for d in distractors), tuple(others))
    if not given.front or not given.back:
        return [Advice(Code.EMPTY)]
    return [found for rule in _RULES if (found := rule(given)) is not None]
