"""The log is the truth: every memory can be made again from it."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.models import Memory, User, Where
from tests.conftest import NOON
from tests.features.study.answers import JSON, answer, memory_of, opened, rows


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_answers_the_stored_state_is_the_replayed_one(ana: User, browser_of: Any, at: Any, seed: int) -> None:
    rng = Random(seed)
    cards, browser = opened(ana, browser_of, 4)
    now = NOON
    for turn in range(60):
        now += timedelta(minutes=rng.choice((1, 7, 45, 900, 5000)))
        at(now)
        card = rng.choice(cards)
        if rng.random() < 0.15:
            browser.post("/study/undo", headers=JSON)
        elif rng.random() < 0.2:
            right = {"is_right": rng.random() < 0.5, "options": 4, "typed": False, "answer_key": f"quiz-{turn:04}"}
            services.record_evidence(ana, card.id, where=Where.QUIZ, now=now, **right)
            db.session.commit()
        else:
            seen = memory_of(ana, card).reviews
            assert answer(browser, card, seen=seen, rating=rng.randint(1, 4)).status_code == 200
    memories = db.session.scalars(select(Memory)).all()
    assert [services.doubts(ana, memory) for memory in memories] == [[], [], [], []]
    assert len([row for row in rows(ana) if row.rating]) > 30


def test_a_tampered_state_is_noticed(ana: User, browser_of: Any, at: Any) -> None:
    [card], browser = opened(ana, browser_of)
    answer(browser, card)
    memory = memory_of(ana, card)
    memory.stability = (memory.stability or 0.0) * 2
    assert services.doubts(ana, memory) == ["stability"]
    assert services.replayed(ana, memory).reviews == 1
