"""Proves core/quiz/marking.py for choices, and the rating it proposes."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.rating import Rating
from quizapp.core.quiz.marking import Verdict, mark_choice, mark_true_false, options, propose


@pytest.mark.parametrize(
    ("chosen", "verdict"),
    [
        ("Kyiv", Verdict.RIGHT),
        ("kyiv", Verdict.WRONG),
        ("Lviv", Verdict.WRONG),
        ("", Verdict.WRONG),
        (None, Verdict.WRONG),
    ],
)
def test_only_the_very_option_is_right(chosen: str | None, verdict: Verdict) -> None:
    assert mark_choice(chosen, "Kyiv") is verdict


@pytest.mark.parametrize(
    ("given_answer", "is_true", "verdict"),
    [
        (True, True, Verdict.RIGHT),
        (False, False, Verdict.RIGHT),
        (True, False, Verdict.WRONG),
        (False, True, Verdict.WRONG),
        (None, True, Verdict.WRONG),
        (None, False, Verdict.WRONG),
    ],
)
def test_true_or_false(given_answer: bool | None, is_true: bool, verdict: Verdict) -> None:
    assert mark_true_false(given_answer, is_true) is verdict


@pytest.mark.parametrize(
    ("verdict", "taken_ms", "rating"),
    [
        (Verdict.RIGHT, 0, Rating.GOOD),
        (Verdict.RIGHT, 59_999, Rating.GOOD),
        (Verdict.RIGHT, 60_000, Rating.HARD),
        (Verdict.NEAR, 2_000, Rating.HARD),
        (Verdict.WRONG, 2_000, Rating.AGAIN),
        (Verdict.WRONG, 90_000, Rating.AGAIN),
    ],
)
def test_the_proposed_rating(verdict: Verdict, taken_ms: int, rating: Rating) -> None:
    assert propose(verdict, taken_ms) is rating


@given(st.text(), st.lists(st.text(), max_size=6), st.integers())
def test_options_hold_the_key_and_every_distractor_once(key: str, distractors: list[str], seed: int) -> None:
    found = options(key, distractors, Random(seed))
    assert len(found) == len(set(found))
    assert set(found) == {key, *distractors}
    assert found == options(key, distractors, Random(seed))


def test_the_key_stands_in_every_place_equally_often() -> None:
    places = Counter(options("key", ["a", "b", "c"], Random(seed)).index("key") for seed in range(4_000))
    assert all(900 < places[place] < 1_100 for place in range(4))
