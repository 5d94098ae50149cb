"""From real sentences to questions, with the real language model: what is asked, and what is left alone."""

import pytest

from quizapp.core.cards.stems import stem
from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow

ASKED = [
    (
        "Wendell Moxon, a night porter at the Anchor Hotel, raised the alarm.",
        "Who was Wendell Moxon?",
        "a night porter at the Anchor Hotel",
    ),
    (
        "It's a story that kicks off with the Syrian Civil War, a devastating conflict that erupted in 2011.",
        "In what year did the Syrian Civil War erupt?",
        "2011",
    ),
    (
        "Russia's involvement was initially more covert but escalated significantly in September 2015.",
        "In what month and year did Russia's involvement escalate significantly?",
        "September 2015",
    ),
    (
        "Their goal was to work with local Syrian Democratic Forces (SDF).",
        "What does SDF stand for?",
        "Syrian Democratic Forces",
    ),
    (
        "U.S. forces, primarily operating under the banner of Operation Inherent Resolve, are focused on ISIS.",
        "Under the banner of which operation do U.S. forces primarily operate?",
        "Operation Inherent Resolve",
    ),
    (
        "The United States intervened in Syria to combat the rise of ISIS.",
        "Why did the United States intervene in Syria?",
        "to combat the rise of ISIS",
    ),
    (
        "A pulp and paper mill at Baykalsk, opened in 1966, discharged its waste into the lake.",
        "In what year did a pulp and paper mill at Baykalsk open?",
        "1966",
    ),
    (
        "The yellowish liquid that drips out is called whey.",
        "What is the yellowish liquid that drips out called?",
        "whey",
    ),
    (
        "Sweden's warrior king, Gustavus Adolphus, was killed at the Battle of Lützen in November 1632.",
        "In what month and year was Gustavus Adolphus killed at the Battle of Lützen?",
        "November 1632",
    ),
    (
        "The alarm was raised at midnight on 7 March by Wendell Moxon, a night porter.",
        "Who raised the alarm at midnight on 7 March?",
        "Wendell Moxon",
    ),
    (
        "Microsoft released Windows 98 Second Edition in May 1999.",
        "In what month and year did Microsoft release Windows 98 Second Edition?",
        "May 1999",
    ),
]


def questions(text: str, *, title: str = "") -> dict[str, str]:
    """Every question found in a text, with its answer."""
    found = find_facts(language().parse([(text, 0)]), title=title)
    return {stem(fact.ask): fact.answer.text for fact in found.facts}


@pytest.mark.parametrize(("text", "question", "answer"), ASKED)
def test_asked(text: str, question: str, answer: str) -> None:
    assert questions(text).get(question) == answer


TERMS = [
    ("Stratus is a stable cloud deck which tends to form under warm air.", "Stratus"),
    ("Megabats eat fruit, nectar, or the pollen of many plants.", "Megabats"),
]


@pytest.mark.parametrize(("text", "answer"), TERMS)
def test_a_term_is_asked_for_by_what_is_said_of_it(text: str, answer: str) -> None:
    assert answer in questions(text).values()


NOT_ASKED = [
    (
        "Lieutenant Charles Fox was forming his group of students near Miami.",
        "____ was forming his group of students near Miami.",
    ),
    (
        "So on 3 April 1973, the IBM UPC was selected as the NAFC standard.",
        "On what date was the IBM UPC selected as the NAFC standard so?",
    ),
    (
        "The expedition led by Ernest Shackleton in 1907 reached the pole.",
        "In what year was the expedition led by Ernest?",
    ),
    (
        "Chanel's father sent his two sons to work as farm laborers.",
        "Why did Chanel's father send his two sons?",
    ),
    ("Silica is a common fundamental constituent of glass.", "What is Silica?"),
    (
        "In modern times, the horse Sugar Puff died at age 56 in 2007.",
        "In what year did the horse Sugar Puff die at age 56 in modern times?",
    ),
    ("Sax was also a maker of the then-popular ophicleide.", "Who was Sax?"),
    (
        "The championship was limited to men and was known as the Scotch Cup, held in Perth in 1959.",
        "What was the championship known as in 1959?",
    ),
    (
        "Microsoft sold Windows 3.0 applications to many firms.",
        "Microsoft sold Windows ____ applications to many firms.",
    ),
]


@pytest.mark.parametrize(("text", "question"), NOT_ASKED)
def test_not_asked(text: str, question: str) -> None:
    assert question not in questions(text)


def test_a_tail_that_hangs_on_something_else_is_not_cut_away() -> None:
    text = (
        "Guillaume Chapron of Uppsala and many other researchers across Europe found wolves, in some cases, living in "
        "suburban areas close to the towns of Saxony and Brandenburg in the year 2014."
    )
    assert not [question for question in questions(text) if question.endswith("wolves, in some cases.")]


@pytest.mark.parametrize(
    ("text", "title", "question"),
    [
        (
            "Lake Baikal is a rift lake in Siberia. It was declared a World Heritage Site in 1996.",
            "Lake Baikal",
            "In what year was Lake Baikal declared a World Heritage Site?",
        ),
        (
            "U.S. forces are still in Syria. Their presence is largely concentrated in northeastern Syria.",
            "",
            "U.S. forces' presence is largely concentrated in ____.",
        ),
        (
            "Mary Anning was a fossil collector. She died in Lyme Regis in 1847.",
            "Mary Anning",
            "In what year did Mary Anning die in Lyme Regis?",
        ),
    ],
)
def test_a_pronoun_is_said_as_the_name_it_stands_for(text: str, title: str, question: str) -> None:
    assert question in questions(text, title=title)


@pytest.mark.parametrize(
    "text",
    [
        "Russia and ISIS fought the SDF in Syria. It was founded in 2014.",
        "The soldiers met the villagers. They left the village in 1941.",
        "Hedges are discussed here. This became clear to Congress in 1982.",
    ],
)
def test_an_unclear_pronoun_is_never_replaced(text: str) -> None:
    made = find_facts(language().parse([(text, 0)])).facts
    assert not [fact for fact in made if fact.context]


@pytest.mark.parametrize(
    "text",
    [
        "Mount Erebus did not erupt in 1912.",
        "If the treaty had been signed in 1640, France was to leave.",
        "The Battle of Adwa, fought on 1 March 1896 in the mountains of Tigray, was the decisive engagement.",
        "The success of the Suez Canal, opened in 1869, changed the mood in Athens.",
    ],
)
def test_what_did_not_happen_so_is_not_asked_when(text: str) -> None:
    made = find_facts(language().parse([(text, 0)])).facts
    assert not [fact for fact in made if fact.family == Family.WHEN]


def test_offsets_count_from_the_start_of_the_article() -> None:
    text = "The Tünel opened in 1875."
    facts = find_facts(language().parse([(text, 40)])).facts
    assert facts
    assert {(fact.sentence.start, fact.answer.start) for fact in facts if fact.answer.text == "1875"} == {(40, 60)}
