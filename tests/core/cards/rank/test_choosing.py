"""Choosing: the best first, variety, room, and the article's order."""

from quizapp.core.cards.rank import choose, score
from quizapp.core.cards.rank.learnt import Rating
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Ask, Shape
from tests.core.cards.drafts import gap_draft, wh_draft

BORN = "Mary Anning was born on 21 May 1799 in Lyme Regis, Dorset."


def test_short_specific_questions_score_more_than_long_vague_ones() -> None:
    short = gap_draft("Mary Anning was born in Lyme Regis, Dorset.", "Lyme Regis", kind=AnswerType.PLACE)
    long = gap_draft(
        "In the end " + "and so on and on " * 6 + "she was born in Lyme Regis.", "Lyme Regis", kind=AnswerType.PLACE
    )
    assert score(short) > score(long)
    assert 0 <= score(long) <= score(short) <= 1


def test_two_cards_a_sentence_and_the_third_is_recorded() -> None:
    drafts = [gap_draft(BORN, answer) for answer in ("21 May 1799", "Lyme Regis", "Dorset")]
    chosen, _, left = choose(drafts, Wish(), words=1000)
    assert len(chosen) == 2
    assert [drop.check for drop in left] == ["enough of this sentence"]


def test_the_limit_holds_and_the_rest_is_recorded() -> None:
    drafts = [
        gap_draft(f"Town {n} in Dorset was founded by Baron Nr{n} of Colway.", f"Baron Nr{n}", start=100 * n)
        for n in range(5)
    ]
    chosen, _, left = choose(drafts, Wish(limit=2), words=1000)
    assert len(chosen) == 2
    assert {drop.check for drop in left} == {"beyond the limit"}


def test_no_answer_is_asked_twice() -> None:
    drafts = [gap_draft(f"Siege {n} of Lützen was fought by Gustavus.", "Gustavus", start=100 * n) for n in range(2)]
    chosen, _, left = choose(drafts, Wish(), words=1000)
    assert len(chosen) == 1
    assert left[0].check == "answer asked before"


def test_another_question_for_the_same_fact_is_a_spare() -> None:
    gap = gap_draft("This sentence holds 2011.", "2011", kind=AnswerType.YEAR)
    asked = wh_draft(
        Ask(Shape.INVERTED, "In what year", "did", "the Syrian Civil War", "erupt"), "2011", marks=("anchored",)
    )
    chosen, spares, _ = choose([gap, asked], Wish(), words=1000)
    assert [draft.question for draft in chosen] == [asked.question]
    assert [draft.question for draft in spares] == [gap.question]
    assert chosen[0].fact.key == spares[0].fact.key


def test_cards_come_in_the_order_of_the_article() -> None:
    drafts = [
        gap_draft(f"Baron Nr{n} of Colway founded a town in Dorset.", f"Baron Nr{n}", start=100 * n) for n in (3, 1, 2)
    ]
    chosen, _, _ = choose(drafts, Wish(), words=1000)
    assert [draft.fact.sentence.start for draft in chosen] == [100, 200, 300]


def test_whoever_asks_for_more_gets_less_sure_cards_too() -> None:
    draft = gap_draft(BORN, "Lyme Regis", kind=AnswerType.PLACE)
    by = Rating(lambda _draft: 0.6, floor=0.7)
    assert choose([draft], Wish(), words=1000, by=by)[0] == []
    assert len(choose([draft], Wish(is_wide=True), words=1000, by=by)[0]) == 1
