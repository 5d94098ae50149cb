"""The three writes of an answer, as Core statements made once: the log row, the memory, the day's counts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, update

from quizapp.adapters.json_text import Written
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase, State
from quizapp.extensions import db
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import M, memories, review_log, study_days
from quizapp.features.study.services.upserts import KINDS
from quizapp.features.study.states import FIELDS, document, written
from quizapp.models import Entry, Where
from quizapp.models.base import Id

MATURE_DAYS = 21
COUNTED = (
    "answers", "new_cards", "review_cards", "young_asked", "young_recalled", "mature_asked", "mature_recalled",
    "taken_ms",
)  # fmt: skip
MOVED = tuple(f"new_{name}" for name in FIELDS)
LOGGED = (
    "learner_id", "card_id", "answer_key", "at", "where", "kind", "rating", "proposed", "given", "taken_ms", "phase",
    "interval_days", "last_interval_days", "before", "day", "device",
)  # fmt: skip


def _log(insert: Any) -> Any:
    row = insert(review_log).values({name: bindparam(name, type_=review_log.c[name].type) for name in LOGGED})
    return row.on_conflict_do_nothing(index_elements=["learner_id", "answer_key"])


def _count(insert: Any) -> Any:
    own = ("learner_id", "deck_id", "day")
    row = insert(study_days).values({name: bindparam(name, type_=study_days.c[name].type) for name in own + COUNTED})
    sums = {name: study_days.c[name] + row.excluded[name] for name in COUNTED}
    return row.on_conflict_do_update(index_elements=["learner_id", "day", "deck_id"], set_=sums)


LOG = Prepared(lambda dialect: _log(KINDS[dialect]))
LOG_ROW = Prepared(lambda dialect: _log(KINDS[dialect]).returning(review_log.c.id))  # to be told costs SQLite a table
COUNT = Prepared(lambda dialect: _count(KINDS[dialect]))
MOVE = Prepared(
    update(memories)
    .where(M.id == bindparam("memory_id", type_=Id), M.reviews == bindparam("seen"))
    .values({name: bindparam(new, type_=M[name].type) for name, new in zip(FIELDS, MOVED, strict=True)})
)


def log_answer(learner: Learner, row: Any, entry: Mapping[str, Any]) -> bool:
    """Write a log row; False if the learner's answer of this key is there already."""
    return LOG.count(_logged(learner, row, entry)) > 0


def log_row(learner: Learner, row: Any, entry: Mapping[str, Any]) -> int | None:
    """Write a log row and give its number; None if the learner's row of this key is there already."""
    found = LOG_ROW.first(_logged(learner, row, entry))
    return found and int(found.id)


def _logged(learner: Learner, row: Any, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a log row."""
    return {
        "kind": Entry.ANSWER,
        "device": None,
        **entry,
        "learner_id": learner.id,
        "card_id": row.card_id,
        "phase": row.phase,
        "last_interval_days": row.interval_days,
        "before": _before(row, entry),
        "day": entry.get("day") or learner.clock.day_of(entry["at"]),
    }


def _before(row: Any, entry: Mapping[str, Any]) -> dict[str, Any] | Written:
    """The memory before the answer, with whatever else undo has to take back."""
    marked, hidden = entry.get("marked"), entry.get("hidden")
    if not marked and not hidden:
        return written(row)
    return document(row) | (marked or {}) | ({"hidden": hidden} if hidden else {})


def move_memory(memory_id: int, state: State, *, seen: int) -> bool:
    """Write a memory's new state; False if it is no longer the one that was seen."""
    return MOVE.count({**dict(zip(MOVED, state, strict=True)), "memory_id": memory_id, "seen": seen}) > 0


def tally(before: State, entry: Mapping[str, Any]) -> dict[str, int]:
    """What one answer adds to the counts of its day: limits are spent by studying alone, retention by every answer.

    True retention is asked of cards whose last interval was a day or more; young is below 21 days (rule B7).

    >>> known = State(Phase.REVIEW, interval_days=30)
    >>> tally(known, {"rating": Rating.GOOD, "where": Where.STUDY, "taken_ms": 900})["mature_recalled"]
    1
    """
    rating, is_study, days = entry["rating"], entry["where"] is Where.STUDY, before.interval_days
    asked = 1 if rating is not None and days >= 1 else 0
    recalled = asked if rating != Rating.AGAIN else 0
    young, mature = (0, 1) if days >= MATURE_DAYS else (1, 0)
    return {
        "answers": 1,
        "new_cards": 1 if is_study and before.phase is Phase.NEW else 0,
        "review_cards": 1 if is_study and days >= 1 else 0,
        "young_asked": asked * young,
        "young_recalled": recalled * young,
        "mature_asked": asked * mature,
        "mature_recalled": recalled * mature,
        "taken_ms": entry["taken_ms"],
    }


def count_day(learner_id: int, deck_id: int, day: date, added: Mapping[str, int]) -> None:
    """Add to the counts of a learner's day in a deck."""
    COUNT.count({"learner_id": learner_id, "deck_id": deck_id, "day": day, **added})


def mark_undone(log_id: int, *, at: datetime) -> bool:
    """Mark a log row undone; False if somebody else did so first."""
    row = review_log.c
    undo = update(review_log).where(row.id == log_id, row.undone_at.is_(None)).values(undone_at=at)
    return bool(db.session.connection().execute(undo).rowcount)
