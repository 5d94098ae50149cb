"""What an answer in a quiz tells of memory: it is handed to studying, which decides what becomes of it."""

from datetime import datetime

from quizapp.core.errors import NotFound
from quizapp.features.study.services.evidence import record_evidence
from quizapp.models import Item, Response, User, Where


def give(learner: User, item: Item, response: Response, *, now: datetime) -> None:
    """Hand one answer on; the key says which answer of which attempt it is, so that it counts once.

    A card that was deleted, or is no longer kept, has no memory to tell of.
    """
    if item.card_id is None:
        return
    try:
        record_evidence(
            learner,
            item.card_id,
            where=Where.QUIZ,
            is_right=response.is_right,
            options=len(item.options),
            typed=False,
            answer_key=f"quiz-{response.attempt_id}-{response.item_id}",
            now=now,
            given=None if response.choice is None else item.options[response.choice],
            taken_ms=response.taken_ms,
        )
    except NotFound:
        return
