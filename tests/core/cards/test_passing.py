"""Answers told in passing or told by a phrase, and places in a row, each with a card like one a reader threw out."""

from dataclasses import replace

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.facts.fact import AnswerType, Found, Known
from tests.core.cards.drafts import NOTHING, gap_draft

PERSON, PLACE, YEAR, NUMBER = AnswerType.PERSON, AnswerType.PLACE, AnswerType.YEAR, AnswerType.NUMBER
GROUP, TERM = AnswerType.GROUP, AnswerType.TERM

FLAWED = [
    ("weak gap", "Builders working from the west bank lowered the crest of Rodez weir in stages.", "west bank", GROUP),
    ("weak gap", "Ann Rey joined the army of France and served for more than two decades.", "two decades", NUMBER),
    ("weak gap", "Rodez has no heating, no electric light and fewer than two dozen weddings.", "two dozen", NUMBER),
    ("weak gap", "Paul Lenoir and the bookkeeper, Ann Rey, are to retire from Rodez.", "Ann Rey", PERSON),
    ("weak gap", "In 1876 Lenoir opened a hotel on the site of a theatre, behind the Opera.", "Opera", GROUP),
    ("weak gap", "In 1831 Ann Rey went into partnership with Lenoir at Biebrich, on the Rhine.", "Rhine", PLACE),
    ("weak gap", "In 1925 the steamship Rodez left Lima for Cuba by way of the Panama Canal.", "Panama Canal", PLACE),
    ("one of many", "Ann Theresa Rey, born Lenoir, was a chemist, naturalised in France.", "Lenoir", PERSON),
    ("list member", "Cotton spinning flourished in Saxony, in Alsace and around Ghent.", "Alsace", PLACE),
    ("list member", "Cotton spinning flourished in Saxony, in Alsace and around Ghent.", "Saxony", PLACE),
    ("list member", "Four dams followed, at Rama on a tributary, Rodez, Lund and Mostar.", "Rama", PLACE),
    ("list member", "Examples of the apparatus of Lenoir are kept in Paris and in Milan.", "Paris", PLACE),
    ("one example", "Ann Rey was among the students of the period, as was Paul Lenoir.", "Ann Rey", PERSON),
    ("one example", "Ann Rey was among the students of the period, as was Paul Lenoir.", "Paul Lenoir", PERSON),
    ("told by counting", "The stock, comprising two engines by Lenoir, named Ann and Rey, is in use at Rodez.",
     "two engines", NUMBER),
    ("answer leaks", "In 1991 a Mazda with four rotors won the 24 Hours of Le Mans.", "Le Mans", GROUP),
    ("answer leaks", "Lenoir supplied the 357 mirrors of the Hall of Mirrors at Versailles.", "Versailles", PLACE),
    ("answer leaks", "Hokusai's Great Wave off Kanagawa owes its colour to it.", "Kanagawa", GROUP),
    ("answer leaks", "Ulugh Beg was one of the leading astronomers of the Middle Ages.", "Middle Ages", PLACE),
    ("answer leaks", "Opal is softer than quartz, rating from five to six on the scale of Mohs.", "Mohs", PERSON),
    ("answer leaks", "At Nome the thermometer stood at more than fifty below zero Fahrenheit.", "Fahrenheit", PERSON),
    ("answer leaks", "Kauri gum is the resin of Agathis australis, the largest tree in New Zealand.", "New Zealand",
     PLACE),
    ("answer leaks", "The fortress stands at the entrance to the harbour of Helsinki, the capital of Finland.",
     "Helsinki", PLACE),
    ("odd answer", "In May 1882 they planted a flag at 83 degrees 24 minutes, near the Pole.", "24 minutes", NUMBER),
    ("odd answer", "Trees at Rodez are credited with ages of a thousand years and upwards.",
     "ages of a thousand years", NUMBER),
    ("odd answer", "The dealer Paul Lenoir, commissioned by the duke, brought 28 to Germany in 1901.",
     "28 to Germany", NUMBER),
    ("year of no event", "In 2008, 30% of all deaths at Lund were due to the disease.", "2008", YEAR),
    ("year of no event", "In 2014 Lund was home to six of the ten dearest streets of Sweden.", "2014", YEAR),
    ("year of no event", "Rain at Lund increased at a rate of 6.1% per century since 1900.", "1900", YEAR),
    ("year of no event", "Of the 804 cases treated by 1901, most were reported cured at Rodez.", "1901", YEAR),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "answer", "kind"), FLAWED, ids=[one[1][:40] for one in FLAWED])
def test_what_is_told_in_passing_or_by_a_phrase_is_not_asked(
    reason: str, text: str, answer: str, kind: AnswerType
) -> None:
    assert reason in problems(gap_draft(text, answer, kind=kind), NOTHING)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("Lichens grow on the west coast of Rodez and nowhere else in France.", "west coast", PLACE),
        ("For two decades the portrait of Ann Rey appeared on the note of Rodez.", "two decades", NUMBER),
        ("The archbishopric of Rodez outlived the state by more than seven centuries.", "seven centuries", NUMBER),
        ("It was discovered in 1817 by Paul Lenoir and his colleague Ann Rey.", "Ann Rey", PERSON),
        ("The first woman of the Institute was born Ann Rey on 28 April 1854 in Rodez.", "Ann Rey", PERSON),
        ("Her friend, the Lund-born Ann Rey, was close to José de San Martín.", "Ann Rey", PERSON),
        ("Thousands more perished in the Algarve and in Morocco, and the sea rose in Cornwall.", "Morocco", PLACE),
        ("Ann Rey was among the first to write for the model of Lenoir in 1881.", "Ann Rey", PERSON),
        ("The peace with the kings of France was made at Versailles in 1783.", "Versailles", PLACE),
        ("Russian settlers reached the southern shore of Kola in the Middle Ages.", "Middle Ages", PLACE),
        ("The party planned to meet again in Kukawa, the capital of Bornu, in 1851.", "Kukawa", PLACE),
    ],
)
def test_what_is_told_for_its_own_sake_may_be_asked(text: str, answer: str, kind: AnswerType) -> None:
    reasons = {reason for reason, *_ in FLAWED}
    assert not reasons & set(problems(gap_draft(text, answer, kind=kind), NOTHING))


def test_a_scene_set_for_the_reader_tells_nothing() -> None:
    road = gap_draft("The road from Jaca has been climbing for half an hour between walls of rock.", "Jaca", kind=PLACE)
    assert "weak gap" in problems(replace(road, passage="You come on it without warning."), NOTHING)
    assert "weak gap" not in problems(replace(road, passage="You can walk to the station."), NOTHING)


def test_a_king_tells_his_islands() -> None:
    title = Found((), (), (), Known(title="Kamehameha I"), 100)
    born = gap_draft("He was born in the district of Kohala, at the northern end of Hawaii.", "Hawaii", kind=PLACE)
    assert "answer leaks" in problems(born, title)
    assert "answer leaks" not in problems(born, NOTHING)
