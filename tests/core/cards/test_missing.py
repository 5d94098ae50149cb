"""Words that want others to be complete, each with the card that a reader threw out."""

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.cards.checks.leading import points_to_the_lead
from quizapp.core.facts.fact import AnswerType, Ask, Family, Shape
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft

PERSON, PLACE, YEAR, NUMBER = AnswerType.PERSON, AnswerType.PLACE, AnswerType.YEAR, AnswerType.NUMBER
FLAWED = [
    ("which thing", "Apollo 11 placed one on the Moon in July 1969.", "July 1969", YEAR),
    ("which thing", "Koussevitzky commissioned one, which Boston heard in 1942.", "1942", YEAR),
    ("which thing", "Moscow dropped its claims in 1953, after the death of Stalin.", "1953", YEAR),
    ("which thing", "The Portrait of Alfred Chauchard by Constant is heavily indebted.", "Constant", PERSON),
    ("which thing", "The stacks of Papa Stour are amongst the finest in Britain.", "Britain", PLACE),
    ("which thing", "The transit of 3705 is the last member of # 2.", "2", NUMBER),
    ("which thing", "Most managed to see the transit at the Cape of Good Hope.", "Cape of Good Hope", PLACE),
    ("which thing", "Hindorf ordered bulbils from a supplier in that state in 1893.", "1893", YEAR),
    ("which thing", "Properdin, described by Pillemer, stabilises the complex that results.", "Pillemer", PERSON),
    ("which thing", "Talich conducted the premiere at the National Theatre in Prague.", "Prague", PLACE),
    ("which thing", "After purification the Frenchman obtained a value of 5.9 for gallium.", "5.9", NUMBER),
    ("which thing", "In 1859 Carl von Scherzer brought back a supply, part of which Wöhler got.", "1859", YEAR),
    ("which thing", "Edwin Land invented the earliest form in 1928 from crystals.", "1928", YEAR),
    ("which thing", "Albert Niemann isolated the active substance in Göttingen.", "Göttingen", PLACE),
    ("which thing", "Alfred Blalock and Helen Taussig published their results in May 1945.", "May 1945", YEAR),
    ("which thing", "Monastery and tower were inscribed on the World Heritage List in 1983.", "1983", YEAR),
    ("which thing", "August Bier, working at Kiel, took a different path.", "Kiel", PLACE),
    ("answer is cut", "Her name is linked above all with the Jarrow March of 1936.", "March of 1936",
     AnswerType.DATE),
    ("untold", "Eculizumab, an antibody, was approved for the disease in 2007.", "2007", YEAR),
    ("untold", "Emil Wiechert solved the problem by damping in Göttingen.", "Göttingen", PLACE),
    ("untold", "From there the Ruzizi River now descends to a lake.", "Ruzizi River", PLACE),
    ("points elsewhere", "Kivu is far larger than either lake, and 2 million people live there.", "2 million", NUMBER),
    ("one of many", "Mount St Helens belongs to the Cascades, where a plate is subducted.", "Mount St Helens", PLACE),
    ("list member", "Leather croton, nightshade, desert marigold, and globemallow are forbs.", "Leather croton",
     PLACE),
    ("answer is cut", "In Russia Boris Golitsyn introduced in 1906 a seismograph.", "Russia Boris Golitsyn", PERSON),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "answer", "kind"), FLAWED, ids=[f"{one[0]}: {one[2]}" for one in FLAWED])
def test_what_is_left_unsaid_is_not_asked(reason: str, text: str, answer: str, kind: AnswerType) -> None:
    assert reason in problems(gap_draft(text, answer, kind=kind), NOTHING)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("Of two seismographs Wiechert built one in Göttingen in 1900.", "1900", YEAR),
        ("Moscow dropped its claims to Kars and Ardahan in 1953.", "1953", YEAR),
        ("The style of Chauchard is indebted to Ingres.", "Ingres", PERSON),
        ("The Spaniard Juan de Saavedra reached the bay of Valparaíso in 1536.", "1536", YEAR),
        ("The premiere of Juliette in Prague was conducted by Talich.", "Talich", PERSON),
        ("Copper and tin are alloyed to bronze in Cornwall.", "Cornwall", PLACE),
        ("Salk published his findings on polio in 1953.", "1953", YEAR),
        ("Hindorf found that sisal grows in Yucatán.", "Yucatán", PLACE),
        ("Mount St Helens belongs to the Cascades, and is their most active volcano.", "Mount St Helens", PLACE),
    ],
)
def test_what_is_complete_may_be_asked(text: str, answer: str, kind: AnswerType) -> None:
    wrong = {"which thing", "untold", "points elsewhere", "one of many"}
    assert not wrong & set(problems(gap_draft(text, answer, kind=kind), NOTHING))


def test_who_came_from_some_family_has_many_answers() -> None:
    ask = Ask(Shape.DIRECT, wh="Who", verb="came", rest="from a noble family of north-western Italy")
    draft = wh_draft(ask, "Adelaide del Vasto", family=Family.WHO, kind=PERSON)
    assert "one of many" in problems(draft, NOTHING)


@pytest.mark.parametrize(
    ("lead", "text", "fits"),
    [
        ("Lina's best work is a staircase.", "The coup of 1964 put an end to this period.", False),
        ("Lina ran the museum for five years.", "The coup of 1964 put an end to this period.", True),
        ("The lava did not go deep.", "Another eruption followed in 2021.", False),
        ("The eruption drove thousands from Goma.", "Another eruption followed in 2021.", True),
    ],
)
def test_a_pointer_needs_its_thing_in_the_sentence_before(lead: str, text: str, *, fits: bool) -> None:
    draft = gap_draft(text, "1964" if "1964" in text else "2021", kind=YEAR)
    assert points_to_the_lead(type(draft)(draft.question, draft.fact, draft.score, lead)) == fits
