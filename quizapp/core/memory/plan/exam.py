"""Being ready on a day: which cards to ask today, so that each is remembered on the day with the wished chance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import Parameters, after_answer, recall
from quizapp.core.memory.state import State, days_passed

GOOD = 2  # the place of Good among the four buttons


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """The cards to ask today, in order; how many need nothing more, how many a later day is better for, and how many
    days of study are left."""

    today: tuple[int, ...]
    ready: int
    later: int
    days: int


@dataclass(frozen=True, slots=True)
class _Card:
    card_id: int
    is_new: bool
    chance: float  # on the day, if it is not asked again
    after_today: float  # on the day, if it is recalled today


def exam_plan(
    cards: Iterable[tuple[int, State]],
    *,
    now: datetime,
    exam: date,
    goal: float,
    clock: DayClock,
    parameters: Parameters = None,
) -> ExamPlan:
    """What to ask today for the day `exam`, an even share of all that falls short, made anew every day.

    New cards come first, for they need several days; then cards for which today is enough, the weakest first. A card
    for which today would not be enough waits for a day nearer to the exam; on the last day everything is asked.

    >>> from datetime import UTC, timedelta
    >>> now = datetime(2026, 5, 1, 12, tzinfo=UTC)
    >>> firm = State(stability=400.0, difficulty=5.0, last_review=now)
    >>> plan = exam_plan([(1, firm), (2, State())], now=now, exam=date(2026, 5, 11), goal=0.9, clock=DayClock("UTC"))
    >>> plan.today, plan.ready, plan.days
    ((2,), 1, 10)
    """
    today = clock.day_of(now)
    ahead = max(0, (exam - today).days)
    day = _Day(now, ahead, clock, parameters)
    found = [day.card(card_id, state) for card_id, state in cards]
    short = [card for card in found if card.chance < goal]
    days = max(1, ahead)
    asked = _order(short, goal) if days > 1 else sorted(short, key=lambda card: card.chance)
    share = ceil(len(short) / days)
    picked = tuple(card.card_id for card in asked[:share])
    return ExamPlan(picked, len(found) - len(short), len(short) - len(picked), days)


def _order(short: list[_Card], goal: float) -> list[_Card]:
    new = [card for card in short if card.is_new]
    enough = [card for card in short if not card.is_new and card.after_today >= goal]
    return [*new, *sorted(enough, key=lambda card: card.chance)]


@dataclass(frozen=True, slots=True)
class _Day:
    """The exam, seen from now."""

    now: datetime
    ahead: int
    clock: DayClock
    parameters: Parameters

    def card(self, card_id: int, state: State) -> _Card:
        """How a card will stand on the day."""
        passed = days_passed(state, self.clock.day_of(self.now), self.clock)
        strengths = after_answer(state.stability, state.difficulty, passed, retention=0.9, parameters=self.parameters)
        is_new = state.stability is None
        chance = recall(state.stability, passed + self.ahead, parameters=self.parameters) if state.stability else 0.0
        return _Card(card_id, is_new, chance, recall(strengths[GOOD].stability, self.ahead, parameters=self.parameters))
