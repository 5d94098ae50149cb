"""The judge names the reason why a sentence yields nothing."""

import pytest

from quizapp.core.facts.reading.judge import Skip, is_exercise, judge
from tests.core.facts.made import parsed, plain

REASONS = [
    ("What's up, everyone!", Skip.EXCLAMATION),
    ("Welcome back to the channel today.", Skip.GREETING),
    ("Can you think of another part ?", Skip.QUESTION),
    ("Current Operations and Deconfliction", Skip.HEADING),
    ("by Jhon Lennon 52 views", Skip.UNFINISHED),
    ("- 1 litre of whole milk.", Skip.LIST_ITEM),
    ("2. Label the four chambers.", Skip.LIST_ITEM),
    ("Figure 3: The valves of the heart.", Skip.CAPTION),
    ("The Rose Bowl was won by Fr.", Skip.UNFINISHED),
    ("We are talking about two powers.", Skip.FIRST_PERSON),
    ("Milk burns when you boil it.", Skip.SECOND_PERSON),
    ("Think of it as a high-stakes game.", Skip.RHETORIC),
    ("Perhaps that is how things were done.", Skip.HEDGE),
    ("There may well be others.", Skip.HEDGE),
    ("Baikal is a wonderful place on the planet.", Skip.OPINION),
    ("In this article the origins are listed.", Skip.ANNOUNCEMENT),
    ('"It felt like finding somebody alive again," said Rooke.', Skip.QUOTATION),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_chat_guesses_and_scraps_are_named(text: str, reason: Skip) -> None:
    assert judge(plain(text)) == reason


@pytest.mark.parametrize(
    ("sentences", "task"),
    [
        (["2.", "The Atlantic grows by 2.5 centimetres a year.", "Estimate how long ago it opened."], True),
        (["(4)", "The war erupted in 2011.", "Why?"], True),
        (["2.", "The Atlantic grows by 2.5 centimetres a year.", "It opened in the Jurassic."], False),
        (["The Atlantic grows by 2.5 centimetres a year.", "Estimate how long ago it opened."], False),
        (["3.", "Heat the oven to 200 degrees.", "Roll out the dough."], False),
    ],
)
def test_a_numbered_task_is_an_exercise(sentences: list[str], task: bool) -> None:
    paragraph = [plain(text) for text in sentences]
    paragraph[0].doc.text = " ".join(sentences)
    assert is_exercise(paragraph) is task


WAR = """
    The DT DET det 1
    war NN NOUN nsubj 2
    erupted VBD VERB ROOT 2
    in IN ADP prep 2
    Syria NNP PROPN pobj 3
    . . PUNCT punct 2
"""


def test_a_plain_statement_is_sound() -> None:
    assert judge(parsed(WAR)) is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("The DT DET det 1", "This DT DET det 1", Skip.DANGLING),
        ("The DT DET det 1", "No DT DET det 1", Skip.NEGATION),
        ("in IN ADP prep 2", "never RB ADV neg 2", Skip.NEGATION),
        ("war NN NOUN nsubj 2", "war NN NOUN dep 2", Skip.NO_CLAUSE),
    ],
)
def test_what_the_parse_shows_is_named_too(old: str, new: str, reason: Skip) -> None:
    assert judge(parsed(WAR.replace(old, new))) == reason
