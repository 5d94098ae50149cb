"""Titles, counts and fingerprints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.text import clean, fingerprint, guess_title, word_count

SENTENCE = "It is the oldest lake of all those that we know on this planet of ours."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Lake Baikal\n\n{SENTENCE}", "Lake Baikal"),
        (f"Why is the sky blue?\n\n{SENTENCE}", "Why is the sky blue?"),
        (f"by Ana Maria\n\nLake Baikal\n\n{SENTENCE}", "Lake Baikal"),
        (f"Chapter 7: Water\n\nLake Baikal\n\n{SENTENCE}", "Lake Baikal"),
        (f"Chapter 7: Water\n\n{SENTENCE}", "Chapter 7: Water"),
        (f"Chapter 7: Water\n\nKey terms: lake, rift, omul\n\n{SENTENCE}", "Chapter 7: Water"),
        (SENTENCE, "It is the oldest lake of all those that…"),
        ("Stop.", "Stop"),
        ("", ""),
    ],
)
def test_title(text: str, expected: str) -> None:
    assert guess_title(text) == expected


@given(st.text(max_size=400))
def test_a_title_is_one_line_that_fits_its_column(raw: str) -> None:
    title = guess_title(clean(raw))
    assert "\n" not in title
    assert len(title) <= 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("one  two\n\nthree", 3), ("don’t re-enter at 4.5 %", 4), ("1,642 m", 2), ("贝加尔湖", 4), ("…  —", 0)],
)
def test_word_count(text: str, expected: int) -> None:
    assert word_count(text) == expected


@pytest.mark.parametrize(
    "same", ["THE  LAKE, is deep", "“The lake” is deep!", "The lake\n\nis deep.", "The lake is de\u00adep"]
)
def test_the_same_words_are_recognised(same: str) -> None:
    assert fingerprint(same) == fingerprint("The lake is deep.")


def test_other_words_are_not() -> None:
    assert len({fingerprint(text) for text in ["The lake is deep", "The lake is 1 deep", "Der See", ""]}) == 4


@given(st.text(max_size=200))
def test_cleaning_keeps_the_fingerprint_stable(raw: str) -> None:
    text = clean(raw)
    assert fingerprint(clean(text)) == fingerprint(text)
