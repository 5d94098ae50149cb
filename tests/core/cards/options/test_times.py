"""Wrong years and dates: of the same form, surely wrong, and the right one as often first as last."""

import re
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards.lint import Code, advice
from quizapp.core.cards.options.article import date_key
from quizapp.core.cards.options.times import keeps_order, ranked, sides, wrong_dates, wrong_years
from quizapp.core.cards.wish import Difficulty
from quizapp.core.facts.dates import dates


@given(st.integers(1000, 2040), st.integers(0, 2040), st.sampled_from(Difficulty))
def test_years_are_other_and_not_after_what_the_article_knows(year: int, latest: int, difficulty: Difficulty) -> None:
    below, above = wrong_years(year, latest=latest, difficulty=difficulty)
    assert len(below) >= 3
    assert all(int(other) < year for other in below)
    assert all(year < int(other) <= max(latest, year) for other in above)


def test_hard_years_are_nearer_than_easy_ones() -> None:
    easy = [
        abs(int(other) - 1850) for side in wrong_years(1850, latest=2000, difficulty=Difficulty.EASY) for other in side
    ]
    hard = [
        abs(int(other) - 1850) for side in wrong_years(1850, latest=2000, difficulty=Difficulty.HARD) for other in side
    ]
    assert max(hard) < min(easy)


def test_the_right_one_has_every_rank_equally_often() -> None:
    below, above = wrong_years(1850, latest=2000)
    ranks = Counter(
        sum(int(other) < 1850 for other in next(ranked(below, above, rng=Random(seed)))) for seed in range(4000)
    )
    assert set(ranks) == {0, 1, 2, 3}
    assert all(900 < count < 1100 for count in ranks.values())


def test_the_rank_follows_when_one_side_is_closed() -> None:
    draws = list(ranked(["1", "2", "3"], [], rng=Random(1)))
    assert draws
    assert all(set(draw) == {"1", "2", "3"} for draw in draws)


@pytest.mark.parametrize("difficulty", Difficulty)
@pytest.mark.parametrize(
    ("date", "form"),
    [
        ("21 May 1799", "full"),
        ("May 18, 1980", "full"),
        ("September 2015", "month"),
        ("7 March", "day"),
        ("3rd May", "day"),
    ],
)
def test_dates_keep_their_form_and_name_days_that_exist(date: str, form: str, difficulty: Difficulty) -> None:
    for below, above in wrong_dates(date, latest=(2020, 1, 1), rng=Random(5), difficulty=difficulty):
        made = [*below, *above]
        assert len(set(made)) >= 3
        assert date not in made
        assert [found.form for other in made for found in dates(other)] == [form] * len(made)
        assert all(int(day) <= 28 for other in made for day in re.findall(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", other))
        assert all(date_key(other) < date_key(date) for other in below)
        assert all(date_key(other) > date_key(date) for other in above)


def test_no_part_of_the_right_date_is_the_most_frequent() -> None:
    for seed in range(60):
        rng = Random(seed)
        for below, above in wrong_dates("14 May 1796", latest=(1850, 1, 1), rng=rng):
            draw = next(ranked(below, above, rng=rng))
            assert Code.CONVERGENCE not in {item.code for item in advice("When?", "14 May 1796", draw)}


def test_no_date_lies_after_the_latest_of_the_article() -> None:
    for seed in range(30):
        for _, above in wrong_dates("2 February 2016", latest=(2016, 3, 1), rng=Random(seed)):
            assert all(date_key(other) <= (2016, 3, 1) for other in above)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("By ____, they had replaced them.", (True, False)),
        ("It had been so since ____.", (True, False)),
        ("It was banned until ____.", (False, True)),
        ("By the end of ____, most had left.", (True, False)),
        ("After ____ it fell.", (False, True)),
        ("Since when had it been so?", (True, False)),
        ("In what year did it fall?", (True, True)),
    ],
)
def test_before_and_after_leave_one_side_only(question: str, expected: tuple[bool, bool]) -> None:
    assert sides(question) == expected


@pytest.mark.parametrize(
    ("option", "answer", "other", "kept"),
    [
        ("2013", "1966", "2013", False),
        ("2015", "1966", "2013", False),
        ("1990", "1966", "2013", True),
        ("July 2002", "June 30, 2002", "July 11, 2006", True),
        ("3 May 1990", "2 May 1980", "1 January 1985", False),
        ("7 May", "8 March", "1985", True),
    ],
)
def test_the_order_of_the_sentence_is_kept(option: str, answer: str, other: str, *, kept: bool) -> None:
    assert keeps_order(option, answer, [date_key(other)]) == kept
