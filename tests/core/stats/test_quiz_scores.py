"""Proves core/stats/quiz_scores.py: scores over time."""

from datetime import UTC, datetime, timedelta

from quizapp.core.stats.quiz_scores import Point, quiz_scores

START = datetime(2026, 5, 1, tzinfo=UTC)


def test_attempts_stand_in_the_order_of_time() -> None:
    later, earlier = (START + timedelta(days=2), 5.0, 5), (START, 2.5, 5)
    found = quiz_scores([later, earlier, (START + timedelta(days=1), 0.0, 0)])
    assert found.points == (Point(START, 50), Point(START + timedelta(days=2), 100))
    assert (found.latest, found.best.percent, found.mean) == (100, 100, 75.0)


def test_no_attempt_has_no_figures() -> None:
    found = quiz_scores([])
    assert (found.latest, found.best, found.mean, found.gain) == (None, None, None, None)


def test_the_gain_compares_the_last_five_with_the_five_before() -> None:
    attempts = [(START + timedelta(days=day), points, 10) for day, points in enumerate([1.0] + [5.0] * 5 + [8.0] * 5)]
    assert quiz_scores(attempts).gain == 30.0
    assert quiz_scores(attempts[:9]).gain is None
