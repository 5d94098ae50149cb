"""What only the sentences before told, each with a card like one that a reader threw out."""

import pytest

from quizapp.core.cards.checks import problems
from quizapp.core.cards.stems import stem
from quizapp.core.facts.fact import AnswerType, Ask, Family, Found, Known, Shape
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft

PERSON, PLACE, YEAR, NUMBER = AnswerType.PERSON, AnswerType.PLACE, AnswerType.YEAR, AnswerType.NUMBER
GROUP, DATE = AnswerType.GROUP, AnswerType.DATE

OPEN = [
    ("In 1725 Tobias Merck put up another in the market hall at Aldby.", "Aldby", PLACE),
    ("Anna Rolle of the academy submitted the only entry in 1812.", "1812", YEAR),
    ("Sofia Lind of Uppsala too noted the rapid growth of such schools.", "Uppsala", PLACE),
    ("Prapas Moller played a key role on the evening of 19 May 1987.", "19 May 1987", DATE),
    ("Anna Rolle of Lyon took part on 4 July 1881.", "4 July 1881", DATE),
    ("In 1926 the Prairie League, the other top professional league, lost money.", "1926", YEAR),
    ("Prapas Moller was contradicted just an hour later by Surin Vale.", "Surin Vale", PERSON),
    ("An inscription in Cham, from Vietnam, may be three centuries older still.", "Vietnam", PLACE),
    ("Edward Carr, a surgeon from Leeds, observed that officers seldom did.", "Leeds", PLACE),
    ("The Treaty of Porto, in 1750, accepted the fact and declared the line void.", "1750", YEAR),
    ("In 1997 the singer Elsa Dahl of Oslo recorded a cover version.", "1997", YEAR),
    ("John of Sens laid a siege before returning to Perugia in 1229.", "Perugia", PLACE),
    ("Sori Maudo was chosen because Ali Saad, a son of Karamo, was too young.", "Sori Maudo", PERSON),
    ("Dan Gerold, author of the first script, was contacted by The Boston Herald.", "Dan Gerold", PERSON),
    ("Rob Pardi, vice president of Stormworks, similarly stated that nobody owned it.", "Rob Pardi", PERSON),
    ("Regardless of the titles, Odenat of Palmyra controlled Syria by 262.", "262", YEAR),
    ("War with Britain cut France off from its supply in 1793.", "France", PLACE),
    ("B Company moved on to attack a ridge at Crépy in June 1944.", "Crépy", PLACE),
    ("In 1712 the engineer Abel Crane of Hull proposed a neat way out.", "1712", YEAR),
    ("Not until the spring of 1854 could Heinrich Bart get away.", "1854", YEAR),
    ("The family business was absorbed in 1897 into the Northern Thread Company.", "1897", YEAR),
    ("The clip, which lasts 48 seconds, was watched in Oslo two million times.", "Oslo", PLACE),
    ("Julie Rolle's version only appeared in 1992 on a disc of Boston Records.", "1992", YEAR),
    ("Prapas Moller's claim was contradicted by the minister Surin Vale.", "Surin Vale", PERSON),
    ("After taking the city, Odenat marched along the canal of Naar to Ctesiphon.", "Ctesiphon", PLACE),
]


@pytest.mark.parametrize(("text", "answer", "kind"), OPEN, ids=[one[0][:30] for one in OPEN])
def test_what_is_left_open_is_not_asked(text: str, answer: str, kind: AnswerType) -> None:
    assert "which thing" in problems(gap_draft(text, answer, kind=kind), NOTHING)


def test_a_person_who_had_done_something_earlier_is_asked_of_only_where_it_is_told_than_what() -> None:
    ask = Ask(Shape.DIRECT, wh="Who", verb="had earlier taken", rest="part in surveys for a canal in Panama")
    assert "which thing" in problems(wh_draft(ask, "Béla Kern", family=Family.WHO, kind=PERSON), NOTHING)
    said = gap_draft("The film was scored by Ned Ash, who had previously worked with Rowe on Flow.", "Ned Ash")
    assert "which thing" not in problems(said, NOTHING)


CLOSED = [
    ("Six islands in the Bay of Vire lie within sight of one another in 1900.", "1900", YEAR),
    ("Anna Rolle was the only survivor of the wreck of the Medway in 1812.", "1812", YEAR),
    ("Anna Rolle played a key role in the revolt of Lyon in 1831.", "1831", YEAR),
    ("The battle, in which 400 ships took part, was fought off Lepanto.", "Lepanto", PLACE),
    ("Anna Rolle was chosen as head of the academy of Lyon in 1831.", "1831", YEAR),
    ("In 1997 Elsa Dahl recorded a cover version of Blue Moon in Oslo.", "Oslo", PLACE),
    ("Two hours before dawn on 4 June 1629 a lookout of the Batavia saw foam.", "4 June 1629", DATE),
    ("The family business of the Strutts was sold to Northern Thread in 1897.", "1897", YEAR),
]


@pytest.mark.parametrize(("text", "answer", "kind"), CLOSED, ids=[one[0][:30] for one in CLOSED])
def test_what_the_sentence_closes_may_be_asked(text: str, answer: str, kind: AnswerType) -> None:
    assert "which thing" not in problems(gap_draft(text, answer, kind=kind), NOTHING)


def test_what_the_article_told_once_is_asked_only_behind_its_sentence_or_where_the_title_names_it() -> None:
    text = "Arthur Dole received the news in Paris and travelled south in time for the funeral."
    draft = gap_draft(text, "Paris", kind=PLACE, marks=("definite",))
    assert "which thing" in problems(draft, NOTHING)
    named = Found((), (), (), Known(title="The funeral of the news"), 100)
    assert "which thing" not in problems(draft, named)
    assert "which thing" not in problems(gap_draft(text, "Paris", kind=PLACE), NOTHING)


def test_a_thing_that_the_sentences_before_brought_in_is_not_asked_of_without_them() -> None:
    text = "Rolle of Ohio asked the judge to say in 1991 that the statute was void."
    assert "which one is meant" in problems(gap_draft(text, "1991", marks=("told before",)), NOTHING)
    assert "which one is meant" in problems(gap_draft(text, "1991", marks=("told just before",)), NOTHING)
    ask = Ask(Shape.INVERTED, wh="When", aux="did", subject="Rolle of Ohio", verb="attack", rest="the statute")
    draft = wh_draft(ask, "1991", marks=("told before",))
    assert stem(ask) == draft.question
    assert "which one is meant" in problems(draft, NOTHING)
