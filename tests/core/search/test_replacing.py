"""Find and replace: plain words are plain, patterns are bounded in time, cards stay cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import Refused
from quizapp.core.search.replacing import Replacement, check, replaced, stays_a_card


@pytest.mark.parametrize(
    ("text", "wish", "wanted"),
    [
        ("A lake. A LAKE.", Replacement("lake", "sea"), "A sea. A sea."),
        ("A lake. A LAKE.", Replacement("lake", "sea", is_exact=True), "A sea. A LAKE."),
        ("1+1=2", Replacement("1+1", "one and one"), "one and one=2"),
        ("a.b", Replacement(".", r"\1"), r"a\1b"),
        ("Café", Replacement("é", "e"), "Cafe"),
        ("in 1862 and 1996", Replacement(r"\b(\d\d)(\d\d)\b", r"\2\1", is_pattern=True), "in 6218 and 9619"),
        ("a" * 3000, Replacement("a", "b"), "b" * 3000),
    ],
)
def test_replaces(text: str, wish: Replacement, wanted: str) -> None:
    assert replaced(text, wish) == wanted


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (Replacement("", "x"), "replace_empty"),
        (Replacement("x" * 201, ""), "replace_long"),
        (Replacement("(", "x", is_pattern=True), "pattern"),
        (Replacement("a*", "x", is_pattern=True), "pattern_empty"),
    ],
)
def test_says_what_cannot_be_used(wish: Replacement, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        check(wish)
    assert refused.value.reason == reason


def test_a_group_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        replaced("a", Replacement("(a)", r"\2", is_pattern=True))
    assert refused.value.reason == "pattern"


def test_a_pattern_that_would_never_end_is_stopped() -> None:
    with pytest.raises(Refused) as refused:
        replaced("a" * 1000 + "!", Replacement(r"(a|aa)+$|(a+)+b(a*)*c", "x", is_pattern=True))
    assert refused.value.reason == "pattern_slow"


@given(st.text(max_size=20), st.text(max_size=20), st.booleans(), st.text(max_size=40))
def test_never_breaks(find: str, put: str, is_pattern: bool, text: str) -> None:
    wish = Replacement(find, put, is_pattern)
    try:
        check(wish)
        assert isinstance(replaced(text, wish), str)
    except Refused as refused:
        assert refused.reason in {"replace_empty", "replace_long", "pattern", "pattern_slow", "pattern_empty"}  # noqa: PT017


@pytest.mark.parametrize(
    ("kind", "front", "back", "wanted"),
    [
        ("basic", "When?", "1862", True),
        ("basic", " ", "1862", False),
        ("typed", "When?", "", False),
        ("basic", "x" * 2001, "y", False),
        ("cloze", "In ____ it froze.", "1862", True),
        ("cloze", "In ____ it ____.", "1862", False),
        ("true_false", "It froze.", "false", True),
        ("true_false", "It froze.", "fallacy", False),
    ],
)
def test_cards_stay_cards(kind: str, front: str, back: str, wanted: bool) -> None:
    assert stays_a_card(kind, front, back) is wanted
