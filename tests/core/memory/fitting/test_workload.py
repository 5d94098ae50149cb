"""Proves core/memory/fitting/workload.py: what a wish for retention costs, by the learner's own times."""

from quizapp.core.memory.fitting.workload import RETENTIONS, Habit, Plan, Point, workload


def at(points: list[Point], retention: float) -> Point:
    return next(point for point in points if point.retention == retention)


def test_R5_a_curve_over_all_wishes_that_may_be_had() -> None:
    points = workload([], Plan(new_per_day=5))
    assert tuple(point.retention for point in points) == RETENTIONS
    assert (RETENTIONS[0], RETENTIONS[-1], 0.85 in RETENTIONS) == (0.70, 0.99, True)
    assert at(points, 0.99).minutes > 2 * at(points, 0.9).minutes > 2 * at(points, 0.8).minutes * 0.9
    assert at(points, 0.95).known > at(points, 0.8).known


def test_R5_no_day_is_cut_off_at_half_an_hour() -> None:
    slow = [Habit(kind, rating, 60.0) for kind in (0, 1, 2) for rating in (1, 2, 3, 4)] * 12
    assert at(workload(slow, Plan(new_per_day=40)), 0.97).minutes > 60


def test_R5_costs_are_the_learners_own() -> None:
    quick = [Habit(kind, rating, 2.0) for kind in (0, 1, 2) for rating in (1, 2, 3, 4)] * 12
    slow = [habit._replace(seconds=20.0) for habit in quick]
    ratio = at(workload(slow, Plan(5)), 0.9).minutes / at(workload(quick, Plan(5)), 0.9).minutes
    assert 9.5 < ratio < 10.5


def test_R5_a_large_deck_is_scaled_not_cut() -> None:
    small, large = at(workload([], Plan(8)), 0.9), at(workload([], Plan(80)), 0.9)
    assert 8 < large.minutes / small.minutes < 12
    assert 9 < large.known / small.known < 11
