"""The parameters of the queries of study: who, where, when, and what is on the screen."""

from datetime import datetime
from typing import Any

from quizapp.core.memory.rules.orders import NewSort
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries.tables import MOST_COUNTED

MOST_LISTED = 1_000  # new cards, where those of a day are sorted


def place(learner: Learner, deck: int, now: datetime, *, answered: int = 0, showing: int = 0) -> dict[str, Any]:
    """The parameters of the queries for this learner, deck and moment."""
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
        "most_steps": MOST_COUNTED,
        "most_reviews": min(MOST_COUNTED, learner.preset.reviews_per_day or 1),
        "most_new": min(MOST_LISTED if is_sorted else MOST_COUNTED, learner.preset.new_per_day or 1),
    }
