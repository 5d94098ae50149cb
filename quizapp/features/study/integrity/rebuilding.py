"""Verifying that every memory is the one its log leads to, and making those again that are not."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, update

from quizapp.adapters import clock, queue
from quizapp.core.memory.replay import Logged, differences, first_again, replay
from quizapp.core.memory.state import State
from quizapp.extensions import db, only_reading
from quizapp.features.study.integrity import queries
from quizapp.features.study.learner import Learner, in_deck, learner_of
from quizapp.features.study.queries.tables import M, memories
from quizapp.features.study.services.verifying import logged
from quizapp.features.study.states import state_of
from quizapp.models.base import Id, Moment

AT_ONCE = 500
LEARNERS_AT_ONCE = 20
NO_LOG = "nothing in the log"
MADE_AGAIN = ("stability", "difficulty", "lapses", "reviews", "last_review", "last_day")
MEND = (
    update(memories)
    .where(M.id == bindparam("memory_id", type_=Id), M.reviews == bindparam("seen"))
    .where(M.last_review.is_not_distinct_from(bindparam("seen_last", type_=Moment)))
    .values({name: bindparam(f"new_{name}", type_=M[name].type) for name in MADE_AGAIN})
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A memory that is not the one its log leads to, and in which fields; `rebuilt` is what the log says."""

    row: Any
    fields: list[str]
    rebuilt: State | None


def checked(learner: Learner, *, is_anew: bool = False) -> Iterator[tuple[int, list[Doubt]]]:
    """The learner's memories, some hundred at a time: how many, and those that are not as their log says (rule I1).
    A log begins with the state that came along without one, if one did.

    What came with a package led to the state that came with it, by the rules of another program: that state is taken
    as it is, unless everything is made anew by new parameters (rule R2).
    """
    after = 0
    while rows := queries.remembered(learner.id, after=after, limit=AT_ONCE):
        after = rows[-1].card_id
        ids = [row.card_id for row in rows]
        logs, starts = _logs(learner.id, ids), queries.starts(learner.id, ids, learner.preset.parameters)
        doubts = [doubt for row in rows if (doubt := _doubt(learner, row, logs, starts))]
        yield len(rows), doubts if is_anew else _without_brought(learner, doubts, logs)


def _without_brought(learner: Learner, doubts: list[Doubt], logs: dict[int, list[Any]]) -> list[Doubt]:
    """The doubts that remain when a log with rows that came with a package begins with the first answer after them."""
    brought = queries.brought_rows(learner.id, [doubt.row.card_id for doubt in doubts]) if doubts else {}
    since: dict[int, list[Any]] = {}
    for card, last in brought.items():
        place = next(place for place, row in enumerate(logs[card]) if row.id == last)
        since[card] = logs[card][place + 1 :]
    before = queries.states_before([rows[0].id for rows in since.values() if rows])
    starts = {card: before[rows[0].id] for card, rows in since.items() if rows and rows[0].id in before}
    again = (_doubt(learner, doubt.row, since, starts) for doubt in doubts if since.get(doubt.row.card_id))
    return [doubt for doubt in doubts if doubt.row.card_id not in since] + [doubt for doubt in again if doubt]


def rebuild(learner: Learner, save: Callable[[], None] = lambda: None, *, is_anew: bool = False) -> int:
    """Make every memory again that is not as its log says; returns how many. Due dates stay where they are (rule R2).

    Nobody who wants to write waits while a lot is made again: it is only read, and `save` is called before it is
    written, and after. A memory that is answered meanwhile is left as it is.
    """
    mended, lots = 0, checked(learner, is_anew=is_anew)
    while True:
        with only_reading(save):
            _number, doubts = next(lots, (0, None))
        if doubts is None:
            return mended
        values = [_mended(doubt.row, doubt.rebuilt) for doubt in doubts if doubt.rebuilt is not None]
        if values:
            db.session.connection().execute(MEND, values)
        mended += len(values)
        save()


def mend_memories(after: int, save: Callable[[], None]) -> None:
    """Make the memories of everybody again that are not as their log says, some learners at a time, from the one after
    this on: other jobs have their turn in between.
    """
    some = queries.learners(after=after, most=LEARNERS_AT_ONCE)
    for user in some:
        rebuild(learner_of(user), save)
    if len(some) == LEARNERS_AT_ONCE:
        queue.enqueue("mend_memories", some[-1].id, now=clock.now())


def made_again(learner: Learner, card_ids: Collection[int]) -> dict[int, State]:
    """The states that the logs of these cards lead to, each by the rules of its deck; none for a card without a log."""
    ids = list(card_ids)
    if not ids:
        return {}
    logs, decks, starts = (
        _logs(learner.id, ids),
        queries.decks_of(ids),
        queries.starts(learner.id, ids, learner.preset.parameters),
    )
    made = {}
    for card, rows in logs.items():
        options: dict[str, Any] = {"preset": in_deck(learner, decks[card]).preset, "clock": learner.clock}
        made[card] = replay(_told(rows), start=starts.get(card, State()), card_id=card, **options)
    return {card: state for card, state in made.items() if state.due is not None}


def _logs(learner: int, card_ids: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in queries.log_of(learner, card_ids):
        found[row.card_id].append(row)
    return found


def _told(rows: Sequence[Any]) -> list[Logged]:
    """A log as it is replayed: with a row of a package the card may have begun anew without a reset."""
    again = zip(rows, first_again(rows), strict=True)
    return [
        logged(row)._replace(is_anew=is_first and place > 0 and row.is_bare)
        for place, (row, is_first) in enumerate(again)
    ]


def _doubt(learner: Learner, row: Any, logs: dict[int, list[Any]], starts: Any) -> Doubt | None:
    if row.card_id not in logs and row.card_id not in starts:
        return Doubt(row, [NO_LOG], None)
    options: dict[str, Any] = {"preset": in_deck(learner, row).preset, "clock": learner.clock, "card_id": row.card_id}
    rebuilt = replay(_told(logs.get(row.card_id, ())), start=starts.get(row.card_id, State()), **options)
    fields = differences(state_of(row), rebuilt)
    return Doubt(row, fields, rebuilt) if fields else None


def _mended(row: Any, rebuilt: State) -> dict[str, Any]:
    new = {f"new_{name}": getattr(rebuilt, name) for name in MADE_AGAIN}
    return new | {"memory_id": row.memory_id, "seen": row.reviews, "seen_last": row.last_review}
