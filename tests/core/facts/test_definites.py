"""Words that point to what other sentences told, with the real language model."""

import pytest

from quizapp.core.facts.fact import Fact, Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow


def gaps(text: str, *, title: str = "") -> dict[str, Fact]:
    """The gaps of a text by their answers."""
    found = find_facts(language().parse([(text, 0)]), title=title)
    return {fact.answer.text: fact for fact in found.facts if fact.family == Family.CLOZE}


def test_a_statute_that_the_sentence_before_brought_in_is_marked() -> None:
    text = "Pennsylvania had a statute on elections. Trinsey asked in Harrisburg to hear that the statute was void."
    assert "told just before" in gaps(text)["Harrisburg"].marks
    assert not gaps(text, title="The statute of Pennsylvania")["Harrisburg"].marks & {"told before", "told just before"}


def test_a_thing_told_of_further_back_is_marked_apart() -> None:
    text = (
        "Pennsylvania had a statute on elections. Heinz died in a plane crash near Philadelphia. "
        "Trinsey asked the court in Harrisburg to say that the statute was void."
    )
    assert "told before" in gaps(text)["Harrisburg"].marks


def test_what_the_sentence_itself_brings_in_is_not_marked() -> None:
    text = "Ohio has statutes on elections. In 1991 Kentucky passed a statute on elections, and the statute was void."
    assert not gaps(text)["1991"].marks & {"told before", "told just before"}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Hymen Lipman of Philadelphia patented a pencil with a piece of it built into one end in 1858.", "1858"),
        (
            "The watch looks like a larger version of it, with a balance that beats in London five times a second.",
            "London",
        ),
        ("Chandra Mauli, a minister at the court of King Ballala in Mysore, was his patron.", "Mysore"),
        (
            "The 16th-century botanist Carl Clusius traced the practice of sprinkling it into milk to Frankfurt.",
            "Frankfurt",
        ),
    ],
)
def test_it_is_not_the_subject_of_its_own_clause(text: str, answer: str) -> None:
    assert "loose pronoun" in gaps(text)[answer].marks


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Lake Van in Turkey has four islands in it, and Akdamar is one of them.", "Turkey"),
        ("The Gordon Museum bought a letter and made a copy of it in 1858.", "1858"),
        ("The mother of Carl Dawes, who lived in Leeds, was his teacher in 1858.", "1858"),
        ("Latvia has a coastline of roughly 500 kilometres, much of it sandy beach.", "500 kilometres"),
        ("Windsor Castle, in the hills of Surrey, was its headquarters until June 1271.", "June 1271"),
    ],
)
def test_it_may_be_another_word_of_the_sentence(text: str, answer: str) -> None:
    assert "loose pronoun" not in gaps(text)[answer].marks


def test_what_is_only_added_behind_a_comma_does_not_tell_which() -> None:
    assert "definite subject" in gaps("The clip, which lasts 48 seconds, was watched by crowds in Oslo.")["Oslo"].marks
    assert "definite subject" not in gaps("The clip that Rolle made was watched by crowds in Oslo.")["Oslo"].marks


def test_a_word_that_weighs_what_is_said_against_the_sentence_before_is_not_shown() -> None:
    text = "More significantly, King Djed of Memphis reformed the cult of his forebears in 1350."
    assert gaps(text)["1350"].ask.before.startswith("King Djed of Memphis reformed")


@pytest.mark.parametrize(
    ("text", "answer", "begins"),
    [
        (
            "Quiney was nevertheless summoned by Walter Nixon to the court in Worcester.",
            "Walter Nixon",
            "Quiney was summoned",
        ),
        (
            "Rob Pardo, vice president of Blizzard, similarly stated that the name was free.",
            "Blizzard",
            "Rob Pardo, vice",
        ),
        ("Finally, the cell was described by Otto Nagel of Zurich in May 1900.", "May 1900", "The cell was"),
        ("But gunners aboard the Kurland opened fire on Moresby in May 1916.", "May 1916", "Gunners aboard"),
    ],
)
def test_what_points_back_by_the_way_is_not_shown(text: str, answer: str, begins: str) -> None:
    ask = gaps(text)[answer].ask
    shown = ask.before + ask.after
    assert shown.startswith(begins)
    assert "similarly" not in shown


def test_what_happened_several_times_was_brought_in_before_as_well() -> None:
    text = "Frank Schofield saw two outbreaks in Ontario. Schofield of Guelph traced the outbreaks to hay in 1924."
    assert "told just before" in gaps(text)["1924"].marks


def test_somebody_named_by_what_he_does_is_no_thing() -> None:
    text = "The archeologist David Petts of Chester has noted that it is one of many fonts on Anglesey."
    assert "loose pronoun" in gaps(text)["Anglesey"].marks


def test_a_name_that_is_not_shown_tells_of_no_capital() -> None:
    text = "The Mongol armies captured the capital, Dali, on 7 January 1253."
    found = find_facts(language().parse([(text, 0)]))
    asked = [fact for fact in found.facts if fact.family == Family.WHEN]
    assert all("definite" in fact.marks or "Dali" in fact.ask.rest for fact in asked)
    assert "definite" not in gaps(text)["7 January 1253"].marks
