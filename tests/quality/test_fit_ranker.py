"""Fitting the ranker: it learns what tells good from bad, gives the same model each time, and is compared fairly."""

import json
from dataclasses import replace

import pytest

from quizapp.core.cards.rank.learnt import Ranker
from tests.quality.fit_ranker import (
    Sample,
    area,
    best_share,
    compare,
    compare_only,
    fit,
    fit_only,
    stored,
    unseen_rates,
)


def _samples() -> list[Sample]:
    """Six articles; cards that ask for years are good, whatever the hand-made score says."""
    return [
        Sample(
            f"article {n % 6}", {"type year": float(n % 2), "anchors": (n % 5) / 4}, hand=(n % 7) / 7, good=n % 2 == 1
        )
        for n in range(60)
    ]


def test_it_learns_what_the_reader_keeps() -> None:
    model = fit(_samples())
    assert model.weights["type year"] > 0.5
    assert model.rate({"type year": 1.0}) > 0.5 > model.rate({"type year": 0.0})


def test_the_same_cards_give_the_same_model() -> None:
    assert stored(fit(_samples())) == stored(fit(_samples()))
    assert list(json.loads(stored(fit(_samples())))) == ["bias", "floor", "weights"]


def test_a_feature_of_few_cards_is_not_learnt() -> None:
    rare = Sample("article 1", {"mark odd": 1.0}, hand=0.9, good=False)
    assert "mark odd" not in fit([*_samples(), rare]).weights


def test_an_article_is_judged_by_a_model_that_has_not_seen_it() -> None:
    known = _samples()
    secret = [Sample("new", {"only here": 1.0}, hand=0.5, good=True) for _ in range(10)]
    assert set(unseen_rates([*known, *secret])[-10:]) == {fit(known).rate({"only here": 1.0})}


@pytest.mark.parametrize(
    ("rates", "good", "expected"),
    [
        ([0.9, 0.8, 0.1], [True, True, False], 1.0),
        ([0.1, 0.9], [True, False], 0.0),
        ([0.5, 0.5], [True, False], 0.5),
        ([0.9, 0.5, 0.4, 0.2], [True, False, True, False], 0.75),
    ],
)
def test_the_area_under_the_curve(rates: list[float], good: list[bool], expected: float) -> None:
    assert area(rates, good) == pytest.approx(expected)


def test_the_best_share_is_taken_of_each_article() -> None:
    known = [Sample(name, {}, 0.5, good) for name, good in (("a", True), ("a", False), ("b", False), ("b", True))]
    assert best_share(known, [0.9, 0.1, 0.2, 0.8], 0.5) == 1.0
    assert best_share(known, [0.1, 0.9, 0.8, 0.2], 0.5) == 0.0


def test_the_learnt_score_wins_only_where_it_is_better_on_articles_it_has_not_seen() -> None:
    assert compare(_samples())
    told_by_hand = [Sample(s.article, {"anchors": 1.0}, float(s.good), s.good) for s in _samples()]
    assert not compare(told_by_hand)


def _gaps() -> list[Sample]:
    """Six articles; readers throw out every other gap that says "the last", of which the stored model knows nothing."""
    return [
        Sample(
            f"article {n % 6}",
            {"anchors": (n % 5) / 4, "loose:last": float(n % 4 == 0)},
            hand=0.5,
            good=n % 8 != 0,
            is_gap=True,
        )
        for n in range(240)
    ]


def test_new_features_are_learnt_beside_a_stored_model_that_stays() -> None:
    old = Ranker({"anchors": 1.0, "type year": 0.3}, bias=1.0, floor=0.8)
    new = fit_only(_gaps(), old, ["loose:"])
    assert (new.bias, new.floor) == (old.bias, old.floor)
    assert {name: new.weights[name] for name in old.weights} == dict(old.weights)
    assert new.weights["loose:last"] < -0.3


def test_only_gaps_of_the_default_deck_teach_them() -> None:
    others = [replace(sample, is_gap=False, good=False) for sample in _gaps()]
    old = Ranker({"anchors": 1.0}, bias=1.0)
    assert fit_only([*_gaps(), *others], old, ["loose:"]) == fit_only(_gaps(), old, ["loose:"])


def test_they_are_kept_only_where_they_win_on_unseen_articles() -> None:
    old = Ranker({"anchors": 1.0}, bias=1.0)
    assert compare_only(_gaps(), old, ["loose:"])
    assert not compare_only(_gaps(), Ranker({"anchors": 1.0, "loose:last": -9.0}, bias=1.0), ["nothing:"])
