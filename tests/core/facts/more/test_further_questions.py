"""Questions for whoever asks for more than the surest, with the real language model: what is asked, what is not."""

import pytest

from quizapp.core.cards.checks import sieve
from quizapp.core.cards.draft import drafts
from quizapp.core.cards.stems import stem
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Fact, Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow

WIDE = Wish(kinds=[family.value for family in Family], is_wide=True)
ASKED = [
    (  # subjects
        "In 1910 Europeans made up half of the population of Nairobi.",
        "Who made up half of the population of Nairobi in 1910?",
        "Europeans",
    ),
    ("Freedom of religion became a basic American principle.", "What became a basic American principle?", "Freedom"),
    (
        "Italian troops landed in Trieste on 3 November 1918.",
        "Who landed in Trieste on 3 November 1918?",
        "Italian troops",
    ),
    (  # of a row that the parser breaks off
        "In New England, the Puritans created self-governing communities of farmers, or yeomen, and their families.",
        "Who created self-governing communities of farmers, or yeomen in New England?",
        "Puritans",
    ),
    (
        "Latin was used as the language of law, scholarship, and science until the 18th century, when it faded away.",
        "What was used as the language of law, scholarship, and science until the 18th century?",
        "Latin",
    ),
    (  # objects
        "Beginning in 1966, Eric Kandel and collaborators examined biochemical changes in neurons of Aplysia.",
        "What did Eric Kandel and collaborators examine beginning in 1966?",
        "biochemical changes in neurons of Aplysia",
    ),
    (  # doers
        "Port Stanley had been captured by an Anglo-Dutch fleet in 1704.",
        "By whom had Port Stanley been captured in 1704?",
        "an Anglo-Dutch fleet",
    ),
    (
        "There are 76 senators; the reform of the Senate abolished literacy tests in Tasmania in 1984.",
        "What abolished literacy tests in Tasmania in 1984?",
        "the reform of the Senate",
    ),
    (  # times
        "As in the whole of New York City, Manhattan experienced a sharp increase in crime during the 1960s.",
        "When did Manhattan experience a sharp increase in crime?",
        "the 1960s",
    ),
    (
        "The Ligue became the International Ice Hockey Federation in the mid-20th century.",
        "In which century did the Ligue become the International Ice Hockey Federation?",
        "the mid-20th century",
    ),
    (
        "Kadir Topbaş has been Mayor of Istanbul since March 2004.",
        "Since when has Kadir Topbaş been Mayor of Istanbul?",
        "March 2004",
    ),
    (  # of the second of two sentences run together
        "It was founded in 1920, however, early courses in law were a part of the College of Science since the 1870s.",
        "Since when were early courses in law a part of the College of Science?",
        "the 1870s",
    ),
    (  # figures
        "Some 27.0% of it is foreign-born, and 61.7% of the population over the age of 5 speak only English at home.",
        "What percentage of the population over the age of 5 speak only English at home?",
        "61.7%",
    ),
    (
        "Twenty-three hoards of Roman silver were found along the coast of Gotland.",
        "How many hoards of Roman silver were found along the coast of Gotland?",
        "Twenty-three",
    ),
    (  # meanings
        "The ECHL (called the East Coast Hockey League before 2003) is a mid-level minor league in North America.",
        "What is the ECHL?",
        "a mid-level minor league in North America",
    ),
    (
        "Rescue came from Gideon Sundback, an electrical engineer born in 1880 in the Swedish province of Småland.",
        "Who was Gideon Sundback?",
        "an electrical engineer born in 1880 in the Swedish province of Småland",
    ),
    (
        "On February 17, 2000, Microsoft released Windows 2000, a successor to NT 4.0.",
        "What is Windows 2000?",
        "a successor to NT 4.0",
    ),
    (  # whatever the parser takes its name for
        "Heinz Chapel Choir is an accomplished a cappella choir consisting entirely of Pitt students.",
        "What is Heinz Chapel Choir?",
        "an accomplished a cappella choir consisting entirely of Pitt students",
    ),
]

LEFT_ALONE = [
    "Pitt ranked 70th worldwide in the Shanghai Ranking of World Universities.",  # another rank the year after
    "Istanbul hosts a wide variety of periodicals.",  # a light verb
    "Two developers publicly competed for the crown of New York.",  # so few are counted on the fingers
    "The Clerk of the Senate decides the outcome by the drawing of lots.",  # which outcome
    "Win32 maintained a similar structure to the Windows APIs.",  # similar to what
    "The garrison was re-established in Fårö in 2018.",  # which garrison
    "Menelik gave Harar to his cousin, whose son was born in 1892 and would rule as Haile Selassie.",  # who would
    "The port received convoys, and heavy bombing destroyed most of its wooden buildings in 1942.",  # whose
    "A public appeal raised £15.75 million in London in 2014.",  # one of many
    "In 1954 Canada and the United States agreed to set up the Great Lakes Fishery Commission.",  # neither who nor what
    "Charnley was born in Bury in 1911.",  # nobody, but "what"
    "Aubert revived his name in Norway in the 1890s.",  # whose
    "The government encouraged emigration to Siberia.",  # emigration to where, cut off
    "The Russians were led by Sergei Witte, and the Japanese by the foreign minister.",  # two set against each other
    "In 1926 delegates met in Berlin.",  # of whom nothing is told
    "Ariel was added by William Lassell in 1851 and Miranda by Gerard Kuiper.",  # two claims
]


def further_facts(text: str) -> list[Fact]:
    """The facts of a text that nobody gets without asking for more."""
    found = find_facts(language().parse([(text, 0)]), title="Untitled", is_wide=True).facts
    return [fact for fact in found if "further" in fact.marks]


@pytest.mark.parametrize(("text", "question", "answer"), ASKED)
def test_asked(text: str, question: str, answer: str) -> None:
    said = {stem(fact.ask): fact.answer for fact in further_facts(text)}
    assert said[question].text.startswith(answer)
    assert text[said[question].start : said[question].end] == said[question].text


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert [stem(fact.ask) for fact in further_facts(text)] == []


def test_nobody_gets_them_without_asking_for_more() -> None:
    docs = list(language().parse([("Bell became Mayor of Leeds in the 19th century.", 0)]))
    assert [fact for fact in find_facts(docs).facts if "further" in fact.marks] == []
    assert [fact for fact in find_facts(docs, is_wide=True).facts if fact.family == Family.WHEN] != []
    found = find_facts(docs, wants=lambda family: family != Family.WHEN, is_wide=True)
    assert [fact for fact in found.facts if fact.family == Family.WHEN] == []


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("Manhattan has the third-largest population of the five boroughs. People live in Manhattan.", True),
        ("Manhattan experienced a sharp increase in crime during the summer of 1969.", False),
    ],
)
def test_the_topic_is_asked_for_only_as_the_first_of_its_kind(text: str, is_kept: bool) -> None:
    found = find_facts(language().parse([(text, 0)]), title="Manhattan", is_wide=True)
    kept, _ = sieve(drafts(found, WIDE), found)
    assert any(draft.answer == "Manhattan" and draft.question.endswith("?") for draft in kept) == is_kept
