"""What workers do: a table from a job's name to its function, and the loop that runs them."""

import logging
import os
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from flask import Flask

from quizapp.adapters import clock, queue
from quizapp.adapters.language import SpacyLanguage
from quizapp.extensions import db, measure_tables, only_reading
from quizapp.features.accounts import services as accounts
from quizapp.features.articles import services as articles
from quizapp.features.decks import services as decks
from quizapp.features.decks.model import services as model
from quizapp.features.exchange import media
from quizapp.features.exchange import services as exchange
from quizapp.features.exchange.taking import services as taking
from quizapp.features.live import learning
from quizapp.features.study.fitting import rescheduling
from quizapp.features.study.fitting import services as fitting
from quizapp.features.study.integrity import rebuilding
from quizapp.settings import current

log = logging.getLogger(__name__)


class Job(NamedTuple):
    run: Callable[[int, Callable[[], None]], None]  # (id of the row, save): save() commits what is done so far
    fail: Callable[[int], None]  # tells the person, after the last try


JOBS = {
    "read_article": Job(articles.read_article, articles.give_up),
    "make_cards": Job(decks.make_cards, articles.give_up),
    "make_more": Job(decks.make_more, decks.give_up_more),
    "ask_model": Job(model.ask_model, model.give_up),
    "fit_everybody": Job(fitting.fit_everybody, fitting.give_up),
    "fit_memory": Job(fitting.fit_memory, fitting.give_up),
    "reschedule": Job(rescheduling.reschedule_all, fitting.give_up),
    "mend_memories": Job(rebuilding.mend_memories, lambda _after: None),
    "rebuild_memory": Job(fitting.rebuild_memory, fitting.give_up),
    "look_into": Job(exchange.look_into, exchange.give_up),
    "bring_in": Job(exchange.bring_in, exchange.give_up),
    "give_answers": Job(learning.give_answers, lambda _live: None),
    "tidy_files": Job(media.tidy, lambda _subject: None),
    "take_along": Job(taking.take_along, exchange.give_up),
    "measure_tables": Job(lambda _subject, _save: measure_tables(), lambda _subject: None),
    "forget_guests": Job(accounts.forget_guests, lambda _subject: None),
}
SWEEP_S = 1.0
HOUSEKEEPING_S = 6 * 3600
CHORES = ("measure_tables", "forget_guests", "fit_everybody", "tidy_files")
AFTER = {"bring_in": "measure_tables"}  # what makes tables many times larger


def run(app: Flask, job_id: int) -> None:
    """Run one job if it still waits; whatever happens, its row says how it ended."""
    with app.app_context():
        job = queue.claim(job_id, now=clock.now())
        db.session.commit()
        if job is None:
            return
        try:
            JOBS[job.name].run(job.subject_id, db.session.commit)
            queue.finish(job_id)
            if job.name in AFTER:
                queue.enqueue(AFTER[job.name], 0, now=clock.now())
            db.session.commit()
        except Exception as error:
            log.exception("job %s %s failed", job.name, job.subject_id)
            db.session.rollback()
            queue.finish(job_id, error=type(error).__name__)
            JOBS[job.name].fail(job.subject_id)
            db.session.commit()


def run_waiting(app: Flask) -> int:
    """Run every job that waits, in this process; returns how many. Used by tests and by `quizapp worker --once`."""
    ran = 0
    while True:
        with app.app_context():
            ids = queue.waiting()
        if not ids:
            return ran
        for job_id in ids:
            run(app, job_id)
            ran += 1


def sweep(app: Flask) -> None:
    """Show life, put jobs of dead workers back in line, and nudge what waits."""
    with app.app_context():
        now = clock.now()
        queue.show_life(now=now)  # `only_reading` commits it at once: what lets no thread through may come next
        with only_reading(db.session.commit):
            orphans = queue.orphans(now=now, patience=timedelta(seconds=current().job_patience_s))
        for orphan in orphans:
            if not queue.give_again(orphan) and orphan.tries >= queue.TRIES:
                JOBS[orphan.name].fail(orphan.subject_id)
        db.session.commit()
        carrier = app.extensions["quizapp.queue"]
        if carrier.huey.pending_count() == 0:  # else the nudges are still on their way
            for job_id in queue.waiting():
                carrier.nudge(job_id)


def work(app: Flask, *, parent: int | None = None) -> None:
    """Run jobs until told to stop (SIGINT, SIGTERM) or until the process `parent` is gone."""
    carrier = app.extensions["quizapp.queue"]
    carrier.run = lambda job_id: run(app, job_id)
    consumer = carrier.consumer(workers=1, periodic=False, initial_delay=0.05, max_delay=0.2, check_worker_health=True)
    threading.Thread(target=_watch, args=(app, parent), daemon=True).start()
    threading.Thread(target=_warm, args=(app, 0 if parent is None else queue.LET_IN_S), daemon=True).start()
    consumer.run()


def _watch(app: Flask, parent: int | None) -> None:
    housekept = 0.0
    while True:
        if parent is not None and os.getppid() != parent:
            os._exit(0)  # nobody is left to read what we would write
        try:
            sweep(app)
            if time.monotonic() - housekept > HOUSEKEEPING_S or not housekept:
                housekept = time.monotonic()
                with app.app_context():
                    for chore in CHORES:
                        queue.enqueue(chore, 0, now=clock.now())
                    db.session.commit()
        except Exception:
            log.exception("sweep failed; trying again")
        time.sleep(SWEEP_S)


def _warm(app: Flask, wait_s: float) -> None:
    """Load the model, which takes seconds: better now than when the first article waits. But a server that has just
    started again lets everybody back in first.
    """
    time.sleep(wait_s)
    language = app.extensions["quizapp.language"]
    if isinstance(language, SpacyLanguage):
        language.load()
