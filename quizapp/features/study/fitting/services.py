"""Fitting one learner, out of sight: judged on reviews it has not seen, kept only if better, then every memory anew."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete

from quizapp.adapters import clock, queue
from quizapp.core.memory.fitting.judging import Judged, judged
from quizapp.core.memory.fitting.workload import FIRST, RELEARNING, REVIEW, Habit, Plan
from quizapp.core.memory.state import Phase
from quizapp.extensions import db, only_reading
from quizapp.features.study.fitting import queries
from quizapp.features.study.fitting.apart import apart
from quizapp.features.study.fitting.reading import histories_of
from quizapp.features.study.integrity import rebuilding
from quizapp.features.study.learner import learner_of
from quizapp.models import Parameters

SEEN_WITHIN = timedelta(days=2)
REST = timedelta(hours=20)  # between two fits
QUIET = timedelta(minutes=30)  # since the last answer: nobody is fitted in the middle of studying
NEW_ANSWERS = 30
KINDS = {Phase.NEW: FIRST, Phase.LEARNING: FIRST, Phase.REVIEW: REVIEW, Phase.RELEARNING: RELEARNING}


def fit_everybody(_subject: int, save: Callable[[], None]) -> None:
    """Ask for a fit of every learner for whom there is something new; once, when several workers ask at a time."""
    now = clock.now()
    queries.one_at_a_time("fit_everybody")
    since = (now - SEEN_WITHIN).date()
    limits: dict[str, Any] = {"tried_before": now - REST, "quiet_since": now - QUIET, "answers": NEW_ANSWERS}
    for learner_id in queries.to_fit(seen_since=since, **limits):
        queue.enqueue("fit_memory", learner_id, now=now)
    save()


def fit_memory(learner_id: int, save: Callable[[], None]) -> None:
    """Fit one learner. New parameters are used if they foretell unseen reviews better than the usual ones do; then
    every memory is made again from the log, and no due date moves (rule R2).
    """
    with only_reading(save):
        user = queries.user(learner_id)
        if user is None:
            return
        learner = learner_of(user)
        histories, last = histories_of(learner, user.fit_since), queries.last_row(learner_id)
        habits = [Habit(KINDS[row.phase], row.rating, row.taken_ms / 1000, row.phase is Phase.NEW) for row in
                  queries.habits(learner_id)]  # fmt: skip
    plan = Plan(learner.preset.new_per_day, learner.preset.max_interval_days)
    preset = learner.preset
    own = {"parameters": preset.parameters, "relearning_steps": len(preset.relearning_steps)}
    made = _row(learner_id, apart(judged, histories, habits, plan=plan, **own))
    made.last_row = last
    if queries.user(learner_id) is None:  # gone in the meantime
        return
    _store(made, now=clock.now())
    save()
    if made.is_kept:
        rebuild_memory(learner_id, save)


def rebuild_memory(learner_id: int, save: Callable[[], None]) -> None:
    """Make every memory of a learner again that is not as log and parameters say."""
    db.session.expire_all()
    user = queries.user(learner_id)
    if user is not None:
        rebuilding.rebuild(learner_of(user), save, is_anew=True)


def _row(learner_id: int, made: Judged) -> Parameters:
    before, after = made.found.default, made.found.shrunk
    return Parameters(
        learner_id=learner_id,
        values=list(made.values),
        reviews=made.reviews,
        tested=before.reviews,
        log_loss_before=before.log_loss,
        log_loss_after=after.log_loss,
        rmse_before=before.rmse_bins,
        rmse_after=after.rmse_bins,
        is_kept=made.is_kept,
        workload=[list(point) for point in made.workload],
    )


def _store(made: Parameters, *, now: datetime) -> None:
    before = queries.newest(made.learner_id)
    made.version, made.fitted_at = (before.version if before else 0) + 1, now
    mine = (Parameters.learner_id == made.learner_id, Parameters.is_kept.is_(False))
    db.session.execute(delete(Parameters).where(*mine))
    db.session.add(made)
    db.session.flush()


def give_up(_learner_id: int) -> None:
    """Nobody waits for a fit: what schedules goes on, and another night comes."""
