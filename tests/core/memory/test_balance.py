"""Proves core/memory/engine/balance.py and that previews obey it: days with less to do are taken, easy days kept."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import Refused
from quizapp.core.memory.engine.balance import ALMOST_NEVER, EVERY_DAY, Ahead, Balance, Ease, easy_weights, load
from quizapp.core.memory.engine.fuzz import spread
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import preview
from tests.core.memory.moments import NOON, UTC_CLOCK, card_ids, clocks, in_review, moments, presets, states

N, R, M = Ease.NORMAL, Ease.REDUCED, Ease.MINIMUM
chances = st.floats(0, 1, exclude_max=True)
loads = st.dictionaries(st.integers(1, 120), st.integers(0, 250), max_size=60)
easy_days = st.lists(st.sampled_from(Ease), min_size=7, max_size=7).map(tuple)
FRIDAY = 4  # NOON is one


def test_F3_weights_are_the_inverse_square_of_the_load_over_the_interval() -> None:
    weights = Balance(0.0, 0, {5: 0, 6: 1, 7: 3}).weights(range(5, 8))
    assert weights == pytest.approx([1.0, 1 / 6, 1 / 9 / 7])


def test_F3_a_sibling_keeps_its_day_and_four_around_it_light() -> None:
    weights = Balance(0.0, 0, dict.fromkeys(range(1, 12), 0), siblings=[3]).weights(range(3, 9))
    assert weights == pytest.approx([0.000001, 0.2, 0.4, 0.6, 0.8, 1.0])


@pytest.mark.parametrize(("wished", "first", "last"), [(90.5, 84, 97), (70.0, 91, 95)])
def test_F3_long_intervals_are_left_to_chance(wished: float, first: int, last: int) -> None:
    assert Balance(0.5, 0, {}).choose(wished, first, last) is None
    assert Balance(0.5, 0, {}).choose(90.0, 84, 97) is not None


@given(chances, st.floats(2.5, 80), st.integers(0, 6))
def test_F3_where_nothing_waits_balance_is_fuzz(chance: float, days: float, weekday: int) -> None:
    ours = spread(days, 1, 36_500, chance=0.0), spread(days, 1, 36_500, chance=0.999999)
    assert Balance(chance, weekday, {}).choose(days, *ours) == pytest.approx(
        spread(days, 1, 36_500, chance=chance), abs=1
    )


@pytest.mark.parametrize(
    ("eases", "counts", "expected"),
    [
        ([N, N, N], [9, 0, 4], [1.0, 1.0, 1.0]),
        ([R, R, R], [9, 0, 4], [1.0, 1.0, 1.0]),  # all alike: no wish
        ([M, M], [9, 0], [1.0, 1.0]),
        ([N, R, N], [10, 4, 10], [1.0, 1.0, 1.0]),
        ([N, R, N], [10, 6, 10], [1.0, ALMOST_NEVER, 1.0]),
        ([N, M, N], [10, 0, 10], [1.0, ALMOST_NEVER, 1.0]),
    ],
)
def test_F4_easy_days(eases: list[Ease], counts: list[int], expected: list[float]) -> None:
    assert easy_weights(eases, counts) == expected


@given(easy_days, loads, chances, st.integers(0, 6), st.integers(1, 90), st.integers(0, 13))
def test_F3_F4_the_day_is_always_in_the_range(
    easy: tuple[Ease, ...], due: dict[int, int], chance: float, weekday: int, first: int, more: int
) -> None:
    found = Balance(chance, weekday, due, easy, [first]).choose(float(first), first, first + more)
    assert found is not None
    assert first <= found <= first + more


@given(loads, chances, st.integers(1, 90), st.integers(0, 13))
def test_F3_weights_that_are_kept_choose_the_same_day(
    due: dict[int, int], chance: float, first: int, more: int
) -> None:
    kept = {day: load(day, count) for day, count in due.items()}
    there = (float(first), first, first + more)
    assert Balance(chance, 0, due, loads=kept).choose(*there) == Balance(chance, 0, due).choose(*there)


def ask(due: dict[int, int], card_id: int = 1, easy: tuple[Ease, ...] = EVERY_DAY) -> dict[Rating, int]:
    known = in_review(days=20, stability=20.0)
    preset = Preset(easy_days=easy)
    found = preview(known, NOON, preset=preset, clock=UTC_CLOCK, card_id=card_id, look_ahead=lambda _days: Ahead(due))
    return {rating: outcome.interval_days for rating, outcome in found.items()}


def test_F3_cards_go_where_least_waits() -> None:
    plain = Counter(ask({}, card_id)[Rating.GOOD] for card_id in range(400))
    full = dict.fromkeys(plain, 50)
    quiet = sorted(plain)[len(plain) // 2]
    balanced = Counter(ask(full | {quiet: 5}, card_id)[Rating.GOOD] for card_id in range(400))
    assert balanced[quiet] > 0.8 * 400 > 3 * plain[quiet]
    assert set(balanced) <= set(plain)


def test_F4_an_easy_sunday_gets_almost_nothing() -> None:
    sunday_off = (*[N] * 6, M)
    days = [ask({}, card_id, sunday_off)[Rating.GOOD] for card_id in range(300)]
    plain = [ask({}, card_id)[Rating.GOOD] for card_id in range(300)]
    assert sum((FRIDAY + day) % 7 == 6 for day in plain) > 20
    assert sum((FRIDAY + day) % 7 == 6 for day in days) == 0


def test_F4_there_are_seven_weekdays() -> None:
    with pytest.raises(Refused, match="easy_days"):
        Preset(easy_days=(N,) * 6)


@given(st.data(), moments, presets, clocks, card_ids, loads, easy_days)
def test_F3_answers_apply_what_the_buttons_showed(data, now, preset, clock, card_id, due, easy) -> None:  # type: ignore[no-untyped-def]
    """Whatever came to wait in between: the four shown intervals come back and are what happens."""
    state, preset = data.draw(states(now)), replace(preset, easy_days=easy)
    rules = {"preset": preset, "clock": clock, "card_id": card_id}
    seen = preview(state, now, **rules, look_ahead=lambda _days: Ahead(due))
    shown = [seen[rating].interval_days for rating in Rating]
    assert preview(state, now, **rules, shown=shown) == seen
    delays = [seen[rating].delay for rating in Rating]
    assert all(shorter <= longer for shorter, longer in pairwise(delays))


@given(st.data(), moments, presets, clocks, card_ids, st.lists(st.integers(0, 99_999), min_size=4, max_size=4))
def test_F1_no_shown_interval_leaves_the_fuzz_range(data, now, preset, clock, card_id, shown) -> None:  # type: ignore[no-untyped-def]
    state = data.draw(states(now))
    rules = {"preset": preset, "clock": clock, "card_id": card_id}
    plain, found = preview(state, now, **rules), preview(state, now, **rules, shown=shown)
    for rating in Rating:
        assert (found[rating].interval_days == 0) == (plain[rating].interval_days == 0)
        longest = max(plain[rating].interval_days * 2, plain[rating].interval_days + 12)
        assert found[rating].interval_days <= min(longest, preset.max_interval_days)


def test_F3_nothing_is_looked_up_where_no_day_can_be_chosen() -> None:
    asked: list[Collection[int]] = []

    def look(days: Collection[int]) -> Ahead:
        asked.append(days)
        return Ahead({})

    preview(in_review(days=900, stability=900.0), NOON, preset=Preset(), clock=UTC_CLOCK, card_id=1, look_ahead=look)
    assert asked == []
    preview(in_review(days=9, stability=9.0), NOON, preset=Preset(), clock=UTC_CLOCK, card_id=1, look_ahead=look)
    assert len(asked) == 1
