"""What the other figures of a question leave open of the one asked for."""

import re

import pytest

from quizapp.core.cards.options.beside import figures, is_told, room
from quizapp.core.cards.options.figures import wrong_numbers

FREE = float("inf")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They had two of 26 boats.", [(2, "count"), (26, "count")]),
        ("It is 279 kilometres long and $1.5 million dear.", [(279, "kilometre"), (1_500_000, "money")]),
        ("In 1990, on May 3 and 4 June, the 19th came.", []),
        ("It is 10-30% silt, and 40 percent is clay.", [(40, "%")]),
        ("It lasted three centuries at 25° north.", [(3, "century"), (25, "degree")]),
        ("A 16-year-old won 3-2.", []),
    ],
)
def test_figures_are_read_with_what_they_measure(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.kind) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    ("number", "question"),
    [
        ("223", "The house has ____ members: 130 by lists, 90 in districts, and 3 abroad."),
        ("130", "The house has 223 members, ____ by lists, 90 in districts, and 3 abroad."),
        ("44", "Thai has 59 symbols, of them ____ consonants, 13 vowels and 2 others, without 4 for tone marks."),
        ("22%", "There are 37% Ovimbundu, 25% Ambundu, 13% Bakongo, 2% mestiço and ____ of other peoples."),
        ("39 percent", "61 percent came and ____ stayed away."),
        ("three centuries", "It was partly ruled by Ottomans for ____ from 1516 to 1830."),
        ("four years", "The war lasted ____, from 1914 to 1918."),
        ("4", "____ regional stations serve in the four extremities of the land."),
    ],
)
def test_a_figure_that_the_others_tell_gets_no_options(number: str, question: str) -> None:
    assert is_told(number, question)
    assert wrong_numbers(number, question) == ([], [])


@pytest.mark.parametrize(
    ("number", "question"),
    [
        ("105", "The house has ____ members and the senate has 35."),
        ("74%", "About ____ are Sinhalese and about 15% are Tamils."),
        ("17 years", "On July 25, 2005 he left after ____ and signed with them."),
        ("48", "From 1941 until 1960 he wrote ____ articles."),
    ],
)
def test_a_figure_that_the_others_leave_open_is_not_told(number: str, question: str) -> None:
    assert not is_told(number, question)


@pytest.mark.parametrize(
    ("number", "question", "expected"),
    [
        ("190", "It was elected with ____ favourable votes out of 193.", (0, 193)),
        ("80%", "Turnout dropped from ____ in 2008 to 60%.", (60, 100)),
        ("10%", "Unemployment was ____ but higher among the young, at 21.5%.", (0, 21.5)),
        ("86%", "____ are Christian, of them 6% Catholic, and 11% have no religion.", (11, 89)),
        ("Forty", "____ percent have access, and 35 percent more under conditions.", (35, 65)),
        ("76", "It has 279 kilometres of road, of which ____ kilometres is unpaved.", (0, 279)),
        ("46 meters", "Stalks reach ____ and 36 centimeters across.", (0, FREE)),
        ("five centuries", "They ruled it for nearly ____.", (0, 7)),
        ("12 years", "They ruled it for nearly ____.", (0, FREE)),
        ("60", "British flints fire for 6 rounds, American flints for ____ rounds.", (6, FREE)),
    ],
)
def test_options_stay_on_the_answers_side_of_the_other_figures(
    number: str, question: str, expected: tuple[float, float]
) -> None:
    assert room(number, question) == expected
    below, above = wrong_numbers(number, question)
    made = [float(re.sub(r"[^\d.]", "", option)) for option in (*below, *above) if option[0].isdigit()]
    assert all(expected[0] < value < expected[1] for value in made)
