"""Wrong years and dates: of the same form, surely wrong, and the right one as often first as last."""

import re
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.options.article import date_key
from quizapp.core.cards.options.distractors import distractors, with_options
from quizapp.core.cards.options.times import keeps_order, ranked, sides, wrong_dates, wrong_years
from quizapp.core.cards.wish import Difficulty, Wish
from quizapp.core.facts.dates import dates
from quizapp.core.facts.fact import AnswerType, Found, Known, Sentence
from tests.core.cards.drafts import gap_draft


@given(st.integers(1000, 2040), st.integers(0, 2040), st.sampled_from(Difficulty))
def test_years_are_other_and_not_after_what_the_article_knows(year: int, latest: int, difficulty: Difficulty) -> None:
    below, above = wrong_years(year, latest=latest, difficulty=difficulty)
    assert len(below) >= 3
    assert all(int(other) < year for other in below)
    assert all(year < int(other) <= max(latest, year) for other in above)


def _found() -> Found:
    return Found((), (), (), Known(latest_year=2000), 100)


def _draft(text: str, answer: str, kind: AnswerType = AnswerType.DATE) -> Draft:
    return gap_draft(text, answer, kind=kind)


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
    below, above = wrong_dates(date, latest=(2020, 1, 1), rng=Random(5), difficulty=difficulty)
    made = [*below, *above]
    assert len(set(made)) >= 3
    assert date not in made
    assert [found.form for other in made for found in dates(other)] == [form] * len(made)
    assert all(int(day) <= 28 for other in made for day in re.findall(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", other))
    assert all(date_key(other) < date_key(date) for other in below)
    assert all(date_key(other) > date_key(date) for other in above)


@pytest.mark.parametrize("date", ["14 May 1796", "January 1865", "December 1911", "6 July 1912"])
def test_two_of_three_dates_are_of_the_same_year_and_none_is_a_year_away(date: str) -> None:
    year = date_key(date)[0]
    for seed in range(60):
        options = distractors(_draft(f"The hall was opened in {date} by all.", date), _found(), rng=Random(seed))
        assert [date_key(option)[0] for option in options].count(year) >= 2
        assert all(abs(date_key(option)[0] - year) <= 1 for option in options)


def test_the_year_in_the_title_or_the_question_stays() -> None:
    found = replace(_found(), known=Known(topic="1912 Summer Olympics", latest_year=2000))
    for seed in range(20):
        options = distractors(_draft("It was opened on 8 January 1912.", "8 January 1912"), found, rng=Random(seed))
        assert all(option.endswith("1912") for option in options)


def test_the_summer_games_are_opened_in_summer() -> None:
    draft = _draft("It was opened on 6 July 1912.", "6 July 1912")
    for seed in range(20):
        options = with_options(draft, _found(), Wish(seed=seed), title="1912 Summer Olympics").distractors
        assert len(options) == 3
        assert all(option.split()[1] in {"May", "June", "August", "September"} for option in options)


def test_no_date_lies_after_the_latest_of_the_article() -> None:
    for seed in range(30):
        _, above = wrong_dates("2 February 2016", latest=(2016, 3, 1), rng=Random(seed))
        assert all(date_key(other) <= (2016, 3, 1) for other in above)


def test_wrong_years_lie_in_the_span_that_the_article_names_around() -> None:
    text = "The fort was taken in 1855 by the allies."
    near = ("The war began in 1853 and ended in 1856.", "Nothing of it was left in 1911.")
    found = replace(_found(), sentences=tuple(Sentence(t, 0, len(t), 0) for t in (text, *near)))
    for seed in range(20):
        draft = _draft(text, "1855", AnswerType.YEAR)
        options = distractors(draft, found, rng=Random(seed))
        assert len(options) == 3
        assert all(1851 <= int(option) <= 1858 for option in options)


@pytest.mark.parametrize(
    ("text", "answer", "among"),
    [
        ("In the 1890s, in 1894, the club was founded.", "1894", range(1890, 1900)),
        ("In the 16th century, in 1597, he came.", "1597", range(1500, 1601)),
        ("It became an Olympic sport in 1992 at last.", "1992", range(1980, 2001, 4)),
        ("The Olympics came to Amsterdam in 1928.", "1928", [1912, 1920, 1924, 1932, 1936]),
        ("Lyndon Johnson carried Ohio for the Democrats in the election of 1964.", "1964", range(1952, 1977, 4)),
        ("In 2008 Sarah Palin became the running mate of a Republican.", "2008", range(1992, 2005, 4)),
        ("In 1986 Shelby, a Republican of Alabama, was elected to the Senate.", "1986", range(1978, 1995, 2)),
        ("The International Olympic Committee named Pelé in 1999.", "1999", range(1995, 2004)),
        ("The Nazi troops occupied Albania in 1943.", "1943", range(1939, 1946)),
    ],
)
def test_what_the_question_says_of_the_time_holds_for_all_options(text: str, answer: str, among: range) -> None:
    options = distractors(_draft(text, answer, AnswerType.YEAR), _found(), rng=Random(3))
    assert len(options) == 3
    assert all(int(option) in among for option in options)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Shelby was elected to the Senate in 1986 and re-elected in 1992.", "1986"),
        ("Shelby was elected to the Senate in 1986 and re-elected in 1992.", "1992"),
        ("Growth of 3% is expected in 1997, rising to 4.2% in 1998.", "1997"),
        ("In 1969 a stamp was issued commemorating the flight of Apollo 8.", "1969"),
        ("The culture emerged in 1500 BCE in the north.", "1500"),
        ("She served at Guadalcanal 1942–43 and in the battle of Okinawa in 1945.", "1945"),
        ("The Republican senator was elected on November 4, 1986 in Alabama.", "November 4, 1986"),
        ("Of all tornadoes since January 1, 1950 it has most.", "January 1, 1950"),
        ("It was signed 4 days prior to independence, on 11 August 1947.", "11 August 1947"),
        ("It began on March 23 and ended six months later on September 23.", "September 23"),
        ("He died in 1914, 3 years after the sale of 1911.", "1914"),
        ("The great Good Friday earthquake came on March 27, 1964.", "March 27, 1964"),
    ],
)
def test_a_time_that_can_be_reckoned_gets_no_options(text: str, answer: str) -> None:
    kind = AnswerType.YEAR if answer.isdigit() else AnswerType.DATE
    assert distractors(_draft(text, answer, kind), _found(), rng=Random(3)) == ()


@pytest.mark.parametrize(
    ("text", "answer", "months"),
    [
        ("He won his fifth Australian Open on February 15, 1997 at last.", "February 15, 1997", {2}),
        ("The 88th Academy Awards ceremony was held on February 20, 1996.", "February 20, 1996", {2}),
        ("The lowest temperature was recorded on January 23, 1971.", "January 23, 1971", {12, 1, 2}),
    ],
)
def test_what_has_its_time_of_the_year_stands_beside_dates_of_that_time(
    text: str, answer: str, months: set[int]
) -> None:
    for seed in range(20):
        options = distractors(_draft(text, answer), _found(), rng=Random(seed))
        assert len(options) == 3
        assert {date_key(option)[1] for option in options} <= months


def test_a_first_day_stands_beside_first_days() -> None:
    """Who is given 1 January among days in the middle of months takes it."""
    for seed in range(20):
        options = distractors(
            _draft("They joined on 1 January 1950 as well.", "1 January 1950"), _found(), rng=Random(seed)
        )
        assert len(options) == 3
        assert all(option.startswith("1 ") for option in options)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("By ____, they had replaced them.", (True, False)),
        ("It had been so since ____.", (True, False)),
        ("It was banned until ____.", (False, True)),
        ("By the end of ____, most had left.", (True, False)),
        ("After ____ it fell.", (False, True)),
        ("Since when had it been so?", (True, False)),
        ("The government wants to double production by ____.", (False, False)),
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
        ("October 21, 1776", "July 2, 1776", "July 4", False),
        ("May 15", "July 4", "July 2, 1776", False),
        ("August 3", "July 4", "July 2, 1776", True),
    ],
)
def test_the_order_of_the_sentence_is_kept(option: str, answer: str, other: str, *, kept: bool) -> None:
    assert keeps_order(option, answer, [date_key(other)]) == kept
