"""How many cards are due on the days ahead: one statement, a fixed number of index look-ups for each day."""

import json
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, String, bindparam, cast, column, func, select

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.balance import Ahead
from quizapp.core.memory.schedule import LookAhead
from quizapp.core.memory.state import Phase
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import NOT_ASIDE, M, learner_id
from quizapp.models.base import Moment

MOST_A_DAY = 250  # beyond it a day counts as full: counting on would cost more with every answer
AS_STORED = "%Y-%m-%d %H:%M:%S.%f"  # how SQLite keeps a moment

_given = bindparam("moments", type_=String)


def _due_on(dialect: str) -> Select[Any]:
    """The moments, as given, each with how many cards in review are due then: whole days start at one moment."""
    is_text = dialect == "sqlite"
    listed = func.json_each(_given) if is_text else func.json_array_elements_text(cast(_given, JSON))
    days = listed.table_valued(column("value", String), name="days")
    moment: ColumnElement[Any] = days.c.value if is_text else cast(days.c.value, Moment)
    due = select(M.id).where(M.learner_id == learner_id, M.phase == Phase.REVIEW, NOT_ASIDE, M.due == moment)
    some = due.correlate(days).limit(MOST_A_DAY).subquery()
    number = select(func.count()).select_from(some).scalar_subquery()
    return select(days.c.value.label("moment"), number.label("number"))


DUE_ON = Prepared(_due_on)


@lru_cache(maxsize=8192)
def _start(clock: DayClock, day: date, is_text: bool) -> str:
    """When a study day starts, as the database is asked for it; the same days are asked for with every answer."""
    start = clock.start_of(day).astimezone(UTC)
    return start.strftime(AS_STORED) if is_text else start.isoformat()


def look_ahead(learner: Learner, now: datetime) -> LookAhead:
    """What tells how many cards wait on some days from `now` on (rule F3): those of all decks, one person's work."""
    today, is_text = learner.clock.day_of(now), DUE_ON.dialect() == "sqlite"

    def look(days: Collection[int]) -> Ahead:
        named = {_start(learner.clock, today + timedelta(days=day), is_text): day for day in days}
        rows = DUE_ON.all({"learner_id": learner.id, "moments": json.dumps([*named])})
        return Ahead({named[row.moment]: row.number for row in rows})

    return look
