"""Proves core/memory/spans.py: what the buttons show."""

from datetime import timedelta

import pytest

from quizapp.core.memory.rating import Rating
from quizapp.core.memory.spans import Unit, span, span_of
from quizapp.core.memory.state import State
from tests.core.memory.moments import in_review, outcomes


@pytest.mark.parametrize(
    ("delay", "number", "unit"),
    [
        (timedelta(seconds=-5), 1, Unit.UNDER_MINUTE),
        (timedelta(seconds=59), 1, Unit.UNDER_MINUTE),
        (timedelta(seconds=60), 1, Unit.MINUTE),
        (timedelta(seconds=90), 2, Unit.MINUTE),
        (timedelta(minutes=10), 10, Unit.MINUTE),
        (timedelta(minutes=59, seconds=40), 1, Unit.HOUR),
        (timedelta(minutes=90), 1.5, Unit.HOUR),
        (timedelta(hours=23, minutes=59), 1, Unit.DAY),
        (timedelta(days=13), 13, Unit.DAY),
        (timedelta(days=30), 30, Unit.DAY),
        (timedelta(days=31), 1, Unit.MONTH),
        (timedelta(days=45), 1.5, Unit.MONTH),
        (timedelta(days=364), 1, Unit.YEAR),
        (timedelta(days=840), 2.3, Unit.YEAR),
        (timedelta(days=36_500), 99.9, Unit.YEAR),
    ],
)
def test_spans_are_rounded_in_the_largest_unit(delay: timedelta, number: float, unit: Unit) -> None:
    assert tuple(span(delay)) == (number, unit)


def test_buttons_show_the_scheduled_days() -> None:
    good = outcomes(in_review(days=4, stability=4.0))[Rating.GOOD]
    assert tuple(span_of(good)) == (good.interval_days, Unit.DAY)


def test_buttons_show_the_delay_of_a_step() -> None:
    again = outcomes(State())[Rating.AGAIN]
    assert tuple(span_of(again)) == (1, Unit.MINUTE)
