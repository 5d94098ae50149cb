"""Compares stability and difficulty with py-fsrs, an independent implementation, where the rules agree.

py-fsrs counts days by 24 hours, so the answers compared lie whole days apart, or on the same day within the hour.
"""

from datetime import timedelta
from random import Random

import fsrs
import pytest

from quizapp.core.memory.engine.curve import filled
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import preview, retrievability
from quizapp.core.memory.state import State
from tests.core.memory.moments import NOON, UTC_CLOCK

SCHEDULER = fsrs.Scheduler(parameters=filled(None), enable_fuzzing=False)
WHOLE_DAYS = (1, 2, 3, 7, 20, 90, 400)


@pytest.mark.parametrize("seed", range(25))
def test_strengths_agree_on_the_same_answers(seed: int) -> None:
    rng, now = Random(seed), NOON
    ours, theirs = State(), fsrs.Card()
    for _ in range(12):
        rating = rng.choice(list(Rating))
        ours = preview(ours, now, preset=Preset(), clock=UTC_CLOCK, card_id=1)[rating].state
        theirs, _log = SCHEDULER.review_card(theirs, fsrs.Rating(rating), now)
        assert ours.stability == pytest.approx(theirs.stability, rel=1e-3)
        assert ours.difficulty == pytest.approx(theirs.difficulty, rel=1e-3)
        now += timedelta(days=rng.choice(WHOLE_DAYS)) if rng.random() < 0.8 else timedelta(minutes=10)


@pytest.mark.parametrize("days", WHOLE_DAYS)
def test_retrievability_agrees(days: int) -> None:
    ours = preview(State(), NOON, preset=Preset(), clock=UTC_CLOCK, card_id=1)[Rating.GOOD].state
    theirs, _log = SCHEDULER.review_card(fsrs.Card(), fsrs.Rating.Good, NOON)
    later = NOON + timedelta(days=days)
    expected = SCHEDULER.get_card_retrievability(theirs, later)
    assert retrievability(ours, later, clock=UTC_CLOCK) == pytest.approx(expected, rel=1e-3)
