"""Proves core/stats/heatmap.py: the year at a glance."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.heatmap import heatmap, level

TODAY = date(2026, 5, 1)  # a Friday


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (1, 1), (9, 1), (10, 2), (29, 2), (30, 3), (59, 3), (60, 4)])
def test_levels_have_fixed_starts(count: int, expected: int) -> None:
    assert level(count) == expected


def test_the_last_week_ends_in_days_to_come() -> None:
    found = heatmap({TODAY: 5}, TODAY)
    assert [cell and cell.count for cell in found.weeks[-1]] == [0, 0, 0, 0, 5, None, None]
    assert (len(found.weeks), {len(week) for week in found.weeks}) == (53, {7})
    assert found.weeks[0][0].day == date(2025, 4, 28)


def test_figures_count_only_days_shown() -> None:
    shown = {TODAY: 5, date(2026, 1, 1): 40, date(2025, 12, 31): 40}
    found = heatmap({**shown, date(2024, 1, 1): 99, TODAY + timedelta(days=1): 7}, TODAY)
    assert (found.total, found.active_days, found.best.day) == (85, 3, date(2026, 1, 1))


def test_a_year_without_answers_has_no_best_day() -> None:
    assert heatmap({}, TODAY).best is None


def test_months_stand_above_the_week_of_their_first_day() -> None:
    found = heatmap({}, TODAY)
    assert (found.months[0], found.months[-1]) == ((0, date(2025, 5, 1)), (52, date(2026, 5, 1)))
    assert len(found.months) == 13


@given(st.dates(date(1970, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_days_follow_each_other_up_to_today(today: date, first_weekday: int) -> None:
    found = heatmap({}, today, first_weekday=first_weekday)
    days = [cell.day for cell in found.cells]
    assert days == [days[0] + timedelta(days=place) for place in range(len(days))]
    assert (days[-1], days[0].weekday()) == (today, first_weekday)
