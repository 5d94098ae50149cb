"""Cleaning: tables of what goes and what stays, and promises that hold for every text."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.core.text import clean, paragraphs

# Plain text from anywhere, and text made of the very pieces that cleaning looks at.
PIECES = [
    "[",
    "]",
    "1",
    "[1]",
    "a",
    "citation needed",
    "edit",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r",
    "\t",
    "-",
    "\u00ad",
    "\u200b",
]
PIECES += [
    "\u0301",
    "\u2028",
    "e",
    "Share this",
    "By Ana",
    "- item",
    "advertisement",
    ".",
    "word " * 9,
    "x" * 45,
    "\ud800",
    "©2020",
]
TEXTS = st.text(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)

WRAPPED = """The quick brown fox jumped over the lazy dog while the whole of the
village watched from behind the church, and nobody said a single word
until it was over.

Then a farmer came out of the farm house, which had been his grand-
father's long before the war, and shouted at the dog. He was a well-
known man with a well-known voice, and he shouted in a manner that was
loud enough for all.
"""


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("One\r\nTwo\rThree\u2028Four", "One\n\nTwo\n\nThree\n\nFour"),
        ("no\u00adtion, zero\u200bwidth,\ufeff bell\x07, nul\x00", "notion, zerowidth, bell, nul"),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("cafe\u0301", "café"),
        ("lone \ud800 surrogate", "lone surrogate"),
        (
            "Erupted in 1980.[1][2] Still active[update] today [citation needed].",
            "Erupted in 1980. Still active today.",
        ),
        ("He was [a] great [sic] man, list[0] of [the] few.[a]", "He was [a] great [sic] man, list[0] of [the] few."),
        ("[[1]1] nested", "nested"),
        ("History[edit]\n\nIt began.", "History\n\nIt began."),
        ("“Curly” ‘quotes’ — ÉTÉ…", "“Curly” ‘quotes’ — ÉTÉ…"),
        ("Title\n\n\n\n  Body text.  \n\n", "Title\n\nBody text."),
        ("Milk\nEggs\nFlour", "Milk\n\nEggs\n\nFlour"),
        ("- one\n- two", "- one\n\n- two"),
        ("Body.\n\n* * *\n\nMore.", "Body.\n\nMore."),
        ("", ""),
        (" \n\t\u00a0\n", ""),
    ],
)
def test_cleans(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize(
    "line",
    ["Share this", "ADVERTISEMENT", "We use cookies to make this site better.", "© 2024 The Daily. All rights reserved",
     "Skip to main content", "Related articles:", "Follow us on Facebook", "Accept all cookies", "Leave a comment"],
)  # fmt: skip
def test_drops_page_furniture(line: str) -> None:
    assert clean(f"Title\n\n{line}\n\nA sentence that stays.") == "Title\n\nA sentence that stays."


@pytest.mark.parametrize(
    "line",
    ["Share this bread with a friend.", "Advertisement paid for the station.", "Cookies were first baked in Persia.",
     "by Jhon Lennon 52 views", "We use cookie cutters for stars.", "Copyright law began in 1710."],
)  # fmt: skip
def test_keeps_lines_that_only_look_like_furniture(line: str) -> None:
    assert clean(line) == line


def test_joins_hard_wrapped_lines() -> None:
    first, second = clean(WRAPPED).split("\n\n")
    assert first.endswith(
        "of the village watched from behind the church, and nobody said a single word until it was over."
    )
    assert "his grandfather's long before the war, and shouted at the dog. He was a well-known man" in second


def test_keeps_list_items_apart_in_hard_wrapped_text() -> None:
    raw = WRAPPED + "\n- first thing to\n  buy\n- second thing\n1. third\n"
    assert clean(raw).split("\n\n")[2:] == ["- first thing to buy", "- second thing", "1. third"]


def test_a_number_at_a_cut_is_no_list_item() -> None:
    raw = WRAPPED + "\nShe died in the village on the ninth of March, which was a Tuesday, aged\n47. Nobody came.\n"
    assert clean(raw).endswith("which was a Tuesday, aged 47. Nobody came.")


def test_leaves_the_lines_of_a_poem_alone() -> None:
    poem = "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye"
    assert clean(poem) == poem.replace("\n", "\n\n")


@settings(max_examples=300)
@given(TEXTS)
@example("[cita\ntion needed]")
@example("e[1]\u0301")
@example(WRAPPED)
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once


@settings(max_examples=200)
@given(TEXTS)
def test_cleaned_text_can_be_stored_and_compared(raw: str) -> None:
    text = clean(raw)
    assert text == unicodedata.normalize("NFC", text)
    assert text == text.strip()
    text.encode()  # no lone surrogate is left
    assert not any(unicodedata.category(character) == "Cc" and character != "\n" for character in text)
    assert "\n\n\n" not in text


@settings(max_examples=200)
@given(TEXTS)
def test_paragraphs_cover_the_text_exactly(raw: str) -> None:
    text = clean(raw)
    slices = [text[span.start : span.end] for span in paragraphs(text)]
    assert "\n\n".join(slices) == text
    assert all(piece == piece.strip() and piece and "\n" not in piece for piece in slices)


@given(TEXTS, st.lists(st.integers(0, 400), min_size=2, max_size=2).map(sorted))
def test_offsets_point_at_the_same_characters_after_storing(raw: str, ends: list[int]) -> None:
    text = clean(raw)
    passage = text[ends[0] : ends[1]]
    stored = text.encode().decode()
    assert clean(stored)[ends[0] : ends[1]] == passage


@settings(max_examples=60)
@given(st.lists(st.from_regex("[A-Za-z]{1,12}", fullmatch=True), min_size=60, max_size=120), st.integers(50, 90))
def test_wrapping_a_paragraph_loses_no_words(words: list[str], width: int) -> None:
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) + 1 > width:
            lines, line = [*lines, line], ""
        line = f"{line} {word}".strip()
    assert clean("\n".join([*lines, line])).split() == clean(" ".join(words)).split()


@pytest.mark.parametrize(
    "raw", ["[" * 50_000 + "1]" * 50_000, "x [1] " * 30_000, "-\n" * 50_000, "by A " * 40_000, "©2024 " * 30_000]
)
def test_hostile_text_takes_one_pass(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
