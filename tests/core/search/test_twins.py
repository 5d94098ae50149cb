"""Questions that ask the same are found, those about other numbers are not."""

import pytest

from quizapp.core.search.twins import twins

LONG = "Surtsey is a volcanic island off the southern coast of Iceland, named after a fire giant of the Norse myths."
OTHER = "Lake Baikal is a rift lake in southern Siberia, Russia, and it holds more water than any other."


@pytest.mark.parametrize(
    ("questions", "wanted"),
    [
        ([], []),
        ([(1, "How deep?"), (2, "HOW DEEP")], [[1, 2]]),
        ([(1, "How deep is Lac Léman?"), (2, "How deep is Lac Leman")], [[1, 2]]),
        ([(1, "How deep is the lake called Baikal?"), (2, "How deep is the lake called Baikall?")], [[1, 2]]),
        ([(1, "What happened there in 1862?"), (2, "What happened there in 1863?")], []),
        ([(1, "Where is it?"), (2, "Who was there first?")], []),
        ([(1, "a b"), (2, "A b"), (3, "a B")], [[1, 2, 3]]),
        ([(1, "?"), (2, "!")], []),
        ([(1, f"{LONG}\n\nIt rose in ____."), (2, f"{LONG}\n\nIt sank in ____.")], []),
        ([(1, f"{LONG}\n\nIt rose in ____."), (2, f"{LONG}\n\nIt rose in ____")], [[1, 2]]),
        ([(1, f"{LONG}\n\nIt rose in ____."), (2, f"{OTHER}\n\nIt rose in ____.")], []),
        ([(1, f"{LONG}\n\nIt rose in ____."), (2, "It rose in ____.")], [[1, 2]]),
    ],
)
def test_finds_twins(questions: list[tuple[int, str]], wanted: list[list[int]]) -> None:
    assert twins(questions) == wanted
