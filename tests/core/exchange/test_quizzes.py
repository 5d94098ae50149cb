"""Quizzes of other programs: what each kind of row becomes, and why another is left out."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.exchange.quizzes.reading import read_rows, read_text
from quizapp.core.live.kinds import Kind
from quizapp.core.live.writing import Draft, problems

GIFT = """// a comment
$CATEGORY: lakes

::deep:: [html]<p>How deep is it?</p> {#1642:10}

Which river? {=Angara =the Angara#well done}

It lies in {~China =Russia#yes ~%-50%Mongolia} today.

Which are islands? {~%50%Olkhon ~%50%Yarki ~%-100%Listvyanka}

It is salty.{F#no}

From when to when? {#1850..1900}

A \\{brace\\} and 1 \\= 1 {=yes ~no}
"""


def test_gift() -> None:
    found = read_text(GIFT)
    assert found.skipped == ()
    deep, river, lies, islands, salty, years, brace = found.drafts
    assert (deep.kind, deep.front, deep.value, deep.tolerance) == (Kind.NUMERIC, "How deep is it?", 1642, 10)
    assert (river.kind, river.accept) == (Kind.TYPED, ("Angara", "the Angara"))
    assert (lies.front, lies.options, lies.right) == ("It lies in ____ today.", ("China", "Russia", "Mongolia"), (1,))
    assert (islands.kind, islands.right) == (Kind.MULTIPLE, (0, 1))
    assert (salty.kind, salty.right) == (Kind.TRUE_FALSE, (1,))
    assert (years.value, years.tolerance) == (1875, 25)
    assert (brace.front, brace.options) == ("A {brace} and 1 = 1", ("yes", "no"))


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("Write about it. {}", "essay"),
        ("Pair them. {=a -> b =c -> d}", "matching"),
        ("Open {=a ~b", "unreadable"),
        ("Not a question", "no_answer"),
        ("Two {=a} and {=b}", "unreadable"),
        ("Which? {~a ~b}", "none_right"),
        ("How many? {#many}", "no_number"),
        ("Which? {=a ~}", "empty_option"),
        ("Which? {=a ~A}", "options_alike"),
    ],
)
def test_gift_leaves_out_what_cannot_be_asked(block: str, reason: str) -> None:
    found = read_text(f"Fine? {{T}}\n\n{block}")
    assert len(found.drafts) == 1
    assert [(skipped.row, skipped.reason) for skipped in found.skipped] == [(3, reason)]


def test_aiken() -> None:
    lines = ["\ufeffWho wrote it?", "A. Ann", "B) Bob", "ANSWER: B", "", "A?", "A. x", "B. y", "ANSWER: C", "More"]
    found = read_text("\r\n".join(lines))
    [draft] = found.drafts
    assert (draft.front, draft.options, draft.right) == ("Who wrote it?", ("Ann", "Bob"), (1,))
    assert [(one.row, one.reason) for one in found.skipped] == [(6, "none_right"), (10, "no_answer")]


KAHOOT_HEAD = [
    None, "Question - max 120 characters", "Answer 1 - max 75 characters", "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters", "Answer 4 - max 75 characters",
    "Time limit (sec) \u2013 5, 10, 20, 30, 60, 90, 120, or 240 secs", "Correct answer(s) - choose at least one",
]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([1, "Which?", "a", "b", "c", None, 20, 2], (Kind.CHOICE, (1,), 20)),
        ([2, "Which?", "a", "b", "c", "d", 30.0, "1, 3"], (Kind.MULTIPLE, (0, 2), 30)),
        ([3, "Which?", "a", None, "c", None, None, 3.0], (Kind.CHOICE, (1,), None)),
        ([4, "Is it?", "False", "True", None, None, 5, "2"], (Kind.TRUE_FALSE, (0,), 5)),
        ([5, "Which?", "1905", "1862", "1917", None, 5, 1862], (Kind.CHOICE, (1,), 5)),
        ([6, "Which?", "a", "b", None, None, "soon", "B"], (Kind.CHOICE, (1,), None)),
    ],
)
def test_kahoots_template(row: list[Any], expected: tuple[Kind, tuple[int, ...], int | None]) -> None:
    found = read_rows([["Quiz template"], [], [None, "Add questions"], KAHOOT_HEAD, row])
    [draft] = found.drafts
    assert (draft.kind, draft.right, draft.seconds) == expected


@pytest.mark.parametrize("right", [None, "5", "0", "1, 9", "x y", "nan"])
def test_a_row_without_a_right_answer_is_left_out(right: str | None) -> None:
    found = read_rows([KAHOOT_HEAD, [1, "Which?", "a", "b", None, None, 20, right]])
    assert [(one.row, one.reason) for one in found.skipped] == [(2, "none_right")]


def test_a_csv_file_by_its_headings() -> None:
    found = read_text("Question;Option A;Option B;Correct\nWho?;Ann;Bob;B\n;;;\nWhere?;Here;There;Here\n")
    assert [(draft.front, draft.right) for draft in found.drafts] == [("Who?", (1,)), ("Where?", (0,))]


def test_a_table_without_headings_says_so() -> None:
    assert [one.reason for one in read_text("Rome,Lazio\nParis,France").skipped] == ["no_headings"]


def test_a_quiz_has_an_end() -> None:
    found = read_text("\n\n".join("Is it? {T}" for _ in range(250)))
    assert (len(found.drafts), len(found.skipped), found.skipped[0].reason) == (200, 50, "too_many")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab{}=~#:%->.\\\n,;T1A ANSWER", max_size=300) | st.text(max_size=200))
def test_whatever_is_brought_gives_questions_that_can_be_asked(text: str) -> None:
    for draft in read_text(text).drafts:
        assert problems(draft) == []


@given(st.lists(st.lists(st.none() | st.text(max_size=9) | st.floats() | st.integers(), max_size=9), max_size=9))
def test_whatever_stands_in_cells_gives_questions_that_can_be_asked(rows: list[list[object]]) -> None:
    for draft in read_rows([KAHOOT_HEAD, *rows]).drafts:
        assert problems(draft) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (Draft(kind=Kind.CHOICE, front=" ", options=("a", "b"), right=(0,)), ["no_front"]),
        (Draft(kind=Kind.CHOICE, front="x" * 1001, options=("a", "b"), right=(0,)), ["front_long"]),
        (Draft(kind=Kind.CHOICE, front="?", options=("a",), right=(0,)), ["few_options"]),
        (Draft(kind=Kind.CHOICE, front="?", options=tuple("abcdefg"), right=(0,)), ["many_options"]),
        (Draft(kind=Kind.CHOICE, front="?", options=("a", "b"), right=(0, 1)), ["several_right"]),
        (Draft(kind=Kind.MULTIPLE, front="?", options=("a", "b"), right=(0, 2)), ["none_right"]),
        (Draft(kind=Kind.ORDER, front="?", options=("a", "b")), []),
        (Draft(kind=Kind.POLL, front="?", options=("a", "b")), []),
        (Draft(kind=Kind.CLOUD, front="?"), []),
        (Draft(kind=Kind.TYPED, front="?"), ["no_answer"]),
        (Draft(kind=Kind.NUMERIC, front="?", value=float("nan")), ["no_number"]),
        (Draft(kind=Kind.NUMERIC, front="?", value=1, tolerance=-1), ["no_tolerance"]),
        (Draft(kind=Kind.CLOUD, front="?", factor=3), ["settings"]),
        (Draft(kind=Kind.CLOUD, front="?", seconds=601), ["settings"]),
    ],
)
def test_what_keeps_a_question_from_being_asked(draft: Draft, expected: list[str]) -> None:
    assert problems(draft) == expected
