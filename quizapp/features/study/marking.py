"""Marking what was typed or chosen against the card, and the rating that this proposes."""

from dataclasses import dataclass
from typing import Any

from quizapp.core.memory.rating import Rating
from quizapp.core.quiz.marking import Marked, Verdict, mark_choice, mark_typed, propose
from quizapp.models import CardKind

OBJECTIVE = (CardKind.TYPED, CardKind.CHOICE, CardKind.TRUE_FALSE)


@dataclass(frozen=True, slots=True)
class Mark:
    """How an answer was marked, and what that proposes; `typed` holds the letter difference of a typed one."""

    verdict: Verdict
    proposed: Rating
    given: str
    typed: Marked | None = None
    is_other: bool = False  # than the card's own answer: one that counts as right too


def mark(card: Any, given: str | None, taken_ms: int = 0) -> Mark | None:
    """Mark an answer to this card; None for cards that are only shown, and when nothing was given."""
    if card.kind not in OBJECTIVE or given is None:
        return None
    if card.kind is CardKind.TYPED:
        typed = mark_typed(given, card.back, card.accept)
        is_other = typed.verdict is not Verdict.WRONG and typed.expected in card.accept and typed.expected != card.back
        return Mark(typed.verdict, propose(typed.verdict, taken_ms), given, typed, is_other)
    verdict = mark_choice(given, card.back)
    return Mark(verdict, propose(verdict, taken_ms), given)


def proposal(card: Any, given: str | None, taken_ms: int, *, is_counted: bool = False) -> Rating | None:
    """The rating that marking this answer proposes, for the log; of one that was `is_counted` as right by the learner
    just now, what was proposed before that.
    """
    if is_counted and given is not None and card.kind is CardKind.TYPED:
        said = " ".join(given.split())
        return propose(mark_typed(given, card.back, [text for text in card.accept if text != said]).verdict, taken_ms)
    marked = mark(card, given, taken_ms)
    return marked.proposed if marked else None
