"""When a learner's days begin at another moment, cards of whole days keep their day and fall due at its new start."""

from sqlalchemy import update

from quizapp.adapters import clock, queue
from quizapp.core.memory.days import DayClock
from quizapp.extensions import db
from quizapp.features.study.queries import levels
from quizapp.features.study.queries.tables import memories
from quizapp.models import User


def move_days(user: User, before: DayClock, after: DayClock) -> None:
    """Move the due time of cards of whole days from the clock `before` to `after`; cards in steps stay (rule T1)."""
    dues = levels.whole_day_dues(user.id)
    moves = [(due, before.moved(due, to=after)) for due in dues]
    # Each move must land where no card still waits to be moved: the far end goes first.
    is_later = any(to > due for due, to in moves)
    for due, to in sorted(moves, reverse=is_later):
        mine = (memories.c.learner_id == user.id, memories.c.due == due, memories.c.interval_days >= 1)
        db.session.execute(update(memories).where(*mine).values(due=to))
    queue.enqueue("rebuild_memory", user.id, now=clock.now())  # days apart are counted by the new clock
