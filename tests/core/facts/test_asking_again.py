"""Questions and gaps of sentences that go on behind an insertion, name towns and titles within them, or tell what
lasted: what is shown, with the real language model."""

import pytest

from quizapp.core.cards.checks import fatal
from quizapp.core.cards.draft import drafts
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow


def sound(text: str, *, title: str = "X") -> dict[str, str]:
    """Every question and gap of a text that no check drops, with its answer."""
    found = find_facts(language().parse([(one, 0) for one in text.split("\n")]), title=title)
    every = Wish(kinds=[family.value for family in Family if family != Family.TRUE_FALSE])
    return {draft.question: draft.answer for draft in drafts(found, every) if fatal(draft, found) is None}


ASKED = [
    (
        '"We were a few people moaning in a café," said Delphine Okoro, a retired nurse who chairs the Pool Trust.',
        "Who is Delphine Okoro?",
        "a retired nurse who chairs the Pool Trust",
    ),
    (
        "Anna Kolb was born in Frankfurt am Main into a family.",
        "Anna Kolb was born in ____ into a family.",
        "Frankfurt am Main",
    ),
    (
        "Gerhard Kolb was born in Frankfurt an der Oder in 1790.",
        "Gerhard Kolb was born in ____ in 1790.",
        "Frankfurt an der Oder",
    ),
    (
        "In 1755 Anna Reiss married a brewer in Rothenburg ob der Tauber.",
        "In 1755 Anna Reiss married a brewer in ____.",
        "Rothenburg ob der Tauber",
    ),
    (
        "The Privy Council was told in 1469, with some justification, that York belonged to Lancaster.",
        "In what year was the Privy Council told that York belonged to Lancaster?",
        "1469",
    ),
    (
        "Zigzag stitching, patented by Helen Marchant in 1873, became a standard feature.",
        "In what year was zigzag stitching patented by Helen Marchant?",
        "1873",
    ),
    (
        "In 1937 Max Tellmann announced that repeated culture in chick tissue had yielded a weakened strain.",
        "Who announced in 1937 that repeated culture in chick tissue had yielded a weakened strain?",
        "Max Tellmann",
    ),
    (
        "In 1937 Max Tellmann isolated a deadly virus of parrots.",
        "Who isolated a deadly virus of parrots in 1937?",
        "Max Tellmann",
    ),
    (
        "Anna Kolb moved from Leeds to London in 1850 to study chemistry.",
        "Why did Anna Kolb move from Leeds to London in 1850?",
        "to study chemistry",
    ),
    (
        "In 1854 Japan was forced by Perry to open Shimoda.",
        "In what year was Japan forced by Perry to open Shimoda?",
        "1854",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), ASKED, ids=[question for _, question, _ in ASKED])
def test_asks_it_as_a_reader_would_say_it(text: str, question: str, answer: str) -> None:
    assert sound(text).get(question) == answer, sound(text)


UNASKED = [
    (
        (
            "In 2018 UNESCO added the art of stone walling, as it is practised in eight countries from Spain to "
            "Cyprus, to its list of living heritage."
        ),
        "stone walling.",
    ),
    ("Anna Kolb reared caterpillars, drew each stage from egg to adult and set the creature beside its plant.", "Why"),
    (
        "Carlo Bruni, a painter from Turin, put into Christ Stopped at Eboli an account by his sister.",
        "Stopped at ____",
    ),
    ("In 1850 Japan was ruled by warriors, and foreigners who landed there could expect a cell.", "In what year"),
    ("In 1850 Japan was ruled by warriors, and foreigners who landed there could expect a cell.", "In ____ Japan"),
    ("In 1902 Paul Reiner lived in Vienna.", "In what year"),
    (
        "Anna Kolb was born in Frankfurt am Main into a family.",
        "am Main",
    ),
    ('Nescato, for example, corresponds to modern neskato, "girl", and Cison to gizon, "man".', "____ corresponds"),
]


@pytest.mark.parametrize(("text", "part"), UNASKED, ids=[part for _, part in UNASKED])
def test_asks_nothing_that_is_cut_or_lasted(text: str, part: str) -> None:
    assert not [one for one in sound(text) if part in one]


def test_asks_what_a_language_is_only_where_the_article_opens() -> None:
    text = "Basque is an isolated language of the western Pyrenees.\nBasque is an ergative language of some renown."
    asked = sound(text, title="Basque language")
    assert "an ergative language of some renown" not in asked.values()
