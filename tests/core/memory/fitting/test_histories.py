"""Proves core/memory/fitting/histories.py: which rows of a log say something about memory."""

import pytest

from quizapp.core.memory.fitting.histories import Logged, asked, histories

LEARNED = [Logged(1, 0, 0, 3), Logged(1, 1, 0, 3), Logged(1, 2, 3, 3, in_first_steps=False)]
RESET = Logged(1, 3, 5, None, in_first_steps=False, is_reset=True)
AGAIN = [Logged(1, 4, 6, 1), Logged(1, 5, 8, 3, in_first_steps=False)]


@pytest.mark.parametrize(
    ("log", "reviews"),
    [
        (LEARNED, ((3, 0), (3, 0), (3, 3))),
        ([*LEARNED, RESET, *AGAIN], ((1, 0), (3, 2))),
        ([*LEARNED, *AGAIN], ((1, 0), (3, 2))),
        ([Logged(1, 0, 0, 3, in_first_steps=False), *AGAIN], ((1, 0), (3, 2))),
        ([*LEARNED, Logged(1, 9, 9, None, in_first_steps=False)], ((3, 0), (3, 0), (3, 3))),
        ([AGAIN[1], AGAIN[0]], ((1, 0), (3, 2))),
        ([Logged(1, 0, 5, 3), Logged(1, 1, 4, 3)], ((3, 0), (3, 0))),
    ],
    ids=[
        "plain",
        "a reset",
        "learned anew",
        "a cut start",
        "a due date set",
        "any order",
        "a clock that ran backwards",
    ],
)
def test_R4_a_history_starts_at_the_last_learning(log: list[Logged], reviews: tuple[tuple[int, int], ...]) -> None:
    [history] = histories(log)
    assert history.reviews == reviews


@pytest.mark.parametrize(
    "log",
    [[*LEARNED, RESET], [AGAIN[1]], [RESET], []],
    ids=["nothing since the reset", "no first steps", "only a reset", "nothing"],
)
def test_R3_S2_a_card_without_its_first_steps_is_left_out(log: list[Logged]) -> None:
    assert histories(log) == []


def test_R3_a_card_first_learned_before_the_day_that_was_set_is_left_out_whole() -> None:
    later = [Logged(2, 9, 5, 3), Logged(2, 10, 8, 3, in_first_steps=False)]
    assert [history.card_id for history in histories([*LEARNED, *later], since=5)] == [2]
    assert [history.reviews for history in histories([*LEARNED, *AGAIN], since=6)] == [((1, 0), (3, 2))]


def test_R4_reviews_of_the_same_day_are_not_foretold_and_all_come_in_the_order_of_time() -> None:
    other = [Logged(2, 1.5, 1, 3), Logged(2, 1.8, 2, 1, in_first_steps=False)]
    found = asked(histories([*LEARNED, *other]))
    assert [(one.history, one.place, one.days, one.is_recalled) for one in found] == [(1, 1, 1, False), (0, 2, 3, True)]
