"""Choosing the cards of a wish and keeping them as a selection."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, true

from quizapp.core.errors import Refused
from quizapp.core.memory.plan.exam import ExamPlan, exam_plan
from quizapp.core.memory.schedule import retrievability
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.features.study.custom import queries
from quizapp.features.study.custom.wish import Kind, Wish
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries.overview import own_deck, with_below
from quizapp.features.study.states import state_of
from quizapp.features.study.steps.keeping import Desk
from quizapp.models import Selection, SelectionCard

Search = Callable[[Learner, str, Any], Sequence[int]]
_search: list[Search] = []  # by a whole search, once there is a feature that knows how


def provide(search: Search) -> None:
    """Say how a search is read; it gives the cards that it means, or raises Refused("search", why=...)."""
    _search[:] = [search]


def choose(desk: Desk, wish: Wish) -> Selection:
    """Keep the cards of a wish, in the order they will be asked. Raises Refused("no_cards") when there is none."""
    cards = pick(desk, wish)
    if not cards:
        raise Refused("no_cards")
    selection = Selection(
        learner_id=desk.learner.id,
        kind=wish.kind,
        about=wish.about(),
        is_practice=wish.is_practice,
        created_at=desk.now,
    )
    db.session.add(selection)
    db.session.flush()
    rows = [SelectionCard(selection_id=selection.id, place=place, card_id=card) for place, card in enumerate(cards, 1)]
    db.session.add_all(rows)
    db.session.flush()
    return selection


def pick(desk: Desk, wish: Wish) -> list[int]:
    """The cards of a wish, in order, no more than wished. Raises NotFound for a deck of somebody else."""
    if wish.kind is Kind.EXAM:
        return list(exam_of(desk, wish).today[: wish.number])
    rows = _rows(desk, wish)
    if wish.kind in {Kind.DECK, Kind.TAG, Kind.WORDS}:
        rows = sorted(rows, key=lambda row: _chance(desk, row))
    return [row.card_id for row in rows[: wish.number]]


def _rows(desk: Desk, wish: Wish) -> Sequence[Any]:
    """The memories that the wish is about; cards never opened are opened."""
    learner, decks = desk.learner, []
    if wish.deck:
        decks = with_below(learner.id, own_deck(learner.id, wish.deck).id)
    which = (queries.in_decks(decks), _which(desk, wish))
    if wish.kind in {Kind.DECK, Kind.TAG, Kind.WORDS, Kind.EXAM}:
        for deck in queries.unopened(learner.id, *which):
            services.open_deck(learner.id, deck)
    return queries.chosen(learner.id, *which)


def exam_of(desk: Desk, wish: Wish) -> ExamPlan:
    """What an exam asks for today, and what it leaves for later."""
    assert wish.exam is not None  # noqa: S101  the form made sure
    learner = desk.learner
    return exam_plan(
        [(row.card_id, state_of(row)) for row in _rows(desk, wish)],
        now=desk.now,
        exam=wish.exam,
        goal=wish.goal / 100,
        clock=learner.clock,
        parameters=learner.preset.parameters,
    )


def _which(desk: Desk, wish: Wish) -> ColumnElement[bool]:
    clock, today = desk.learner.clock, desk.learner.clock.day_of(desk.now)
    if wish.kind is Kind.FORGOTTEN:
        return queries.forgotten(desk.learner.id, clock.start_of(today))
    if wish.kind is Kind.AHEAD:
        end = clock.start_of(today + timedelta(days=wish.days + 1))
        return queries.due_between(clock.next_day_at(desk.now), end)
    if wish.kind is Kind.TAG:
        return queries.tagged(desk.learner.id, wish.text)
    if wish.kind is Kind.WORDS:
        return queries.among(_search[0](desk.learner, wish.text, desk.now)) if _search else queries.wordy(wish.text)
    return true()


def _chance(desk: Desk, row: Any) -> float:
    """The least remembered come first, new cards last."""
    preset = desk.learner.preset
    chance = retrievability(state_of(row), desk.now, clock=desk.learner.clock, parameters=preset.parameters)
    return 2.0 if chance is None else chance
