"""The log is the truth: a memory made again from its answers must be the one that is stored."""

from typing import Any

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import Logged, differences, replay
from quizapp.core.memory.state import State
from quizapp.features.study.learner import in_deck, learner_of
from quizapp.features.study.queries import log
from quizapp.features.study.queries.overview import own_deck_with_options
from quizapp.features.study.states import state_of
from quizapp.models import Entry, Memory, User


def replayed(user: User, memory: Memory) -> State:
    """The state of this memory, made again from the learner's log."""
    learner = in_deck(learner_of(user), own_deck_with_options(user.id, memory.deck_id)[1])
    rows = [logged(row) for row in log.rows_of(user.id, memory.card_id)]
    return replay(rows, preset=learner.preset, clock=learner.clock, card_id=memory.card_id)


def logged(row: Any) -> Logged:
    """A row of the log as it is replayed: its kind, and the days that were set by hand."""
    rating = None if row.rating is None else Rating(row.rating)
    days = int(row.given) if row.kind is Entry.SET_DUE and row.given else None
    return Logged(rating, row.at, row.kind, row.interval_days, days, row.day)


def doubts(user: User, memory: Memory) -> list[str]:
    """The names of the fields in which the stored memory and its log disagree; none when all is well."""
    return differences(state_of(memory), replayed(user, memory))
