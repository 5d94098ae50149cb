"""Questions whose answer is no name, with the real language model: what is asked, and what is left alone."""

import pytest

from quizapp.core.cards.stems import stem
from quizapp.core.facts.fact import Fact, Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow

ASKED = [
    (  # objects
        "Microsoft rewrote critical operations from C into assembly.",
        "What did Microsoft rewrite from C into assembly?",
        "critical operations",
    ),
    (
        "A 2012 Cochrane review found suggestive evidence of a small benefit from replacing saturated fat by oil.",
        "What did a 2012 Cochrane review find?",
        "suggestive evidence of a small benefit from replacing saturated fat by oil",
    ),
    (
        "The intervention of Irish American Catholics in Rome prevented Zahm's censure by the Vatican.",
        "What did the intervention of Irish American Catholics in Rome prevent?",
        "Zahm's censure by the Vatican",
    ),
    (
        "In 1882 Albert Zahm built an early wind tunnel in Chicago.",
        "What did Albert Zahm build in Chicago in 1882?",
        "an early wind tunnel",
    ),
    (  # subjects
        "Positivism dominated American intellectual life in the 1920s.",
        "What dominated American intellectual life in the 1920s?",
        "Positivism",
    ),
    (
        "In 1526, the Portuguese completed the first transatlantic slave voyage from Africa to the Americas.",
        "Who completed the first transatlantic slave voyage from Africa to the Americas in 1526?",
        "Portuguese",
    ),
    (
        "Cassiterite is the only commercially important source of tin.",
        "What is the only commercially important source of tin?",
        "Cassiterite",
    ),
    (
        "The Stonewall Inn in Greenwich Village is considered the birthplace of the modern gay rights movement.",
        "What is considered the birthplace of the modern gay rights movement?",
        "The Stonewall Inn in Greenwich Village",
    ),
    (
        "The Portuguese navigator Tristão da Cunha sighted the islands of the South Atlantic in 1506.",
        "Who sighted the islands of the South Atlantic in 1506?",
        "The Portuguese navigator Tristão da Cunha",
    ),
    (  # doers
        "Batian is separated from Nelion by an icy notch called the Gate of the Mists.",
        "By what is Batian separated from Nelion?",
        "an icy notch called the Gate of the Mists",
    ),
    (
        "The Southern Colonies were mainly dominated by the wealthy planters in Maryland, Virginia, and Georgia.",
        "By whom were the Southern Colonies mainly dominated?",
        "the wealthy planters in Maryland, Virginia, and Georgia",
    ),
    (  # roles
        "Istanbul was historically known as a cultural hub.",
        "What was Istanbul historically known as?",
        "a cultural hub",
    ),
    (  # meanings
        "Istanbul's local public transportation system is a complex network of trams and ferries.",
        "What is Istanbul's local public transportation system?",
        "a complex network of trams and ferries",
    ),
    ("Bell metal is also a copper-tin alloy.", "What is bell metal?", "a copper-tin alloy"),
]

LEFT_ALONE = [
    "The Vistula has many fish in summer in Poland.",  # a light verb
    "In Warsaw the council played a role in 1990.",  # tells nothing
    "In 1849 David Lucas saw the revised text in London.",  # which text
    "On 3 July 2019 Anna Berg met a hiker near Oslo.",  # nobody need know whom
    "The DC-3 made its maiden flight in Santa Monica in 1935.",  # its own
    "In April 1971 thousands of young Sinhalese attacked police stations across Ceylon.",  # the year is no part of them
    "Ethnic group was introduced in Britain in 1991 and religion in 2001.",  # half of it
    "At his suggestion delegates of fifteen nations met in Paris in 1863.",  # whose
    "South of the Kuiseb River lies the Namib Sand Sea in Africa.",  # turned round
    "Latimeria is listed as endangered in Africa, its Indonesian cousin as vulnerable.",  # two things
    "George Street, William Street and Joseph Street were called after the sons of Strutt.",  # nobody, but "who"
    "In 1937 Gösta Stenman mounted a large exhibition in Sweden.",  # one of many
    "In Moravia, Václav Červený developed larger models.",  # than which
    "Caravans were financed by Indian merchants from Zanzibar.",  # a capital that is the sentence's
    "On the 28th of that month San Martín proclaimed the independence of Peru in Lima.",  # of which
    "Fell installed presses in the Sheldonian Theatre, drew up a programme and acquired matrices from Holland.",
    "The remnants of the army retreated south along the Vorskla to Perevolochna.",  # of which
    "The trench of Arenberg, 2,400 metres long, is the most feared sector.",  # an insertion
]


def plain_facts(text: str) -> list[Fact]:
    """The facts of a text that ask for more than names."""
    return [fact for fact in find_facts(language().parse([(text, 0)])).facts if "plain" in fact.marks]


@pytest.mark.parametrize(("text", "question", "answer"), ASKED)
def test_asked(text: str, question: str, answer: str) -> None:
    said = {stem(fact.ask): fact.answer for fact in plain_facts(text)}
    assert said[question].text == answer
    assert text[said[question].start : said[question].end] == answer


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert [stem(fact.ask) for fact in plain_facts(text)] == []


def test_they_are_looked_for_only_when_asked_for() -> None:
    docs = language().parse([(ASKED[0][0], 0)])
    found = find_facts(docs, wants=lambda family: family != Family.WHAT)
    assert [fact for fact in found.facts if "plain" in fact.marks] == []
