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
    ("Shortly thereafter, the destroyer Moor fired a torpedo at Markau in 1914.", "1914", YEAR),
    ("Coincidentally, the government of Canada was planning an observatory in 1882.", "1882", YEAR),
    ("But on deck of the Kurland the men of Vogel opened fire in 1914.", "1914", YEAR),
    ("Earlier in 1797, Pius VI gave leave to place a stone at the Tower of Winds.", "Pius VI", PERSON),
    ("Two more were built in Sweden in 1809, Birger Jarl and Erik Segersäll.", "1809", YEAR),
    ("Much more impressive are the panels from Bruges, made before 1480.", "1480", YEAR),
    ("Robin Pearson of The Critic was far more hostile towards The Son Draws.", "Robin Pearson", PERSON),
    ("Daniel Ricci followed in fourth, ahead of Sebastian Vogel.", "Sebastian Vogel", PERSON),
    ("Valter Bott was seventh for Williams, two places ahead of Felipe Moss.", "Felipe Moss", PERSON),
    ("After Tim Rich took the lead with 30 laps left, Dale Ernst made up time.", "30", NUMBER),
    ("Jacob Grom of New York won the deciding Game 5 with six innings.", "Game 5", AnswerType.EVENT),
    ("Daniel Rolle's performance was panned by the critic A. O. Scutt.", "A. O. Scutt", PERSON),
    ("As of 2012, the vicar of the four churches is Emlyn Wills of Bangor.", "Emlyn Wills", PERSON),
    ("While en route to the target, the flagship Seidel of Franz Hipp struck a mine.", "Seidel", AnswerType.TERM),
    ("In July 2010 a court in London overturned the men's convictions for theft.", "July 2010", DATE),
    ("For the game, Jules Jonas of Auburn set a record of 221 yards.", "221", NUMBER),
    ("North of the canal, Bristow Beach is found along the shore to Rincon Point.", "Rincon Point", PLACE),
    ("The bounds of the Lowell road were settled by the consultants in April 1982.", "April 1982", DATE),
    ("Max Michels was another included in the anthology of William Pratt.", "Max Michels", PERSON),
    ("Six hundred yards north was Hill 123, held by the men of Edsel.", "Hill 123", PLACE),
    ("Kevin Spade of New Jersey signed up for the role in June 2010.", "June 2010", DATE),
    ("Inside is a bright room which recalls the castle of Krypton in the Arctic.", "Arctic", PLACE),
    ("Genevieve dissipated as a cyclone later in the day, far from Baja California.", "Genevieve", PERSON),
    ("The 13th Engineer Brigade of Hanau was commanded by Colonel Gregg Marten.", "Gregg Marten", PERSON),
    ("Just south of the creek, Route 93 changes its name to Buell Street.", "Buell Street", PLACE),
    ("Fellow biographer Pierre Assel found a certain charm in The Crab.", "Pierre Assel", PERSON),
    ("The equivalent figures for the gun of Dahl were 9,110 pounds and 80 pounds.", "9,110", NUMBER),
    ("The most notorious, A, E, A, C sharp, is called troll tuning by fiddlers.", "troll tuning", AnswerType.TERM),
    ("The most recent memorial, unveiled on 14 October 2016, is the plainest.", "14 October 2016", DATE),
    ("The first year's donation of the Napa kitchens was 42,000 pounds of food.", "42,000 pounds", NUMBER),
    ("The aforementioned Otto Baysdorf flew an airship in Omaha in 1889.", "1889", YEAR),
    ("Some of the additional money went to Ray Cumming, a writer of long standing.", "Ray Cumming", PERSON),
    ("The larger, Lago Grande or Chucuito, reaches a depth of more than 280 metres.", "280 metres", NUMBER),
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
    ("Bismuth is a metal of group 15, in which it stands below antimony.", "antimony", AnswerType.TERM),
    ("Six islands in the Bay of Vire lie within sight of one another in 1900.", "1900", YEAR),
    ("Anna Rolle was the only survivor of the wreck of the Medway in 1812.", "1812", YEAR),
    ("The smallest twigs, called bronchioles, are less than a millimetre wide.", "bronchioles", AnswerType.TERM),
    ("Daniel Rolle's performance in Equus was praised by A. O. Scutt in 2008.", "2008", YEAR),
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
    suit = gap_draft("A request to dismiss the suit was denied in Albany in 1966.", "1966", marks=("definite",))
    assert "which thing" in problems(suit, NOTHING)
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


def test_filming_is_clear_in_the_article_of_a_film_and_not_in_the_life_of_an_actor() -> None:
    draft = gap_draft("Filming lasted for a year in Leavesden and ended in June 2010.", "June 2010", kind=DATE)
    life = Found((), (), (), Known(topic="Daniel Rolle", names={"Daniel Rolle": PERSON}), 100)
    assert "which thing" in problems(draft, life)
    assert "which thing" not in problems(draft, Found((), (), (), Known(topic="The Long Winter"), 100))


def test_the_country_that_opens_a_sentence_is_told_by_nobody_either() -> None:
    text = "The country's military sent 25 helicopters to rescue people from the floods."
    assert "untold" in problems(gap_draft(text, "25", kind=NUMBER), NOTHING)
    named = Found((), (), (), Known(title="Floods of Mozambique"), 100)
    assert "untold" not in problems(gap_draft(text, "25", kind=NUMBER), named)
