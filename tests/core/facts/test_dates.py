"""Dates are taken whole and alone; half a range is no date."""

import pytest

from quizapp.core.facts.dates import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("born on 21 May 1799 in Dorset", [("21 May 1799", "full")]),
        ("signed on October 24, 1648.", [("October 24, 1648", "full")]),
        ("escalated in September 2015.", [("September 2015", "month")]),
        ("reached Hobart on 7 March.", [("7 March", "day")]),
        ("erupted in 2011.", [("2011", "year")]),
        ("opened in 1966, closed in 2013", [("1966", "year"), ("2013", "year")]),
        ("between 1914 and 1918", []),
        ("from 1715 to 1735", []),
        ("in 2015-2016", []),
        ("in 1914 and 1918", []),
        ("1,642 metres", []),
        ("1526 m deep: $2000", [("1526", "year")]),
        ("the 1990s", []),
    ],
)
def test_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(date.text, date.form) for date in dates(text)] == expected
    assert all(text[date.start : date.end] == date.text for date in dates(text))
