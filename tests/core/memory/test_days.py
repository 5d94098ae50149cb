"""Proves core/memory/days.py: study days, roll-overs and the clocks of the world."""

from datetime import UTC, date, datetime, timedelta
from math import floor
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given

from quizapp.core.errors import Refused
from quizapp.core.memory.days import DayClock
from tests.core.memory.moments import DAY, clocks, moments

BERLIN = DayClock("Europe/Berlin")


def local(*parts: int, zone: str = "Europe/Berlin", fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (local(2026, 1, 1, 23, 50), date(2026, 1, 1)),
        (local(2026, 1, 2, 3, 59), date(2026, 1, 1)),
        (local(2026, 1, 2, 4, 0), date(2026, 1, 2)),
    ],
)
def test_T1_the_day_starts_at_four_local_time(at: datetime, day: date) -> None:
    assert BERLIN.day_of(at) == day


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 3, 28), 23),
        (date(2026, 3, 29), 24),
        (date(2026, 10, 24), 25),
        (date(2026, 10, 25), 24),
    ],
)
def test_T1_days_of_clock_changes_have_23_and_25_hours(day: date, hours: int) -> None:
    assert BERLIN.start_of(day + DAY) - BERLIN.start_of(day) == timedelta(hours=hours)


def test_T1_a_start_hour_that_is_skipped_starts_when_the_clock_jumps() -> None:
    at_two = DayClock("Europe/Berlin", 2)
    assert at_two.start_of(date(2026, 3, 29)) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert at_two.day_of(local(2026, 3, 29, 1, 59)) == date(2026, 3, 28)
    assert at_two.day_of(local(2026, 3, 29, 3, 0)) == date(2026, 3, 29)


def test_T1_a_start_hour_that_comes_twice_starts_the_first_time() -> None:
    at_two = DayClock("Europe/Berlin", 2)
    assert at_two.start_of(date(2026, 10, 25)) == datetime(2026, 10, 25, 0, tzinfo=UTC)
    assert at_two.day_of(local(2026, 10, 25, 2, 30, fold=1)) == date(2026, 10, 25)


@given(clocks, moments)
def test_T1_every_moment_lies_within_its_day(clock: DayClock, at: datetime) -> None:
    day = clock.day_of(at)
    assert clock.start_of(day) <= at < clock.next_day_at(at) == clock.start_of(day + DAY)


@given(clocks, moments)
def test_T1_roll_overs_start_days(clock: DayClock, at: datetime) -> None:
    rollover = clock.next_day_at(at)
    assert clock.day_of(rollover) == clock.day_of(rollover - timedelta(seconds=1)) + DAY


def test_T1_a_zone_that_lost_a_day_still_rolls_over() -> None:
    apia = DayClock("Pacific/Apia")
    before = local(2011, 12, 29, 23, 0, zone="Pacific/Apia")
    assert apia.next_day_at(before) > before
    assert apia.day_of(apia.next_day_at(before)) == date(2011, 12, 31)


@given(clocks, moments, clocks)
def test_T1_moving_keeps_the_day_on_which_a_card_is_due(old: DayClock, at: datetime, new: DayClock) -> None:
    due = old.start_of(old.day_of(at))
    assert new.day_of(old.moved(due, to=new)) == old.day_of(due)


@pytest.mark.parametrize(
    ("prev", "cur", "days"),
    [
        (local(2026, 1, 1, 23, 50), local(2026, 1, 2, 3, 59), 0),
        (local(2026, 1, 1, 23, 50), local(2026, 1, 2, 4, 0), 1),
        (local(2026, 1, 2, 3, 59), local(2026, 1, 2, 4, 0), 1),
        (local(2026, 1, 1, 4, 0), local(2026, 1, 3, 3, 59), 1),
        (local(2026, 3, 28, 12), local(2026, 3, 29, 4, 0), 1),
        (local(2026, 1, 9, 12), local(2026, 1, 1, 12), 0),
    ],
)
def test_T2_elapsed_days_count_roll_overs(prev: datetime, cur: datetime, days: int) -> None:
    assert BERLIN.elapsed_days(prev, cur) == days


@given(moments, moments)
def test_T2_equals_the_formula_of_roll_overs_where_days_have_24_hours(prev: datetime, cur: datetime) -> None:
    clock = DayClock("UTC")
    prev, cur = sorted((prev, cur))
    rollover = clock.next_day_at(cur)
    assume((rollover - prev) % DAY and (rollover - cur) % DAY)  # at the very roll-over rule T1 decides
    assert clock.elapsed_days(prev, cur) == floor((rollover - prev) / DAY) - floor((rollover - cur) / DAY)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd", "/etc/localtime", "America", "UTC\0", 5])
def test_unknown_zones_are_refused(zone: str) -> None:
    with pytest.raises(Refused, match="time_zone"):
        DayClock(zone)


@pytest.mark.parametrize("hour", [-1, 24])
def test_hours_that_no_day_has_are_refused(hour: int) -> None:
    with pytest.raises(Refused, match="day_start"):
        DayClock("UTC", hour)


def test_a_moment_without_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="time zone"):
        BERLIN.day_of(datetime(2026, 1, 1))
