"""Wrong names are of the right one's kind: persons for persons, months for months, cities of the region for a city."""

from random import Random

import pytest

from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.distractors import distractors
from quizapp.core.cards.options.tables.places import places
from quizapp.core.cards.wish import Difficulty
from quizapp.core.facts.fact import AnswerType, Found, Known, Sentence
from tests.core.cards.drafts import gap_draft


def _found(names: dict[str, AnswerType], *texts: str, kinds: dict[str, str] | None = None) -> Found:
    labels = {name: "PERSON" if kind == AnswerType.PERSON else "GPE" for name, kind in names.items()}
    known = Known(names=names, labels=labels, kinds=kinds or {}, places=frozenset(names), latest_year=2000)
    return Found((), (), tuple(Sentence(text, 0, len(text), 0) for text in texts), known, 100)


def _asked(
    text: str, answer: str, kind: AnswerType, *, found: Found | None = None, difficulty: Difficulty = Difficulty.NORMAL
) -> set[str]:
    draft = gap_draft(text, answer, kind=kind)
    return set(distractors(draft, found or _found({}, text), rng=Random(2), difficulty=difficulty))


@pytest.mark.parametrize(
    ("text", "answer", "kind", "among"),
    [
        ("It is the capital of Iceland.", "Iceland", AnswerType.PLACE, "Norway Sweden Finland Denmark Germany France"),
        (
            "Reykjavík became the capital then.",
            "Reykjavík",
            AnswerType.PLACE,
            "Oslo Stockholm Copenhagen Helsinki Tallinn",
        ),
        ("The feast fell in October that year.", "October", AnswerType.TERM, "July August September November December"),
        ("Plates moved in the Triassic.", "Triassic", AnswerType.GROUP, "Devonian Permian Jurassic Cretaceous"),
        (
            "The probe came to orbit Saturn.",
            "Saturn",
            AnswerType.PLACE,
            "Mars Jupiter Uranus Neptune Venus Earth Mercury",
        ),
        ("They speak Finnish as a language.", "Finnish", AnswerType.TERM, ""),
    ],
)
def test_closed_sets_lend_options(text: str, answer: str, kind: AnswerType, among: str) -> None:
    options = _asked(text, answer, kind)
    assert len(options) == 3
    assert not among or len(options & set(among.split())) >= 2


def test_an_open_sense_gets_no_options() -> None:
    assert _asked("They rose to praise Mercury.", "Mercury", AnswerType.TERM) == set()


def test_hard_cities_are_of_the_same_region_and_easy_ones_are_not() -> None:
    text = "The painting hangs in Madrid."
    hard = _asked(text, "Madrid", AnswerType.PLACE, difficulty=Difficulty.HARD)
    easy = _asked(text, "Madrid", AnswerType.PLACE, difficulty=Difficulty.EASY)
    southern = {"Rome", "Lisbon", "Athens", "Zagreb", "Belgrade", "Tirana"}
    assert hard <= southern
    assert not easy & southern


def test_a_city_of_a_named_country_stands_beside_cities_of_that_country() -> None:
    options = _asked("The club was founded in Lyon in France.", "Lyon", AnswerType.PLACE)
    assert len(options) == 3
    assert all(place.within == ("France",) for name in options for place in places(name))


def test_things_taken_for_persons_are_never_offered() -> None:
    persons = ("Gustavus Adolphus", "Fabio Chigi", "Machu Picchu", "Atacama Desert", "St Michael", "Holy Cross House")
    names = dict.fromkeys(persons, AnswerType.PERSON)
    article = Article(_found(names))
    assert article.persons == ("Fabio Chigi", "Gustavus Adolphus")


def test_a_person_is_known_by_what_the_text_calls_him() -> None:
    article = Article(_found({"Kurbat Ivanov": AnswerType.PERSON}, "It was the explorer Kurbat Ivanov who came."))
    assert article.is_person("Kurbat Ivanov")


def test_a_woman_asked_for_stands_beside_women() -> None:
    names = dict.fromkeys(
        ("Janet Parker", "Mary Wortley", "Ann Lee", "Benjamin Rubin", "Edward Jenner", "James Phipps"),
        AnswerType.PERSON,
    )
    text = "It came from a milkmaid, Sarah Nelmes, and a boy had it."
    milkmaids = (f"{name} was a milkmaid." for name in names)
    options = _asked(text, "Sarah Nelmes", AnswerType.PERSON, found=_found(names, text, *milkmaids))
    assert options == {"Janet Parker", "Mary Wortley", "Ann Lee"}


def test_a_milkmaid_stands_beside_no_physicians() -> None:
    names = dict.fromkeys(("Edward Jenner", "James Phipps", "Benjamin Jesty"), AnswerType.PERSON)
    text = "It came from a milkmaid, Sarah Nelmes, and a boy had it."
    told = (f"{name} was a physician." for name in names)
    assert _asked(text, "Sarah Nelmes", AnswerType.PERSON, found=_found(names, text, *told)) == set()


def test_whom_somebody_married_gets_no_options() -> None:
    names = dict.fromkeys(("Edith Falk", "Lise Berg", "Anna Holm"), AnswerType.PERSON)
    text = "In 1913 he married Edith Junghans in Berlin."
    assert _asked(text, "Edith Junghans", AnswerType.PERSON, found=_found(names, text)) == set()


def test_the_same_noun_in_the_same_place_makes_names_alike() -> None:
    glaciers = ("Axel Glacier", "Beardmore Glacier", "Denman Glacier", "Lambert Glacier", "Bay of Whales")
    found = _found(
        dict.fromkeys(glaciers, AnswerType.PLACE), kinds={name: name.split()[-1].lower() for name in glaciers[:4]}
    )
    options = _asked("They climbed Beardmore Glacier alone.", "Beardmore Glacier", AnswerType.PLACE, found=found)
    assert options == {"Axel Glacier", "Denman Glacier", "Lambert Glacier"}


@pytest.mark.parametrize(
    "text", ["It lies beyond the orbit of Neptune around the Sun.", "It is found as far south as Neptune, a planet."]
)
def test_nothing_stands_beside_the_far_end_of_a_reach(text: str) -> None:
    assert _asked(text, "Neptune", AnswerType.PLACE) == set()


def test_a_pope_stands_beside_popes() -> None:
    options = _asked("It was Pope Innocent X who condemned it.", "Pope Innocent X", AnswerType.PERSON)
    assert len(options) == 3
    assert all(option.startswith("Pope ") for option in options)


def test_part_of_a_longer_name_is_no_other_person() -> None:
    names = dict.fromkeys(("Isaac Merritt", "Isaac Merritt Singer", "Walter Hunt"), AnswerType.PERSON)
    assert Article(_found(names)).persons == ("Isaac Merritt Singer", "Walter Hunt")


def test_letters_stand_beside_letters() -> None:
    options = _asked("The NHL players had a game that season.", "NHL", AnswerType.GROUP)
    assert options <= {"NFL", "NBA"}  # too few, so none


def test_a_role_that_only_the_right_person_bears_gives_it_away() -> None:
    names = dict.fromkeys(("David Stannard", "Patrick Manning", "Thomas Kitchin", "John Hawkins"), AnswerType.PERSON)
    text = "It was Historian Walter Rodney who counted them."
    assert _asked(text, "Historian Walter Rodney", AnswerType.PERSON, found=_found(names, text)) == set()


def test_a_title_of_a_book_or_a_mall_is_no_person() -> None:
    names = dict.fromkeys(("Max und Moritz", "Walter the Farting Dog", "Galleria Ataköy"), AnswerType.PERSON)
    known = Known(names=names, full={"Ataköy": "Galleria Ataköy"})
    text = "Galleria Ataköy ushered in a new age."
    assert Article(Found((), (), (Sentence(text, 0, len(text), 0),), known, 100)).persons == ()


def test_a_state_of_which_the_question_tells_the_place_gets_no_options() -> None:
    text = "To the east is the Mojave Desert at the border with Nevada."
    assert _asked(text, "Nevada", AnswerType.PLACE, found=_found({"Nevada": AnswerType.PLACE}, text)) == set()
    born = "William Boeing had bought forests in Minnesota when he was young."
    assert len(_asked(born, "Minnesota", AnswerType.PLACE, found=_found({"Minnesota": AnswerType.PLACE}, born))) == 3
