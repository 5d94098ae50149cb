"""What is told by counting, by the scene or by all the others, is no name, or stands out among its options."""

from random import Random

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.cards.options.beside import is_bound, stands_out
from quizapp.core.cards.options.distractors import distractors
from quizapp.core.cards.options.figures import wrong_numbers
from quizapp.core.facts.fact import AnswerType, Found, Known, Sentence
from tests.core.cards.drafts import NOTHING, gap_draft

YEAR, PERSON, PLACE, GROUP, NUMBER = (
    AnswerType.YEAR,
    AnswerType.PERSON,
    AnswerType.PLACE,
    AnswerType.GROUP,
    AnswerType.NUMBER,
)

FLAWED = [
    ("answer leaks", "The rat has settled on every continent except Antarctica.", "Antarctica", PLACE),
    ("answer leaks", "In May 1624 a young Fleming on a visit to Sicily called on her.", "Fleming", PERSON),
    ("answer leaks", "Each of the shrines of openwork stone at Lund contains a seated Buddha.", "Buddha", PERSON),
    ("answer leaks", "A Walter Wright was cited for marrying without a licence in 1616.", "Walter Wright", PERSON),
    ("answer leaks", "In 1616 Lent ended on 7 April, the Sunday after Easter.", "Easter", AnswerType.EVENT),
    ("answer leaks", "The player of Voyage walks by clicking and turns the camera 360 degrees.", "360 degrees", NUMBER),
    ("told by adding up", "The race of Monza was run by 22 drivers, in 11 teams of two.", "22", NUMBER),
    ("told by adding up", "The race of Monza was run by 22 drivers, in 11 teams of two.", "11", NUMBER),
    ("told by adding up", "Her hull has 16 compartments, though Lund has an additional seventeenth one.", "16", NUMBER),
    ("mere source", "According to an article by the Daily Mail, more men stayed at home.", "Daily Mail", GROUP),
    ("everyday name", "Customs in China suggest that men must be the heads of households.", "Customs", GROUP),
    ("odd answer", "In 202 BCE Liu Bang won a great victory at Gaixia.", "BCE Liu Bang", PERSON),
    ("odd answer", "BCE Liu Bang's dynasty would rule China for four centuries.", "four centuries", NUMBER),
    ("odd answer", "Thereupon Franklin fetched a specimen sheet from Lund.", "Thereupon Franklin", PERSON),
]


@pytest.mark.parametrize(("reason", "text", "answer", "kind"), FLAWED)
def test_what_tells_itself_is_dropped(reason: str, text: str, answer: str, kind: AnswerType) -> None:
    assert reason in problems(gap_draft(text, answer, kind=kind), NOTHING)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("The rat has settled in every land of the Baltic except Estonia.", "Bornholm", PLACE),
        ("She sold the mill to a Mr. Finniss, who moved to Adelaide.", "Mr. Finniss", PERSON),
        ("In 1916 she won a modern Olympia medal at the games of Lund.", "Olympia", PLACE),
        ("The club of Monza entered 22 drivers in a row of 10 races.", "22", NUMBER),
        ("According to Ptolemy, the town of Lund lay by the sea.", "Lund", PLACE),
        ("Meanwhile Franklin fetched a specimen sheet from Lund.", "Franklin", PERSON),
    ],
)
def test_what_tells_nothing_of_itself_stays(text: str, answer: str, kind: AnswerType) -> None:
    if answer not in text:
        text = text.replace("Estonia", answer)
    reasons = {reason for reason, *_ in FLAWED}
    assert not reasons & set(problems(gap_draft(text, answer, kind=kind), NOTHING))


def test_the_land_of_an_earthquake_is_told_by_the_title() -> None:
    draft = gap_draft("Beneath southern Alaska the plate slides under its neighbour.", "southern Alaska", kind=PLACE)
    shaken = Found((), (), (), Known(title="Great Alaska earthquake of 1964"), 100)
    assert "answer is the topic" in problems(draft, shaken)
    assert "answer is the topic" not in problems(draft, Found((), (), (), Known(title="Soldiers in Alaska"), 100))


def _found(text: str) -> Found:
    return Found((), (), (Sentence(text, 0, len(text), 0),), Known(latest_year=2020), 100)


@pytest.mark.parametrize(
    "question",
    [
        "Dives beyond ____ metres have been recorded.",
        "It is heavier than ____ tons.",
        "It is not shorter than ____, or lighter than ____ tons.",
        "It grew to ____ metres or more.",
        "It has ____ or fewer rooms.",
    ],
)
def test_a_bound_gets_no_options(question: str) -> None:
    assert is_bound(question)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Eighteen slender piers of sandstone were raised at Lund.", "Eighteen"),
        ("Argon makes up 0.93 per cent of the air of the Earth.", "0.93 per cent"),
    ],
)
def test_no_number_stands_out_by_its_form(text: str, answer: str) -> None:
    draft = gap_draft(text, answer, kind=NUMBER)
    for seed in range(12):
        options = distractors(draft, _found(text), rng=Random(seed))
        assert options
        assert not stands_out(answer, options)


def test_no_year_lies_outside_the_years_of_the_title() -> None:
    text = "Clement issued two bulls in 1348 against the rumour of the wells."
    draft = gap_draft(text, "1348", kind=YEAR)
    title = "The Black Death, 1347-1351"
    found = Found((), (), (Sentence(text, 0, len(text), 0),), Known(title=title, topic=title, latest_year=1400), 100)
    assert set(distractors(draft, found, rng=Random(1))) <= {"1347", "1349", "1350", "1351"}


def test_everybody_knows_the_year_of_the_epidemic() -> None:
    text = "The spring race of 2020 was called off because of Covid-19."
    assert distractors(gap_draft(text, "2020", kind=YEAR), _found(text), rng=Random(1)) == ()


def test_nothing_is_tilted_by_more_than_half_a_turn() -> None:
    _, above = wrong_numbers("157 degrees", "The moon runs on a path tilted by ____ to the other moons.")
    assert all(float(each.split()[0]) <= 180 for each in above)
