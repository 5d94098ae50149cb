"""Wrong figures keep the form of the right one and stay within sane bounds."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards.options.figures import wrong_dates, wrong_numbers, wrong_years
from quizapp.core.facts.dates import dates


@given(st.integers(1000, 2040), st.integers(0, 2040), st.integers())
def test_years_are_near_other_and_not_after_what_the_article_knows(year: int, latest: int, seed: int) -> None:
    years = [int(other) for other in wrong_years(year, latest=latest, rng=Random(seed))]
    assert year not in years
    assert len(years) == len(set(years)) >= 3
    assert all(abs(other - year) <= 30 and other <= max(latest, year) for other in years)


@pytest.mark.parametrize(
    ("date", "form"),
    [("21 May 1799", "full"), ("May 18, 1980", "full"), ("September 2015", "month"), ("7 March", "day")],
)
def test_dates_keep_their_form_and_name_days_that_exist(date: str, form: str) -> None:
    made = list(wrong_dates(date, latest=2020, rng=Random(5)))
    assert len(set(made)) >= 3
    assert date not in made
    assert [found.form for other in made for found in dates(other)] == [form] * len(made)
    assert all(int(day) <= 28 for other in made for day in re.findall(r"\b\d{1,2}\b", other))


@pytest.mark.parametrize(
    ("number", "form"),
    [
        ("1,642 metres", r"\d,\d{3} metres"),
        ("£420,000", r"£\d{3},000"),
        ("22%", r"\d\d%"),
        ("60 percent", r"\d\d percent"),
        ("4.2", r"\d\.\d"),
        ("212", r"\d{3}"),
        ("nineteen", r"[a-z]+"),
        ("Two", r"[A-Z][a-z]+"),
        ("fifteen minutes", r"[a-z]+ minutes"),
    ],
)
def test_numbers_keep_their_form(number: str, form: str) -> None:
    made = wrong_numbers(number, rng=Random(3))
    assert len(set(made)) >= 3
    assert number not in made
    assert all(re.fullmatch(form, other) for other in made), made


@pytest.mark.parametrize("number", ["10 to 15 million", "six to eight hours", "a dozen", "0"])
def test_ranges_and_vague_numbers_get_no_options(number: str) -> None:
    assert wrong_numbers(number, rng=Random(3)) == []


def test_a_share_never_reaches_a_hundred() -> None:
    assert all(int(other[:-1]) < 100 for other in wrong_numbers("95%", rng=Random(1)))
