"""Studying a selection: its next card, and what an answer does: once the card is recalled, it is done."""

from datetime import datetime
from typing import Any

from sqlalchemy import update

from quizapp.core.errors import NotFound, Stale
from quizapp.core.memory.rating import Rating
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.features.study.coming import Coming
from quizapp.features.study.custom import order, queries
from quizapp.features.study.integrity import late
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.marking import proposal
from quizapp.features.study.page import replies
from quizapp.features.study.page.way import Way
from quizapp.features.study.queries import log
from quizapp.features.study.services import Answer, Recorded, writing
from quizapp.features.study.services.answering import moment_of
from quizapp.features.study.steps.keeping import Desk
from quizapp.models import Entry, Selection, SelectionCard, Where


def coming(learner: Learner, selection: int, *, answered: int = 0, showing: int = 0) -> Coming:
    """The next card; the one just answered comes again only when it alone is left."""
    rows = queries.next_face(learner.id, selection, [answered, showing])
    if not rows and answered and answered != showing:
        rows = queries.next_face(learner.id, selection, [showing])
    left, done = queries.counts(selection)
    return Coming(rows[0] if rows else None, left, done)


def following(desk: Desk, way: Way, *, answered: int = 0, showing: int = 0) -> dict[str, Any]:
    """What the page gets after an answer; nothing for a page without script."""
    if not replies.wants_json():
        return {}
    here = coming(desk.learner, way.selection, answered=answered, showing=showing)
    return replies.as_reply(here, desk.learner, desk.now, way)


def answer(learner: Learner, selection: Selection, given: Answer, *, now: datetime) -> Recorded | None:
    """Record an answer to a card of the selection: forgotten, it comes once more at the end. The same key again changes
    nothing. Gives what it did, unless it only practised.

    Raises NotFound for any other card, Stale when the card was answered elsewhere since.
    """
    row = log.memory(learner.id, given.card_id, lock=True)
    if row is None or queries.face(learner.id, selection.id, given.card_id) is None:
        raise NotFound
    if log.answer_by_key(learner.id, given.answer_key) is not None:
        return None
    did = None
    if selection.is_practice:
        _practise(learner, row, given, now)
    else:
        did = services.answer(learner, row.deck_id, given, now=now, row=row)
    _settle(selection, given, log.answer_by_key(learner.id, given.answer_key))
    return did


def keep_late(learner: Learner, selection: Selection, given: Answer, *, now: datetime) -> bool:
    """Put an answer that waited for a connection, while its card was answered elsewhere, in its place (rule I4); False,
    and nothing changed, for any other.
    """
    row = log.memory(learner.id, given.card_id)
    if selection.is_practice or row is None or queries.face(learner.id, selection.id, given.card_id) is None:
        return False
    if not late.keep(in_deck(learner, row), row.deck_id, given, now=now):
        return False
    _settle(selection, given, log.answer_by_key(learner.id, given.answer_key))
    return True


def _practise(learner: Learner, row: Any, given: Answer, now: datetime) -> None:
    """Only the log knows: no memory moves, no limit is spent."""
    if row.reviews != given.seen:
        raise Stale
    entry = {
        "answer_key": given.answer_key, "at": moment_of(given.at, row.last_review, now),
        "where": Where.STUDY, "kind": Entry.CRAM, "rating": given.rating,
        "proposed": proposal(row, given.given, given.taken_ms, is_counted=given.is_counted), "given": given.given,
        "taken_ms": min(given.taken_ms, learner.preset.answer_cap.total_seconds() * 1000),
        "interval_days": row.interval_days, "device": given.device,
    }  # fmt: skip
    writing.log_row(learner, row, entry)


def _settle(selection: Selection, given: Answer, row: Any) -> None:
    """Mark the card done, or move it to the end."""
    if given.rating is Rating.AGAIN:
        order.to_end(selection.learner_id, selection.id, row)
        return
    mine = (SelectionCard.selection_id == selection.id, SelectionCard.card_id == given.card_id)
    db.session.execute(update(SelectionCard).where(*mine).values(done_by=row.id))


def end(desk: Desk, selection: Selection) -> None:
    """Let go of a selection; what was answered stays."""
    selection.ended_at = desk.now
