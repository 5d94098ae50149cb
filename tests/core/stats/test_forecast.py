"""Proves core/stats/forecast.py: what is coming."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.forecast import forecast

TODAY = date(2026, 5, 31)


def test_overdue_cards_are_due_today() -> None:
    due = [(TODAY - timedelta(days=40), 2), (TODAY - timedelta(days=1), 3), (TODAY, 4), (TODAY + timedelta(days=29), 5),
           (TODAY + timedelta(days=30), 7)]  # fmt: skip
    found = forecast(due, TODAY)
    assert (len(found.counts), found.counts[0], found.counts[29]) == (30, 9, 5)
    assert (found.overdue, found.later, found.total) == (5, 7, 14)
    assert found.days[29] == (date(2026, 6, 29), 5)


@given(st.lists(st.tuples(st.dates(), st.integers(0, 100))), st.dates(), st.integers(1, 60))
def test_no_card_is_lost(due: list[tuple[date, int]], today: date, days: int) -> None:
    found = forecast(due, today, days=days)
    assert found.total + found.later == sum(count for _day, count in due)
