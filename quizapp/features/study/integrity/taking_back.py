"""An answer that its page took back without knowing whether it had arrived: in the end none of it counts (U1, I2)."""

from typing import Any

from quizapp.core.memory.state import State
from quizapp.features.study.custom import order
from quizapp.features.study.integrity.rebuilding import made_again
from quizapp.features.study.leeches import marking
from quizapp.features.study.queries import log, siblings
from quizapp.features.study.services import Answer, writing
from quizapp.features.study.services.answering import MILLISECOND, moment_of
from quizapp.features.study.states import from_document
from quizapp.features.study.steps import queries, undoing
from quizapp.features.study.steps.keeping import Desk
from quizapp.models import Entry, Where


def take_back(desk: Desk, given: Answer) -> bool:
    """See to it that no answer of this key counts: it is taken back if it had arrived, and else its key is used up, so
    that it does nothing when it still comes. Again, it changes nothing. Gives whether it can be done again.

    Unlike `undo` this takes back an answer that others followed elsewhere: then the card is made again from its log.
    """
    memory = log.memory(desk.learner.id, given.card_id)
    if memory is None or _use_up(desk, memory, given):  # the log of a card that is gone went with it
        return False
    log.memory(desk.learner.id, given.card_id, lock=True)  # after the row: an answer takes them in the same order
    key = log.answer_by_key(desk.learner.id, given.answer_key)
    row = queries.log_row(desk.learner.id, key.id)
    if row is None or row.undone_at is not None or row.kind not in (Entry.ANSWER, Entry.CRAM):
        return False
    if row.kind is Entry.ANSWER and row.reviews_now != from_document(row.before).reviews + 1:
        _take_out(desk, row)
        return False
    undoing.undo_answer(desk, row)
    return True


def _use_up(desk: Desk, memory: Any, given: Answer) -> bool:
    """Log the answer as one that was taken back at once; False if its key is in the log already."""
    entry = {
        "answer_key": given.answer_key, "at": moment_of(given.at, memory.last_review, desk.now), "where": Where.STUDY,
        "rating": given.rating, "proposed": None, "given": given.given, "interval_days": memory.interval_days,
        "taken_ms": min(max(0, given.taken_ms), desk.learner.preset.answer_cap // MILLISECOND),
    }  # fmt: skip
    row = writing.log_row(desk.learner, memory, entry)
    return row is not None and writing.mark_undone(row, at=desk.now)


def _take_out(desk: Desk, row: Any) -> None:
    """Take an answer out of the middle of its card's log."""
    before = from_document(row.before)
    writing.mark_undone(row.id, at=desk.now)
    undoing.count(desk, row, before, -1)
    marking.unmark(desk.learner, row.card_id, row.before)
    siblings.show_again(desk.learner.id, row.before.get("hidden", []))
    order.put_back(desk.learner.id, row)
    state = made_again(desk.learner, [row.card_id]).get(row.card_id, State(due=before.due))
    writing.move_memory(row.memory_id, state, seen=row.reviews_now)
