"""Rescheduling on request: a preview, one log row for each card that moves, and one step that takes all of it back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import bindparam, update

from quizapp.adapters import clock
from quizapp.core.errors import NotFound
from quizapp.core.memory.plan.anew import Anew, Placed, planned
from quizapp.core.memory.state import Entry, State
from quizapp.extensions import db, only_reading
from quizapp.features.study.fitting import queries
from quizapp.features.study.learner import Learner, in_deck, learner_of
from quizapp.features.study.queries.tables import M, memories, review_log
from quizapp.features.study.services.upserts import insert_into
from quizapp.features.study.states import document, from_document, state_of
from quizapp.features.study.steps import changes
from quizapp.features.study.steps.keeping import Desk, forget_step, keep
from quizapp.features.study.steps.verbs import Verb
from quizapp.models import Where
from quizapp.models.base import Id, Moment

AT_ONCE = 2_000
PLACE = (
    update(memories)
    .where(
        M.learner_id == bindparam("of_learner"),
        M.card_id == bindparam("of_card", type_=Id),
        M.reviews == bindparam("seen"),
        M.due == bindparam("was_due", type_=Moment),
    )
    .values(due=bindparam("to_due", type_=Moment), interval_days=bindparam("to_days"))
)


def preview(learner: Learner, now: datetime) -> Anew:
    """What rescheduling would do now; no more cards come to a day than the learner reviews on one."""
    return _planned(learner, queries.in_review(learner.id), now)


def reschedule(
    learner: Learner,
    key: str,
    *,
    now: datetime,
    save: Callable[[], None] = lambda: None,
    device: str = "",
    goes_on: bool = False,
) -> int:
    """Move the due dates; `key` is of one press of the button, and the same key again moves nothing more. With the
    device that asked for it, undo while studying takes it back too, like any other step.

    `save` is called after each lot. A card that is answered meanwhile keeps the date of that answer. What was cut short
    goes on under its key with the cards that are left: it stays one step to take back.
    """
    done = queries.rescheduled(learner.id, key)
    if done and not goes_on:
        return 0
    with only_reading(save):
        rows = queries.in_review(learner.id)
        before, planned_moves = _states(rows), _planned(learner, rows, now).moves
    moves = {card: after for card, after in planned_moves.items() if card not in done}
    for some in batched(moves.items(), AT_ONCE):
        logged = [_row(learner, card, before[card], after, key=key, now=now) for card, after in some]
        connection = db.session.connection()
        connection.execute(insert_into(review_log), logged)
        connection.execute(PLACE, [_place(learner.id, card, before[card], after) for card, after in some])
        save()
    if device and moves:
        _keep(Desk(learner, device, now), key)
    return len(moves)


def _keep(desk: Desk, key: str) -> None:
    """One step of the device: where the cards came before, and where they come now."""
    moved = queries.moved_by(desk.learner.id, key)
    olds = [(row, from_document(row.before)) for row in moved]
    before = {str(row.memory_id): _sides(old.due, old.interval_days) for row, old in olds}
    after = {str(row.memory_id): _sides(row.due, row.interval_days) for row, _old in olds}
    log = {"log": [row.id for row in moved], "each": True}
    keep(desk, Verb.NEW_DATES, {"memories": before, **log}, {"memories": after, **log, "key": key})


def _sides(due: datetime | None, days: int) -> dict[str, Any]:
    return {"due": changes.plain(due), "interval_days": days}


def reschedule_all(learner_id: int, save: Callable[[], None]) -> None:
    """The same as a job, for so many cards that a page should not wait for it."""
    user, now = queries.user(learner_id), clock.now()
    if user is not None:
        number = queries.job_of(learner_id, "reschedule") or f"{now:%Y%m%d%H%M%S}"
        reschedule(learner_of(user), f"job-{number}", now=now, save=save, goes_on=True)


def _states(rows: Sequence[Any]) -> dict[int, State]:
    return {row.card_id: state_of(row) for row in rows}


def _planned(learner: Learner, rows: Sequence[Any], now: datetime) -> Anew:
    """By the wish and the longest interval of each card's own deck; the cap on a day is the learner's."""
    cards = (Placed(row.card_id, state_of(row), in_deck(learner, row).preset) for row in rows)
    most = max(1, learner.preset.reviews_per_day)
    return planned(cards, now, preset=learner.preset, clock=learner.clock, most_a_day=most)


def take_back(learner: Learner, *, now: datetime) -> int:
    """Take the last rescheduling back; a card that was answered or moved since stays where it is. NotFound if none."""
    rows: Sequence[Any] = queries.last_rescheduled(learner.id)
    if not rows:
        raise NotFound
    current = _states(queries.in_review(learner.id))
    places = []
    for row in rows:
        before, state = from_document(row.before), current.get(row.card_id)
        if state is not None and (state.reviews, state.interval_days) == (before.reviews, row.interval_days):
            places.append(_place(learner.id, row.card_id, state, before))
    if places:
        db.session.connection().execute(PLACE, places)
    db.session.execute(update(review_log).where(queries.of_batch(learner.id, rows[0].answer_key)).values(undone_at=now))
    forget_step(learner.id, key=rows[0].answer_key.rpartition("-")[0])
    return len(places)


def _place(learner: int, card: int, before: State, after: State) -> dict[str, Any]:
    guard = {"of_learner": learner, "of_card": card, "seen": before.reviews, "was_due": before.due}
    return guard | {"to_due": after.due, "to_days": after.interval_days}


def _row(learner: Learner, card: int, before: State, after: State, *, key: str, now: datetime) -> dict[str, Any]:
    return {
        "learner_id": learner.id,
        "card_id": card,
        "answer_key": f"{key}-{card}",
        "at": now,
        "where": Where.STUDY,
        "kind": Entry.RESCHEDULED,
        "taken_ms": 0,
        "phase": before.phase,
        "interval_days": after.interval_days,
        "last_interval_days": before.interval_days,
        "before": document(before),
        "day": learner.clock.day_of(now),
    }
