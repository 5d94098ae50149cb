"""Proves core/memory/plan/exam.py: whoever follows the plan day by day is ready on the day."""

from datetime import timedelta
from random import Random

import pytest

from quizapp.core.memory.engine.curve import recall
from quizapp.core.memory.plan.exam import exam_plan
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.schedule import preview
from quizapp.core.memory.state import Phase, State
from tests.core.memory.moments import DAY, NOON, UTC_CLOCK

OPTIONS = {"preset": Preset(), "clock": UTC_CLOCK}


def known(stability: float, days_ago: int) -> State:
    """A card in review."""
    return State(Phase.REVIEW, 0, stability, 5.0, NOON, NOON - days_ago * DAY, max(1, round(stability)), reviews=3)


@pytest.mark.parametrize("days", [1, 2, 7, 30])
@pytest.mark.parametrize("goal", [0.8, 0.9])
def test_following_the_plan_leads_to_the_goal_on_the_day(days: int, goal: float) -> None:
    rng = Random(days)
    cards = {number: known(rng.uniform(0.5, 60), rng.randint(0, 40)) for number in range(40)}
    cards |= dict.fromkeys(range(40, 50), State())
    exam, asked = (NOON + days * DAY).date(), []
    for day in range(days):
        now = NOON + day * DAY
        plan = exam_plan(cards.items(), now=now, exam=exam, goal=goal, clock=UTC_CLOCK)
        asked.append(len(plan.today))
        for card in plan.today:
            cards[card] = preview(cards[card], now, card_id=card, **OPTIONS)[Rating.GOOD].state
    chances = [recall(s.stability or 0.0, (exam - (s.last_review or NOON).date()).days) for s in cards.values()]
    assert min(chances) >= goal
    assert plan.later == 0


def test_what_is_ready_is_left_alone_and_the_rest_is_spread() -> None:
    cards = [(1, known(500, 1)), *((number, known(6, 5)) for number in range(2, 22))]
    plan = exam_plan(cards, now=NOON, exam=(NOON + 10 * DAY).date(), goal=0.9, clock=UTC_CLOCK)
    assert (plan.ready, plan.days, len(plan.today), plan.later) == (1, 10, 2, 18)


def test_a_card_for_which_today_is_too_early_waits() -> None:
    cards = [(1, known(1.0, 1)), (2, known(40, 30))]
    plan = exam_plan(cards, now=NOON, exam=(NOON + timedelta(days=30)).date(), goal=0.95, clock=UTC_CLOCK)
    assert (1 in plan.today, plan.later) == (False, 1)
