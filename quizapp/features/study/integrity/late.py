"""An answer that waited for a connection while its card was answered elsewhere is no less true (rule I4)."""

from datetime import datetime
from typing import Any

from quizapp.features.study.integrity.merging import Brought, merge
from quizapp.features.study.learner import Learner
from quizapp.features.study.marking import proposal
from quizapp.features.study.queries import log, overview
from quizapp.features.study.services.answering import Answer, has_waited
from quizapp.models import Where


def keep(learner: Learner, deck_id: int, given: Answer, *, now: datetime) -> bool:
    """Put a late answer in its place in the log, by its own time, and make the card again from all of it.

    False, and nothing changed, for an answer that did not wait: then the page had not seen what happened meanwhile; and
    for one to a card that was put aside meanwhile (rule S3).
    """
    if given.at is None or not has_waited(given.at, now):
        return False
    row = log.memory(learner.id, given.card_id, lock=True)
    if row is None or row.suspended or not overview.is_below(learner.id, row.deck_id, deck_id):
        return False
    proposed = proposal(row, given.given, given.taken_ms, is_counted=given.is_counted)
    told: dict[str, Any] = {
        "answer_key": given.answer_key,
        "where": Where.STUDY,
        "given": given.given,
        "proposed": proposed,
        "device": given.device,
    }
    late = Brought(given.card_id, given.at, given.rating, max(0, given.taken_ms), **told)
    return merge(learner, [late]).added == 1
