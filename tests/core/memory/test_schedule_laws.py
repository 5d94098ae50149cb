"""Proves the laws of core/memory/schedule.py on random cards, options, zones and moments."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import preview
from quizapp.core.memory.state import Phase, State
from tests.core.memory.moments import card_ids, clocks, moments, presets, states


@given(st.data(), moments, presets, clocks, card_ids)
def test_delays_rise_from_again_to_easy(
    data: st.DataObject, now: datetime, preset: Preset, clock: DayClock, card_id: int
) -> None:
    found = preview(data.draw(states(now)), now, preset=preset, clock=clock, card_id=card_id)
    delays = [found[rating].delay for rating in Rating]
    assert all(shorter <= longer for shorter, longer in pairwise(delays))
    assert delays[0].total_seconds() > 0


@given(st.data(), moments, presets, clocks, card_ids)
def test_outcomes_agree_with_themselves(
    data: st.DataObject, now: datetime, preset: Preset, clock: DayClock, card_id: int
) -> None:
    state = data.draw(states(now))
    found = preview(state, now, preset=preset, clock=clock, card_id=card_id)
    assert found == preview(state, now, preset=preset, clock=clock, card_id=card_id)
    for rating, outcome in found.items():
        after = outcome.state
        assert (outcome.rating, outcome.interval_days) == (rating, after.interval_days)
        assert after.due == now + outcome.delay
        assert (after.reviews, after.last_review) == (state.reviews + 1, now)
        assert after.lapses - state.lapses == (state.phase is Phase.REVIEW and rating is Rating.AGAIN)


@given(st.data(), moments, presets, clocks, card_ids)
def test_whole_days_are_due_at_the_start_of_their_day(
    data: st.DataObject, now: datetime, preset: Preset, clock: DayClock, card_id: int
) -> None:
    found = preview(data.draw(states(now)), now, preset=preset, clock=clock, card_id=card_id)
    for outcome in found.values():
        after = outcome.state
        assert (after.phase is Phase.REVIEW) <= (after.interval_days >= 1)
        assert after.interval_days <= preset.max_interval_days
        if after.interval_days:
            assert clock.start_of(clock.day_of(after.due)) == after.due
            assert clock.elapsed_days(now, after.due) == after.interval_days
        else:
            assert clock.elapsed_days(now, after.due) == 0


def test_previews_work_in_every_thread() -> None:
    state, now = State(), datetime(2026, 5, 1, tzinfo=UTC)
    ask = partial(preview, state, now, preset=Preset(), clock=DayClock("UTC"), card_id=1)
    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(ask) for _ in range(40)]
    assert all(future.result() == ask() for future in found)
