"""Proves core/quiz/marking.py and folding.py: what typed answers may get wrong, and what never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quiz.folding import Tolerated, tidy
from quizapp.core.quiz.letters import Op, _level
from quizapp.core.quiz.marking import Verdict, mark_typed

CASE, ACCENTS, PUNCTUATION, SPACING = Tolerated.CASE, Tolerated.ACCENTS, Tolerated.PUNCTUATION, Tolerated.SPACING
ARTICLE, NUMBER, BRACKETS, TYPO = Tolerated.ARTICLE, Tolerated.NUMBER, Tolerated.BRACKETS, Tolerated.TYPO


@pytest.mark.parametrize(
    ("typed", "key", "tolerated"),
    [
        ("Operation Inherent Resolve", "Operation Inherent Resolve", set()),
        ("  kyiv\u00a0", "kyiv", set()),
        ("the sdf", "SDF", {CASE, ARTICLE}),
        ("Who", "The Who", {ARTICLE}),
        ("another", "another", set()),
        ("resume", "résumé", {ACCENTS}),
        ("ΟΔΥΣΣΕΥΣ", "Ὀδυσσεύς", {CASE, ACCENTS}),
        ("елка", "ёлка", {ACCENTS}),
        ("мир", "ми\u0301р", {ACCENTS}),
        ("القاهِرة", "القاهرة", {ACCENTS}),
        ("שלום", "שָׁלוֹם", {ACCENTS}),
        ("١٩٩٦", "1996", {NUMBER}),
        ("Lodz", "Łódź", {ACCENTS}),
        ("US", "U.S.", {PUNCTUATION}),
        ("dont", "don’t", {PUNCTUATION}),
        ("1914-1918", "1914–1918", {PUNCTUATION}),
        ("50%", "50 per cent", {PUNCTUATION}),
        ("photo synthesis", "photosynthesis", {SPACING}),
        ("COVID19", "COVID-19", {SPACING}),
        ("Syrian Democratic Forces", "Syrian Democratic Forces (SDF)", {BRACKETS}),
        ("in 2011", "2011", {ARTICLE}),
        ("September", "in September", {ARTICLE}),
        ("2011.", "2011", {PUNCTUATION}),
    ],
)
def test_slips_that_leave_an_answer_right_are_named(typed: str, key: str, tolerated: set[Tolerated]) -> None:
    mark = mark_typed(typed, key)
    assert (mark.verdict, set(mark.tolerated), mark.distance) == (Verdict.RIGHT, tolerated, 0)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("बल", "बाल"), ("दिन", "दीन"), ("ขาว", "ข้าว"), ("மலை", "மாலை"), ("мои", "мой"), ("は", "ば"), ("한굳", "한국")],
)
def test_another_vowel_sign_or_tone_is_another_word(typed: str, key: str) -> None:
    assert mark_typed(typed, key).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("1,642", "1642"),
        ("1 642", "1,642"),
        ("12,345,678", "12345678"),
        ("two", "2"),
        ("21", "twenty-one"),
        ("1.5 million", "1,500,000"),
        ("two hundred thousand", "200,000"),
        ("07:30", "7:30"),
        (".5", "0.5"),
        ("1,5", "1.5"),
    ],
)
def test_the_same_number_may_be_written_another_way(typed: str, key: str) -> None:
    mark = mark_typed(typed, key)
    assert (mark.verdict, mark.tolerated) == (Verdict.RIGHT, (NUMBER,))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("2012", "2011"),
        ("1643", "1642"),
        ("16420", "1642"),
        ("3.5", "35"),
        ("-5", "5"),
        ("10⁶", "106"),
        ("1.642", "1642"),
        ("fifteen", "fifty"),
        ("the thirteenth century", "the thirtieth century"),
        ("19 14", "1914"),
        ("50", "50%"),
        ("vitamin B12", "vitamin B6"),
        ("Operation Resolve 11", "Operation Resolve 12"),
        ("$5", "€5"),
    ],
)
def test_a_wrong_digit_is_wrong(typed: str, key: str) -> None:
    assert mark_typed(typed, key).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("typed", "key", "letters"),
    [
        ("Operation Enherent Resolfe", "Operation Inherent Resolve", 2),
        ("recieve", "receive", 1),
        ("phtosynthesys", "photosynthesis", 2),
        ("Syrian Democratic Force", "Syrian Democratic Forces", 1),
    ],
)
def test_small_typos_are_nearly_right(typed: str, key: str, letters: int) -> None:
    mark = mark_typed(typed, key)
    assert (mark.verdict, mark.distance, mark.tolerated) == (Verdict.NEAR, letters, (TYPO,))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "Kyiv"),
        ("   ", "Kyiv"),
        ("?", "Kyiv"),
        ("!", "?"),
        ("", ""),
        ("Iran", "Iraq"),
        ("SDG", "SDF"),
        ("July", "June"),
        ("Tuesday", "Thursday"),
        ("Austria", "Australia"),
        ("typical", "atypical"),
        ("not soluble", "soluble"),
        ("phatosinthesys", "photosynthesis"),
        ("Operatian Inharent Resolfe", "Operation Inherent Resolve"),
        ("Inherent Resolve", "Operation Inherent Resolve"),
        ("C", "C++"),
        ("C", "C#"),
        ("decrease", "increase"),
    ],
)
def test_other_answers_are_wrong(typed: str, key: str) -> None:
    mark = mark_typed(typed, key)
    assert mark.verdict is Verdict.WRONG
    assert mark.distance >= 1


def test_the_best_of_the_accepted_texts_counts() -> None:
    mark = mark_typed("SDF", "Syrian Democratic Forces", ["sdf", "SDF"])
    assert (mark.verdict, mark.expected, mark.tolerated) == (Verdict.RIGHT, "SDF", ())
    assert mark_typed("Syrian Democratc Forces", "SDF", ["Syrian Democratic Forces"]).verdict is Verdict.NEAR


def test_what_was_written_is_shown_as_it_was_written() -> None:
    written = mark_typed("creme  brulee!", "Crème brûlée").written
    assert "".join(text for _op, text in written) == "creme brulee!"


def test_the_difference_shows_each_letter() -> None:
    diff = mark_typed("Resolfe", "Resolve").diff
    assert diff == ((Op.SAME, "Resol"), (Op.EXTRA, "f"), (Op.MISSING, "v"), (Op.SAME, "e"))


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_difference_holds_both_texts(typed: str, key: str) -> None:
    mark = mark_typed(typed, key)
    right = "".join(text for op, text in mark.diff if op is not Op.EXTRA)
    wrote = "".join(text for op, text in mark.diff if op is not Op.MISSING)
    assert right == tidy(mark.expected)
    assert _level(wrote) == _level(tidy(typed))


@given(st.text(min_size=1, max_size=60))
def test_every_key_is_right_as_it_stands(key: str) -> None:
    mark = mark_typed(key, key)
    assert (mark.verdict is Verdict.RIGHT) == bool(tidy(key))
    assert mark.tolerated == ()


answers = st.lists(st.sampled_from(["the", "Résumé", "1,642", "1642", "two", "2", "U.S.", "us", "-5", " ", "%", "in"]))


@given(answers.map(" ".join), answers.map(" ".join))
def test_nothing_is_tolerated_in_silence(typed: str, key: str) -> None:
    mark = mark_typed(typed, key)
    is_same = tidy(typed) == tidy(key)
    assert mark.verdict is Verdict.WRONG or is_same == (mark.tolerated == ())


def test_a_novel_is_marked_quickly_as_wrong() -> None:
    assert mark_typed("word " * 100_000, "Operation Inherent Resolve").verdict is Verdict.WRONG
