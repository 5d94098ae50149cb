"""What was left out: each place once, in the order of the text, with the name of its check."""

import pytest

from quizapp.core.cards.card import Card
from quizapp.core.cards.draft import Drop
from quizapp.core.facts.fact import Sentence
from quizapp.core.generate import Generated
from quizapp.core.left_out import NOTHING_TO_ASK, left_out

TEXT = "I saw it. I saw it. The lake is deep. It froze in 1920. Ships sailed in 1899."


def sentence(words: str) -> Sentence:
    start = TEXT.index(words)
    return Sentence(words, start, start + len(words), 0)


def made(*drops: Drop, cards: tuple[str, ...] = (), sound: tuple[str, ...] = ()) -> Generated:
    places = [sentence(words) for words in cards]
    written = [Card("cloze", "____?", "x", (), s.text, s.start, s.end, 0, 0.8, s.text) for s in places]
    return Generated(written, [], list(drops), [sentence(words) for words in (*cards, *sound)], 20)


def test_a_sentence_that_stands_twice_is_told_twice() -> None:
    rows = left_out(TEXT, made(*[Drop("", "", "I saw it.", "first person")] * 2))
    assert [(row.start, row.end, row.check) for row in rows] == [(0, 9, "first person"), (10, 19, "first person")]


def test_a_sound_sentence_without_a_draft_has_nothing_to_ask_for() -> None:
    rows = left_out(TEXT, made(sound=("The lake is deep.",), cards=("It froze in 1920.",)))
    assert [(TEXT[row.start : row.end], row.check) for row in rows] == [("The lake is deep.", NOTHING_TO_ASK)]


def test_a_dropped_draft_is_told_once_with_its_question_even_beside_a_card() -> None:
    drop = Drop("____ froze in 1920.", "It", "It froze in 1920.", "pronoun left")
    rows = left_out(TEXT, made(drop, drop, cards=("It froze in 1920.",)))
    assert [(row.question, row.answer, row.check) for row in rows] == [("____ froze in 1920.", "It", "pronoun left")]


def test_headings_and_what_stands_nowhere_are_not_told() -> None:
    assert left_out(TEXT, made(Drop("", "", "The lake", "heading"), Drop("Who?", "I", "Never said.", "vague"))) == []


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (2, [NOTHING_TO_ASK, "vague"]),
        (3, ["first person", NOTHING_TO_ASK, "vague"]),
        (9, ["first person", NOTHING_TO_ASK, "low score", "vague"]),
    ],
)
def test_what_is_nearest_to_a_card_stays_when_there_is_too_much(most: int, expected: list[str]) -> None:
    drops = [
        Drop("", "", "I saw it.", "first person"),
        Drop("Whose ships?", "x", "Ships sailed in 1899.", "vague"),
        Drop("What froze?", "It", "It froze in 1920.", "low score"),
    ]
    rows = left_out(TEXT, made(*drops, sound=("The lake is deep.",), cards=("It froze in 1920.",)), most=most)
    assert [row.check for row in rows] == expected
