"""Answers known by their company, mere scenes, halves of names and slips, each with a card that a reader threw out."""

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.facts.fact import AnswerType, Found, Known
from tests.core.cards.drafts import NOTHING, gap_draft

YEAR, DATE, NUMBER, PERSON, PLACE, GROUP, WORK, EVENT, TERM = (
    AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER, AnswerType.PERSON, AnswerType.PLACE, AnswerType.GROUP,
    AnswerType.WORK, AnswerType.EVENT, AnswerType.TERM)  # fmt: skip

FLAWED = [
    ("answer leaks", "In 1942 DuMont worked with the Army on radar during World War II.", "World War II", EVENT),
    ("answer leaks", "The baobab is native to the dry savannas of Africa south of the Sahara.", "Sahara", PLACE),
    ("answer leaks", "A tern flew more than twice round the world at the Equator in 1997.", "Equator", PLACE),
    ("answer leaks", "UNESCO placed Lund on the World Heritage List in 2012.", "World Heritage List", GROUP),
    ("answer leaks", "Jebel Musa is the peak on which Moses received the Ten Commandments.", "Moses", PERSON),
    ("answer leaks", "Ada Reyes of Allmusic gave the album 3.5 out of 5 stars in 1990.", "5", NUMBER),
    ("answer leaks", "Turbinia went to Paris for the exhibition and performed on the Seine.", "Paris", PLACE),
    ("answer leaks", "On 29 May 1737 a fire that had begun in Moscow spread to the Kremlin.", "Moscow", PLACE),
    ("answer leaks", "The advisories issued by the National Hurricane Center spoke of rain from Jose.",
     "National Hurricane Center", GROUP),
    ("weak gap", "Anyone who has walked on the Farne Islands in June knows the Arctic tern.", "Farne Islands", PLACE),
    ("weak gap", "A visitor who steps off the ferry at Valletta will be perplexed.", "Valletta", PLACE),
    ("weak gap", "Stand at the Seuil de Naurouze, fifty kilometres from Toulouse, and nothing goes on.", "Toulouse",
     PLACE),
    ("weak gap", "For eleven years Dilys Pargeter has carried a photocopy in her coat pocket.", "eleven years", NUMBER),
    ("weak gap", "A coil of 200 turns, each of area 0.0050 square metres, lies in a field of 0.30 T.", "200", NUMBER),
    ("answer is cut", "The Cistercians wrote a document known as the Charter of Charity.", "Charter", TERM),
    ("answer is cut", "Bishop Hugh of le Puiset wished to add a chapel at Durham.", "Bishop Hugh", PERSON),
    ("answer is cut", "In 876 an attack by Ya'qub the Coppersmith drew off the armies at Lund.", "Coppersmith", PERSON),
    ("answer is cut", "Mvemba a Nzinga won against heavy odds at Lund.", "Nzinga", PLACE),
    ("answer is cut", "The Board of Control for Cricket in India declined to use the technique.",
     "Board of Control for Cricket", GROUP),
    ("answer is cut", "Jon Lind of Blender magazine compared the song with a march of 1990.", "Jon Lind of Blender",
     PERSON),
    ("answer is cut", "Beer's first work, the ballet Der Fischer und das Mädchen, was played at Berlin.",
     "das Mädchen", PERSON),
    ("answer is cut", "Catalinas of Lund joined aircraft of No. 9 Group in December 1943.", "9 Group", GROUP),
    ("answer is cut", "The Oxford crew weighed in at an average of 14 st 10 lb at Putney.", "10 lb", NUMBER),
    ("odd answer", "Paul Lenoir of Rodez was twenty-two and five feet three inches tall.", "five feet", NUMBER),
    ("odd answer", "The largest contribution, £4.1 m, came from the National Lottery.", "£4.1", NUMBER),
    ("odd answer", "East of Hornbach Street M-122 curved around near Paro Street.", "Hornbach Street M-122", PLACE),
    ("everyday name", "The yacht Corncrake rounded the Cape on 9 January 1968.", "Cape", PLACE),
    ("everyday name", "The Chilean name is pehuén, of the language of Mapuche.", "Chilean name", TERM),
    ("everyday name", "Solos were performed by the clarinetist Dirk Lind in Leeds.", "Solos", PERSON),
    ("list member", "Vesta's diameters are roughly 573, 557 and 446 kilometres.", "573", NUMBER),
    ("list member", "The voices of Jo, actor Cox, writer Al Lind, actress Jennifer Tilly and writer Bo Lund are heard.",
     "Jennifer Tilly", PERSON),
    ("rough surface", "Arikamedu is a site in India, inKakkayanthope, near Puducherry.", "Puducherry", PLACE),
    ("rough surface", "In 2014 Ada recorded a song in Leeds, but has decided against releasing.", "2014", YEAR),
    ("rough surface", "George Briggs was elected town clerk in 1824, was appointed chairman of the board in 1826.",
     "1824", YEAR),
    ("rough surface", "Simon Lind's deputy, Thomas Danforth was from the commonwealth faction.", "Thomas Danforth",
     PERSON),
    ("rough surface", "The recent statistic that Pew released, showed a report in 2014 on two million men.", "2014",
     YEAR),
    ("rough surface", "Dudley was commissioned by James as President of the Council in 1685 by King James.", "1685",
     YEAR),
    ("rough surface", 'Sergio Lind wrote the song "¿ Juego o amor" along with Adam Sez.', "Adam Sez", PERSON),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "answer", "kind"), FLAWED, ids=[one[1][:30] for one in FLAWED])
def test_what_tells_itself_or_nothing_is_dropped(reason: str, text: str, answer: str, kind: AnswerType) -> None:
    assert reason in problems(gap_draft(text, answer, kind=kind), NOTHING)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("In 1953 DuMont looked back on his work on radar during World War II.", "World War II", EVENT),
        ("Caravans of ivory and gold dust arrived at Lund from beyond the Sahara.", "Sahara", PLACE),
        ("A metre is a part of the distance from the North Pole to the Equator.", "Equator", PLACE),
        ("The two ships broke out of Messina, and 3 of the crew were lost.", "Messina", PLACE),
        ("In the summer of 1750 the botanist Gleditsch noticed dead moles in his garden.", "Gleditsch", PERSON),
        ("A visitor in 1834, Charles Darwin, climbed the Campana at Lund.", "Charles Darwin", PERSON),
        ("The pilgrims walk at Lund to the shrine of Saint Ada in July.", "Saint Ada", PERSON),
        ("In 1807 the Charter of the town of Lund was burnt by Ada Reyes.", "Ada Reyes", PERSON),
        ("Ada Reyes won a Nobel Prize in 1990 and moved to Lund.", "Lund", PLACE),
        ("In Lund a Danish firm sold the mill to Ada Reyes in 1990.", "Ada Reyes", PERSON),
        ("Zrínyi was 138.8 m long, and had a beam of 24.6 m at Lund.", "24.6", NUMBER),
        ("The fleet of Tunis sailed round Cape Horn in January 1968.", "Cape Horn", PLACE),
        ("In Ada's absence, Thomas Danforth was governor of Lund.", "Thomas Danforth", PERSON),
        ("George Briggs was elected in 1824, was appointed in 1826, and was buried at Lund.", "Lund", PLACE),
        ("The rumour that Ada left was true, and the king, who fled, had died in Lund.", "Lund", PLACE),
    ],
)
def test_what_must_be_known_stays(text: str, answer: str, kind: AnswerType) -> None:
    reasons = {reason for reason, *_ in FLAWED}
    assert not reasons & set(problems(gap_draft(text, answer, kind=kind), NOTHING))


def test_a_route_is_told_by_the_title_that_numbers_it() -> None:
    title = Found((), (), (), Known(title="New York State Route 368"), 100)
    own = gap_draft("NY 368 began at the crossing with NY 321 in the town of Elbridge.", "NY 368", kind=GROUP)
    other = gap_draft("It began at the crossing with NY 321 in the town of Elbridge.", "NY 321", kind=GROUP)
    assert "answer is the topic" in problems(own, title)
    assert "answer is the topic" not in problems(other, title)


def test_another_name_of_the_topic_is_not_asked_for() -> None:
    iguanodon = Found((), (), (), Known(title="Iguanodon", topic="Iguanodon"), 100)
    text = "Two figures of Mantellodon (considered {} at the time) were built at Sydenham in 1852."
    assert "answer is the topic" in problems(gap_draft(text.format("Iguanodon"), "Mantellodon", kind=PLACE), iguanodon)
    other = gap_draft(text.format("Megalosaurus"), "Mantellodon", kind=PLACE)
    assert "answer is the topic" not in problems(other, iguanodon)
