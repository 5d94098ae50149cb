"""The nightly fit: judged on what it has not seen, kept only if better, felt by the next answer; no due date moves."""

import subprocess
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from quizapp.adapters import queue
from quizapp.core.memory.engine.curve import filled
from quizapp.core.memory.fitting.folds import Evaluation
from quizapp.core.memory.fitting.judging import is_better
from quizapp.core.memory.fitting.scores import Score
from quizapp.extensions import db
from quizapp.features.study.fitting import queries, services
from quizapp.features.study.fitting.apart import apart
from quizapp.features.study.integrity import rebuilding
from quizapp.features.study.learner import learner_of
from quizapp.models import Memory, Parameters, ReviewLog, User
from tests.conftest import NOON
from tests.features.study.answers import answer, opened
from tests.features.study.fitting.logs import START, load


def fitted(learner: User) -> Parameters:
    services.fit_memory(learner.id, db.session.commit)
    db.session.expire_all()
    made = queries.newest(learner.id)
    assert made is not None
    return made


def score(loss: float | None, reviews: int = 500) -> Score:
    return Score(loss, 0.05, 0.6, reviews)


def test_R4_a_better_fit_is_kept_with_what_it_was_judged_by(ana: User, at: Any) -> None:
    load(ana, 300)
    made = fitted(ana)
    assert (made.is_kept, made.version, made.fitted_at) == (True, 1, NOON)
    assert made.log_loss_after < made.log_loss_before
    assert 0 < made.tested < made.reviews
    assert tuple(made.values) != filled(None)
    assert learner_of(ana).preset.parameters == tuple(made.values)


def test_a_fit_holds_up_no_thread_of_its_worker(ana: User, at: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library keeps Python's lock; a sign of life in the middle of a transaction would keep SQLite's as long."""
    load(ana, 300)
    monkeypatch.setattr("quizapp.core.memory.fitting.fit.FSRS", None)  # nothing can be fitted in this process
    monkeypatch.setattr("quizapp.core.memory.fitting.workload.simulate", None)
    assert fitted(ana).is_kept


def test_a_fit_that_breaks_breaks_the_job_with_it() -> None:
    assert apart(divmod, 7, 2) == (3, 1)
    with pytest.raises(subprocess.CalledProcessError):
        apart(divmod, 7, 0)


def test_R3_cards_first_learned_before_the_day_that_was_set_say_nothing(ana: User, browser_of: Any, at: Any) -> None:
    load(ana, 300)
    everything = fitted(ana).reviews
    ana.fit_since = (START + timedelta(days=200)).date()
    db.session.commit()
    since = services.histories_of(learner_of(ana), ana.fit_since)
    assert 0 < fitted(ana).reviews < everything
    assert min(history.moments[0] for history in since) >= (START + timedelta(days=200)).timestamp() - 86_400
    assert "first learned before Dec 18, 2024 are left out" in browser_of(ana).get("/memory").text


def test_R2_memories_are_made_anew_and_no_due_date_moves(ana: User, at: Any) -> None:
    load(ana, 300)
    known = select(Memory.card_id, Memory.due, Memory.interval_days, Memory.reviews).order_by(Memory.card_id)
    strengths = select(Memory.stability).order_by(Memory.card_id)
    before = db.session.execute(known).all(), db.session.scalars(strengths).all()
    fitted(ana)
    after = db.session.execute(known).all(), db.session.scalars(strengths).all()
    assert before[0] == after[0]
    assert sum(one != other for one, other in zip(before[1], after[1], strict=True)) > 250
    assert [doubts for _number, doubts in rebuilding.checked(learner_of(ana))] == [[]]  # I1


def test_R2_a_retention_changes_no_memory(ana: User, at: Any) -> None:
    load(ana, 30)
    ana.retention = 0.8
    db.session.commit()
    assert [doubts for _number, doubts in rebuilding.checked(learner_of(ana))] == [[]]


@pytest.mark.parametrize(
    ("before", "after", "reviews", "is_kept"),
    [(0.35, 0.34, 500, True), (0.35, 0.35, 500, False), (0.34, 0.35, 500, False), (0.35, 0.3, 49, False)],
)
def test_R4_only_what_is_better_out_of_sample_is_kept(before: float, after: float, reviews: int, is_kept: bool) -> None:
    found = Evaluation(score(before, reviews), score(0.1, reviews), score(after, reviews))
    assert is_better(found) is is_kept


def test_R4_too_few_reviews_keep_the_usual_parameters(ana: User, at: Any) -> None:
    load(ana, 5)
    made = fitted(ana)
    assert (made.is_kept, learner_of(ana).preset.parameters, queries.in_use(ana.id)) == (False, None, None)


def test_a_fit_that_is_not_kept_takes_the_place_of_the_last_such(ana: User, at: Any) -> None:
    load(ana, 5)
    assert [fitted(ana).version for _night in range(2)] == [1, 2]
    assert db.session.scalars(select(Parameters.version)).all() == [2]


def test_the_scheduler_uses_what_was_fitted(ana: User, browser_of: Any, at: Any) -> None:
    cards, browser = opened(ana, browser_of, 2)
    db.session.add(Parameters(learner_id=ana.id, version=1, values=[5.0, 6.0, 7.0, 90.0, *filled(None)[4:]],
                              fitted_at=NOON, reviews=900, tested=700, is_kept=True))  # fmt: skip
    db.session.commit()
    db.session.expire_all()
    labels = answer(browser, cards[0], rating=4).json["next"]["labels"]
    stability = db.session.scalar(select(Memory.stability).where(Memory.card_id == cards[0].id))
    assert (stability, labels[3].split()[1]) == (pytest.approx(90.0), "months")


def test_learners_with_enough_new_answers_are_fitted_once_a_night(ana: User, ben: User, at: Any, run_jobs: Any) -> None:
    load(ana, 20)
    load(ben, 2)
    db.session.execute(update(User).values(last_seen_on=NOON.date()))
    db.session.execute(update(ReviewLog).where(ReviewLog.learner_id == ben.id).values(undone_at=NOON))
    db.session.commit()
    for moment, fits in ((NOON, 1), (NOON + timedelta(hours=6), 1), (NOON + timedelta(days=1), 1)):
        at(moment)
        queue.enqueue("fit_everybody", 0, now=moment)
        db.session.commit()
        run_jobs()
        assert db.session.scalars(select(Parameters.learner_id)).all() == [ana.id] * fits
    at(NOON + timedelta(days=1))
    load(ana, 20, seed=9)
    queue.enqueue("fit_everybody", 0, now=NOON + timedelta(days=1))
    db.session.commit()
    run_jobs()
    assert db.session.scalar(select(Parameters.version).order_by(Parameters.version.desc())) == 2


def test_nobody_is_fitted_while_studying(ana: User, browser_of: Any, at: Any) -> None:
    load(ana, 20)
    cards, browser = opened(ana, browser_of, 2)
    answer(browser, cards[0])
    limits: dict[str, Any] = {"seen_since": NOON.date() - timedelta(days=1), "tried_before": NOON, "answers": 5}
    assert queries.to_fit(quiet_since=NOON - timedelta(minutes=30), **limits) == []
    assert queries.to_fit(quiet_since=NOON + timedelta(minutes=30), **limits) == [ana.id]


def test_a_learner_who_is_gone_is_no_fault(app: Flask, at: Any) -> None:
    services.fit_memory(4711, db.session.commit)
    services.rebuild_memory(4711, db.session.commit)


def test_the_command_says_what_the_fit_was_worth(app: Flask, ana: User, ben: User, at: Any) -> None:
    load(ana, 300)
    run = app.test_cli_runner().invoke
    said = run(args=["memory", "fit", "--user", "ana"]).output
    assert said.startswith("Fitted to ")
    assert said.endswith("it had not seen; kept.\n")
    assert run(args=["memory", "fit", "--user", "ben"]).output == "There are too few reviews to fit anything.\n"


def test_two_workers_that_ask_at_a_time_fit_once(ana: User, at: Any, run_jobs: Any) -> None:
    load(ana, 20)
    db.session.execute(update(User).values(last_seen_on=NOON.date()))
    for _worker in range(2):
        queue.enqueue("fit_everybody", 0, now=NOON)
    db.session.commit()
    services.fit_everybody(0, db.session.commit)  # one is done before the other begins, no fit in between
    run_jobs()
    assert db.session.scalars(select(queue.jobs.c.name).where(queue.jobs.c.name == "fit_memory")).all() == [
        "fit_memory"
    ]
