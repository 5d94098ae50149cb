"""Every memory that was answered says on which study day, and the index for search holds that day.

What came along without a row in the log, or came before rows of the log told their day, takes the day by its learner's
zone and hour of now, by which it was counted so far; the state that such a log begins with does so as well.

Revision ID: 0029
Revises: 0028
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from quizapp.core.memory.days import DayClock
from quizapp.models.base import MaybeDocument, Moment

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

FOUND = ["learner_id", "card_id", "due", "interval_days", "stability", "difficulty", "lapses", "reviews", "phase"]
FOUND += ["suspended", "flag"]
AT_ONCE = 5_000
M = sa.table(
    "memories",
    sa.column("id", sa.BigInteger),
    sa.column("learner_id", sa.BigInteger),
    sa.column("last_review", Moment),
    sa.column("last_day", sa.Date),
    sa.column("base", MaybeDocument),
)
USERS = sa.table("users", sa.column("id"), sa.column("timezone"), sa.column("day_start"))
BY_CLOCK = sa.select(M.c.id, USERS.c.timezone, USERS.c.day_start).join_from(M, USERS, USERS.c.id == M.c.learner_id)
UNTOLD = BY_CLOCK.add_columns(M.c.last_review).where(M.c.last_review.is_not(None), M.c.last_day.is_(None))
BASES = BY_CLOCK.add_columns(M.c.base).where(M.c.base.is_not(None))


def upgrade() -> None:
    op.drop_index("ix_memories_found", "memories")
    this = M.c.id == sa.bindparam("memory")
    for rows in _some(UNTOLD):
        days = [{"memory": row.id, "day": _clock(row).day_of(row.last_review)} for row in rows]
        op.get_bind().execute(sa.update(M).where(this).values(last_day=sa.bindparam("day", type_=sa.Date)), days)
    for rows in _some(BASES):
        told = [{"memory": row.id, "told": _dated(row)} for row in rows if _dated(row) != row.base]
        if told:
            change = sa.update(M).where(this).values(base=sa.bindparam("told", type_=MaybeDocument))
            op.get_bind().execute(change, told)
    op.create_index("ix_memories_found", "memories", [*FOUND, "last_day", "buried_until"])


def downgrade() -> None:
    op.drop_index("ix_memories_found", "memories")
    op.create_index("ix_memories_found", "memories", [*FOUND, "last_review", "buried_until"])


def _some(wanted: sa.Select[Any]) -> Iterator[Any]:
    """The rows of a statement, some thousand at a time."""
    after = 0
    while rows := op.get_bind().execute(wanted.where(M.c.id > after).order_by(M.c.id).limit(AT_ONCE)).all():
        yield rows
        after = rows[-1].id


def _clock(row: Any) -> DayClock:
    return DayClock(row.timezone, row.day_start)


def _dated(row: Any) -> dict[str, Any]:
    base: dict[str, Any] = row.base
    if not base.get("last_review") or base.get("last_day"):
        return base
    return base | {"last_day": _clock(row).day_of(datetime.fromisoformat(base["last_review"])).isoformat()}
