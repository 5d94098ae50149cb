"""Who is meant, and how far a name reaches, with the real language model."""

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.stems import stem
from quizapp.core.facts.fact import Family
from quizapp.core.facts.find import find_facts
from tests.quality.articles import language

pytestmark = pytest.mark.slow


def _asked(text: str, title: str = "") -> dict[str, str]:
    """The questions of a text, each with its answer."""
    found = find_facts(language().parse([(text, 0)]), title=title, wants=lambda family: family != Family.TRUE_FALSE)
    return {stem(fact.ask): fact.answer.text for fact in found.facts}


def _problems(text: str, title: str, asked: list[str]) -> list[list[str]]:
    """The problems of these questions."""
    found = find_facts(language().parse([(text, 0)]), title=title, wants=lambda family: family != Family.TRUE_FALSE)
    drafts = [Draft(stem(fact.ask), fact) for fact in found.facts if any(stem(fact.ask) in one for one in asked)]
    return [problems(draft, found) for draft in drafts]


@pytest.mark.parametrize(
    ("title", "text", "wrong"),
    [
        (
            "Edvard Holm: the late bloomer",
            (
                "Edvard Holm was a Czech composer. Marie Holubová was a married woman with two sons. He wrote her "
                "more "
                "than 700 letters from Brno."
            ),
            "Holubová wrote her",
        ),
        (
            "The voyage of the Otter",
            (
                "The Otter was built for the ice. Colin Baird, a builder of Scottish parents, designed her. She was "
                "39 "
                "metres long and her sides were 70 centimetres thick."
            ),
            "Baird was",
        ),
        (
            "HMS Marlborough",
            (
                "HMS Marlborough was a battleship of the Royal Navy. In October 1920 the battleship King George V "
                "arrived "
                "at Malta."
            ),
            "Marlborough King George",
        ),
        (
            "Jacob deBoer",
            (
                "Jacob deBoer is an American pitcher. He was born in Florida. In the summer of 2009, between his first "
                "and second years, deBoer received an invitation from the DeLand Suns."
            ),
            "between Jacob deBoer's",
        ),
        (
            "The Grand Hotel",
            (
                "The Grand Hotel stands in San Francisco. Timothy Pflueger was chosen as its designer in 1925. "
                "Miller and "
                "Pflueger sued for $81,600 in 1927."
            ),
            "Miller and Timothy Pflueger",
        ),
        (
            "Odaenathus",
            (
                "Odaenathus was a king of Palmyra. The Palmyrene monarch destroyed the city of Nehardea, west of "
                "Ctesiphon, as he deemed the people of Mesopotamia loyal to Shapur."
            ),
            "as Odaenathus deemed",
        ),
        (
            "Lindau-class battlecruiser",
            (
                "The Lindau class was built for the German Navy. The first was named for Georg von Lindau, a marshal. "
                "On 24 April 1916, Lindau took part in the attack on Yarmouth."
            ),
            "Georg von Lindau took",
        ),
        (
            "Richard Nash presidential campaign, 1968",
            (
                "The Richard Nash presidential campaign, 1968 began in March. Nash was a lawyer. In 1963 he moved to "
                "New York and joined a firm on Wall Street. He returned in August 1966."
            ),
            "campaign, 1968 moved",
        ),
        (
            "Two ships",
            (
                "One ship was named after the field marshal Georg von Derff, and was built in Kiel. On 24 April 1916, "
                "Derff took part in the attack on Yarmouth."
            ),
            "Georg von Derff took",
        ),
        (
            "Old Pine Church",
            (
                "Old Pine Church is a church in West Virginia. White Pine Church of the Brethren remained listed until "
                "1912, when members of the church changed their name."
            ),
            "members of Old Pine Church",
        ),
        (
            "Heron Books",
            (
                "Heron Books is a British publisher. Marlow bought the business a few weeks later. In 2013 it was "
                "merged "
                "with Random House."
            ),
            "Marlow was merged",
        ),
    ],
)
def test_a_pronoun_means_nobody_else(title: str, text: str, wrong: str) -> None:
    assert not any(wrong in question for question in _asked(text, title))


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Harrison lived at Barrow upon Humber in Lincolnshire in 1700.",
            "Harrison lived at ____ in Lincolnshire in 1700.",
            "Barrow upon Humber",
        ),
        (
            "In the dunes the darkling beetle Onymacris unguicularis stands on its head in the fog.",
            "In the dunes the darkling beetle ____ stands on its head in the fog.",
            "Onymacris unguicularis",
        ),
        (
            "Brazil paid US $240 billion to China in 2009.",
            "Brazil paid ____ to China in 2009.",
            "US $240 billion",
        ),
        (
            "Mycologist David Arora notes that the mushroom grows with pine in Arizona.",
            "Mycologist ____ notes that the mushroom grows with pine in Arizona.",
            "David Arora",
        ),
        (
            "In 1851, New York Congressman William Duer alleged that the gold dollar was too small.",
            "In 1851, New York Congressman ____ alleged that the gold dollar was too small.",
            "William Duer",
        ),
        (
            "Alabama defeated the Florida Gators 31–6 in Tuscaloosa on October 2, 2010.",
            "Alabama defeated the ____ 31–6 in Tuscaloosa on October 2, 2010.",
            "Florida Gators",
        ),
        (
            "The venues meet the International Federation's (IFs) requirements in Brazil.",
            "What does IF stand for?",
            "International Federation",
        ),
    ],
)
def test_a_name_is_asked_for_whole_and_alone(text: str, question: str, answer: str) -> None:
    assert _asked(text).get(question) == answer


def test_both_are_said_in_full_where_both_can_be() -> None:
    text = (
        "Otto Hahn met Lise Meitner in Berlin in 1907. In 1918, Hahn and Meitner published their discovery of "
        "protactinium-231, the long-lived parent of actinium."
    )
    assert any("Otto Hahn and Lise Meitner published" in question for question in _asked(text, "Otto Hahn"))


def test_a_figure_that_is_whose_is_not_asked_for() -> None:
    text = "Sales of the record fell by a third in its first two weeks in Norway, as Ada Reyes wrote."
    assert not any(answer.startswith("its ") for answer in _asked(text).values())


def test_a_name_keeps_its_hyphen() -> None:
    text = "Jean-Paul Riquet was a rich man of Béziers. His rounds took him through the Montagne Noire in 1662."
    assert not any("Jean Paul" in question for question in _asked(text, "The canal of the south"))


def test_an_album_is_no_he() -> None:
    text = (
        "Memory Almost Full is an album by Paul McCartney. The album was his first for the label of Starbucks, after a "
        "long relationship with Capitol in London."
    )
    asked = [question for question in _asked(text, "Memory Almost Full") if "was his first" in question]
    assert all("pronoun left" in problem for problem in _problems(text, "Memory Almost Full", asked))


def test_a_surname_with_a_lord_before_it_is_no_full_name() -> None:
    text = "In 1831 Lord Tennyson left Cambridge. During the summer of 1830, Tennyson brought aid to rebels in Spain."
    assert not any("1830, Lord Tennyson" in question for question in _asked(text, "Mariana (poem)"))


def test_whoever_the_title_names_in_brackets_is_said_in_full() -> None:
    text = "Bassline is a song by Chris Brown. In 2012 Hayley Avron noted that a robot voice joins Brown in the hook."
    assert any("joins Chris Brown" in question for question in _asked(text, "Bassline (Chris Brown song)"))


def test_a_clause_with_its_own_subject_is_no_tail() -> None:
    text = (
        "Ada Reyes was worried that if she did not control all the towns in Morelos by the time that Madero concluded "
        "negotiations with Díaz, the demands of the peasants and the issue of the autonomy of Oaxaca would be ignored."
    )
    assert not any("with Díaz." in question or "with ____." in question for question in _asked(text))


def test_a_name_in_two_parts_keeps_both_capitals() -> None:
    text = (
        "The rooms are new. They have new walls and new doors. The New or Upper Rooms of Bath opened with a grand ball "
        "in 1771."
    )
    assert not any("The new or Upper" in question for question in _asked(text, "Bath"))
