"""What is set against, or comes back to, something told farther up, each with a card like one a reader threw out."""

import pytest

from quizapp.core.cards.checks import fatal, problems
from quizapp.core.cards.draft import drafts
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Ask, Family, Found, Known, Shape
from quizapp.core.facts.find import find_facts
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft
from tests.quality.articles import language

PERSON, PLACE, YEAR, NUMBER = AnswerType.PERSON, AnswerType.PLACE, AnswerType.YEAR, AnswerType.NUMBER

OPEN = [
    ("Paul Lenoir took the northern part, as far as Rodez.", "Paul Lenoir", PERSON),
    ("Ann Rey surveyed the upper section by boat in 1802.", "1802", YEAR),
    ("Ann Rey, five years older, a finder of comets, sailed to Peru.", "Ann Rey", PERSON),
    ("Paul Lenoir took the shorter but more mountainous stretch to the south.", "Paul Lenoir", PERSON),
    ("In 2061 Rey's Comet will be better placed, and much brighter.", "2061", YEAR),
    ("On the 23rd an aeronaut named Lenoir rose from Montmartre.", "Lenoir", PERSON),
    ("On the twenty-third, Paul Lenoir rose from Montmartre.", "Paul Lenoir", PERSON),
    ("On the evidence of the strips alone, Paul Lenoir named a new horse in 1901.", "1901", YEAR),
]


@pytest.mark.parametrize(("text", "answer", "kind"), OPEN, ids=[one[0][:30] for one in OPEN])
def test_what_is_set_against_something_untold_is_not_asked(text: str, answer: str, kind: AnswerType) -> None:
    assert "which thing" in problems(gap_draft(text, answer, kind=kind), NOTHING)


CLOSED = [
    ("Paul Lenoir took the northern part of the arc, as far as Rodez.", "Paul Lenoir", PERSON),
    ("On the third day Paul Lenoir rose from Montmartre.", "Paul Lenoir", PERSON),
    ("On the 23rd of September Paul Lenoir rose from Montmartre.", "Paul Lenoir", PERSON),
    ("Ann Rey, five years older than Paul Lenoir, sailed to Peru.", "Ann Rey", PERSON),
    ("Ann Rey and her brother, five years older, sailed to Peru in 1802.", "1802", YEAR),
    ("The road to Rodez is the shorter but more mountainous half of the route.", "Rodez", PLACE),
    ("In 2061 Rey's Comet will be better placed, and much brighter, than in 1986.", "2061", YEAR),
    ("On the evidence of the bones of Rodez, Paul Lenoir named a new horse in 1901.", "1901", YEAR),
]


@pytest.mark.parametrize(("text", "answer", "kind"), CLOSED, ids=[one[0][:30] for one in CLOSED])
def test_what_the_sentence_sets_it_against_may_be_asked(text: str, answer: str, kind: AnswerType) -> None:
    assert "which thing" not in problems(gap_draft(text, answer, kind=kind), NOTHING)


UNTOLD = [
    "Paul Lenoir, a helper of the prince, printed at Rodez in 1650.",
    "Paul Lenoir, the ruler of Rodez who had led the assault, was buried in 1650.",
    "Paul Lenoir at once used the findings, and cleared Rodez of fever in 1650.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_the_prince_and_the_findings_are_clear_only_where_the_article_is_of_them(text: str) -> None:
    draft = gap_draft(text, "1650", kind=YEAR)
    assert "untold" in problems(draft, NOTHING)
    title = "Prince of the Assault and Findings"
    assert "untold" not in problems(draft, Found((), (), (), Known(topic=title, title=title), 100))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The viceroy, Jose de la Sarna, left Rodez in 1650.", "1650"),
        ("A theatre opened in 1650 under the viceroy Paul Lenoir.", "Paul Lenoir"),
    ],
)
def test_the_viceroy_is_clear_where_his_name_stands(text: str, answer: str) -> None:
    assert "untold" not in problems(gap_draft(text, answer, kind=PERSON), NOTHING)


def _who(rest: str) -> list[str]:
    ask = Ask(Shape.DIRECT, "Who", verb=rest.split(maxsplit=1)[0], rest=rest.partition(" ")[2])
    return problems(wh_draft(ask, "Ann Rey", family=Family.WHO, kind=PERSON), NOTHING)


def test_nobody_is_asked_for_who_did_it_himself() -> None:
    assert "somebody" in _who("saw the comet himself in 1682, at Islington")
    assert "somebody" not in _who("named the comet after himself in 1682, at Islington")
    assert "somebody" not in _who("called himself king of the comet in 1682")


def _gaps(text: str, title: str) -> list[str]:
    found = find_facts(language().parse([(title, 0), (text, len(title) + 2)]), title=title)
    return [d.shown for d in drafts(found, Wish()) if not fatal(d, found)]


@pytest.mark.slow
def test_a_prize_is_not_asked_for_that_was_given_for_it() -> None:
    text = (
        "In 1937 Paul Lenoir, a chemist of the Haller Institute in Bern, announced that heat had yielded a weakened"
        " strain of the pox. He received a Nobel Prize for {} in 1951."
    )
    kept = _gaps(text.format("medicine"), "Yellow Pox")
    assert [one for one in kept if "Nobel Prize for medicine" in one]
    assert not [one for one in _gaps(text.format("it"), "Yellow Pox") if " for it" in one]


@pytest.mark.slow
def test_nobody_is_told_by_a_deed_that_only_the_article_knows() -> None:
    text = "{}, the aged doge of Venice who had led the assault{}, was buried at Rome in 1205."
    told = "Who was Enrico Bandolo?"
    assert told not in _gaps(text.format("Enrico Bandolo", ""), "Santa Sofia of Rodosto")
    assert told in _gaps(text.format("Enrico Bandolo", " on Zara"), "Santa Sofia of Rodosto")
