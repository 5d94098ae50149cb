"""Doing a step: what it changes is written, and kept for undo. A new step ends what redo could still do."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete

from quizapp.core.errors import NotFound, Refused
from quizapp.core.memory.plan.by_hand import DueWish, set_due, started_again
from quizapp.core.memory.state import State
from quizapp.extensions import db
from quizapp.features.study.learner import Learner
from quizapp.features.study.services import writing
from quizapp.features.study.states import columns, state_of
from quizapp.features.study.steps import changes, queries
from quizapp.features.study.steps.changes import Document
from quizapp.features.study.steps.verbs import Verb
from quizapp.models import Entry, StudyStep, Where

FLAGS = range(8)
STAR = "marked"
MOST_ACCEPTED = 20  # as many as the form of a card takes


class Desk(NamedTuple):
    """Who does something, on which device, when."""

    learner: Learner
    device: str
    now: datetime


def keep(desk: Desk, verb: Verb, before: Document, after: Document, **about: int | None) -> StudyStep:
    """Write down a step that was done; `about` names its card and deck."""
    forget_undone(desk)
    step = StudyStep(
        learner_id=desk.learner.id,
        device=desk.device,
        verb=verb,
        before=before,
        after=after,
        log_seen=queries.newest_row(desk.learner.id, desk.device, desk.now),
        made_at=desk.now,
        **about,
    )
    db.session.add(step)
    db.session.flush()
    return step


def forget_undone(desk: Desk) -> None:
    """Redo is over once something new was done."""
    mine = (StudyStep.learner_id == desk.learner.id, StudyStep.device == desk.device)
    db.session.execute(delete(StudyStep).where(*mine, StudyStep.undone_no.is_not(None)))


def forget_step(learner: int, *, key: str) -> None:
    """Forget a step that was taken back in another way, with this key in it."""
    mine = (StudyStep.learner_id == learner, StudyStep.after["key"].as_string() == key)
    db.session.execute(delete(StudyStep).where(*mine))


def bury(desk: Desk, row: Any) -> None:
    """Not today: the card is not asked before the next study day."""
    _set(desk, row, Verb.BURY, buried_until=desk.learner.clock.next_day_at(desk.now))


def unbury(desk: Desk, row: Any) -> None:
    """Ask the card today after all."""
    _set(desk, row, Verb.UNBURY, buried_until=None)


def put_aside(desk: Desk, row: Any) -> None:
    """Ask the card no more until it is taken up again."""
    _set(desk, row, Verb.ASIDE, suspended=True)


def take_up(desk: Desk, row: Any) -> None:
    """Ask a card again that was put aside."""
    _set(desk, row, Verb.BACK, suspended=False)


def flag(desk: Desk, row: Any, number: int) -> None:
    """Put a flag on the card; 0 takes it off. Raises Refused("flag") for any other number than 0 to 7."""
    if number not in FLAGS:
        raise Refused("flag")
    _set(desk, row, Verb.FLAG, flag=number)


def _set(desk: Desk, row: Any, verb: Verb, **values: Any) -> None:
    """Set columns of a memory; what is so already is no step."""
    before = {name: getattr(row, name) for name in values}
    if before == values:
        return
    documents = [changes.of_memory(row.memory_id, side) for side in (before, values)]
    changes.write(documents[1]["memories"])
    keep(desk, verb, *documents, card_id=row.card_id, deck_id=row.deck_id)


def star(desk: Desk, row: Any, *, is_on: bool) -> None:
    """Put a star on the card's note, or take it off."""
    if queries.has_tag(desk.learner.id, row.note_id, STAR) == is_on:
        return
    changes.set_tag(desk.learner.id, row.note_id, STAR, is_there=is_on)
    sides: list[Document] = [{"tags": [[row.note_id, STAR, there]]} for there in (not is_on, is_on)]
    keep(desk, Verb.STAR, *sides, card_id=row.card_id, deck_id=row.deck_id)


def accept(desk: Desk, row: Any, text: str) -> None:
    """Let what was typed count as right on this card from now on. Raises NotFound for a card that is not typed, and
    Refused: accept_empty, accept_many (most).
    """
    before, said = queries.accepted(desk.learner.id, row.card_id), " ".join(text.split())
    if before is None:
        raise NotFound
    if not said:
        raise Refused("accept_empty")
    if said in before:
        return
    if len(before) >= MOST_ACCEPTED:
        raise Refused("accept_many", most=MOST_ACCEPTED)
    after = [*before, said]
    changes.set_accepted(desk.learner.id, row.card_id, after, before=before)
    sides: list[Document] = [{"accept": [[row.card_id, texts]]} for texts in (before, after)]
    keep(desk, Verb.ACCEPT, *sides, card_id=row.card_id, deck_id=row.deck_id)


def untag(desk: Desk, row: Any, tag: str) -> None:
    """Take a tag off the card's note."""
    if not queries.has_tag(desk.learner.id, row.note_id, tag):
        return
    changes.set_tag(desk.learner.id, row.note_id, tag, is_there=False)
    sides: list[Document] = [{"tags": [[row.note_id, tag, there]]} for there in (True, False)]
    keep(desk, Verb.UNTAG, *sides, card_id=row.card_id, deck_id=row.deck_id)


def reset(desk: Desk, row: Any, *, key: str) -> None:
    """Start the card again as a new one; its history stays in the log (rule S2). The same key again changes nothing."""
    _by_hand(desk, row, Verb.RESET, started_again(state_of(row), desk.now), key=key)


def come_back(desk: Desk, row: Any, wish: DueWish, *, key: str) -> None:
    """Set the day on which the card is due next (rule S1). Raises Refused("put_aside") for one put aside (rule S3)."""
    if row.suspended:
        raise Refused("put_aside")
    state, days = set_due(state_of(row), wish, desk.now, clock=desk.learner.clock, card_id=row.card_id)
    _by_hand(desk, row, Verb.SET_DUE, state, key=key, given=str(days))


def _by_hand(desk: Desk, row: Any, verb: Verb, state: State, *, key: str, given: str | None = None) -> None:
    entry = {
        "answer_key": key, "at": desk.now, "where": Where.STUDY, "kind": Entry(verb.value), "rating": None,
        "proposed": None, "given": given, "taken_ms": 0, "interval_days": state.interval_days, "device": desk.device,
    }  # fmt: skip
    log_id = writing.log_row(desk.learner, row, entry)
    if log_id is None:
        return
    values = columns(state)
    before = changes.of_memory(row.memory_id, {name: getattr(row, name) for name in values})
    after = changes.of_memory(row.memory_id, values)
    changes.write(after["memories"])
    keep(desk, verb, before | {"log": [log_id]}, after | {"log": [log_id]}, card_id=row.card_id, deck_id=row.deck_id)
