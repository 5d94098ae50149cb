"""What would give the right name away, or is out of its place, time or rank: other options, or none."""

from random import Random

import pytest

from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.distractors import distractors
from quizapp.core.cards.options.tables.nations import nations_in, peers
from quizapp.core.cards.options.tables.places import places
from quizapp.core.facts.fact import AnswerType, Found, Known, Sentence
from tests.core.cards.drafts import gap_draft

PERSON, PLACE, TERM = AnswerType.PERSON, AnswerType.PLACE, AnswerType.TERM
ATHLETES = ("Jim Thorpe", "Hannes Kolehmainen", "Ralph Craig", "Ted Meredith")


def _asked(text: str, answer: str, kind: AnswerType, *names: str, texts: tuple[str, ...] = ()) -> set[str]:
    labels = dict.fromkeys(names, "PERSON" if kind == PERSON else "GPE")
    known = Known(names=dict.fromkeys(names, kind), labels=labels, places=frozenset(names), latest_year=2000)
    sentences = tuple(Sentence(said, 0, len(said), at) for at, said in enumerate((text, *texts)))
    return set(distractors(gap_draft(text, answer, kind=kind), Found((), (), sentences, known, 100), rng=Random(2)))


@pytest.mark.parametrize(
    ("text", "answer", "kind"),
    [
        ("The games of Stockholm were won by Sweden.", "Sweden", PLACE),
        ("The Swedish Royal Family lived in Stockholm Palace.", "Stockholm Palace", PLACE),
        ("In the 16th century the Renaissance reached the north.", "the Renaissance", AnswerType.EVENT),
        ("French novels were set in the Louvre.", "the Louvre", PLACE),
        ("In 1855 news came from the Crimean War.", "the Crimean War", AnswerType.EVENT),
        ("In the turmoil of the 1790s came the French Revolution.", "the French Revolution", AnswerType.EVENT),
        ("The ships met in the wide Red Sea in the south of Egypt.", "Egypt", PLACE),
        ("It lies 700 km from Adelaide.", "Adelaide", PLACE),
        ("It is the second largest city of the land after Chennai.", "Chennai", PLACE),
        ("Johnston retreated with his army to Nashville.", "Nashville", PLACE),
        ("They serve the strategy of the US Army in Afghanistan.", "Afghanistan", PLACE),
        ("Apollo aided Paris in the killing of Achilles, as the myth tells.", "Paris", PLACE),
        ("The kouros appears in the archaic period in Greece.", "Greece", PLACE),
        ("Mills came to Germany in 1740 from abroad.", "Germany", PLACE),
        ("She won six medals at the Summer Olympics in Athens.", "Athens", PLACE),
        ("He came to power after the March on Rome.", "Rome", PLACE),
        ("He had a part in the liberation of the island from Spain.", "Spain", PLACE),
        ("The Patriarchate of Alexandria is a church.", "Alexandria", PLACE),
        ("Bangladesh, Nepal and Bhutan are members, often with Afghanistan.", "Afghanistan", PLACE),
        ("Tennessee is a neighbour, so is Georgia.", "Georgia", PLACE),
        ("It is about the size of Singapore.", "Singapore", PLACE),
        ("The stream continues into Bangladesh by another name.", "Bangladesh", PLACE),
        ("The area is the second-most populous metropolitan area in Texas.", "Texas", PLACE),
        ("It was the first meridian from Africa to Antarctica.", "Antarctica", PLACE),
    ],
)
def test_what_the_question_tells_gets_no_options(text: str, answer: str, kind: AnswerType) -> None:
    assert _asked(text, answer, kind) == set()


def test_a_city_of_the_nationality_named_stands_beside_cities_of_its_country() -> None:
    options = _asked("The Swedish public met the athletes in Stockholm.", "Stockholm", PLACE, "Berlin", "London")
    assert all(place.within[:1] == ("Sweden",) for name in options for place in places(name))


@pytest.mark.parametrize("answer", ["King Gustaf V", "Admiral Pavel Nakhimov", "Prince Carl Bernadotte"])
def test_a_title_stands_beside_no_one_without_it(answer: str) -> None:
    assert _asked(f"The games were opened by {answer} himself.", answer, PERSON, *ATHLETES) == set()


def test_an_athlete_stands_beside_no_king() -> None:
    kings = ("King Gustaf V", "Prince Carl", "King Edward VII")
    assert _asked("The race was won by Ralph Craig.", "Ralph Craig", PERSON, "Jim Thorpe", *kings) == set()


def test_a_general_stands_beside_officers() -> None:
    officers = ("Admiral John Byng", "General James Wolfe", "Captain Hugo Bos", "Jim Thorpe")
    options = _asked("The attack was led by General Pierre Bosquet.", "General Pierre Bosquet", PERSON, *officers)
    assert options == set(officers[:3])


def test_a_person_of_the_nation_named_stands_beside_persons_of_that_nation() -> None:
    text = "The Japanese runner Kenji Shizo lost his way."
    assert _asked(text, "Kenji Shizo", PERSON, *ATHLETES) == set()
    others = ("Hiroshi Abe", "Takashi Mori", "Yuri Kato")
    said = tuple(f"The runner {name} of Japan won." for name in others)
    assert _asked(text, "Kenji Shizo", PERSON, *ATHLETES, *others, texts=said) == set(others)


@pytest.mark.parametrize("told", ["The American commander {} fought the British.", "{} met the British at sea."])
def test_beside_an_officer_of_a_nation_stands_no_enemy(told: str) -> None:
    text = "The British commander Thomas Gage had four regiments."
    others = ("Benedict Arnold", "Horatio Gates", "John Jones")
    assert _asked(text, "Thomas Gage", PERSON, *others, texts=tuple(told.format(name) for name in others)) == set()


def test_a_woman_stands_beside_no_man_of_whom_his_is_said() -> None:
    for said in ("Isaac Newton devoted most of his writing to it.", "It was Isaac Newton and his writing."):
        assert "Marie Curie" not in _asked(said, "Isaac Newton", PERSON)


def test_a_lake_stands_beside_no_others_in_an_article_on_its_neighbour() -> None:
    text = "The main inlet is the St. Marys River from Lake Superior."
    found = Found((), (), (Sentence(text, 0, len(text), 0),), Known(topic="Lake Huron"), 100)
    assert distractors(gap_draft(text, "Lake Superior", kind=PLACE), found, rng=Random(1)) == ()


def test_a_country_in_which_the_city_of_the_article_lies_is_not_offered() -> None:
    text = "Refugees from Pakistan were taken in."
    found = Found((), (), (Sentence(text, 0, len(text), 0),), Known(topic="Bhopal"), 100)
    assert "India" not in distractors(gap_draft(text, "Pakistan", kind=PLACE), found, rng=Random(1))


def test_what_is_told_beside_old_years_is_old_itself() -> None:
    text, near = "He was the third of the unifiers of Japan.", "He was born in 1543."
    assert len(_asked(text, "Japan", PLACE)) == 3
    assert _asked(text, "Japan", PLACE, texts=(near,)) == set()


def test_a_city_of_a_state_stands_beside_other_states() -> None:
    text = "Detroit is the largest city of the state of Michigan."
    assert len(_asked(text, "Michigan", PLACE)) == 3


def test_the_many_moons_are_of_no_planet_with_one_or_two() -> None:
    options = _asked("Titan is the largest moon of the planet Saturn.", "Saturn", PLACE)
    assert options == {"Jupiter", "Uranus", "Neptune"}


def test_the_language_of_the_land_in_the_title_is_told() -> None:
    text = "It shares its status as a language with Swedish."
    found = Found((), (), (Sentence(text, 0, len(text), 0),), Known(topic="Finland"), 100)
    assert distractors(gap_draft(text, "Swedish", kind=TERM), found, rng=Random(1)) == ()


def test_in_an_article_on_antiquity_no_place_of_today_is_offered() -> None:
    said = tuple(f"It is told of the god in {at} BC." for at in range(300, 310))
    assert len(_asked("The assembly met in Sparta often.", "Sparta", PLACE)) == 3
    assert _asked("The assembly met in Sparta often.", "Sparta", PLACE, texts=said) == set()


def test_persons_of_another_time_are_not_offered() -> None:
    said = ("In 1909 Michel Fokine came.", "By 1933 George Balanchine had left.", "Sergei Diaghilev died in 1929.")
    names = ("Michel Fokine", "George Balanchine", "Sergei Diaghilev")
    assert _asked("Pierre Beauchamp taught him in 1670.", "Pierre Beauchamp", PERSON, *names, texts=said) == set()


def test_a_fort_is_no_person() -> None:
    known = Known(names={"James Fort": PERSON, "James Cook": PERSON})
    assert Article(Found((), (), (), known, 100)).persons == ("James Cook",)


@pytest.mark.parametrize(
    ("answer", "named", "among"),
    [
        ("Spain", ("Serbia", "Croatia"), "Italy Portugal France Greece Germany|the United Kingdom"),
        ("Japan", ("Germany", "France"), "China|South Korea|Taiwan|India|Indonesia|North Korea"),
        ("France", ("China",), "Germany Belgium Italy Spain Switzerland Greece Portugal|the Netherlands|Britain"),
        ("Ethiopia", (), "Eritrea Somalia Sudan Kenya Uganda Tanzania Djibouti|South Sudan"),
    ],
)
def test_countries_stand_beside_their_peers(answer: str, named: tuple[str, ...], among: str) -> None:
    options = _asked(f"They brought the custom to {answer} by sea.", answer, PLACE, *named)
    assert len(options) == 3
    assert options <= {name for part in among.split("|") for name in (part, *part.split())}


@pytest.mark.parametrize("answer", ["Yugoslavia", "Prussia"])
def test_states_that_are_no_more_get_no_options(answer: str) -> None:
    assert _asked(f"They went to {answer} by rail.", answer, PLACE) == set()


def test_a_great_power_stands_beside_great_powers_and_never_beside_small_states() -> None:
    assert {"Mexico", "Panama", "Canada"}.isdisjoint(peers("the United States"))
    assert _asked("The game was won by the United States.", "United States", PLACE, "Panama", "Mexico") == set()


@pytest.mark.parametrize("answer", ["Byzantium", "Persia", "Abyssinia"])
def test_a_name_of_the_past_stands_beside_none_of_today(answer: str) -> None:
    assert _asked(f"They were long allied with {answer} then.", answer, PLACE) == set()


def test_a_capital_stands_beside_capitals_of_its_region_even_when_others_are_named() -> None:
    named = ("Beijing", "Tokyo", "Moscow", "Liverpool")
    assert not _asked("The radio has its seat in Ankara today.", "Ankara", PLACE, *named) & set(named)
    assert not _asked("They intervened in Rome at once.", "Rome", PLACE, *named) & {"Liverpool", "Tokyo", "Beijing"}


def test_the_topic_by_a_shorter_name_is_no_other_person() -> None:
    known = Known(topic="Isaac Singer", names=dict.fromkeys(("I. M. Singer", "Isaac Merritt Singer"), PERSON))
    assert Article(Found((), (), (), known, 100)).persons == ()


def test_a_school_with_a_name_stands_beside_no_school_without() -> None:
    names = ("Law School", "Architecture School", "Business School")
    kinds = dict.fromkeys((*names, "Galata School"), "school")
    known = Known(names=dict.fromkeys(names, AnswerType.GROUP), kinds=kinds)
    draft = gap_draft("They were taught at Galata School for free.", "Galata School", kind=AnswerType.GROUP)
    assert distractors(draft, Found((), (), (), known, 100), rng=Random(1)) == ()


def test_the_capital_of_a_region_gets_no_capitals_of_states() -> None:
    assert _asked("They destroyed the Ashanti capital of Kumasi.", "Kumasi", PLACE) == set()


@pytest.mark.parametrize(
    ("text", "nations"),
    [
        ("the Swedish public", {"Sweden"}),
        ("a squadron of the Russians", {"Russia"}),
        ("born in Texas", {"the United States"}),
        ("Englishmen in Berlin", {"England", "Germany"}),
        ("they told us to polish it", set()),
    ],
)
def test_words_point_to_nations(text: str, nations: set[str]) -> None:
    assert nations_in(text) - {"the Soviet Union", "Prussia"} == nations
