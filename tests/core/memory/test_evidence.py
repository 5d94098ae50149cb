"""Proves core/memory/evidence.py: which responses move a memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.evidence import known, of_choice, of_typed
from quizapp.core.memory.rating import Rating


@pytest.mark.parametrize(
    ("retrievability", "options", "expected"),
    [
        (None, 4, None),  # 0.8: may have been a guess
        (None, 9, Rating.GOOD),  # 0.9 exactly
        (None, 8, None),
        (0.69, 4, None),
        (0.70, 4, Rating.GOOD),
        (0.80, 2, None),
        (0.82, 2, Rating.GOOD),  # true or false
        (0.0, 4, None),
        (1.0, 2, Rating.GOOD),
    ],
)
def test_a_right_choice_counts_when_it_was_known(
    retrievability: float | None, options: int, expected: Rating | None
) -> None:
    assert of_choice(True, options=options, retrievability=retrievability) == expected


@given(st.none() | st.floats(0, 1), st.integers(1, 20))
def test_a_miss_is_always_again(retrievability: float | None, options: int) -> None:
    assert of_choice(False, options=options, retrievability=retrievability) is Rating.AGAIN


@given(st.floats(0, 1), st.integers(1, 20))
def test_a_right_choice_never_speaks_against_knowing(retrievability: float, options: int) -> None:
    assert retrievability - 1e-12 <= known(retrievability, options) <= 1


def test_typed_responses_are_taken_at_their_word() -> None:
    assert (of_typed(True), of_typed(False)) == (Rating.GOOD, Rating.AGAIN)


def test_a_choice_without_options_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="option"):
        known(0.5, 0)
