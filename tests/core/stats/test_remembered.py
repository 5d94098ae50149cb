"""Proves core/stats/remembered.py: what stays of each article."""

import pytest

from quizapp.core.stats.remembered import Hold, Remembered, hold, remembered


@pytest.mark.parametrize(
    ("stability", "retrievability", "expected"),
    [
        (None, None, Hold.NONE),
        (0.2, 1.0, Hold.FAINT),
        (20.9, 1.0, Hold.FAINT),
        (21.0, 0.8, Hold.FIRM),
        (21.0, 0.79, Hold.FAINT),
        (900.0, 0.3, Hold.FAINT),
    ],
)
def test_hold_needs_strength_and_freshness(
    stability: float | None, retrievability: float | None, expected: Hold
) -> None:
    assert hold(stability, retrievability) is expected


def test_articles_are_folded_apart() -> None:
    found = remembered([(1, 30.0, 30), (1, 30.0, 0), (1, 5.0, 5), (1, None, 0), (2, None, 0)])
    assert (found[1].firm, found[1].faint, found[1].none) == (2, 1, 1)
    assert found[1].mean == pytest.approx((0.9 + 1.0 + 0.9) / 3)
    assert found[1].of_all == pytest.approx(2.8 / 4)
    assert found[2] == Remembered(none=1)
    assert found[2].mean is None


def test_an_article_without_cards_has_no_share() -> None:
    assert Remembered().of_all is None


def test_memories_fade_with_the_days() -> None:
    chances = [remembered([(1, 30.0, days)])[1].mean for days in (0, 10, 30, 90, 365)]
    assert chances == sorted(chances, reverse=True)
    assert remembered([(1, 30.0, 365)])[1].faint == 1
