"""The figures of a question, by hand."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.item_analysis import FEWEST, ItemFigures, Response, correlation, item_analysis


def _class(table: list[list[float]]) -> list[Response]:
    """A row for each player, a column for each question; -1: no answer."""
    return [
        Response(player, number, credit, 1000 * player, [0 if credit else 1])
        for player, row in enumerate(table, 1)
        for number, credit in enumerate(row, 1)
        if credit >= 0
    ]


def test_a_question_nobody_answered_has_no_figures() -> None:
    assert item_analysis([], [1]) == {1: ItemFigures(picks={})}


def test_answers_to_questions_that_do_not_count_change_nothing() -> None:
    responses = _class([[1, 0], [1, 1], [0, 1], [0, 0], [1, 1]])
    assert item_analysis([*responses, Response(1, 9, 1.0, 5, [0])], [1, 2]) == item_analysis(responses, [1, 2])


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([[1, 1], [1, 1], [1, 1], [0, 0], [0, 0]], 1.0),  # the strong get it, the weak miss it
        ([[1, 0], [1, 0], [1, 0], [0, 1], [0, 1]], -1.0),  # a question that is likely keyed wrongly
        ([[1, 1], [1, 0], [1, 1], [1, 0], [1, 1]], None),  # everybody got it: nothing is told apart
        ([[1, 1], [0, 0], [1, 1], [0, 0]], None),  # too few
    ],
)
def test_discrimination_compares_with_the_other_questions(table: list[list[float]], expected: float | None) -> None:
    found = item_analysis(_class(table), [1, 2])[1].discrimination
    assert found == expected if expected is None or found is None else isclose(found, expected)


def test_who_gave_no_answer_is_not_counted_as_wrong() -> None:
    found = item_analysis(_class([[1], [-1], [0.5]]), [1])[1]
    assert (found.answered, found.right, found.facility, found.mean_ms) == (2, 1, 0.75, 2000)


def test_every_chosen_option_and_every_text_is_counted() -> None:
    several = [Response(1, 1, 0.5, 1, [0, 2]), Response(2, 1, 0.0, 1, [2])]
    typed = [Response(n, 2, 0.0, 1, text) for n, text in enumerate(("1862", "1905", "1862", "1904"))]
    found = item_analysis([*several, *typed], [1, 2])
    assert found[1].picks == {0: 1, 2: 2}
    assert found[2].texts == (("1862", 2), ("1904", 1), ("1905", 1))


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(-1e6, 1e6)), min_size=FEWEST, max_size=40))
def test_a_correlation_stays_in_its_bounds_and_knows_no_sides(pairs: list[tuple[float, float]]) -> None:
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    found = correlation(ones, others)
    assert found is None or -1 <= found <= 1
    turned = correlation(others, ones)
    assert (found is None) == (turned is None)
    assert found is None or isclose(found, turned or 0.0, abs_tol=1e-9)
