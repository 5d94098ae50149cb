"""Answers that somebody has without the article: told by the title, by adding up, by another word of the question."""

from dataclasses import replace

import pytest

from quizapp.core.cards.checks import fatal, problems
from quizapp.core.cards.checks.answers.told import answer_leaks
from quizapp.core.facts.fact import AnswerType, Ask, Family, Found, Known, Sentence, Shape
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft

YEAR, NUMBER, PLACE, TERM, GROUP = (
    AnswerType.YEAR,
    AnswerType.NUMBER,
    AnswerType.PLACE,
    AnswerType.TERM,
    AnswerType.GROUP,
)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("The National Hockey League has 32 teams, 25 in the United States and 7 in Canada.", "32", NUMBER),
        ("The Taiping Rebellion lasted 14 years, from its outbreak in 1850 until the fall of Nanjing.", "1850", YEAR),
        ("Over a period of 29 years from 1325 to 1354, Ibn Battuta visited much of Africa.", "29 years", NUMBER),
        ("The Cubit of Egypt was divided into 6 palms × 4 fingers = 24 digits.", "24", NUMBER),
        ("Oprah Winfrey's show ran in Chicago for twenty-five years, from 1986 to 2011.", "twenty-five years", NUMBER),
    ],
)
def test_what_adds_up_is_told(text: str, answer: str, kind: AnswerType) -> None:
    told = text if kind != YEAR else text.replace("until the fall of Nanjing", "until the fall of Nanjing in 1864")
    assert fatal(gap_draft(told, answer, kind=kind), NOTHING) in {"told by adding up", "told by counting"}


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("The Taiping Rebellion lasted 14 years and broke out in 1850 under Hong Xiuquan.", "1850", YEAR),
        ("Cucurbitaceae are a plant family of about 965 species in 101 genera.", "965", NUMBER),
        ("The Rolling Stones played 12 concerts in Paris in 1990 and 14 in Rome in 2003.", "12", NUMBER),
    ],
)
def test_figures_that_do_not_add_up_may_be_asked_for(text: str, answer: str, kind: AnswerType) -> None:
    assert fatal(gap_draft(text, answer, kind=kind), NOTHING) != "told by adding up"


@pytest.mark.parametrize(
    ("title", "text", "answer", "kind"),
    [
        (
            "Chernobyl disaster",
            "On that day reactor 4 of the Chernobyl Plant near Pripyat exploded.",
            "Chernobyl Plant",
            PLACE,
        ),
        (
            "Standard Oil",
            "Standard Oil Company was a corporate trust of Rockefeller until 1911.",
            "Standard Oil Company",
            GROUP,
        ),
        (
            "Western Front (World War II)",
            "The Western Front was a theatre of World War II in France.",
            "World War II",
            AnswerType.EVENT,
        ),
        ("Hydrology", "Hydrologists are scientists who study the water of the Earth in Delft.", "Hydrologists", GROUP),
        ("Hard disk drive", "HDDs are a type of storage that keeps data when IBM cuts the power.", "HDDs", GROUP),
        (
            "Spanish literature",
            "Spanish literature is written within the Kingdom of Spain by poets.",
            "Kingdom of Spain",
            PLACE,
        ),
        ("Kyiv", "Yekaterinburg, romanized as Ekaterinburg, is a city of the Urals.", "Ekaterinburg", PLACE),
    ],
)
def test_the_title_tells_it(title: str, text: str, answer: str, kind: AnswerType) -> None:
    found = replace(NOTHING, known=Known(topic=title, title=title))
    assert fatal(gap_draft(text, answer, kind=kind), found) == "answer is the topic"


def test_letters_beside_the_title_are_told_by_it() -> None:
    first = "Tuberculosis (TB) is a disease that Koch studied in Berlin."
    known = Known(topic="tuberculosis", title="Tuberculosis")
    found = Found((), (), (Sentence(first, 0, len(first), 0),), known, 20)
    assert fatal(gap_draft("Symptoms of TB are cough, fever and sweats at night.", "TB", kind=GROUP), found)


def test_letters_are_not_told_by_a_title_that_is_not_there() -> None:
    first = "The alliance (NATO) was founded in Washington by twelve states."
    found = Found((), (), (Sentence(first, 0, len(first), 0),), Known(), 20)
    draft = gap_draft("Iceland joined NATO in 1949, though it never kept an army of its own.", "NATO", kind=GROUP)
    assert fatal(draft, found) is None


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("Alstroemeria is a genus of South American plants in the family Alstroemeriaceae.", "Alstroemeriaceae", TERM),
        (
            "In the first century the Aksumite Kingdom rose to power with its capital at Aksum.",
            "Aksumite Kingdom",
            PLACE,
        ),
        ("Surabaya is one of the four main cities of Indonesia, alongside Jakarta and Medan.", "Indonesia", PLACE),
        ("Khalji led the Muslim conquest of Bengal, the easternmost expansion of Islam.", "Islam", TERM),
    ],
)
def test_another_word_of_the_question_tells_it(text: str, answer: str, kind: AnswerType) -> None:
    assert fatal(gap_draft(text, answer, kind=kind), NOTHING) == "answer leaks"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The Turin metropolitan area is estimated by the OECD to have 2.2 million people.", "OECD"),
        ("According to Eurostat, the population of Turin was highest around the year 1974.", "Eurostat"),
        ("The Oxford Dictionary explains deity as a god or goddess, or anything revered.", "Oxford Dictionary"),
    ],
)
def test_who_says_so_is_not_asked(text: str, answer: str) -> None:
    assert fatal(gap_draft(text, answer, kind=GROUP), NOTHING) == "mere source"


@pytest.mark.parametrize(
    ("text", "answer", "reason"),
    [
        ("In 1999, New Yorker critic John Lahr said that Miller was the best.", "1999", "year of no event"),
        ("Quanzhou was China's 12th-largest extended metropolitan area in 2010.", "2010", "year of no event"),
        (
            "The Kingdom comprises England and Wales, with a population of over 69 million in 2024.",
            "2024",
            "a year's figure",
        ),
    ],
)
def test_the_year_of_a_remark_or_a_figure_is_not_asked(text: str, answer: str, reason: str) -> None:
    assert fatal(gap_draft(text, answer, kind=YEAR), NOTHING) == reason


@pytest.mark.parametrize(
    ("text", "answer", "kind", "reason"),
    [
        (
            "Djokovic is the first player of Serbia to complete a Career Golden Masters, and twice.",
            "Golden Masters",
            AnswerType.EVENT,
            "answer is cut",
        ),
        (
            "Recife served as the capital city of the colony of New Holland of Dutch Brazil.",
            "New Holland of Dutch",
            PLACE,
            "answer is cut",
        ),
        (
            "Kievan Rus' disintegrated as a state due to the Mongol invasions in 1237.",
            "Kievan Rus",
            GROUP,
            "rough surface",
        ),
        (
            "Hagia Sophia is a mosque and a major cultural and historical site in, Turkey.",
            "Turkey",
            PLACE,
            "rough surface",
        ),
        (
            "Works of Locke include A Letter Concerning Toleration, Two Treatises, both unsigned.",
            "Two Treatises",
            AnswerType.WORK,
            "list member",
        ),
        (
            "The words are said to have influenced the July 1776 Declaration of Jefferson.",
            "July 1776",
            AnswerType.DATE,
            "year of no event",
        ),
        (
            "Shipping accounts for roughly 80% of world trade, according to UNCTAD in 2020.",
            "2020",
            YEAR,
            "year of no event",
        ),
        ("Munich is located on the river Isar north of the Alps and of Austria.", "Isar north", PLACE, "answer is cut"),
        ("Cape Columbia of Canada is at 83 °06′41″N, the most northerly point of land.", "83", NUMBER, "answer is cut"),
        (
            "Belgium, officially the Kingdom of Belgium, is a country in Northwestern Europe.",
            "Northwestern Europe",
            PLACE,
            "broad name",
        ),
    ],
)
def test_cut_names_and_rough_places(text: str, answer: str, kind: AnswerType, reason: str) -> None:
    assert fatal(gap_draft(text, answer, kind=kind), NOTHING) == reason


def test_a_share_of_the_country_needs_its_country() -> None:
    text = "Lake Van has 38% of the country's surface water and 14 islands."
    draft = gap_draft(text, "38%", kind=NUMBER)
    assert fatal(draft, replace(NOTHING, known=Known(topic="Lake Van", title="Lake Van"))) == "untold"
    assert fatal(draft, replace(NOTHING, known=Known(topic="Turkey", title="Turkey"))) is None


def test_somebody_whom_the_article_brought_in_before_is_named_in_full() -> None:
    first = "Guron came to Bodmin."
    text = "Guron is said to have departed to St Goran on the arrival of Petroc in 535."
    known = Known(names={"Guron": AnswerType.PERSON}, title="Bodmin", topic="Bodmin")
    found = Found((), (), (Sentence(first, 0, len(first), 0),), known, 40)
    assert fatal(gap_draft(text, "St Goran", kind=PLACE, start=40), found) == "somebody"
    assert fatal(gap_draft(text, "St Goran", kind=PLACE, start=40), replace(found, sentences=())) is None


@pytest.mark.parametrize(
    "text",
    [
        "Thereafter, the Governor General convened the Second Constituent Assembly in Karachi.",
        "Raith Rovers reached the second round, to be defeated by the champions in Karachi.",
        "McPherson's duties included overseeing the Corps and its engineers in Karachi.",
    ],
)
def test_what_points_to_another_sentence_is_not_asked(text: str) -> None:
    assert fatal(gap_draft(text, "Karachi", kind=PLACE), NOTHING) == "points elsewhere"


REASONS = [
    ("because the Aleutian Islands extend into the eastern hemisphere", False),  # one word is told, enough is not
    ("because of its easterly longitude", True),
    ("due to scurvy", False),
]


@pytest.mark.parametrize(("answer", "leaks"), REASONS)
def test_a_reason_may_share_a_word_with_its_question_when_it_says_enough_more(answer: str, *, leaks: bool) -> None:
    ask = Ask(Shape.INVERTED, "Why", "does", "Alaska", "have", "the most easterly longitude in the United States")
    draft = wh_draft(ask, answer, family=Family.WHY, kind=AnswerType.PHRASE)
    assert answer_leaks(draft, NOTHING) == leaks


def test_a_part_of_the_titles_country_may_be_asked_for() -> None:
    found = replace(NOTHING, known=Known(topic="", title="US And Russian Soldiers In Syria"))
    text = "The presence of the U.S. forces is largely concentrated in northeastern Syria since 2015."
    assert "answer is the topic" not in problems(gap_draft(text, "northeastern Syria", kind=AnswerType.PLACE), found)
    assert "answer is the topic" in problems(gap_draft(text, "Syria", kind=AnswerType.PLACE), found)


def test_a_family_is_told_by_its_genus() -> None:
    found = replace(NOTHING, known=Known(topic="Cornus", title="Cornus"))
    draft = gap_draft("Cornus is a genus of woody plants in the family Cornaceae, known as dogwoods.", "Cornaceae")
    assert "answer is the topic" in problems(draft, found)
