"""Checks on questions whose answer is no name: each with the example that fails it, and one that passes."""

from dataclasses import replace

import pytest

from quizapp.core.cards.checks import fatal
from quizapp.core.cards.draft import Draft
from quizapp.core.facts.fact import AnswerType, Ask, Family, Found, Known, Sentence, Shape
from tests.core.cards.drafts import NOTHING, wh_draft

PHRASE, TERM, PLACE = AnswerType.PHRASE, AnswerType.TERM, AnswerType.PLACE


def plain(ask: Ask, answer: str, kind: AnswerType = PHRASE, *marks: str, family: Family = Family.WHAT) -> Draft:
    """A draft of a kind that is made only for whoever asks for more questions."""
    return wh_draft(ask, answer, family=family, kind=kind, marks=("plain", "root", "anchored", *marks))


BAZAAR = Ask(Shape.INVERTED, "What", "is", "Mahmutpasha Bazaar")
LED = Ask(Shape.DIRECT, "Which place", verb="obtained an Act of Parliament for a railway line in 1866")
BUILT = Ask(Shape.INVERTED, "What", "did", "Wernicke", "develop", "in Breslau in 1874")


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (plain(BAZAAR, "a bazaar named after Mahmut", PHRASE, "asks:meaning"), "answer leaks"),
        (
            plain(BAZAAR, "an important market of the Egyptian spice traders", PHRASE, "asks:meaning"),
            "an important something",
        ),
        (plain(BAZAAR, "a big one", PHRASE, "asks:meaning"), "too short"),
        (plain(LED, "Midland", PLACE), "rough surface"),
        (
            plain(BUILT, "the theory of the many specialised structures of the brain in language and in speech"),
            "odd answer",
        ),
    ],
)
def test_dropped(draft: Draft, reason: str) -> None:
    assert fatal(draft, NOTHING) == reason


@pytest.mark.parametrize(
    "draft",
    [
        plain(
            BAZAAR,
            "an open-air market extending between the Grand Bazaar and the Egyptian Bazaar",
            PHRASE,
            "asks:meaning",
        ),
        plain(BUILT, "the theory of the specialization of specific brain structures in language and speech"),
    ],
)
def test_kept(draft: Draft) -> None:
    assert fatal(draft, NOTHING) is None


def test_a_place_in_which_something_lies_is_one() -> None:
    found = replace(NOTHING, known=Known(places=frozenset({"Kagoshima"})))
    shelled = Ask(Shape.DIRECT, "Which place", verb="was shelled by the British in 1863")
    assert fatal(plain(shelled, "Kagoshima", PLACE), found) is None


def test_the_topic_with_a_word_before_it_is_no_answer() -> None:
    found = replace(NOTHING, known=Known(topic="the Zambezi", title="Zambezi"))
    enters = Ask(Shape.DIRECT, "What", verb="enters the Barotse Floodplain near Chavuma")
    assert fatal(plain(enters, "the young Zambezi"), found) == "answer is the topic"


def test_what_the_article_always_speaks_of_is_known_to_its_reader() -> None:
    often = tuple(Sentence("Many rooms of the university were rebuilt.", 0, 42, 0) for _ in range(12))
    asked = Ask(
        Shape.DIRECT, "Which college", verb="was established at the university in 1865 by Father Patrick Dillon"
    )
    draft = plain(asked, "The College of Science", AnswerType.GROUP, "definite", family=Family.WHICH)
    assert fatal(draft, NOTHING) == "which one is meant"
    assert fatal(draft, Found((), (), often, Known(), 100)) is None
    usual = replace(draft, fact=replace(draft.fact, family=Family.WHO))
    assert fatal(usual, Found((), (), often, Known(), 100)) == "which one is meant"


def test_what_is_counted_may_be_asked_for_by_its_number() -> None:
    arrived = Ask(Shape.DIRECT, "How many slaves", verb="arrived in the Americas before 1850")
    draft = wh_draft(arrived, "10.5 million", family=Family.HOW_MANY, kind=AnswerType.NUMBER, marks=("counted",))
    assert fatal(draft, NOTHING) is None


def test_two_names_tell_which_body_passed_an_act() -> None:
    passed = Ask(Shape.DIRECT, "Which congress", verb="passed the Slave Trade Act of 1794")
    opened = Ask(Shape.DIRECT, "Which company", verb="was formed at once in 1676")
    assert fatal(plain(passed, "United States Congress", AnswerType.GROUP, family=Family.WHICH), NOTHING) is None
    assert fatal(plain(opened, "Hudson Company", AnswerType.GROUP, family=Family.WHICH), NOTHING) == "vague"
