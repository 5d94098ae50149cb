"""Verifying that every memory is the one its log leads to, and making those again that are not."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, update

from quizapp.core.memory.replay import Logged, differences, replay
from quizapp.core.memory.state import State
from quizapp.extensions import db
from quizapp.features.study.integrity import queries
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries.tables import M, memories
from quizapp.features.study.services.verifying import logged
from quizapp.features.study.states import state_of
from quizapp.models.base import Id

AT_ONCE = 500
NO_LOG = "nothing in the log"
MADE_AGAIN = ("stability", "difficulty", "lapses", "reviews", "last_review")
MEND = (
    update(memories)
    .where(M.id == bindparam("memory_id", type_=Id), M.reviews == bindparam("seen"))
    .values({name: bindparam(f"new_{name}", type_=M[name].type) for name in MADE_AGAIN})
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A memory that is not the one its log leads to, and in which fields; `rebuilt` is what the log says."""

    row: Any
    fields: list[str]
    rebuilt: State | None


def checked(learner: Learner) -> Iterator[tuple[int, list[Doubt]]]:
    """The learner's memories, some hundred at a time: how many, and those that are not as their log says (rule I1)."""
    after = 0
    while rows := queries.remembered(learner.id, after=after, limit=AT_ONCE):
        after = rows[-1].card_id
        ids = [row.card_id for row in rows]
        logs, starts = _logs(learner.id, ids), queries.starts(learner.id, ids)
        yield len(rows), [doubt for row in rows if (doubt := _doubt(learner, row, logs, starts))]


def rebuild(learner: Learner, save: Callable[[], None] = lambda: None) -> int:
    """Make every memory again that is not as its log says; returns how many. Due dates stay where they are (rule R2).

    `save` is called after each lot, so that nobody waits long. A memory that is answered meanwhile is left as it is.
    """
    mended = 0
    for _number, doubts in checked(learner):
        values = [_mended(doubt.row, doubt.rebuilt) for doubt in doubts if doubt.rebuilt is not None]
        if values:
            db.session.connection().execute(MEND, values)
        mended += len(values)
        save()
    return mended


def _logs(learner: int, card_ids: list[int]) -> dict[int, list[Logged]]:
    found: dict[int, list[Logged]] = defaultdict(list)
    for row in queries.log_of(learner, card_ids):
        found[row.card_id].append(logged(row))
    return found


def _doubt(learner: Learner, row: Any, logs: dict[int, list[Logged]], starts: Any) -> Doubt | None:
    if row.card_id not in logs:
        return Doubt(row, [NO_LOG], None)
    options: dict[str, Any] = {"preset": learner.preset, "clock": learner.clock, "card_id": row.card_id}
    rebuilt = replay(logs[row.card_id], start=starts.get(row.card_id, State()), **options)
    fields = differences(state_of(row), rebuilt)
    return Doubt(row, fields, rebuilt) if fields else None


def _mended(row: Any, rebuilt: State) -> dict[str, Any]:
    new = {f"new_{name}": getattr(rebuilt, name) for name in MADE_AGAIN}
    return new | {"memory_id": row.memory_id, "seen": row.reviews}
