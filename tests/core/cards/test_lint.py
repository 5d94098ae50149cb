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
    (Code.GRAMMATICAL_CUE, "The omul is an ____.", "animal", ("tree", "bird", "insect")),
    (Code.ALL_OF_THE_ABOVE, "Which is a metal?", "tin", ("lead", "zinc", "all of the above")),
    (Code.NEGATIVE_FRONT, "Which is not a metal?", "sulphur", ("tin", "zinc", "lead")),
    (Code.MIXED_KINDS, "How deep is the lake?", "1,642 metres", ("deep", "very deep", "shallow")),
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
