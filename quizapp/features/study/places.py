"""The parameters of the queries of study: who, where, when, and what is on the screen."""

from datetime import datetime
from typing import Any

from quizapp.core.memory.rules.orders import NewSort
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries.tables import MOST_COUNTED

MOST_LISTED = 1_000  # in steps, where cards are counted to the end; and of new ones, where those of a day are sorted
MOST_A_DAY = 9_999  # the highest limit of a day there is


def place(
    learner: Learner, deck: int, now: datetime, *, answered: int = 0, showing: int = 0, is_exact: bool = False
) -> dict[str, Any]:
    """The parameters of the queries for this learner, deck and moment; `is_exact`: not only to "99+"."""
    most = MOST_A_DAY if is_exact else MOST_COUNTED
    today, tomorrow = learner.clock.around(now)
    is_sorted = learner.preset.new_sort is not NewSort.GATHERED
    return {
        "learner_id": learner.id,
        "deck_id": deck,
        "now": now,
        "soon": now + learner.preset.learn_ahead,
        "until": tomorrow,
        "day": today,
        "answered": answered,
        "showing": showing,
        "card_id": answered,
        "usual_new": learner.usual.new_per_day,
        "usual_reviews": learner.usual.reviews_per_day,
        "most_steps": MOST_LISTED if is_exact else MOST_COUNTED,  # no limit of the day holds for steps within the day
        "most_reviews": min(most, learner.preset.reviews_per_day or 1),
        "most_new": min(max(most, MOST_LISTED) if is_sorted else most, learner.preset.new_per_day or 1),
    }
