"""Answering in an attempt: each item once, the first answer counts; every answer is also evidence of memory."""

from datetime import datetime, timedelta

from quizapp.core.errors import Refused
from quizapp.core.quiz.marking import Verdict, mark_choice
from quizapp.extensions import db
from quizapp.features.quizzes import evidence
from quizapp.features.quizzes.queries import Run
from quizapp.models import Item, Response, User

LONGEST = timedelta(minutes=10)  # of one answer: whoever went away did not think that long


def answer(learner: User, run: Run, item: Item, choice: int | None, *, taken_ms: int | None, now: datetime) -> bool:
    """Record what was chosen for one item (None: the learner does not know); the last answer ends the attempt.

    False when it was answered before, or the attempt is over: then nothing changes. Refused("choice") for no option.
    """
    if item.id in run.responses or run.attempt.finished_at is not None:
        return False
    response = _record(run, item, choice, taken_ms=_clamped(run, taken_ms, now), now=now)
    evidence.give(learner, item, response, now=now)
    if not run.unanswered:
        _finish(run, now)
    db.session.flush()
    return True


def hand_in(learner: User, run: Run, choices: dict[int, int], *, taken_ms: dict[int, int], now: datetime) -> bool:
    """Answer what was chosen, leave out the rest, and end the attempt; False when it was over before.

    What is left out counts as wrong in the score, but says nothing of memory.
    """
    if run.attempt.finished_at is not None:
        return False
    for item in run.unanswered:
        if item.id in choices:
            answer(learner, run, item, choices[item.id], taken_ms=taken_ms.get(item.id), now=now)
    for item in run.unanswered:
        _record(run, item, None, taken_ms=0, now=now)
    _finish(run, now)
    db.session.flush()
    return True


def _record(run: Run, item: Item, choice: int | None, *, taken_ms: int, now: datetime) -> Response:
    if choice is not None and not 0 <= choice < len(item.options):
        raise Refused("choice")
    chosen = None if choice is None else item.options[choice]
    response = Response(
        attempt_id=run.attempt.id,
        item_id=item.id,
        choice=choice,
        is_right=mark_choice(chosen, item.back) is Verdict.RIGHT,
        taken_ms=taken_ms,
        at=now,
    )
    run.responses[item.id] = response
    db.session.add(response)
    return response


def _clamped(run: Run, taken_ms: int | None, now: datetime) -> int:
    """The page's word on the time taken, within what the server has seen pass; without it, all of that."""
    used = timedelta(milliseconds=sum(response.taken_ms for response in run.responses.values() if response.at == now))
    passed = min(LONGEST, max(timedelta(0), now - run.moment_before(now) - used)) // timedelta(milliseconds=1)
    return passed if taken_ms is None else min(taken_ms, passed)


def _finish(run: Run, now: datetime) -> None:
    run.attempt.right = sum(response.is_right for response in run.responses.values())
    run.attempt.asked = len(run.items)
    run.attempt.finished_at = now
