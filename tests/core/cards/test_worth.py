"""What is not worth asking for: anybody's guess, nobody's business, told by a twin, one of a row; and wrong options."""

from random import Random

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.distractors import distractors
from quizapp.core.cards.options.figures import wrong_numbers
from quizapp.core.cards.options.soundness import objection
from quizapp.core.cards.rank import choose
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.dates import dates
from quizapp.core.facts.fact import AnswerType, Found, Known, Sentence
from tests.core.cards.drafts import NOTHING, gap_draft
from tests.quality.readings import read

YEAR, DATE, PERSON, PLACE, GROUP, TERM = (
    AnswerType.YEAR,
    AnswerType.DATE,
    AnswerType.PERSON,
    AnswerType.PLACE,
    AnswerType.GROUP,
    AnswerType.TERM,
)

FLAWED = [
    ("answer leaks", "In 2004 UNESCO made the salt works of Lund a World Heritage Site.", "UNESCO", GROUP),
    ("answer leaks", "The defeat led to the return of the Bourbon kings to France.", "France", PLACE),
    ("answer leaks", "Weaving made Oldham so busy that it was known as the Leeds of Wales.", "Wales", PLACE),
    ("answer leaks", "The nails of Belper had a name far beyond Derbyshire.", "Derbyshire", PLACE),
    ("answer leaks", "In the village of Vigny in western France the officers signed it.", "western France", PLACE),
    ("answer leaks", "A letter reached Rayleigh, one of the most eminent physicists in Britain, in May.", "Britain",
     PLACE),
    ("answer leaks", "Hymns in Hindi and regional languages are sung at Dandi.", "Hindi", TERM),
    ("answer leaks", "Spitz is best known as the village in which Richard was held by Leopold.", "village", TERM),
    ("answer leaks", "Through the rest of the Nineties Villa had three managers.", "Nineties", DATE),
    ("answer leaks", "HMS Osprey was a sloop built for the Royal Navy in Hull.", "Royal Navy", GROUP),
    ("answer leaks", "Cherokee served in the Confederate and Union fleets of the American Civil War.",
     "American Civil War", AnswerType.EVENT),
    ("answer leaks", "To calm the border, the US Army moved its troops to the Southwest.", "US Army", GROUP),
    ("answer leaks", "In 1989 the Florida Legislature heard the demands of schools in Florida.",
     "Florida Legislature", GROUP),
    ("broad name", "The ironclad was renamed after the city in Georgia.", "Georgia", PLACE),
    ("broad name", "In February Madero crossed the border back into Mexico.", "Mexico", PLACE),
    ("answer leaks", "In Islam, Allah is the only god and made the world.", "Islam", TERM),
    ("answer leaks", "Each of the bell-shaped stupas holds a seated Buddha.", "Buddha", PERSON),
    ("one example", "The bookseller Andrew Millar is an example of those who had a shop in the Strand.",
     "Andrew Millar", PERSON),
    ("rough surface", "THE CENTRE CAME IN WITH AN ESTIMATE OF 35 KT AND SAB WITH 40.", "KT", TERM),
    ("witness", "Nora Quill, 31, of Upper Barrow, waited for the bus to Stoke.", "Upper Barrow", PLACE),
    ("witness", "Nora Quill, 31, gave birth to her son Fergus in an ambulance at Stoke.", "Fergus", PERSON),
    ("answer leaks", "Bastille Day, kept on 14 July, recalls the storming of 14 July 1789.", "14 July 1789",
     DATE),
    ("answer leaks", "Kept on July 14 in Paris, the feast recalls 14 July 1789.", "July 14", DATE),
    ("one of many", "Florin Périer lived at Clermont, at the foot of the Puy de Dôme.", "Florin Périer", PERSON),
    ("list member", "The story leans on Kielland and Lie, on Tolstoy, and on the Goncourts.", "Tolstoy", PERSON),
    ("list member", "Hopper made tables for gunners, for Harvard and for the search of mines.", "Harvard", GROUP),
    ("list member", "Canals were dug to Lake Ontario at Oswego, to the Finger Lakes and to Lake Champlain.",
     "Lake Champlain", PLACE),
    ("list member", "The corps had two battalions of foot, three batteries, and ten squadrons of Hussars.", "Hussars",
     GROUP),
    ("told by adding up", "Each train has eight cars for four riders, 32 riders in all.", "32", AnswerType.NUMBER),
    ("answer leaks", "The Stalin class was begun by the Soviet Union in the late 1930s.", "Soviet Union", PLACE),
    ("answer leaks", "In Japan the sickness was known to doctors of the Heian period.", "Japan", PLACE),
    ("answer leaks", "Josce came from Brittany, and is called a Breton adventurer.", "Brittany", PLACE),
    ("told by counting", "From 1950 to 2000 the population of Lund grew 75 percent from 400 to 700.", "75",
     AnswerType.NUMBER),
    ("told by adding up", "The fall, 715 feet, divided by the length of 6.2 miles gives 115 feet a mile in Lund.",
     "715", AnswerType.NUMBER),
    ("told by adding up", "They left in 1943, but the town held out for another year until the summer of 1944.", "1944",
     YEAR),
    ("told by adding up", "Three years after the fall of Lund in 1402 peace was made, in June 1405.", "1402",
     YEAR),
    ("answer leaks", "The Macon blade was first seen at the championships at Mâcon in 1959.", "Mâcon", PLACE),
    ("answer leaks", "The Battle of Agincourt took place near Azincourt in 1415.", "Azincourt", PLACE),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "answer", "kind"), FLAWED, ids=[f"{one[0]}: {one[2]}" for one in FLAWED])
def test_what_is_not_worth_asking_for_is_dropped(reason: str, text: str, answer: str, kind: AnswerType) -> None:
    assert reason in problems(gap_draft(text, answer, kind=kind), NOTHING)


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("UNESCO was founded in London in November 1945.", "UNESCO", GROUP),
        ("The Royal Navy bought the ship from its builder in Hull.", "Royal Navy", GROUP),
        ("Schumann moved back to Leipzig in 1830.", "Leipzig", PLACE),
        ("Lafayette reached France by way of Liège.", "France", PLACE),
        ("Bath was known as the city of Sulis, and lies in Somerset.", "Somerset", PLACE),
        ("Lagos, in southern Portugal, was a harbour of slave ships.", "southern Portugal", PLACE),
        ("The whitish liquid, known as the whey, is poured off.", "whey", TERM),
        ("The treaty of 4 May 1720 was broken on 6 May 1721.", "6 May 1721", DATE),
        ("Carl Linnaeus lived in Uppsala and became professor there in 1741.", "Carl Linnaeus", PERSON),
        (
            "Ferrets live in eight states, in Chihuahua, and in Grasslands in Saskatchewan.",
            "Grasslands",
            PLACE,
        ),
        ("Nora Quill, who gave birth to her son Fergus in 1810, ruled Leinster.", "Fergus", PERSON),
        ("He was mayor for three years and left Lund in 1405 for Malmö, which had fallen in 1402.", "1405", YEAR),
        ("The family moved from Lancashire to Lancaster in 1801.", "1801", YEAR),
    ],
)
def test_what_is_worth_asking_for_stays(text: str, answer: str, kind: AnswerType) -> None:
    reasons = {reason for reason, *_ in FLAWED}
    assert not reasons & set(problems(gap_draft(text, answer, kind=kind), NOTHING))


def test_a_part_of_a_compound_name_is_told_by_the_title() -> None:
    draft = gap_draft("The tunnel runs through the Saint-Gotthard Massif.", "Saint-Gotthard Massif", kind=PLACE)
    assert "answer is the topic" in problems(draft, Found((), (), (), Known(title="Gotthard Tunnel"), 100))


def test_an_army_of_the_nation_in_the_title_is_told() -> None:
    draft = gap_draft(
        "The 9th Brigade is a brigade of the United States Army in Hawaii.", "United States Army", kind=GROUP
    )
    found = Found((), (), (), Known(title="9th Brigade (United States)"), 100)
    assert "answer leaks" in problems(draft, found)


def test_half_a_range_of_years_is_no_date() -> None:
    assert [date.text for date in dates("They dug there in 1926 — 1927, and in 1930.")] == ["1930"]


@pytest.mark.slow
def test_a_count_of_what_has_a_name_is_the_count_alone() -> None:
    text = "Two Sorraia stallions were brought to Canada in the early 21st century."
    asked = {draft.answer for draft, _ in read("Sorraia", text).drafts}
    assert "Two Sorraia" not in asked


def test_the_word_of_a_title_is_small_where_the_article_writes_it_small() -> None:
    text = (
        "Diphtheria is an acute infectious disease of the nose and throat. Vaccines had made diphtheria rare by 1980."
    )
    asked = {draft.question for draft, _ in read("Diphtheria", text).drafts}
    assert "What is diphtheria?" in asked


def test_a_noun_before_what_is_counted_is_no_unit_of_the_number() -> None:
    text = "The skin of the rays is covered by roughly 25,000 minute domes, which Theodor Eimer described in 1871."
    asked = {draft.answer for draft, _ in read("The star-nosed mole", text).drafts}
    assert "25,000" in asked
    assert "25,000 minute" not in asked


@pytest.mark.slow
def test_a_year_since_which_something_is_so_is_no_number() -> None:
    drafted = read("Aston Villa", "Since 2015 Villa's shirt sponsors have been Quickbooks.").drafts
    assert {draft.fact.answer.type for draft, _ in drafted if draft.answer == "2015"} == {YEAR}


def _found(*texts: str, names: dict[str, AnswerType] | None = None) -> Found:
    known = Known(names=names or {}, places=frozenset(names or {}), latest_year=2000)
    return Found((), (), tuple(Sentence(text, 0, len(text), 0) for text in texts), known, 100)


def _options(text: str, answer: str, kind: AnswerType = PLACE, found: Found | None = None) -> tuple[str, ...]:
    return distractors(gap_draft(text, answer, kind=kind), found or _found(text), rng=Random(2))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The vine was first grown in what is now the state of Veracruz.", "Veracruz"),
        ("Newcastle, unwilling to endure the laughter of the court, left the country.", "Newcastle"),
        ("The marquess left the country and sailed for Hamburg.", "Hamburg"),
        ("Houston starred in the film and sang two of its songs.", "Houston"),
        ("His first feature, Sydney, was retitled in 1996.", "Sydney"),
        ("Miami was penalized for roughing the kicker.", "Miami"),
        ("The brothers came from a farm in Georgia.", "Georgia"),
        ("Her remains were laid to rest near Boston, Mass.", "Boston"),
    ],
)
def test_cities_stand_beside_no_state_no_person_no_port(text: str, answer: str) -> None:
    assert _options(text, answer) == ()


def test_a_town_after_which_a_lord_is_called_stands_beside_no_towns() -> None:
    found = _found("The army was led by the Earl of Newcastle.", "Newcastle left the country in 1644.")
    assert _options("Newcastle left the country in 1644.", "Newcastle", found=found) == ()


def test_a_nation_named_in_the_question_is_no_option() -> None:
    draft = gap_draft("Austria ceded land to Napoleon's German allies.", "Austria", kind=PLACE)
    assert objection("Germany", draft, Article(_found())) is not None
    assert objection("Belgium", draft, Article(_found())) is None


def test_a_man_called_street_stands_beside_no_streets() -> None:
    text = "The courts were designed by G.E. Street in 1866."
    named = dict.fromkeys(("G.E. Street", "Villiers Street", "Akeman Street", "Hay Street", "Bow Street"), PLACE)
    known = Known(names=named, kinds=dict.fromkeys(named, "street"), places=frozenset(named))
    found = Found((), (), (Sentence(text, 0, len(text), 0),), known, 100)
    assert _options(text, "G.E. Street", PLACE, found) == ()


def test_what_is_played_is_no_person() -> None:
    told = (
        "The conductor Carlo Rizzi came in 1992.",
        "In 1990 Geliot heard the conductor John Moody at Leeds.",
        "A quarrel with the conductor Peter Stein ended in 1994.",
        "Nobody had heard of the conductor Mark Shaw before 1991.",
        "Rome hailed the conductor Don Giovanni that year, 1993.",
        "Evans sang for a conductor in Don Giovanni.",
    )
    names = ("Carlo Rizzi", "John Moody", "Peter Stein", "Mark Shaw", "Don Giovanni")
    found = _found(*told, names=dict.fromkeys(names, PERSON))
    assert set(_options(told[0], "Carlo Rizzi", PERSON, found)) == {"John Moody", "Peter Stein", "Mark Shaw"}


def test_a_day_is_not_asked_for_twice_of_the_same_deed() -> None:
    told = (
        "Gregory Helms was released by the league on February 26, 2010, and went back to small shows.",
        "On February 26, 2010, Gregory Helms was released from his contract.",
        "On February 26, 2010, Gregory Helms bought a house in Raleigh.",
    )
    drafted = [gap_draft(text, "February 26, 2010", kind=DATE, start=200 * at) for at, text in enumerate(told)]
    chosen, _, left = choose(drafted[:2], Wish(), words=1000)
    assert [len(chosen), [drop.check for drop in left]] == [1, ["answer asked before"]]
    chosen, _, _ = choose(drafted[1:], Wish(), words=1000)
    assert len(chosen) == 2


@pytest.mark.parametrize(("number", "least", "most"), [("961 mbar", 880, 1018), ("27.55 inHg", 26, 30.2)])
def test_a_pressure_of_the_air_stands_beside_others_that_there_are(number: str, least: float, most: float) -> None:
    below, above = wrong_numbers(number, "The storm had a pressure of ____ off Cuba.")
    assert len(below) >= 2
    assert len(above) >= 2
    assert all(least < float(each.split()[0]) < most for each in (*below, *above))
    winds, _ = wrong_numbers("110", "It had winds of ____ mph and a pressure of 961 mbar.")
    assert float(winds[0]) < 100


def _named(*told: str, names: tuple[str, ...], full: dict[str, str] | None = None) -> Found:
    known = Known(names=dict.fromkeys(names, PERSON), full=full or {}, latest_year=2000)
    return Found((), (), tuple(Sentence(text, 0, len(text), 0) for text in told), known, 100)


def test_beside_a_pope_stands_no_king() -> None:
    told = (
        "Neri Corsini received the red hat from Clement XII in 1730.",
        "In 1731 Ferdinand III went to Parma.",
        "A letter by Joseph II came late in 1732.",
        "Nobody trusted Charles VII before 1735.",
        "In 1740 Benedict XIV followed him.",
    )
    found = _named(*told, names=("Clement XII", "Ferdinand III", "Joseph II", "Charles VII", "Benedict XIV"))
    assert _options(told[0], "Clement XII", PERSON, found) == ()


def test_beside_a_character_stands_no_actor() -> None:
    told = (
        "The senator Peter Russo is caught driving drunk.",
        "A party is given by the old senator (Kevin Spacey) at home.",
        "Blythe, a senator (George Birney), writes a bill.",
        "In all of it the third senator (Robert Mara) says nothing.",
    )
    names = ("Peter Russo", "Kevin Spacey", "George Birney", "Robert Mara")
    assert _options(told[0], "Peter Russo", PERSON, _named(*told, names=names)) == ()


def test_a_junior_has_no_surname_of_his_own() -> None:
    told = (
        "David Tufaro ran for the Republicans.",
        "Tufaro criticized the policy as harsh.",
        "Robert Kaufman Jr. stood aside in the end.",
        "A speech of Mary Conaway drew crowds.",
        "George Miller kept silent that year.",
    )
    names = ("David Tufaro", "Robert Kaufman Jr", "Mary Conaway", "George Miller")
    assert _options(told[1], "Tufaro", PERSON, _named(*told, names=names, full={"Tufaro": names[0]})) == ()


def test_beside_a_disease_stands_no_part_of_a_cell() -> None:
    terms = ("progeria", "nucleoplasm", "nucleolus", "suborganelle")
    drafts = [gap_draft(f"That part was called {term} in short.", term, marks=("called",)) for term in terms]
    sentences = tuple(draft.fact.sentence for draft in drafts)
    found = Found(tuple(draft.fact for draft in drafts), (), sentences, Known(), 100)
    plain = gap_draft("The jelly of it is called cytoplasma by all.", "cytoplasma", marks=("called",))
    assert set(distractors(plain, found, rng=Random(1))) <= set(terms)
    text = "The best known is the family of diseases known as laminopathia, which makes old."
    assert distractors(gap_draft(text, "laminopathia", marks=("called",)), found, rng=Random(1)) == ()


def test_beside_a_president_stands_no_senator() -> None:
    told = (
        "President Eisenhower endorsed the plan in 1968.",
        "Dwight Eisenhower grew up in Abilene.",
        "In 1968 Howard Baker of Tennessee made a speech.",
        "A letter came from Henry Bellmon in 1968.",
        "John Smathers left the race in 1968.",
    )
    names = ("Dwight Eisenhower", "Howard Baker", "Henry Bellmon", "John Smathers")
    known = Known(names=dict.fromkeys(names, PERSON), full={"Eisenhower": names[0]}, latest_year=2000)
    found = Found((), (), tuple(Sentence(text, 0, len(text), 0) for text in told), known, 100)
    assert _options(told[0], "Eisenhower", PERSON, found) == ()


def test_a_rate_in_quarters_stands_beside_quarters() -> None:
    below, above = wrong_numbers("5.25 per cent", "The rate stood at ____ in August.")
    assert below
    assert above
    assert all(float(each.split()[0]) * 4 % 1 == 0 for each in (*below, *above))
