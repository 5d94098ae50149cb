"""In which order cards come (rule Q4): how new ones are gathered and sorted, and what breaks ties."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from flask import Flask

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.queue import Source
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.rules.orders import NewOrder, NewSort, ReviewOrder
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.features.study.branches.queries import first as branches
from quizapp.features.study.coming import coming
from quizapp.features.study.learner import in_deck, learner_of
from quizapp.features.study.options import services as options
from quizapp.features.study.options.services import Own
from quizapp.features.study.places import place
from quizapp.features.study.queries import overview, queue
from quizapp.models import Card, Deck, Memory, User
from tests import factories
from tests.conftest import NOON

_number = count(1)
NEW: dict[str, Any] = {"phase": Phase.NEW, "interval_days": 0, "reviews": 0, "stability": None, "last_review": None}


def asked(ana: User, deck: int, preset: Preset, *, days: int = 0) -> list[int]:
    """The numbers of the cards that a session by these options gives; nothing of it stays."""
    options.save_set(ana.id, deck, f"{next(_number)}", preset, is_new=True, now=NOON)
    rules = in_deck(learner_of(ana), overview.own_deck_with_options(ana.id, deck)[1])
    before = db.session.begin_nested()
    now, found = NOON + timedelta(days=days), []
    while (card := coming(rules, deck, now).card) is not None:
        given = services.Answer(card.card_id, card.reviews, Rating.EASY, f"key-{next(_number):08}")
        services.answer(rules, deck, given, now=now)
        found.append(card.card_id)
    before.rollback()
    return found


def notes_of(ana: User, deck: Deck, number: int, *, cards: int = 2) -> list[list[Card]]:
    """Notes with some new cards each: numbered among the cards of their note, from 0."""
    made = []
    for _note in range(number):
        note = factories.note(deck)
        made.append([factories.card(note, part=part) for part in range(cards)])
    for note_cards in made:
        for card in note_cards:
            factories.memory(ana, card, **NEW)
    return made


def ids(cards: Sequence[Card]) -> list[int]:
    return [card.id for card in cards]


def test_Q4_new_cards_sorted_by_template_are_those_gathered_for_the_day(ana: User, app: Flask) -> None:
    deck = factories.deck(ana)
    [one, two, _three] = notes_of(ana, deck, 3)
    found = asked(ana, deck.id, Preset(new_per_day=4, new_sort=NewSort.TEMPLATE))
    assert found == [one[0].id, two[0].id, one[1].id, two[1].id]


def test_Q4_new_cards_backwards(ana: User, app: Flask) -> None:
    deck = factories.deck(ana)
    made = [card for note in notes_of(ana, deck, 3) for card in note]
    assert asked(ana, deck.id, Preset(new_per_day=4, new_order=NewOrder.BACKWARDS)) == ids(made[::-1][:4])


@pytest.mark.parametrize(
    "preset", [Preset(new_order=NewOrder.RANDOM_NOTES), Preset(new_sort=NewSort.NOTES)], ids=["gathered", "sorted"]
)
def test_Q4_shuffled_notes_keep_their_cards_together_in_order(ana: User, app: Flask, preset: Preset) -> None:
    deck = factories.deck(ana)
    made = [ids(note) for note in notes_of(ana, deck, 8)]
    orders = [asked(ana, deck.id, preset, days=day) for day in range(2)]
    for found in orders:
        pairs = [found[place : place + 2] for place in range(0, len(found), 2)]
        assert sorted(pairs) == sorted(made)
        assert pairs != made
    assert orders[0] != orders[1]
    assert asked(ana, deck.id, preset) == orders[0], "the same all day"


def test_Q4_sorted_by_template_and_then_shuffled(ana: User, app: Flask) -> None:
    deck = factories.deck(ana)
    made = notes_of(ana, deck, 8)
    found = asked(ana, deck.id, Preset(new_sort=NewSort.TEMPLATE_RANDOM))
    firsts, seconds = [note[0].id for note in made], [note[1].id for note in made]
    assert (sorted(found[:8]), sorted(found[8:])) == (firsts, seconds)
    assert found != firsts + seconds
    assert sorted(asked(ana, deck.id, Preset(new_sort=NewSort.RANDOM))[:8]) != firsts


def test_Q4_sorting_keeps_to_what_the_limit_of_each_deck_lets_be_gathered(ana: User, app: Flask) -> None:
    top, left, right = (factories.deck(ana, name=name) for name in ("A", "A::B", "A::C"))
    some, others = notes_of(ana, left, 3), notes_of(ana, right, 3)
    options.keep_own(ana.id, left.id, Own(new_per_day=3))
    found = asked(ana, top.id, Preset(new_per_day=5, new_sort=NewSort.TEMPLATE))
    assert found == [some[0][0].id, some[1][0].id, others[0][0].id, some[0][1].id, others[0][1].id]


def test_Q4_deck_after_deck_their_notes_shuffled(ana: User, app: Flask) -> None:
    top, left, right = (factories.deck(ana, name=name) for name in ("A", "A::B", "A::C"))
    some, others = notes_of(ana, right, 6, cards=1), notes_of(ana, left, 6, cards=1)
    found = asked(ana, top.id, Preset(new_order=NewOrder.DECK_NOTES))
    assert sorted(found[:6]) == [card.id for [card] in others]
    assert sorted(found[6:]) == [card.id for [card] in some]
    assert found[:6] != sorted(found[:6])
    assert len(asked(ana, top.id, Preset(new_order=NewOrder.DECK_NOTES, new_sort=NewSort.TEMPLATE))) == 12


def test_Q4_reviews_by_day_then_deck_or_by_deck_then_day(ana: User, app: Flask) -> None:
    top, left, right = (factories.deck(ana, name=name) for name in ("A", "A::B", "A::C"))
    cards = [factories.card(factories.note(deck)) for deck in (right, left, right, left)]
    for card, days in zip(cards, (3, 2, 2, 1), strict=True):
        factories.memory(ana, card, due=NOON - timedelta(days=days))
    third, first, fourth, second = ids(cards)
    assert asked(ana, top.id, Preset(review_order=ReviewOrder.DUE_DECK)) == ids(cards)
    assert asked(ana, top.id, Preset(review_order=ReviewOrder.DECK_DUE)) == [first, second, third, fourth]


def test_Q4_reviews_due_on_one_day_are_shuffled_and_anew_once_their_interval_changed(ana: User, app: Flask) -> None:
    cards = factories.kept_cards(ana, 12)
    for card in cards:
        factories.memory(ana, card, due=NOON - timedelta(days=1))
    where = place(learner_of(ana), cards[0].deck_id, NOON)
    first, *others = [[row.card_id for row in queue.ahead(where, reviews=20, new=20)] for _again in range(3)]
    assert sorted(first) == ids(cards) != first
    assert others == [first, first]
    assert asked(ana, cards[0].deck_id, Preset()) == first, "in a session as for a page without a network"
    db.session.execute(db.update(Memory).values(interval_days=5, due=NOON - timedelta(days=1)))
    then = [row.card_id for row in queue.ahead(where, reviews=20, new=20)]
    assert sorted(then) == ids(cards)
    assert then != first


def test_Q4_new_cards_made_at_one_moment_keep_their_places(ana: User, app: Flask) -> None:
    cards = factories.kept_cards(ana, 12)
    services.open_deck(ana.id, cards[0].deck_id)
    assert asked(ana, cards[0].deck_id, Preset()) == ids(cards)


def test_Q4_every_order_is_read_by_the_index_of_a_deck_s_queue(ana: User, app: Flask) -> None:
    if db.engine.dialect.name != "sqlite":
        return
    where = place(learner_of(ana), 1, NOON)
    sources = [(Source.NEW, order) for order in NewOrder] + [(Source.REVIEW, order) for order in ReviewOrder]
    wanted = [(*one, NewSort.GATHERED) for one in sources]
    wanted += [(Source.NEW, order, sort) for order in NewOrder for sort in NewSort]
    for source, order, sort in wanted:
        among = branches.Among((1,), (5,), 5)
        branches.next_face(source, order, among, where, sort=sort)
        is_sorted = isinstance(order, NewOrder) and sort is not NewSort.GATHERED
        form = (branches._sorted(order, sort) if is_sorted else branches._prepared(source, order))._forms["sqlite"]
        bound = form.bound(where | {"decks": "[1]", "rooms": "[5]", "shuffle": 1, "most": 5})
        driver: Any = db.session.connection().connection.driver_connection
        steps = [row[3] for row in driver.execute("EXPLAIN QUERY PLAN " + form.sql, bound)]
        assert any("SEARCH memories USING" in step and "ix_memories_deck_phase_due" in step for step in steps), order
        assert not [step for step in steps if step.startswith("SCAN") and "memories" in step], order
