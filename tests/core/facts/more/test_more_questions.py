"""The kinds behind "more questions", with the real language model: what is asked, and what is left alone."""

import pytest

from quizapp.core.cards.stems import stem
from quizapp.core.facts.fact import Fact, Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow

HOW_MANY, WHY, PURPOSE, REVERSED = Family.HOW_MANY, Family.WHY, Family.PURPOSE, Family.REVERSED

ASKED = [
    (HOW_MANY, "About 10.5 million slaves arrived in the Americas.", "How many slaves arrived in the Americas?"),
    (HOW_MANY, "Over 80 islands lie in Lake Erie.", "How many islands lie in Lake Erie?"),
    (
        HOW_MANY,
        "In 2000, Istanbul had 137 hospitals, of which 100 were private.",
        "How many hospitals did Istanbul have in 2000?",
    ),
    (
        HOW_MANY,
        "The county of Kent is divided into 12 districts.",
        "Into how many districts is the county of Kent divided?",
    ),
    (HOW_MANY, "The Angara is 1,779 km long.", "How long is the Angara?"),
    (HOW_MANY, "Lake Baikal has a maximum depth of 1,642 metres.", "What is the maximum depth of Lake Baikal?"),
    (
        HOW_MANY,
        "The population of Istanbul was 570,000 by the end of the 18th century.",
        "What was the population of Istanbul by the end of the 18th century?",
    ),
    (WHY, "Silk became a luxury in China because of its texture and lustre.", "Why did silk become a luxury in China?"),
    (WHY, "Greenpeace attacked LEGO, because its sets carried the logo of Shell.", "Why did Greenpeace attack LEGO?"),
    (
        WHY,
        "Desert climates can exist on the leeward side of mountains due to the dry air caused by heating.",
        "Why can desert climates exist on the leeward side of mountains?",
    ),
    (PURPOSE, "The Tour was first held in 1903 to sell a newspaper.", "Why was the Tour first held in 1903?"),
    (PURPOSE, "Murano glass is cast in Venice in order to make mirrors.", "Why is Murano glass cast in Venice?"),
    (
        REVERSED,
        "The Society for Neuroscience (SFN) meets in Chicago.",
        "What is the short form of the Society for Neuroscience?",
    ),
    (REVERSED, "The yellowish liquid that drips out is called whey.", "What is meant by whey?"),
    (
        REVERSED,
        "A barometer is an instrument that measures the pressure of the air.",
        "What is an instrument that measures the pressure of the air called?",
    ),
    (
        REVERSED,
        "He was taught by Pierre Prévost, the first French panorama painter.",
        "Who was the first French panorama painter?",
    ),
]
ANSWERS = {
    "How many slaves arrived in the Americas?": "10.5 million",
    "How many islands lie in Lake Erie?": "Over 80",
    "How long is the Angara?": "1,779 km",
    "What is the maximum depth of Lake Baikal?": "1,642 metres",
    "Why did Greenpeace attack LEGO?": "because its sets carried the logo of Shell",
    "Why is Murano glass cast in Venice?": "in order to make mirrors",
    "What is the short form of the Society for Neuroscience?": "SFN",
    "What is meant by whey?": "The yellowish liquid that drips out",
}
LEFT_ALONE = [
    (HOW_MANY, "Istanbul had several hospitals."),  # no number
    (HOW_MANY, "Istanbul had between 120 and 140 hospitals."),  # half a range
    (HOW_MANY, "Istanbul had 12 Greek schools and 15 Armenian schools."),  # two counts
    (HOW_MANY, "In 2000, which was a leap year, Istanbul now has 137 hospitals."),  # stale
    (HOW_MANY, "The yard had 137 workers."),  # no name
    (HOW_MANY, "In 1984 the Review moved to Paris."),  # a year counts nothing
    (HOW_MANY, "The density of the Highlands is nine people per square kilometre."),  # a rate cut in two
    (WHY, "Mary and Joseph went on because they had to."),  # the cause tells nothing
    (WHY, "Raymond Cohn found that rates fell because the voyage was shorter."),  # whose reason
    (WHY, "Because of this, Istanbul grew in the spring."),  # points elsewhere
    (PURPOSE, "Conditions were downplayed in France to avoid trouble with the men."),  # which conditions
    (HOW_MANY, "Hail in Denver has a diameter of 5 millimetres or more."),  # half a range
    (HOW_MANY, "A second line of Cairo has six stations."),  # one of some
    (PURPOSE, "Bryson Rose scored on a long run late in the game to give Mississippi the victory."),  # what came of it
    (PURPOSE, "Bavaria became one of the first states to make vaccination compulsory."),  # no purpose
    (PURPOSE, "The bank of Oslo decided to sell the tower."),  # what was decided
    (REVERSED, "The cow in question was called Blossom."),
    (REVERSED, "The Village Voice is a leading weekly that is based in the borough."),
]


def found_in(text: str, family: Family) -> list[Fact]:
    """The facts of one family in a text."""
    found = find_facts(language().parse([(text, 0)]))
    return [fact for fact in found.facts if fact.family == family]


@pytest.mark.parametrize(("family", "text", "question"), ASKED)
def test_asked(family: Family, text: str, question: str) -> None:
    said = {stem(fact.ask): fact.answer for fact in found_in(text, family)}
    assert question in said
    answer = said[question]
    assert answer.text == ANSWERS.get(question, answer.text)
    assert text[answer.start : answer.end] == answer.text


@pytest.mark.parametrize(("family", "text"), LEFT_ALONE)
def test_left_alone(family: Family, text: str) -> None:
    assert [stem(fact.ask) for fact in found_in(text, family)] == []


def test_nobody_counts_who_did_not_ask_for_counts() -> None:
    docs = [*language().parse([("Over 80 islands lie in Lake Erie.", 0)])]
    assert [fact.family for fact in find_facts(docs).facts if fact.family == HOW_MANY] == [HOW_MANY]
    assert all(fact.family != HOW_MANY for fact in find_facts(docs, wants=lambda family: family != HOW_MANY).facts)


CHANGEABLE = [
    ("The war of the Alps ended in 1648.", "1648"),
    ("Manhattan is the county with the highest income in New York.", "highest"),
    ("The Transvaal lies north of Lesotho.", "north"),
]


@pytest.mark.parametrize(("text", "words"), CHANGEABLE)
def test_words_that_can_be_made_false(text: str, words: str) -> None:
    assert words in [fact.answer.text for fact in found_in(text, Family.TRUE_FALSE)]


UNCHANGEABLE = [
    ("In Kenya hailstones can weigh more than 500 grams.", "500 grams"),  # and so more than 300 grams too
    ("Since 1990 crime in Manhattan has fallen in all boroughs.", "1990"),
    ("Constantinople fell in the spring of 1453.", "fell"),
    ("Bismarck was not the first chancellor of Prussia.", "first"),
    ("Hermann Paasche of Halle described it in 1874.", "1874"),  # what, only the sentence before says
    ("In 2021 UNESCO added his works in Ljubljana to the list of World Heritage.", "2021"),
    ("In each of the last three seasons Harwick have lost.", "last"),
    ("The first half of the match in Perth was dull.", "first"),
]


@pytest.mark.parametrize(("text", "words"), UNCHANGEABLE)
def test_words_whose_change_would_not_be_false(text: str, words: str) -> None:
    assert words not in [fact.answer.text for fact in found_in(text, Family.TRUE_FALSE)]
