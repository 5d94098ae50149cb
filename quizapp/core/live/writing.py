"""A question as somebody writes or brings it for a live game, and what is still wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from quizapp.core.live.kinds import LONGEST_TEXT, Kind
from quizapp.core.quiz.asking import FALSE, TRUE
from quizapp.core.quiz.folding import tidy

LONGEST_FRONT, LONGEST_OPTION = 1000, 200  # letters; of a question with what is read before it
MOST_OPTIONS, MOST_ACCEPT, MOST_QUESTIONS = 6, 20, 200
LONGEST_S = 600
FACTORS = (0, 1, 2)
WITH_OPTIONS = {Kind.CHOICE, Kind.MULTIPLE, Kind.ORDER, Kind.POLL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question. Of an order the options stand in the right order; `seconds` None is whatever the game says."""

    kind: Kind
    front: str
    options: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    accept: tuple[str, ...] = ()
    value: float | None = None
    tolerance: float = 0.0
    factor: int = 1
    seconds: int | None = None


def truth(front: str, is_true: bool, **more: int | None) -> Draft:
    """A statement to call true or false.

    >>> truth("Water is wet.", True).right, truth("Water is wet.", True).options
    ((0,), ('True', 'False'))
    """
    seconds = more.get("seconds")
    return Draft(
        kind=Kind.TRUE_FALSE, front=front, options=(TRUE, FALSE), right=(0 if is_true else 1,), seconds=seconds
    )


def tidied(lines: Iterable[str]) -> tuple[str, ...]:
    """Texts without spaces around them, and without the empty ones.

    >>> tidied([" a ", "", "b  c"])
    ('a', 'b c')
    """
    return tuple(text for text in (" ".join(line.split()) for line in lines) if text)


def problems(draft: Draft) -> list[str]:
    """Short codes for all that keeps this from being asked.

    >>> problems(Draft(kind=Kind.CHOICE, front="Which?", options=("a", "A"), right=()))
    ['options_alike', 'none_right']
    >>> problems(Draft(kind=Kind.NUMERIC, front="How deep?", value=1642.0))
    []
    """
    found = []
    if not draft.front.strip():
        found.append("no_front")
    if len(draft.front) > LONGEST_FRONT:
        found.append("front_long")
    if draft.kind in WITH_OPTIONS:
        found += _options(draft)
    if draft.kind is Kind.TYPED:
        found += _accept(draft)
    if draft.kind is Kind.NUMERIC:
        found += _number(draft)
    if draft.factor not in FACTORS or not 0 <= (draft.seconds or 0) <= LONGEST_S:
        found.append("settings")
    return found


def _options(draft: Draft) -> list[str]:
    found, right = [], set(draft.right)
    if len(draft.options) < 2:
        found.append("few_options")
    if len(draft.options) > MOST_OPTIONS:
        found.append("many_options")
    if any(len(option) > LONGEST_OPTION for option in draft.options):
        found.append("option_long")
    if len({tidy(option).casefold() for option in draft.options}) < len(draft.options):
        found.append("options_alike")
    if draft.kind in {Kind.CHOICE, Kind.MULTIPLE}:
        if not right:
            found.append("none_right")
        elif draft.kind is Kind.CHOICE and len(right) > 1:
            found.append("several_right")
        elif right - set(range(len(draft.options))):
            found.append("none_right")
    return found


def _accept(draft: Draft) -> list[str]:
    if not draft.accept:
        return ["no_answer"]
    is_long = len(draft.accept) > MOST_ACCEPT or any(len(text) > LONGEST_TEXT for text in draft.accept)
    return ["answer_long"] if is_long else []


def _number(draft: Draft) -> list[str]:
    if draft.value is None or not isfinite(draft.value) or abs(draft.value) > 1e15:
        return ["no_number"]
    return [] if isfinite(draft.tolerance) and 0 <= draft.tolerance <= 1e15 else ["no_tolerance"]
