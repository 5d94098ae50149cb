"""New dates for very many cards, given by a worker that is killed in the middle: another goes on, in the same step."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from quizapp.adapters import queue
from quizapp.extensions import db
from quizapp.features.study.fitting import rescheduling
from quizapp.features.study.learner import learner_of
from quizapp.models import Entry, Memory, ReviewLog, User
from tests import factories
from tests.conftest import NOON

CARDS = 7


class Killed(Exception):
    """The worker is gone."""


def dues() -> list[Any]:
    return list(db.session.execute(select(Memory.card_id, Memory.due, Memory.interval_days).order_by(Memory.card_id)))


def moved() -> int:
    rows = select(func.count()).select_from(ReviewLog).where(ReviewLog.kind == Entry.RESCHEDULED)
    return db.session.scalar(rows) or 0


def test_R2_what_was_cut_short_goes_on_and_is_one_step_back(
    ana: User, at: Any, run_jobs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescheduling, "AT_ONCE", 2)
    for card in factories.kept_cards(ana, CARDS):
        factories.memory(ana, card, due=NOON + timedelta(days=90), interval_days=100)
    before, saved = dues(), []

    def save() -> None:
        if moved() > 4:
            raise Killed
        saved.append(moved())
        db.session.commit()

    number = queue.enqueue("reschedule", ana.id, now=NOON)
    queue.claim(number, now=NOON)
    db.session.commit()
    with pytest.raises(Killed):
        rescheduling.reschedule_all(ana.id, save)
    db.session.rollback()
    assert (saved[-1], moved()) == (4, 4)
    job = db.session.execute(select(queue.jobs).where(queue.jobs.c.id == number)).one()
    assert queue.give_again(job)
    db.session.commit()
    assert run_jobs() == 1
    assert moved() == CARDS
    assert all(interval < 20 for _card, _due, interval in dues())
    assert rescheduling.take_back(learner_of(ana), now=NOON) == CARDS
    assert dues() == before
