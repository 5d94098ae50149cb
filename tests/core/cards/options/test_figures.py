"""Wrong numbers keep the form, the size and the roundness of the right one."""

import re

import pytest

from quizapp.core.cards.options.beside import is_bound
from quizapp.core.cards.options.figures import wrong_numbers
from quizapp.core.cards.wish import Difficulty


def _made(number: str, question: str = "", difficulty: Difficulty = Difficulty.NORMAL) -> list[str]:
    below, above = wrong_numbers(number, question, difficulty=difficulty)
    return [*below, *above]


@pytest.mark.parametrize("difficulty", Difficulty)
@pytest.mark.parametrize(
    ("number", "form"),
    [
        ("1,642 metres", r"\d,\d{3} metres"),
        ("£420,000", r"£[\d,]+0,000"),
        ("22%", r"\d\d?%"),
        ("60 percent", r"\d0 percent"),
        ("4.2", r"\d+\.\d"),
        ("212", r"\d{2,3}"),
        ("nineteen", r"[a-z-]+"),
        ("Four", r"[A-Z][a-z-]+"),
        ("fifteen minutes", r"[a-z-]+ minutes"),
        ("15.3 million", r"\d+\.\d million"),
    ],
)
def test_numbers_keep_their_form(number: str, form: str, difficulty: Difficulty) -> None:
    made = _made(number, difficulty=difficulty)
    assert len(set(made)) >= 3
    assert number not in made
    assert all(re.fullmatch(form, other) for other in made), made


@pytest.mark.parametrize("number", ["10 to 15 million", "six to eight hours", "a dozen", "0", "one", "two thirds"])
def test_ranges_and_vague_numbers_get_no_options(number: str) -> None:
    assert _made(number) == []


@pytest.mark.parametrize(
    ("number", "question", "most"),
    [
        ("95%", "", 99),
        ("28%", "They were 61% Croat, ____ Serb.", 38),
        ("20 hours", "It shone for ____ a day.", 24),
        ("50 minutes", "", 60),
        ("11 months", "", 12),
        ("28 days", "", 31),
        ("92", "She died at the age of ____.", 105),
        ("5 children", "There are ____ born per woman.", 7),
        ("22 carats", "It holds ____ of gold.", 23),
        ("25°", "It lies at ____ north.", 89),
    ],
)
def test_bounds_are_sane(number: str, question: str, most: int) -> None:
    values = [int(re.sub(r"\D", "", other)) for other in _made(number, question)]
    assert values
    assert max(values) <= most


@pytest.mark.parametrize(
    ("number", "question", "even"),
    [
        ("1,642", "", 1),
        ("420,000", "", 10_000),
        ("640", "", 10),
        ("70", "about ____ men", 10),
        ("75%", "", 5),
        ("45 seconds", "Speeches must not run past ____.", 5),
    ],
)
def test_no_number_is_rounder_or_less_round(number: str, question: str, even: int) -> None:
    values = [int(re.sub(r"\D", "", other)) for other in _made(number, question)]
    assert all(value % even == 0 for value in values)
    if even != 5:
        assert all(value % (even * 10) or value < even * 10 or number == "70" for value in values)


@pytest.mark.parametrize("number", ["5.54", "17,897", "28", "98.5%", "4,000", "742"])
def test_options_are_about_as_large_as_the_answer(number: str) -> None:
    """Twice as much as somebody can have won, or half of nearly all, is absurd."""
    right = float(re.sub(r"[^\d.]", "", number))
    values = [float(re.sub(r"[^\d.]", "", other)) for other in _made(number)]
    assert all(0.5 <= value / right <= 1.75 for value in values), values
    assert "%" not in number or all(abs(value - right) <= 30 for value in values)


def test_a_year_before_christ_is_no_number_of_things() -> None:
    assert _made("305 BCE", "It held the land until ____.") == []


@pytest.mark.parametrize(
    ("number", "question"),
    [
        ("250", "The bowl held ____, 260 or 273 pieces."),
        ("260", "Its parts weigh 250, ____ and 273 grams."),
        ("two", "They were made by ____ gods: Izanagi and Izanami."),
        ("five", "It has ____ events: singles, doubles, and three more."),
    ],
)
def test_a_place_in_a_series_and_what_can_be_counted_get_no_options(number: str, question: str) -> None:
    assert _made(number, question) == []


def test_easy_numbers_lie_farther_away_than_hard_ones() -> None:
    def reach(difficulty: Difficulty) -> int:
        return min(abs(int(other) - 57) for other in _made("57", difficulty=difficulty))

    assert reach(Difficulty.EASY) > reach(Difficulty.NORMAL) > reach(Difficulty.HARD)


@pytest.mark.parametrize(
    ("question", "bound"),
    [
        ("It lay over ____ away.", True),
        ("It holds at least about ____.", True),
        ("It grows up to ____ high.", True),
        ("Within about ____, it climbed.", True),
        ("It holds ____ people or more.", True),
        ("It is about ____ long.", False),
    ],
)
def test_a_bound_of_which_the_least_or_the_greatest_would_always_be_right(question: str, *, bound: bool) -> None:
    assert is_bound(question) is bound
