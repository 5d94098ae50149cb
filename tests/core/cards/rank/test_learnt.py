"""The learnt score: features of a draft, the model over them, and which score counts."""

import json
from importlib.resources import files

import pytest

from quizapp.core.cards.rank import FLOOR, score
from quizapp.core.cards.rank.features import features
from quizapp.core.cards.rank.learnt import DATA, Ranker, judge, ranker_from, stored_ranker
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
        ("gap first", 0.0, 0.0),
        ("name to answer", 0.0, 0.0),
    ],
)
def test_features_of_drafts(name: str, of_a_gap: float | None, of_a_question: float | None) -> None:
    assert features(BORN).get(name) == (None if of_a_gap is None else pytest.approx(of_a_gap))
    assert features(WAR).get(name) == (None if of_a_question is None else pytest.approx(of_a_question))


def test_the_same_draft_has_the_same_features_in_the_same_order() -> None:
    again = wh_draft(
        Ask(Shape.INVERTED, "In what year", "did", "the Syrian Civil War", "erupt"),
        "2011",
        marks=("resolved", "anchored"),
    )
    assert list(features(WAR).items()) == list(features(again).items())


def test_the_weight_of_a_feature_moves_the_rate_its_way() -> None:
    neutral = Ranker({}, bias=0.0, floor=0.5)
    likes_years = Ranker({"type year": 2.0}, bias=0.0, floor=0.5)
    dislikes_short = Ranker({"type year": 2.0, "mark short": -3.0}, bias=0.0, floor=0.5)
    assert neutral.rate(features(BORN)) == 0.5
    assert likes_years.rate(features(BORN)) > 0.5 > dislikes_short.rate(features(BORN)) > 0


def test_the_stored_model_counts_where_there_is_one_and_the_hand_made_score_elsewhere() -> None:
    rate, floor = judge()
    ranker = stored_ranker()
    if ranker is None:
        assert (rate(WAR), floor) == (score(WAR), FLOOR)
    else:
        assert (rate(WAR), floor) == (ranker.rate(features(WAR)), ranker.floor)
    assert 0 <= rate(WAR) <= 1
    assert 0 < floor < 1


def test_a_stored_model_is_sorted_and_rounded() -> None:
    place = files("quizapp.core.data").joinpath(DATA)
    texts = [place.read_text(encoding="utf-8")] if place.is_file() else []
    assert texts == [json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n" for text in texts]
    assert stored_ranker() == (ranker_from(texts[0]) if texts else None)
