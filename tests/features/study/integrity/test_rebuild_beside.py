"""Making memories again beside others: nobody waits to write while they are made."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from quizapp.adapters import clock, queue
from quizapp.core.memory.rating import Rating
from quizapp.extensions import db
from quizapp.features.study.integrity import rebuilding
from quizapp.features.study.integrity.merging import Brought, merge
from quizapp.features.study.learner import learner_of
from quizapp.models import User
from tests import factories, people
from tests.conftest import NOON, make_app
from tests.features.study.answers import memory_of

BESIDE = "UPDATE memories SET flag = flag + 1"


def test_I1_others_can_write_while_memories_are_made_again(tmp_path: Path) -> None:
    with make_app(tmp_path).app_context(), clock.standing_at(NOON):
        ana = people.make("ana")
        [card] = factories.kept_cards(ana)
        merge(learner_of(ana), [Brought(card.id, NOON, Rating.GOOD)])
        memory_of(ana, card).stability = 99.0
        db.session.commit()
        other = sqlite3.connect(tmp_path / "quizapp.db", timeout=0, isolation_level=None)
        other.execute("PRAGMA busy_timeout = 0")

        def write(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            if statement.startswith("SELECT") and "FROM review_log" in statement:
                other.execute(BESIDE)

        event.listen(db.engine, "before_cursor_execute", write)
        assert rebuilding.rebuild(learner_of(ana), db.session.commit) == 1
        event.remove(db.engine, "before_cursor_execute", write)
        other.close()
        memory = memory_of(ana, card)
        assert memory.flag > 0
        assert memory.stability < 99.0
        db.session.remove()
        db.engine.dispose()


def test_I1_everybody_s_memories_are_made_again_some_learners_at_a_time(
    ana: User, ben: User, zoe: User, at: Any, run_jobs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "LEARNERS_AT_ONCE", 2)
    cards = {}
    for user in (ana, ben, zoe):
        [cards[user]] = factories.kept_cards(user)
        merge(learner_of(user), [Brought(cards[user].id, NOON, Rating.GOOD)])
        memory_of(user, cards[user]).stability = 99.0
    queue.enqueue("mend_memories", 0, now=NOON)
    db.session.commit()
    assert run_jobs() == 2
    assert all(memory_of(user, card).stability < 99.0 for user, card in cards.items())
