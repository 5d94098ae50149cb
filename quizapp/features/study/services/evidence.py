"""What an answer given elsewhere (quiz, homework, live game) says about memory: logged, and applied when it is sure."""

from datetime import datetime
from typing import Any

from quizapp.core.errors import NotFound
from quizapp.core.memory import evidence
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import answered, retrievability
from quizapp.features.study.learner import Learner, in_deck, learner_of
from quizapp.features.study.queries import log, overview
from quizapp.features.study.queries.ahead import look_ahead
from quizapp.features.study.services import answering, opening, writing
from quizapp.features.study.services.answering import Recorded
from quizapp.features.study.states import state_of
from quizapp.models import User, Where


def record_evidence(
    user: User,
    card_id: int,
    *,
    where: Where,
    is_right: bool,
    options: int,
    typed: bool,
    answer_key: str,
    now: datetime,
    given: str | None = None,
    taken_ms: int = 0,
) -> Recorded:
    """Log an answer given elsewhere; `options` is the number of options it was chosen from (ignored when typed).

    A miss is Again, a right answer that was surely known is Good, else the row has no rating and moves nothing.
    Nor does a card move that is put aside (rule S3). The same key again changes nothing. Raises NotFound unless it is a
    kept card of a deck of this learner.
    """
    row = _memory(learner_of(user), card_id)
    learner = in_deck(learner_of(user), row)
    if log.answer_by_key(learner.id, answer_key) is not None:
        return answering.recorded_before(learner, answer_key)
    cap = int(learner.preset.answer_cap.total_seconds() * 1000)
    entry = {"answer_key": answer_key, "given": given, "taken_ms": min(max(0, taken_ms), cap), "at": now}
    entry["proposed"] = None
    state = state_of(row)
    rating = _rating(learner, state, now, is_right=is_right, options=options, typed=typed)
    if rating is None or row.suspended:
        return _log_only(learner, row, entry, where)
    rules: dict[str, Any] = {"preset": learner.preset, "clock": learner.clock, "card_id": card_id}
    outcome = answered(state, rating, now, **rules, look_ahead=look_ahead(learner, now, row.deck_id, card_id))
    return answering.move(learner, row, outcome, entry, where=where)


def _memory(learner: Learner, card_id: int) -> Any:
    deck_id = overview.deck_of_kept(learner.id, card_id)
    row = log.memory(learner.id, card_id, lock=True)
    if row is None:
        opening.open_deck(learner.id, deck_id)
        row = log.memory(learner.id, card_id, lock=True)
    if row is None:
        raise NotFound
    return row


def _rating(learner: Learner, state: Any, now: datetime, *, is_right: bool, options: int, typed: bool) -> Rating | None:
    if typed:
        return evidence.of_typed(is_right)
    share = retrievability(state, now, clock=learner.clock, parameters=learner.preset.parameters)
    return evidence.of_choice(is_right, options=options, retrievability=share)


def _log_only(learner: Learner, row: Any, entry: dict[str, Any], where: Where) -> Recorded:
    entry |= {"rating": None, "interval_days": row.interval_days, "where": where}
    if not writing.log_answer(learner, row, entry):
        return answering.recorded_before(learner, entry["answer_key"])
    day = learner.clock.day_of(entry["at"])
    writing.count_day(learner.id, row.deck_id, day, writing.tally(row, entry))
    return Recorded(row.card_id, None, row.interval_days)
