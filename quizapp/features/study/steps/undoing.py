"""Undo and redo: one step at a time, of this device alone, and never over what was done elsewhere since (U1)."""

from typing import Any, NamedTuple

from sqlalchemy import update

from quizapp.core.errors import NotFound, Stale
from quizapp.core.memory.state import State, day_of_last
from quizapp.extensions import db
from quizapp.features.study.custom import order
from quizapp.features.study.leeches import marking
from quizapp.features.study.queries import siblings
from quizapp.features.study.queries.tables import review_log
from quizapp.features.study.services import writing
from quizapp.features.study.states import document, from_document, state_of
from quizapp.features.study.steps import changes, queries
from quizapp.features.study.steps.keeping import Desk
from quizapp.features.study.steps.verbs import TAKES_BACK, Verb
from quizapp.models import Entry, StudyStep

UNDO_KEY = "undo_key"


class Undone(NamedTuple):
    """What was taken back or done again, or could be: which step, and the card and deck it was about, if one; of how
    many cards it changed what is remembered.
    """

    verb: Verb
    card_id: int | None
    deck_id: int | None
    number: int = 1


def undo(desk: Desk, *, key: str = "") -> Undone:
    """Take back the last step of this device, if it was within a day; again, for the one before it, 30 in all. The same
    key again, after a lost reply, changes nothing.

    Raises NotFound when there is none, Stale when its card was changed elsewhere since.
    """
    if key and (done := next((step for step in _still_undone(desk) if step.after.get(UNDO_KEY) == key), None)):
        return _told(done)
    answer, step = _last(desk)
    number = _next_number(desk, most=queries.MOST)
    if answer is not None:
        undone = undo_answer(desk, answer, number)
    elif step is not None:
        undone = _undo_step(desk, step, number)
    else:
        raise NotFound
    if key:
        [newest, *_others] = queries.undone(desk.learner.id, desk.device)
        newest.after = newest.after | {UNDO_KEY: key}
        db.session.flush()
    return undone


def take_back(desk: Desk, verb: Verb, card_id: int) -> bool:
    """Take back the last step if it was the opposite of this verb on this card; whether it was."""
    answer, step = _last(desk)
    if answer is not None or step is None or (step.verb, step.card_id) != (TAKES_BACK.get(verb), card_id):
        return False
    _undo_step(desk, step, _next_number(desk, most=queries.MOST))
    return True


def redo(desk: Desk) -> Undone:
    """Do again what was taken back last. Raises NotFound when there is nothing, Stale as `undo` does."""
    step = _to_redo(desk)
    if step is None:
        raise NotFound
    if step.verb == Verb.ANSWER:
        return _redo_answer(desk, step)
    changes.put(desk.learner.id, expected=step.before, wanted=step.after, now=desk.now, is_undo=False)
    step.undone_no = None
    db.session.flush()
    return _told(step)


def to_undo(desk: Desk) -> Undone | None:
    """The step that undo would take back."""
    answer, step = _last(desk)
    if answer is not None:
        return Undone(Verb.ANSWER, answer.card_id, answer.deck_id)
    return _told(step) if step else None


def to_redo(desk: Desk) -> Undone | None:
    """The step that redo would do again."""
    step = _to_redo(desk)
    return _told(step) if step else None


def _told(step: StudyStep) -> Undone:
    memories = step.before.get("memories")
    return Undone(Verb(step.verb), step.card_id, step.deck_id, len(memories) if isinstance(memories, dict) else 1)


def _last(desk: Desk) -> tuple[Any, StudyStep | None]:
    """The last answer or the last step of this device, whichever came later."""
    answer = queries.last_answer(desk.learner.id, desk.device, desk.now)
    step = queries.last_step(desk.learner.id, desk.device, desk.now)
    if answer is None or step is None:
        return answer, step
    return (None, step) if step.log_seen >= answer.id else (answer, None)


def _next_number(desk: Desk, *, most: int | None = None) -> int:
    undone = _still_undone(desk)
    if most is not None and len(undone) >= most:
        raise NotFound
    return (undone[0].undone_no or 0) + 1 if undone else 1


def _still_undone(desk: Desk) -> list[StudyStep]:
    """What redo can still do, the next first: nothing of it once this device has answered anew."""
    undone = queries.undone(desk.learner.id, desk.device)
    newest = queries.newest_row(desk.learner.id, desk.device, desk.now)
    return [step for step in undone if int(str(step.after.get("seen", 0))) >= newest]


def _to_redo(desk: Desk) -> StudyStep | None:
    undone = _still_undone(desk)
    return undone[0] if undone and undone[0].made_at >= desk.now - queries.WITHIN else None


def _undo_step(desk: Desk, step: StudyStep, number: int) -> Undone:
    changes.put(desk.learner.id, expected=step.after, wanted=step.before, now=desk.now, is_undo=True)
    step.undone_no = number
    step.after = step.after | {"seen": queries.newest_row(desk.learner.id, desk.device, desk.now)}
    db.session.flush()
    return _told(step)


def undo_answer(desk: Desk, row: Any, number: int = 0) -> Undone:
    """Take back the last answer of a card, as the step of this number, else as the next one. Raises Stale when the card
    was changed since.
    """
    number = number or _next_number(desk)
    before = from_document(row.before)
    before = before._replace(last_day=day_of_last(before, desk.learner.clock))  # which older rows do not tell
    seen = before.reviews + 1
    [now] = queries.rows_now(desk.learner.id, [row.memory_id])
    after = document(state_of(now))
    if row.kind is Entry.ANSWER:
        if row.reviews_now != seen or not writing.move_memory(row.memory_id, before, seen=seen):
            raise Stale
        count(desk, row, before, -1)
        marking.unmark(desk.learner, row.card_id, row.before)
    if not writing.mark_undone(row.id, at=desk.now):
        raise Stale
    siblings.show_again(desk.learner.id, row.before.get("hidden", []))
    order.put_back(desk.learner.id, row)
    newest = queries.newest_row(desk.learner.id, desk.device, desk.now)
    step = StudyStep(
        learner_id=desk.learner.id,
        device=desk.device,
        verb=Verb.ANSWER,
        card_id=row.card_id,
        deck_id=row.deck_id,
        log_id=row.id,
        before=row.before,
        after=after | {"seen": newest},
        made_at=row.at,
        undone_no=number,
    )
    db.session.add(step)
    db.session.flush()
    return Undone(Verb.ANSWER, row.card_id, row.deck_id)


def _redo_answer(desk: Desk, step: StudyStep) -> Undone:
    row = queries.log_row(desk.learner.id, step.log_id or 0)
    before, after = from_document(step.before), from_document(step.after)
    if row is None or row.undone_at is None or (row.kind is Entry.ANSWER and row.reviews_now != before.reviews):
        raise Stale
    if row.kind is Entry.ANSWER:
        if not writing.move_memory(row.memory_id, after, seen=before.reviews):
            raise Stale
        count(desk, row, before, 1)
        marking.mark_again(desk.learner, row.card_id, row.before)
    db.session.execute(update(review_log).where(review_log.c.id == row.id).values(undone_at=None))
    tomorrow = desk.learner.clock.next_day_at(row.at)
    siblings.hide_again(desk.learner.id, step.before.get("hidden", []), tomorrow=tomorrow)
    order.move_again(desk.learner.id, row)
    db.session.delete(step)
    db.session.flush()
    return Undone(Verb.ANSWER, row.card_id, row.deck_id)


def count(desk: Desk, row: Any, before: State, sign: int) -> None:
    entry = {"rating": row.rating, "where": row.where, "taken_ms": row.taken_ms}
    counted = {name: sign * number for name, number in writing.tally(before, entry).items()}
    writing.count_day(desk.learner.id, row.deck_id, row.day, counted)
