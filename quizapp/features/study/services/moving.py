"""When a learner's days begin at another moment, cards of whole days keep their day and fall due at its new start."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update

from quizapp.core.memory.days import DayClock
from quizapp.extensions import db
from quizapp.features.study.queries import levels
from quizapp.features.study.queries.tables import memories
from quizapp.models import User


def move_days(user: User, before: DayClock, after: DayClock) -> None:
    """Move the due time of cards of whole days from the clock `before` to `after`; cards in steps stay (rule T1). Cards
    that are not asked before another day wait for that day's new start.
    """
    ends = [(moment, before.moved(moment, to=after)) for moment in levels.buried_untils(user.id)]
    _move(memories.c.buried_until, ends, memories.c.learner_id == user.id)
    dues = [(due, before.moved(due, to=after)) for due in levels.whole_day_dues(user.id)]
    _move(memories.c.due, dues, memories.c.learner_id == user.id, memories.c.interval_days >= 1)


def _move(column: Any, moves: Sequence[tuple[datetime, datetime]], *mine: Any) -> None:
    """Each move must land where no card still waits to be moved: the far end goes first."""
    in_order = sorted(moves, reverse=any(to > moment for moment, to in moves))
    for moment, to in in_order:
        db.session.execute(update(memories).where(*mine, column == moment).values({column: to}))
