"""Proves core/memory/plan/by_hand.py: days set by hand, cards that start again, and the log that tells both."""

from datetime import timedelta

import pytest

from quizapp.core.errors import Refused
from quizapp.core.memory.plan.by_hand import DueWish, read_wish, set_due, started_again
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import Logged, replay
from quizapp.core.memory.schedule import preview
from quizapp.core.memory.state import Entry, Phase, State
from tests.core.memory.moments import DAY, NOON, UTC_CLOCK

OPTIONS = {"preset": Preset(), "clock": UTC_CLOCK, "card_id": 7}
KNOWN = State(Phase.REVIEW, 0, 9.0, 5.0, NOON, NOON - 10 * DAY, 9, lapses=2, reviews=5)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("0", (0, 0, False)),
        (" 14 ", (14, 14, False)),
        ("2-5", (2, 5, False)),
        ("2 – 5 !", (2, 5, True)),
        ("3!", (3, 3, True)),
    ],
)
def test_S1_what_may_be_typed(text: str, wish: tuple[int, int, bool]) -> None:
    assert read_wish(text) == DueWish(*wish)


@pytest.mark.parametrize("text", ["", "soon", "-1", "5-2", "3.5", "1e3", "99999", "2-", "!", "٣", "3-99999", "3!!"])
def test_S1_what_may_not(text: str) -> None:
    with pytest.raises(Refused) as why:
        read_wish(text)
    assert why.value.reason == "due_days"


@pytest.mark.parametrize(
    ("wish", "interval"), [(DueWish(3, 3), 13), (DueWish(3, 3, is_interval=True), 3), (DueWish(0, 0), 10)]
)
def test_S1_the_interval_is_the_days_passed_and_the_days_to_come(wish: DueWish, interval: int) -> None:
    moved, days = set_due(KNOWN, wish, NOON, clock=UTC_CLOCK, card_id=7)
    assert (moved.interval_days, days, moved.phase, moved.stability) == (interval, wish.first, Phase.REVIEW, 9.0)
    assert moved.due == UTC_CLOCK.start_of((NOON + wish.first * DAY).date())
    assert (moved.reviews, moved.last_review, moved.lapses) == (6, KNOWN.last_review, 2)


def test_S1_a_range_gives_a_day_within_it_and_always_the_same() -> None:
    given = [set_due(KNOWN, DueWish(2, 5), NOON, clock=UTC_CLOCK, card_id=card)[1] for card in range(200)]
    assert (set(given), given) == (
        {2, 3, 4, 5},
        [set_due(KNOWN, DueWish(2, 5), NOON, clock=UTC_CLOCK, card_id=card)[1] for card in range(200)],
    )


def test_S1_a_new_card_comes_into_review_and_can_be_answered() -> None:
    moved, _days = set_due(State(), DueWish(4, 4), NOON, clock=UTC_CLOCK, card_id=7)
    assert (moved.phase, moved.interval_days, moved.stability) == (Phase.REVIEW, 4, None)
    assert preview(moved, moved.due or NOON, **OPTIONS)[Rating.GOOD].interval_days >= 1


def test_S2_a_card_started_again_remembers_nothing_but_its_version_goes_on() -> None:
    assert started_again(KNOWN, NOON) == State(due=NOON, reviews=6)


def test_I1_the_log_tells_what_was_set_by_hand() -> None:
    state, log, now = State(), [], NOON
    for rating in (Rating.EASY, Rating.AGAIN, Rating.GOOD):
        state = preview(state, now, **OPTIONS)[rating].state
        log.append(Logged(rating, now))
        now += 3 * DAY
    state, days = set_due(state, DueWish(2, 9), now, clock=UTC_CLOCK, card_id=7)
    log.append(Logged(None, now, Entry.SET_DUE, state.interval_days, days))
    assert replay(log, **OPTIONS) == state
    now += timedelta(days=11)
    state = started_again(preview(state, now, **OPTIONS)[Rating.HARD].state, now + DAY)
    log += [Logged(Rating.HARD, now), Logged(None, now + DAY, Entry.RESET)]
    assert replay(reversed(log), **OPTIONS) == state
    assert replay([*log, Logged(Rating.GOOD, now + DAY, Entry.CRAM)], **OPTIONS) == state
