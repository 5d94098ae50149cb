"""Choosing: the best first, variety, room, and the article's order."""

from dataclasses import replace

import pytest

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.rank import choose, rating, score
from quizapp.core.cards.rank.learnt import Rating
from quizapp.core.cards.wish import Difficulty, Wish
from quizapp.core.facts.fact import AnswerType, Ask, Family, Found, Known, Sentence, Shape
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft

SAW = "In 1843 Queen Victoria of Britain, who had come by way of Perth with all her court, saw a game at Scone Palace."
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
    chosen, _, left = choose(drafts, Wish(), words=700)
    assert len(chosen) == 2
    assert [drop.check for drop in left] == ["enough of this sentence"]


def test_the_limit_holds_and_the_rest_is_recorded() -> None:
    drafts = [
        gap_draft(f"Town {n} in Dorset was founded by Baron Nr{n} of Colway.", f"Baron Nr{n}", start=100 * n)
        for n in range(5)
    ]
    chosen, _, left = choose(drafts, Wish(limit=2), words=700)
    assert len(chosen) == 2
    assert {drop.check for drop in left} == {"beyond the limit"}


def test_no_answer_is_asked_twice() -> None:
    drafts = [gap_draft(f"Siege {n} of Lützen was fought by Gustavus.", "Gustavus", start=100 * n) for n in range(2)]
    chosen, _, left = choose(drafts, Wish(), words=700)
    assert len(chosen) == 1
    assert left[0].check == "answer asked before"


def test_another_question_for_the_same_fact_is_a_spare() -> None:
    gap = gap_draft("This sentence holds 2011.", "2011", kind=AnswerType.YEAR)
    asked = wh_draft(
        Ask(Shape.INVERTED, "In what year", "did", "the Syrian Civil War", "erupt"), "2011", marks=("anchored",)
    )
    chosen, spares, _ = choose([gap, asked], Wish(), words=700)
    assert [draft.question for draft in chosen] == [asked.question]
    assert [draft.question for draft in spares] == [gap.question]
    assert chosen[0].fact.key == spares[0].fact.key


def test_a_sure_question_for_a_date_is_asked_in_place_of_the_gap() -> None:
    gap = gap_draft("This sentence holds 2011.", "2011", kind=AnswerType.YEAR)
    ask = Ask(Shape.INVERTED, "In what year", "did", "the Syrian Civil War", "erupt")
    when = wh_draft(ask, "2011", marks=("anchored",))
    for asked, kept in ((0.75, when), (0.73, gap), (0.6, gap)):
        by = Rating(lambda draft, asked=asked: asked if draft.fact.family == Family.WHEN else 0.95, 0.78)  # type: ignore[misc]
        chosen, spares, _ = choose([gap, when], Wish(), words=700, by=by)
        assert [draft.question for draft in chosen] == [kept.question]
        assert len(spares) == (asked > 0.74)


def test_no_question_is_asked_twice() -> None:
    ask = Ask(Shape.STANDS_FOR, "What", "does", "ABA")
    drafts = [
        wh_draft(ask, answer, family=Family.ACRONYM, kind=AnswerType.PHRASE)
        for answer in ("applied behavior analysis", "applied behavioral analysis")
    ]
    assert len(choose(drafts, Wish(), words=700)[0]) == 1


@pytest.mark.parametrize(
    ("answer", "subject", "kept"),
    [
        ("to prop up the government", "Russia", True),
        ("to invade the islands", "the risk of disaster", False),
    ],
)
def test_what_a_named_doer_did_something_for_need_not_be_surer_than_a_date(
    answer: str, subject: str, *, kept: bool
) -> None:
    ask = Ask(Shape.INVERTED, "Why", "did", subject, "launch", "a campaign")
    draft = wh_draft(ask, answer, family=Family.PURPOSE, kind=AnswerType.PHRASE)
    assert bool(choose([draft], Wish(), words=700, by=Rating(lambda _: 0.6, 0.78))[0]) == kept


def test_cards_come_in_the_order_of_the_article() -> None:
    drafts = [
        gap_draft(f"Baron Nr{n} of Colway founded a town in Dorset.", f"Baron Nr{n}", start=100 * n) for n in (3, 1, 2)
    ]
    chosen, _, _ = choose(drafts, Wish(), words=700)
    assert [draft.fact.sentence.start for draft in chosen] == [100, 200, 300]


def test_whoever_asks_for_more_gets_less_sure_cards_too() -> None:
    draft = gap_draft(BORN, "Lyme Regis", kind=AnswerType.PLACE)
    by = Rating(lambda _draft: 0.6, floor=0.7)
    assert choose([draft], Wish(), words=700, by=by)[0] == []
    assert len(choose([draft], Wish(is_wide=True), words=700, by=by)[0]) == 1


def test_what_a_check_let_pass_is_only_for_whoever_asks_for_more() -> None:
    draft = gap_draft(BORN, "Lyme Regis", kind=AnswerType.PLACE, marks=("eased",))
    by = Rating(lambda _draft: 0.99, floor=0.7)
    assert choose([draft], Wish(), words=700, by=by)[0] == []
    assert len(choose([draft], Wish(is_wide=True), words=700, by=by)[0]) == 1


def test_a_reason_must_be_surer_than_a_date() -> None:
    ask = Ask(Shape.INVERTED, "Why", "did", "the United States", "intervene", "in Syria")
    why = wh_draft(ask, "to combat ISIS", family=Family.WHY, kind=AnswerType.PHRASE)
    when = wh_draft(replace(ask, wh="In what year"), "2014", family=Family.WHEN)
    by = Rating(lambda _: 0.76, 0.78)
    assert [draft.fact.family for draft in choose([why, when], Wish(), words=700, by=by)[0]] == [Family.WHEN]
    assert len(choose([why], Wish(kinds=["why"]), words=700, by=by)[0]) == 1


def _statement(answer: str) -> Draft:
    draft = gap_draft(BORN, answer, kind=AnswerType.PLACE)
    return replace(draft, fact=replace(draft.fact, family=Family.TRUE_FALSE))


@pytest.mark.parametrize("best", ["statement", "gap"])
def test_a_statement_is_the_only_card_of_its_sentence_for_it_would_tell_the_others_answers(best: str) -> None:
    drafts = [_statement("Lyme Regis"), gap_draft(BORN, "Dorset"), gap_draft(BORN, "21 May 1799")]
    by = Rating(lambda draft: 0.9 if (draft.fact.family == Family.TRUE_FALSE) == (best == "statement") else 0.8, 0.7)
    chosen, _, left = choose(drafts, Wish(), words=700, by=by)
    told = [draft.fact.family for draft in chosen]
    assert told == ([Family.TRUE_FALSE] if best == "statement" else [Family.CLOZE] * 2)
    assert {drop.check for drop in left} == {"enough of this sentence"}


def test_easy_cards_leave_out_the_third_with_most_detail_and_hard_ones_the_plainest() -> None:
    drafts = [gap_draft(f"Town {n} was founded by Nr{n}.", f"Nr{n}", start=100 * n) for n in range(6)]
    by = Rating(lambda _draft: 0.8, 0.7, lambda draft: draft.fact.sentence.start)
    starts = {
        (difficulty, limit): [
            draft.fact.sentence.start // 100
            for draft in choose(drafts, Wish(limit, difficulty=difficulty), words=700, by=by)[0]
        ]
        for difficulty in Difficulty
        for limit in (None, 2)
    }
    assert starts == {
        (Difficulty.EASY, None): [0, 1, 2, 3],
        (Difficulty.EASY, 2): [0, 1],
        (Difficulty.NORMAL, None): [0, 1, 2, 3, 4, 5],
        (Difficulty.NORMAL, 2): [0, 1],
        (Difficulty.HARD, None): [2, 3, 4, 5],
        (Difficulty.HARD, 2): [4, 5],
    }
    left = choose(drafts, Wish(difficulty=Difficulty.HARD), words=700, by=by)[2]
    assert [(drop.answer, drop.check) for drop in left] == [
        ("Nr1", "another difficulty"),
        ("Nr0", "another difficulty"),
    ]


def test_a_date_that_is_told_once_is_more_of_a_detail_than_a_name_told_often() -> None:
    told = tuple(Sentence("Anning found Dorset.", n, n + 20, 0) for n in range(5))
    often = rating(Found((), (), told, Known(topic="Anning"), 20)).detail
    plain = gap_draft("Anning found Dorset.", "Dorset", kind=AnswerType.PLACE)
    assert often(plain) < rating(NOTHING).detail(plain)
    assert often(plain) < often(gap_draft(BORN, "21 May 1799", kind=AnswerType.DATE))


@pytest.mark.parametrize(
    ("score", "marks", "signs", "passage", "is_asked"),
    [
        (0.94, set(), set(), "", True),
        (0.93, set(), set(), "", False),
        (0.96, {"leaning"}, set(), "", False),
        (0.97, {"leaning"}, set(), "", True),
        (0.94, {"behind"}, set(), "The club was formed in Edinburgh in 1838, and soon it was known everywhere.", True),
        (0.95, set(), set(), "The club was formed in Edinburgh in 1838.", False),
        (
            0.95,
            set(),
            {"passage:cut"},
            "The club was formed in Edinburgh in 1838, and soon it was known everywhere.",
            False,
        ),
        (
            0.96,
            set(),
            {"passage:cut"},
            "The club was formed in Edinburgh in 1838, and soon it was known everywhere.",
            True,
        ),
    ],
)
def test_a_gap_must_be_the_surer_the_less_is_shown_of_what_it_leans_on(
    score: float, marks: set[str], signs: set[str], passage: str, *, is_asked: bool
) -> None:
    draft = gap_draft(SAW, "Queen Victoria")
    fact = replace(draft.fact, marks=frozenset(marks), signs=frozenset(signs))
    draft = replace(draft, fact=fact, passage=passage)
    for wish in (Wish(), Wish(kinds=["cloze"])):
        chosen, _, _ = choose([draft], wish, words=100, by=Rating(lambda _draft: score, 0.94))
        assert bool(chosen) is is_asked


@pytest.mark.parametrize(
    ("answer", "kind", "score", "is_asked"),
    [
        ("Paris", AnswerType.PLACE, 0.97, False),
        ("Paris", AnswerType.PLACE, 0.98, True),
        ("Massiac", AnswerType.PLACE, 0.94, False),
        ("Massiac", AnswerType.PLACE, 0.95, True),
        ("1881", AnswerType.YEAR, 0.94, True),
    ],
)
def test_behind_a_passage_a_place_must_be_surer_and_a_well_known_one_surest(
    answer: str, kind: AnswerType, score: float, *, is_asked: bool
) -> None:
    town = answer if kind == AnswerType.PLACE else "Massiac"
    text = f"In 1881 his wife and children settled in {town}, in the boulevard."
    draft = replace(
        gap_draft(text, answer, kind=kind), passage="He took the advice, and left for the south with all that he had."
    )
    chosen, _, _ = choose([draft], Wish(), words=100, by=Rating(lambda _draft: score, 0.94))
    assert bool(chosen) is is_asked


def test_a_short_gap_that_leans_is_never_asked_alone() -> None:
    draft = gap_draft("In 1843 Queen Victoria saw a game at Scone.", "1843", kind=AnswerType.YEAR, marks=("leaning",))
    assert choose([draft], Wish(), words=100, by=Rating(lambda _draft: 0.99, 0.82))[0] == []


@pytest.mark.parametrize(
    ("answer", "is_asked"),
    [("eastern Europe", False), ("East Asia", False), ("South Africa", True), ("North Sea", True), ("Friesland", True)],
)
def test_no_gap_asks_for_a_part_of_the_world_that_may_be_said_otherwise(answer: str, *, is_asked: bool) -> None:
    draft = gap_draft(f"In 1481 the plant was brought from {answer} by Fulke of Colway.", answer, kind=AnswerType.PLACE)
    for passage in ("", "It was little known."):
        chosen, _, _ = choose(
            [replace(draft, passage=passage)], Wish(), words=100, by=Rating(lambda _draft: 0.98, 0.82)
        )
        assert bool(chosen) is is_asked


@pytest.mark.parametrize(
    ("wh", "score", "family", "is_asked"),
    [
        ("Who", 0.99, Family.APPOSITIVE, False),
        ("What", 0.87, Family.APPOSITIVE, True),
    ],
)
def test_who_somebody_was_is_asked_only_of_whoever_wants_that_kind(
    wh: str, score: float, family: Family, *, is_asked: bool
) -> None:
    draft = wh_draft(Ask(Shape.IDENTITY, wh, "was", "Otto Schott"), "a chemist in Witten", family=family)
    by = Rating(lambda _draft: score, 0.82)
    assert bool(choose([draft], Wish(), words=100, by=by)[0]) is is_asked
    assert choose([draft], Wish(kinds=[family.value]), words=100, by=by)[0]


@pytest.mark.parametrize(("answer", "is_asked"), [("northeastern Syria", True), ("West Africa", False)])
def test_where_in_a_land_something_lies_need_not_be_as_sure_as_other_places(answer: str, *, is_asked: bool) -> None:
    ask = Ask(Shape.INVERTED, "Where", "is", "the presence of the forces", "concentrated")
    draft = wh_draft(ask, answer, family=Family.WHERE, kind=AnswerType.PLACE)
    assert bool(choose([draft], Wish(), words=100, by=Rating(lambda _draft: 0.80, 0.82))[0]) is is_asked


@pytest.mark.parametrize(("words", "wish", "made"), [(900, Wish(), 10), (700, Wish(), 4), (900, Wish(part=(0, 9)), 4)])
def test_a_long_article_with_few_sure_cards_gives_some_that_are_nearly_sure(words: int, wish: Wish, made: int) -> None:
    rates = {n: 0.96 if n < 4 else 0.9 if n < 12 else 0.5 for n in range(14)}
    drafts = [
        gap_draft(f"Baron Nr{n} of Colway founded a town in Dorset.", f"Baron Nr{n}", start=100 * n) for n in rates
    ]
    by = Rating(lambda draft: rates[draft.fact.sentence.start // 100], 0.94)
    given = replace(wish, part=(0, 9999)) if wish.part else wish
    assert len(choose(drafts, given, words=words, by=by)[0]) == made


@pytest.mark.parametrize(("words", "score", "is_asked"), [(700, 0.95, True), (2500, 0.95, False), (2500, 0.96, True)])
def test_of_a_long_page_only_surer_gaps_are_asked(words: int, score: float, *, is_asked: bool) -> None:
    by = Rating(lambda _draft: score, 0.94)
    drafts = [
        gap_draft(f"Baron Nr{n} of Colway founded a town in Dorset.", f"Baron Nr{n}", start=100 * n) for n in range(12)
    ]
    assert bool(choose(drafts, Wish(part=(0, 9999)), words=words, by=by)[0]) is is_asked


@pytest.mark.parametrize(("more", "is_asked"), [("", True), ("very " * 20, False)])
def test_a_long_question_behind_a_passage_must_be_surer(more: str, *, is_asked: bool) -> None:
    draft = gap_draft(
        f"In 1881 his wife and children settled in a {more}small house at Massiac.", "1881", kind=AnswerType.YEAR
    )
    draft = replace(draft, passage="He took the advice, and left for the south with all that he had.")
    assert bool(choose([draft], Wish(), words=100, by=Rating(lambda _draft: 0.94, 0.94))[0]) is is_asked
