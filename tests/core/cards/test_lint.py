"""Advice on cards made by hand: each flaw with an example, and a good card that gets none."""

import pytest

from quizapp.core.cards.lint import Code, advice

FLAWED = [
    (Code.EMPTY, "", "1996", ()),
    (Code.ANSWER_LEAKED, "Who wrote Emma by Jane Austen?", "Jane Austen", ()),
    (Code.TWO_RIGHT, "Which city is on the Bosphorus?", "Istanbul", ("İstanbul", "Ankara", "Izmir")),
    (Code.OVERLAP, "Which lake is the deepest?", "Baikal", ("Lake Baikal", "Ladoga", "Onega")),
    (
        Code.LONGEST_RIGHT,
        "Why was it banned?",
        "because the stocks of the fish were declining fast",
        ("rain", "war", "tax"),
    ),
    (Code.ABSOLUTE_WORDS, "What does tin do?", "It melts at low heat", ("It always breaks", "It burns", "It sinks")),
    (Code.NOT_ATOMIC, "What did Sweden gain?", "Wismar, Bremen, Verden, and Western Pomerania", ()),
    (Code.TOO_LONG, "What is a rift?", "a " + "very " * 20 + "long valley", ()),
    (Code.TOO_LONG, "word " * 41 + "____.", "rift", ()),
    (Code.TOO_LONG, "word " * 88 + "\n\nIt is a ____.", "rift", ()),
    (Code.ANSWER_LEAKED, "The lake fills a rift.\n\nIt is a ____.", "rift", ()),
    (Code.NEGATIVE_FRONT, "It is a lake.\n\nIt is not a ____.", "sea", ("fjord", "bay", "marsh")),
    (Code.GRAMMATICAL_CUE, "The omul is an ____.", "animal", ("tree", "bird", "insect")),
    (Code.ALL_OF_THE_ABOVE, "Which is a metal?", "tin", ("lead", "zinc", "all of the above")),
    (Code.NEGATIVE_FRONT, "Which is not a metal?", "sulphur", ("tin", "zinc", "lead")),
    (Code.MIXED_KINDS, "How deep is the lake?", "1,642 metres", ("deep", "very deep", "shallow")),
    (Code.OVERLAP, "How many came?", "10 to 15 men", ("12 to 20 men", "30 to 40 men", "50 to 60 men")),
    (Code.GRAMMATICAL_CUE, "What are the lower chambers called?", "ventricles", ("valve", "septum", "lung")),
    (
        Code.CONVERGENCE,
        "When was it unveiled?",
        "May 2022",
        ("May 2017", "August 2022", "March 2018"),
    ),
    (Code.FORMAT_CUE, "Who hid there?", "Captain Levinge", ("John Franklin", "Ann Lee", "Tom Wood")),
    (Code.FORMAT_CUE, "What is it called?", "Whey", ("curd", "rennet", "cream")),
    (Code.FORMAT_CUE, "How far is it?", "12 km", ("15", "17", "18")),
    (Code.FORMAT_CUE, "How much is it?", "3.5", ("4", "6", "2")),
    (Code.FORMAT_CUE, "How wide is it?", "640 km", ("712 km", "583 km", "427 km")),
    (Code.OUTLIER, "How deep is it?", "1,642 metres", ("11 metres", "12 metres", "40 metres")),
    (Code.OUTLIER, "How many were there?", "3", ("40", "50", "60")),
    (Code.OUTLIER, "How warm shall it be?", "43 degrees", ("11 degrees", "9 degrees", "13 degrees")),
    (
        Code.WORD_REPEATED,
        "Which squadron hunted slavers?",
        "West Africa Squadron",
        ("Home Fleet", "Red Fleet", "White Fleet"),
    ),
]


@pytest.mark.parametrize(
    ("code", "front", "back", "wrong"), FLAWED, ids=lambda value: value if isinstance(value, Code) else ""
)
def test_each_flaw_is_seen(code: Code, front: str, back: str, wrong: tuple[str, ...]) -> None:
    assert code in {item.code for item in advice(front, back, wrong)}


def test_a_good_card_gets_no_advice() -> None:
    assert advice("Which lake is the deepest in the world?", "Baikal", ("Ladoga", "Onega", "Victoria")) == []


@pytest.mark.parametrize(("back", "code"), [("1643", Code.DUPLICATE), ("1650", Code.SAME_FRONT)])
def test_a_card_that_the_deck_has_already_is_named(back: str, code: Code) -> None:
    found = advice("When did Ivanov reach the lake?", back, others=[("when did Ivanov reach the lake?", "1643")])
    assert [item.code for item in found] == [code]
    assert found[0].data["back"] == "1643"


def test_a_passage_may_be_longer_than_a_question_and_ask_nothing_of_its_own() -> None:
    passage = "It is not clear who named the lake? Nobody knows. " + "It lies far north of here. " * 8
    question = "In the year of its discovery it was one of the few lakes that were ____ deep."
    assert advice(f"{passage.replace('?', '.')}\n\n{question}", "1,642 metres", ("1,583 metres", "1,747 metres")) == []
    assert advice(f"{passage}\n\n{question}", "1,642 metres") == []
