"""Proves core/quiz/letters.py and number_words.py: which slips are forgiven."""

import pytest

from quizapp.core.quiz.letters import allowed, distance, typos
from quizapp.core.quiz.number_words import digits_for_words


@pytest.mark.parametrize(
    ("word", "slips"),
    [
        ("", 0),
        ("june", 0),
        ("kiev", 0),
        ("paris", 1),
        ("australia", 1),
        ("photosynthesis", 2),
        ("h2o", 0),
        ("covid19", 0),
        ("thursday", 0),
        ("september", 0),
        ("eighteenth", 0),
        ("twentieth", 0),
        ("millionth", 0),
    ],
)
def test_short_and_exact_words_forgive_nothing(word: str, slips: int) -> None:
    assert allowed(word) == slips


@pytest.mark.parametrize(
    ("typed", "expected", "slips"),
    [
        ("operation inherent resolve", "operation inherent resolve", 0),
        ("operatoin inherent resolve", "operation inherent resolve", 1),
        ("operatoin inherant resolve", "operation inherent resolve", 2),
        ("operatoin inherant resolfe", "operation inherent resolve", None),
        ("inherent resolve", "operation inherent resolve", None),
        ("afferent", "fferent", None),
        ("ninth place", "night place", None),  # an ordinal is no slip of another word
    ],
)
def test_slips_are_counted_word_by_word(typed: str, expected: str, slips: int | None) -> None:
    assert typos(typed.split(), expected.split()) == slips


def test_swapped_neighbours_are_one_slip() -> None:
    assert distance("recieve", "receive") == 1


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("ninety-nine", "99"),
        ("Twenty One", "21"),
        ("thirteen", "13"),
        ("zero", "0"),
        ("someone", "someone"),
        ("two hundred", "200"),
        ("3 billion", "3000000000"),
        ("2.5 thousand", "2500"),
        ("a million", "a million"),
        ("9" * 400 + " million", "9" * 400 + " million"),
    ],
)
def test_numbers_in_words_become_digits(words: str, digits: str) -> None:
    assert digits_for_words(words) == digits
