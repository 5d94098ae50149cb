"""One answer: the memory moves, one row is logged, the day is counted. Once, whatever is sent how often."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from quizapp.core.errors import NotFound, PutAside, Stale
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.rules.siblings import Bury, hidden_by
from quizapp.core.memory.schedule import answered
from quizapp.core.memory.state import Outcome
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.leeches import marking
from quizapp.features.study.marking import proposal
from quizapp.features.study.queries import ahead, log, overview, siblings
from quizapp.features.study.services import writing
from quizapp.features.study.states import state_of
from quizapp.models import Where

MILLISECOND = timedelta(milliseconds=1)
OLDEST_ANSWER = timedelta(days=7)  # of those given offline
LEAST_WAIT = timedelta(seconds=4)  # an answer that came at once met a page that had grown old: rule I2, not I4


class Answer(NamedTuple):
    """One answer as the page sends it. `seen` is the version of the memory that the page showed; `answer_key` is made
    for this answer alone and comes again with every retry; `at` is given for answers that waited for a connection;
    `shown` are the days that the four buttons showed; `is_counted`: the learner counted `given` as right just now.
    """

    card_id: int
    seen: int
    rating: Rating
    answer_key: str
    given: str | None = None
    taken_ms: int = 0
    at: datetime | None = None
    shown: tuple[int, ...] = ()
    device: str | None = None  # the sign-in it comes from, with whom undoing it stays
    is_counted: bool = False


class Recorded(NamedTuple):
    """What an answer did. `is_repeat`: it had been recorded before; `is_leech`: it marked the card as one that does not
    stick (rule L1); `is_aside`: the card was put aside for that.
    """

    card_id: int
    rating: Rating | None
    interval_days: int
    is_repeat: bool = False
    is_leech: bool = False
    is_aside: bool = False


def answer(learner: Learner, deck_id: int, given: Answer, *, now: datetime, row: Any = None) -> Recorded:
    """Record an answer. The same key again gives what was recorded the first time.

    `row` is the memory, if it was read in this transaction already. Raises NotFound for a card that the learner does
    not study, Stale when it was answered elsewhere since, PutAside when it was put aside (rule S3).
    """
    row = row or log.memory(learner.id, given.card_id)
    if row is None or not overview.is_below(learner.id, row.deck_id, deck_id):
        raise NotFound
    if row.reviews != given.seen or is_overtaken(learner, given, row, now):
        return recorded_before(learner, given.answer_key)
    if row.suspended:
        raise PutAside
    learner, at = in_deck(learner, row), moment_of(given.at, row.last_review, now)
    rules: dict[str, Any] = {"preset": learner.preset, "clock": learner.clock, "card_id": given.card_id}
    if given.shown:
        rules["shown"] = given.shown
    else:
        rules["look_ahead"] = ahead.look_ahead(learner, at, row.deck_id, given.card_id)
    outcome = answered(state_of(row), given.rating, at, **rules)
    taken_ms = min(max(0, given.taken_ms), learner.preset.answer_cap // MILLISECOND)
    entry = {
        "answer_key": given.answer_key,
        "given": given.given,
        "taken_ms": taken_ms,
        "at": at,
        "device": given.device,
        "proposed": proposal(row, given.given, taken_ms, is_counted=given.is_counted),
    }
    return move(learner, row, outcome, entry, where=Where.STUDY)


def move(learner: Learner, row: Any, outcome: Outcome, entry: dict[str, Any], *, where: Where) -> Recorded:
    """Log the answer, move the memory and count the day.

    Raises Stale, for the caller to roll back, when another request moved the memory since `row` was read.
    """
    entry |= {"rating": outcome.rating, "interval_days": outcome.interval_days, "where": where}
    groups = hidden_by(row, learner.preset) if where is Where.STUDY else Bury.NONE
    if (groups or outcome.leech) and log.answer_by_key(learner.id, entry["answer_key"]) is not None:
        return recorded_before(learner, entry["answer_key"])  # taken back since: it marks and hides nothing anew
    if outcome.leech:
        entry["marked"] = marking.mark(learner, row.card_id)
    if groups:
        tomorrow = learner.clock.next_day_at(entry["at"])
        entry["hidden"] = siblings.hide(learner.id, row.card_id, groups, at=entry["at"], tomorrow=tomorrow)
    entry["day"] = day = outcome.state.last_day or learner.clock.day_of(entry["at"])
    if not writing.log_answer(learner, row, entry):
        return recorded_before(learner, entry["answer_key"])
    if not writing.move_memory(row.memory_id, outcome.state, seen=row.reviews):
        raise Stale
    ahead.one_more(learner, row.deck_id, day, outcome.interval_days)
    writing.count_day(learner.id, row.deck_id, day, writing.tally(row, entry))
    is_aside = bool(entry.get("marked", {}).get("leech_aside"))
    return Recorded(row.card_id, outcome.rating, outcome.interval_days, is_leech=outcome.leech, is_aside=is_aside)


def recorded_before(learner: Learner, answer_key: str) -> Recorded:
    """The outcome of an answer that was recorded under this key. Raises Stale when there is none."""
    row = log.answer_by_key(learner.id, answer_key)
    if row is None:
        raise Stale
    rating = None if row.rating is None else Rating(row.rating)
    return Recorded(row.card_id, rating, row.interval_days, is_repeat=True)


def has_waited(at: datetime | None, now: datetime) -> bool:
    """Whether an answer of that moment waited for a connection, by a time that can be true."""
    return at is not None and now - OLDEST_ANSWER <= at <= now - LEAST_WAIT


def is_overtaken(learner: Learner, given: Answer, row: Any, now: datetime) -> bool:
    """Whether an answer waited while the card was answered elsewhere, though its version is the same again: an answer
    that the page had seen was taken back there, and another given. Where none was, the page had seen the last one, and
    a time before it cannot be true.
    """
    at, last = given.at, row.last_review
    if at is None or last is None or at >= last or not has_waited(at, now):
        return False
    return log.was_taken_back(learner.id, given.card_id, given.seen, until=at)


def moment_of(at: datetime | None, last_review: datetime | None, now: datetime) -> datetime:
    """When an answer was given: the page's own time if it can be true, else now."""
    if at is None or at > now or at < now - OLDEST_ANSWER or (last_review is not None and at < last_review):
        return now
    return at
