"""Taking back the learner's last answer: memory and counts as they were before it; its log row stays, marked."""

from datetime import datetime
from typing import NamedTuple

from quizapp.core.errors import NotFound, Stale
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries import log
from quizapp.features.study.services import writing
from quizapp.features.study.states import from_document


class Undone(NamedTuple):
    """Which card's answer was taken back, and where it is studied."""

    card_id: int
    deck_id: int


def undo(learner: Learner, *, now: datetime) -> Undone:
    """Take back the last answer given while studying, if it was within a day; again, for the one before it.

    Raises NotFound when there is none, Stale when its card was answered elsewhere since.
    """
    row = log.last_answer(learner.id, now - log.UNDO_WITHIN)
    if row is None:
        raise NotFound
    before = from_document(row.before)
    seen = before.reviews + 1
    if row.reviews_now != seen or not writing.move_memory(row.memory_id, before, seen=seen):
        raise Stale
    if not writing.mark_undone(row.id, at=now):
        raise Stale
    entry = {"rating": row.rating, "where": row.where, "taken_ms": row.taken_ms}
    taken_back = {name: -number for name, number in writing.tally(before, entry).items()}
    writing.count_day(learner.id, row.deck_id, row.day, taken_back)
    return Undone(row.card_id, row.deck_id)
