"""The learnt score: features of a draft, the model over them, and which score counts."""

import json
from importlib.resources import files

import pytest

from quizapp.core.cards.rank import FLOOR, choose, score
from quizapp.core.cards.rank.features import features
from quizapp.core.cards.rank.learnt import DATA, Ranker, ranker_from, rating, stored_ranker
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Ask, Shape
from tests.core.cards.drafts import gap_draft, wh_draft

BORN = gap_draft("Mary Anning was born in Lyme Regis, Dorset, in 1799.", "1799", kind=AnswerType.YEAR, marks=("short",))
WAR = wh_draft(
    Ask(Shape.INVERTED, "In what year", "did", "the Syrian Civil War", "erupt"), "2011", marks=("anchored", "resolved")
)


@pytest.mark.parametrize(
    ("name", "of_a_gap", "of_a_question"),
    [
        ("family cloze", 1.0, None),
        ("family when", None, 1.0),
        ("type year", 1.0, 1.0),
        ("mark short", 1.0, None),
        ("mark resolved", None, 1.0),
        ("question words", 0.9, 0.9),
        ("answer words", 1 / 3, 1 / 3),
        ("anchors", 1.0, 0.75),
        ("figures", 0.0, 0.0),
        ("gap last", 1.0, 0.0),
        ("pronouns", 0.0, 0.0),
        ("plain things", 0.0, 1 / 3),
        ("day without year", 0.0, 0.0),
        ("gap first", 0.0, 0.0),
        ("name to answer", 0.0, 0.0),
    ],
)
def test_features_of_drafts(name: str, of_a_gap: float | None, of_a_question: float | None) -> None:
    assert features(BORN).get(name) == (None if of_a_gap is None else pytest.approx(of_a_gap))
    assert features(WAR).get(name) == (None if of_a_question is None else pytest.approx(of_a_question))


@pytest.mark.parametrize(
    ("name", "question", "answer", "given"),
    [
        ("pronouns", "Prince Ernst offered her a place in Moritzburg.", "Moritzburg", 0.5),
        ("plain things", "The whistle, cast in 1902, was found in the ruins by Tamsin Rooke.", "Tamsin Rooke", 2 / 3),
        ("starts with a plain thing", "The whistle was found in the ruins by Tamsin Rooke.", "Tamsin Rooke", 1.0),
        ("starts with a plain thing", "The Tour de France was first held in 1903.", "1903", 0.0),
        ("day without year", "At Inkerman on 5 November the Russians attacked again.", "5 November", 1.0),
        ("day without year", "The treaty was signed in Paris on 30 March 1856.", "30 March 1856", 0.0),
        ("small number", "Six engines from four stations fought the blaze.", "four", 1.0),
        ("name goes on", "It was on the Strand of Orrin that the yard stood.", "Orrin", 1.0),
    ],
)
def test_loose_ends_are_seen(name: str, question: str, answer: str, given: float) -> None:
    assert features(gap_draft(question, answer))[name] == pytest.approx(given)


def test_the_same_draft_has_the_same_features_in_the_same_order() -> None:
    again = wh_draft(
        Ask(Shape.INVERTED, "In what year", "did", "the Syrian Civil War", "erupt"),
        "2011",
        marks=("resolved", "anchored"),
    )
    assert list(features(WAR).items()) == list(features(again).items())


def test_the_weight_of_a_feature_moves_the_rate_its_way() -> None:
    neutral = Ranker({}, bias=0.0)
    likes_years = Ranker({"type year": 2.0}, bias=0.0)
    dislikes_short = Ranker({"type year": 2.0, "mark short": -3.0}, bias=0.0)
    assert neutral.rate(features(BORN)) == 0.5
    assert likes_years.rate(features(BORN)) > 0.5 > dislikes_short.rate(features(BORN)) > 0


def test_the_stored_model_counts_where_there_is_one_and_the_hand_made_score_elsewhere() -> None:
    ranker = stored_ranker()
    told = score(WAR) if ranker is None else ranker.rate(features(WAR))
    assert rating()(WAR) == told
    assert 0 <= told <= 1


def test_what_is_good_enough_is_decided_by_the_hand_made_score() -> None:
    poor = gap_draft(
        "It is about 30 in Dorset on most days of the year.", "30", kind=AnswerType.PEOPLE, marks=("small",)
    )
    assert score(poor) < FLOOR <= score(WAR)
    chosen, _, left = choose([poor, WAR], Wish(), words=1000)
    assert [draft.question for draft in chosen] == [WAR.question]
    assert [drop.check for drop in left] == ["low score"]


def test_a_stored_model_is_sorted_and_rounded() -> None:
    place = files("quizapp.core.data").joinpath(DATA)
    texts = [place.read_text(encoding="utf-8")] if place.is_file() else []
    assert texts == [json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n" for text in texts]
    assert stored_ranker() == (ranker_from(texts[0]) if texts else None)
