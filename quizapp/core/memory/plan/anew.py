"""Rescheduling on request (rule R2): due dates as today's memory and wish would have set them, from the last answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.engine.curve import interval, recall
from quizapp.core.memory.engine.fuzz import chance, spread
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.state import Phase, State, day_of_last


class Placed(NamedTuple):
    """A card in review, where it stands, and the options of its deck; none: those of the whole plan (rule R1)."""

    card_id: int
    state: State
    preset: Preset | None = None


@dataclass(frozen=True, slots=True)
class Anew:
    """What rescheduling would do: the new state of each card that moves, and how many are due today."""

    moves: dict[int, State]
    cards: int
    due_before: int
    due_after: int


def planned(cards: Iterable[Placed], now: datetime, *, preset: Preset, clock: DayClock, most_a_day: int) -> Anew:
    """The due dates that memory and wish would give now; of those that would be due, `most_a_day` come on each day from
    today on, the shakiest first. Fuzz is that of the last answer.

    >>> now = datetime(2026, 5, 1, 12, tzinfo=UTC)
    >>> known = State(Phase.REVIEW, 0, 30.0, 5.0, now, now - timedelta(days=1), 1, 0, 4)
    >>> plan = planned([Placed(1, known)], now, preset=Preset(), clock=DayClock("UTC"), most_a_day=200)
    >>> (len(plan.moves), plan.due_before, plan.due_after, plan.moves[1].interval_days)
    (1, 1, 0, 30)
    """
    today, reviews = clock.day_of(now), [card for card in cards if _can_move(card.state)]
    days = {card.card_id: max(today, _day(card, card.preset or preset, clock)) for card in reviews}
    due = sorted((card for card in reviews if days[card.card_id] == today), key=lambda card: _share(card, today, clock))
    for place, card in enumerate(due):
        days[card.card_id] = today + timedelta(days=place // max(1, most_a_day))
    moves = {card.card_id: _moved(card.state, days[card.card_id], clock) for card in reviews
             if not _stays(card.state, days[card.card_id], today, clock)}  # fmt: skip
    before = sum(clock.day_of(_due(card.state)) <= today for card in reviews)
    return Anew(moves, len(reviews), before, min(len(due), max(1, most_a_day)))


def _can_move(state: State) -> bool:
    is_known = state.stability is not None and state.last_review is not None
    return state.phase is Phase.REVIEW and is_known and state.due is not None


def _day(card: Placed, preset: Preset, clock: DayClock) -> date:
    state = card.state
    days = interval(state.stability or 0.0, preset.retention, parameters=preset.parameters)
    seed = chance(card.card_id, max(0, state.reviews - 1))
    return _last(state, clock) + timedelta(days=spread(days, 1, preset.max_interval_days, chance=seed))


def _share(card: Placed, today: date, clock: DayClock) -> float:
    return recall(card.state.stability or 0.0, (today - _last(card.state, clock)).days)


def _stays(state: State, day: date, today: date, clock: DayClock) -> bool:
    """A card that is due, or overdue, and would be due today stays as it is."""
    due = clock.day_of(_due(state))
    return due == day or (day == today and due <= today)


def _moved(state: State, day: date, clock: DayClock) -> State:
    days = max(1, (day - _last(state, clock)).days)
    return state._replace(due=clock.start_of(day), interval_days=days)


def _due(state: State) -> datetime:
    return state.due or datetime.max.replace(tzinfo=UTC)


def _last(state: State, clock: DayClock) -> date:
    return day_of_last(state, clock) or date.min
