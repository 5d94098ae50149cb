"""A learner's log as fitting reads it, in the learner's own study days."""

from datetime import date

from quizapp.core.memory.fitting.histories import History, Logged, histories
from quizapp.core.memory.state import Phase
from quizapp.features.study.integrity import queries
from quizapp.features.study.learner import Learner
from quizapp.models import Entry

FIRST_STEPS = (Phase.NEW, Phase.LEARNING)


def histories_of(learner: Learner, since: date | None = None) -> list[History]:
    """What of the learner's log says something about memory (rules T2, R3, R4); `since` is the day before which the
    learner lets no card count that was first learned then. Each answer keeps the day that it counted for.
    """
    rows = (
        Logged(
            row.card_id, row.at.timestamp(), row.day.toordinal(), row.rating,
            row.phase in FIRST_STEPS, row.kind is Entry.RESET,
        )
        for row in queries.answers(learner.id)
    )  # fmt: skip
    return histories(rows, since=since.toordinal() if since else 0)
