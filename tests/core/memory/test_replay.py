"""Proves core/memory/replay.py: the log leads to the very state that was stored."""

from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import Logged, differences, replay, steps
from quizapp.core.memory.schedule import preview
from quizapp.core.memory.state import State
from tests.core.memory.moments import DAY, NOON, UTC_CLOCK, card_ids, clocks, moments, presets, ratings

gaps = st.one_of(st.integers(1, 3600), st.integers(1, 200 * 86_400)).map(lambda seconds: timedelta(seconds=seconds))
histories = st.lists(st.tuples(ratings, gaps), max_size=12)


@settings(max_examples=60)
@given(histories, moments, presets, clocks, card_ids, st.integers(0, 1000))
def test_I1_I3_replaying_a_log_in_any_order_gives_the_state(
    history: list[tuple[Rating, timedelta]], now: datetime, preset: Preset, clock: DayClock, card_id: int, seed: int
) -> None:
    options = {"preset": preset, "clock": clock, "card_id": card_id}
    state, log = State(), []
    for rating, gap in history:
        now += gap
        state = preview(state, now, **options)[rating].state
        log.append((rating, now))
    Random(seed).shuffle(log)
    assert replay(log, **options) == state
    assert differences(state, replay(log, **options)) == []


@given(st.lists(st.tuples(ratings, st.integers(0, 400)), min_size=1, max_size=30))
def test_I1_replay_agrees_with_the_fold_of_the_engine(history: list[tuple[Rating, int]]) -> None:
    days = [0, *(days for _rating, days in history[1:])]
    reviews = [FSRSReview(int(rating), gap) for (rating, _days), gap in zip(history, days, strict=True)]
    expected = FSRS(list(DEFAULT_PARAMETERS)).memory_state(FSRSItem(reviews))
    log = [(rating, NOON + DAY * at) for (rating, _days), at in zip(history, accumulate(days), strict=True)]
    rebuilt = replay(log, preset=Preset(), clock=UTC_CLOCK, card_id=1)
    assert rebuilt.stability == pytest.approx(expected.stability, rel=1e-3)
    assert rebuilt.difficulty == pytest.approx(expected.difficulty, rel=1e-3)


def test_I4_a_late_answer_takes_its_place_in_time() -> None:
    options = {"preset": Preset(), "clock": UTC_CLOCK, "card_id": 1}
    first, early, late = (Rating.EASY, NOON), (Rating.AGAIN, NOON + DAY), (Rating.GOOD, NOON + 5 * DAY)
    assert replay([first, late, early], **options) == replay([first, early, late], **options)


def test_evidence_that_moves_nothing_leaves_no_trace() -> None:
    options = {"preset": Preset(), "clock": UTC_CLOCK, "card_id": 1}
    assert replay([(Rating.GOOD, NOON), (None, NOON + DAY)], **options) == replay([(Rating.GOOD, NOON)], **options)


def test_I1_differences_are_named_and_rounding_is_none() -> None:
    stored = State()._replace(stability=10.0, difficulty=5.0, reviews=3)
    assert differences(stored, stored._replace(stability=10.005)) == []
    assert differences(stored, stored._replace(stability=10.5, reviews=4)) == ["reviews", "stability"]
    assert differences(stored, stored._replace(difficulty=None)) == ["difficulty"]


def test_R3_rows_that_a_known_state_holds_move_nothing_but_are_walked_through() -> None:
    options = {"preset": Preset(), "clock": UTC_CLOCK, "card_id": 1}
    log = [Logged(Rating.GOOD, NOON + DAY * at) for at in (0, 1, 5, 20)]
    known = replay(log[:2], **options)
    led = list(steps(log, start=known, **options))
    assert [before == after for before, after in led] == [True, True, False, False]
    assert led[0] == (known, known)
    assert led[-1][1] == replay(log, start=known, **options) == replay(log[2:], start=known, **options)
    later = list(steps(log, start=known, since=log[2].at, **options))
    assert [before == after for before, after in later] == [True, True, True, False]
    assert list(steps([], start=known, **options)) == []
