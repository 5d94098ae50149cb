"""Words that hang on a sentence before, each with a card like one a reader threw out."""

from dataclasses import replace

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.facts.fact import AnswerType, Ask, Shape
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft

PERSON, PLACE, YEAR, NUMBER = AnswerType.PERSON, AnswerType.PLACE, AnswerType.YEAR, AnswerType.NUMBER

HANGING = [
    ("Two years after that, at Rodez, Paul Lenoir came close to death.", "Rodez", PLACE),
    ("For seven years after that Ann Rey of Paris worked at Rodez without pay.", "Rodez", PLACE),
    ("Among other things, Ann Rey would keep the western end of Rodez.", "Rodez", PLACE),
    ("Upstairs are costumes from all over France, along with the helmets of the Gauls.", "Gauls", PERSON),
    ("Round the corner, in the Rue Lenoir, women in wide skirts sell roses and lilies.", "Rue Lenoir", PLACE),
    ("At the opposite end the Chapel of Saint Ann was built from 1242 onwards.", "1242", YEAR),
    ("Paul Lenoir and another doctor, Ann Rey, were astounded.", "Ann Rey", PERSON),
    ("Paul Lenoir, who disapproved of tampering with papers, was annoyed.", "Paul Lenoir", PERSON),
    ("In January 1894 Paul Lenoir formed the Rodez Steam Company to try.", "January 1894", YEAR),
    ("France accounts for close to all of it, and in August 1923 Paul Lenoir left Rodez.", "August 1923", YEAR),
    ("Ann Rey received the Lenoir Prize in 2009 for breeding melons able to resist it.", "2009", YEAR),
    ("When Paul Lenoir synonymized the two in 1913 Ann Rey protested.", "1913", YEAR),
    ("When compensation was not forthcoming, France suspended aid to Rodez in 1963.", "1963", YEAR),
    ("The Rodez rule is a bit more stringent, requiring a share of at least 30% in the blood.", "30%", NUMBER),
    ("Ann, who is now 11, has since moved up to secondary school in Rodez.", "Ann", PERSON),
    ("The man who wished to settle the matter was Paul Lenoir, a professor at Rodez.", "Paul Lenoir", PERSON),
    ("Richer deposits to the south drew the miners away, and by 1956 the place was deserted.", "1956", YEAR),
    ("Paul Lenoir sacked the place in 1585, and the inhabitants moved to Rodez.", "1585", YEAR),
    ("People in Rodez and in the Andes discovered the fact long before anyone wrote it down.", "Rodez", PLACE),
    ("Critics were cool until Ann Rey of Rodez praised the Danish translation in 1893.", "1893", YEAR),
    ("The figure for 21 March 2021 was 59.6 million, of whom 3.1 million lived in Wales.", "Wales", PLACE),
    ("A new 16-inch telescope, called Torre Rey, was erected in the second tower.", "Torre Rey", PERSON),
    ("Paul Lenoir had been bringing out handsome ones in Rodez since 1932.", "1932", YEAR),
    ("Lenoir turned away from painting thereafter, and in 1911 published The Fiend.", "1911", YEAR),
    ("In 1830 a student called Paul Lenoir hit on a remedy for all three faults.", "Paul Lenoir", PERSON),
    ("The founder, Paul Lenoir, built his first lute from a tin can and a stick.", "Paul Lenoir", PERSON),
    ("That seems to have occurred first in Rodez, and by 1802 forks were in use.", "Rodez", PLACE),
    ("Ann was considered the worst storm to strike the area since Paul in 1950.", "1950", YEAR),
    ("In 1899 Britain took about half a million tons.", "Britain", PLACE),
    ("After the war, when the forest of Rodez was a refuge, the first were let out in 1952.", "1952", YEAR),
    ("The year after, Paul Lenoir turned up in Rodez.", "Rodez", PLACE),
    ("Within a few years French imports exceeded 200,000 tons a year.", "200,000", NUMBER),
    ("With him went the Austrian painter Paul Lenoir, one of the finest of all.", "Paul Lenoir", PERSON),
    ("An expedition against the Gauls in 1425 succeeded well enough.", "1425", YEAR),
    ("By the time the field reached Rodez, an hour later, everybody knew.", "Rodez", PLACE),
]


@pytest.mark.parametrize(("text", "answer", "kind"), HANGING, ids=[one[0][:30] for one in HANGING])
def test_what_hangs_on_a_sentence_before_is_not_asked(text: str, answer: str, kind: AnswerType) -> None:
    assert "which thing" in problems(gap_draft(text, answer, kind=kind), NOTHING)


STANDING = [
    ("The year after the flood of 1802, Paul Lenoir turned up in Rodez.", "Rodez", PLACE),
    ("Within a few years of 1802 French imports exceeded 200,000 tons a year.", "200,000", NUMBER),
    ("Two years after the flood of 1802, at Rodez, Paul Lenoir came close to death.", "Rodez", PLACE),
    ("Ann Rey was known, among other things, as the founder of Rodez.", "Rodez", PLACE),
    ("At the opposite end of Rodez the Chapel of Saint Ann was built from 1242 onwards.", "1242", YEAR),
    ("When Ann Rey was chosen mayor of Rodez, Paul Lenoir was astounded.", "Ann Rey", PERSON),
    ("Paul Lenoir formed the Rodez Steam Company in January 1894 to try the new engine.", "January 1894", YEAR),
    ("Ann Rey raised a melon in 2009 that met the blight of Rodez and was able to resist it in part.", "2009", YEAR),
    ("When compensation for the farms was not forthcoming, France suspended aid in 1963.", "1963", YEAR),
    ("The Rodez rule is a bit more stringent than the Lenoir rule, asking for 30% in the blood.", "30%", NUMBER),
    ("The man who wished to settle the matter of the comet was Paul Lenoir of Rodez.", "Paul Lenoir", PERSON),
    ("Rodez had 300 houses when Paul Lenoir, in 1585, gave the place its first charter.", "1585", YEAR),
    ("People in Rodez discovered the fact that snails can hear in 1802.", "1802", YEAR),
    ("Ann Rey praised the Danish translation of The Fiend in 1893.", "1893", YEAR),
    ("A new telescope, called Torre Rey, was erected in the second tower of Rodez.", "Torre Rey", PERSON),
    ("The founder of Rodez, Paul Lenoir, built a lute from a tin can and a stick.", "Paul Lenoir", PERSON),
    ("In 1899 Britain took about half a million tons of ice.", "Britain", PLACE),
    ("Paul Lenoir bought all three farms of Rodez in 1910.", "1910", YEAR),
]


@pytest.mark.parametrize(("text", "answer", "kind"), STANDING, ids=[one[0][:30] for one in STANDING])
def test_what_its_own_sentence_explains_may_be_asked(text: str, answer: str, kind: AnswerType) -> None:
    assert "which thing" not in problems(gap_draft(text, answer, kind=kind), NOTHING)


def test_the_passage_may_tell_which_matter() -> None:
    draft = gap_draft("Paul Lenoir settled the matter in 1802.", "1802", kind=YEAR)
    assert "which thing" in problems(draft, NOTHING)
    behind = replace(draft, passage="Nobody knew whether the bones of Rodez were those of a horse.")
    assert "which thing" not in problems(behind, NOTHING)


NOBODYS = [
    ("Every electric tram that went along Rue Rodez filled his screen with sparks.", "Rue Rodez", PLACE),
    ("The so-called Rodez affair led the Turkish authorities to withdraw his permit.", "Rodez affair", PERSON),
    ("In 1836 the Rodez Library made her its librarian.", "1836", YEAR),
]


@pytest.mark.parametrize(("text", "answer", "kind"), NOBODYS, ids=[one[0][:30] for one in NOBODYS])
def test_a_pronoun_for_nobody_in_the_question_is_not_asked(text: str, answer: str, kind: AnswerType) -> None:
    assert "pronoun left" in problems(gap_draft(text, answer, kind=kind), NOTHING)


SOMEBODYS = [
    ("The painter who lived along Rue Rodez filled his screen with sparks.", "Rue Rodez", PLACE),
    ("The quarrel with Paul Lenoir led the Turkish authorities to withdraw his permit in 1965.", "1965", YEAR),
    ("The ship was built at Rodez, and her screws were of bronze.", "Rodez", PLACE),
    ("In 1836 the Rodez Library made Ann Rey its librarian.", "1836", YEAR),
]


@pytest.mark.parametrize(("text", "answer", "kind"), SOMEBODYS, ids=[one[0][:30] for one in SOMEBODYS])
def test_a_pronoun_for_somebody_of_the_question_may_stand(text: str, answer: str, kind: AnswerType) -> None:
    assert "pronoun left" not in problems(gap_draft(text, answer, kind=kind), NOTHING)


def test_he_is_not_asked_of_behind_a_passage_that_speaks_of_no_person() -> None:
    draft = gap_draft("He travelled overland to Rodez.", "Rodez", kind=PLACE)
    things = (
        "A French expedition had been lost off Spain.",
        "The Rodez Society, founded in 1802, made a map under Paul Lenoir in 1820.",
    )
    people = (
        "The painter Paul Lenoir was lost off Spain.",
        "The Rodez Society elected Lenoir in 1820.",
        "The society, founded in 1802, elected a young chemist.",
    )
    assert all("pronoun left" in problems(replace(draft, passage=told), NOTHING) for told in things)
    assert not any("pronoun left" in problems(replace(draft, passage=told), NOTHING) for told in people)


@pytest.mark.parametrize(
    ("ask", "hangs"),
    [
        (Ask(Shape.INVERTED, "In what year", "was", "Paul Lenoir", "elected", "a fellow"), True),
        (Ask(Shape.INVERTED, "In what year", "was", "Paul Lenoir", "elected", "a fellow of the Royal Society"), False),
        (Ask(Shape.INVERTED, "When", "did", "Great Britain and Spain", "begin", ""), True),
        (Ask(Shape.INVERTED, "When", "did", "the war of Great Britain and Spain", "begin", ""), False),
        (Ask(Shape.INVERTED, "In what year", "did", "Ann Rey", "take", "a degree in law at Rodez in the end"), True),
        (Ask(Shape.INVERTED, "In what year", "did", "Ann Rey", "take", "a degree in law at Rodez"), False),
        (Ask(Shape.INVERTED, "On what date", "was", "War", "declared", "amid the ringing of bells"), True),
    ],
)
def test_what_a_date_is_asked_of_is_said_whole(ask: Ask, hangs: bool) -> None:
    assert ("which thing" in problems(wh_draft(ask, "1753"), NOTHING)) is hangs
