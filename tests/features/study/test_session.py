"""Plays whole sessions: the list of decks says just what each session gives (rule Q5), whatever its options are."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.rules.orders import NewOrder, NewSort, ReviewOrder
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study import overview, services
from quizapp.features.study.coming import coming
from quizapp.features.study.learner import Learner, in_deck, learner_of
from quizapp.features.study.options import services as options
from quizapp.features.study.options.services import Own
from quizapp.features.study.queries import overview as queries
from quizapp.features.study.steps import undoing
from quizapp.features.study.steps.keeping import Desk
from quizapp.models import Deck, Memory, User
from tests import factories, people
from tests.conftest import NOON

NAMES = ("A", "A::B", "A::B::C", "A::D", "E")
few = st.one_of(st.none(), st.integers(0, 5))
_keys, _people = count(1), count(1)
kinds = st.sampled_from(["new", "review", "interday", "step", "tomorrow", "aside", "unopened"])
notes = st.lists(st.tuples(st.integers(0, 4), st.lists(kinds, min_size=1, max_size=3)), max_size=9)
presets = st.builds(
    Preset,
    learning_steps=st.sampled_from([(), (timedelta(minutes=10),)]),
    new_per_day=st.integers(0, 6),
    reviews_per_day=st.integers(0, 8),
    bury_new=st.booleans(),
    bury_reviews=st.booleans(),
    bury_interday=st.booleans(),
    is_new_free=st.booleans(),
    new_order=st.sampled_from(NewOrder),
    new_sort=st.sampled_from(NewSort),
    review_order=st.sampled_from(ReviewOrder),
)
PHASES: dict[str, dict[str, Any]] = {
    "new": {"phase": Phase.NEW, "interval_days": 0, "reviews": 0, "stability": None, "last_review": None},
    "review": {},
    "interday": {"phase": Phase.RELEARNING, "interval_days": 1},
    "step": {"phase": Phase.LEARNING, "interval_days": 0},
    "tomorrow": {"due": NOON + timedelta(days=3)},
    "aside": {"suspended": True},
}


def fill(learner: User, some: list[tuple[int, list[str]]]) -> list[Deck]:
    """The decks of NAMES with these notes, each with cards of these kinds."""
    decks = [factories.deck(learner, name=name) for name in NAMES]
    for number, (place, cards) in enumerate(some):
        note = factories.note(decks[place])
        for position, kind in enumerate(cards):
            card = factories.card(note, front=f"Question {number}.{position}?")
            if kind != "unopened":
                factories.memory(learner, card, **PHASES[kind])
    return decks


def session(learner: Learner, deck: int) -> Iterator[Memory]:
    """Every card that a session gives, answered Easy, until nothing more is asked now."""
    rules = in_deck(learner, queries.own_deck_with_options(learner.id, deck)[1])
    for lower in queries.with_below(learner.id, deck):
        services.open_deck(learner.id, lower)
    while (card := coming(rules, deck, NOON).card) is not None:
        given = services.Answer(card.card_id, card.reviews, Rating.EASY, f"key-{next(_keys):08}", device="here")
        services.answer(learner, deck, given, now=NOON)
        yield card


def said(learner: Learner, deck: int) -> tuple[int, int]:
    [pile] = overview.piles(learner, NOON, [deck])
    return pile.due, pile.new


@pytest.mark.parametrize("at", range(3))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some=notes, preset=st.lists(presets, min_size=1, max_size=2), own=st.lists(few, min_size=5, max_size=5), usual=few
)
def test_Q5_the_list_says_what_the_session_gives(app: Flask, some, preset, own, usual, at: int) -> None:  # type: ignore[no-untyped-def]
    """For a deck with a tree below, one in the middle, and one that stands alone: Q2, Q3 and Q4 change no count."""
    user = people.make(f"player-{next(_people)}", new_per_day=20 if usual is None else usual, reviews_per_day=9)
    learner, decks = learner_of(user), fill(user, some)
    for deck, limit, number in zip(decks, own, range(5), strict=True):
        options.save_set(user.id, deck.id, f"{number}", preset[number % len(preset)], is_new=True, now=NOON)
        options.keep_own(user.id, deck.id, Own(new_per_day=limit, reviews_per_day=limit and limit + 1))
    deck = decks[(0, 1, 4)[at]].id
    before = said(learner, deck)
    for lower in queries.with_below(user.id, deck):
        services.open_deck(user.id, lower)
    told, shown_left = (
        said(learner, deck),
        coming(in_deck(learner, queries.own_deck_with_options(user.id, deck)[1]), deck, NOON).left,
    )
    asked = list(session(learner, deck))
    new = sum(card.phase is Phase.NEW for card in asked)
    assert (len(asked) - new, new) == told
    assert before == told, "cards that were never opened count as they will once they are"
    assert shown_left == len(asked)
    assert said(learner, deck) == (0, 0)
    assert len({card.card_id for card in asked}) == len(asked)
    db.session.rollback()


def test_Q2_an_answer_hides_the_other_cards_of_the_note(ana: User, app: Flask) -> None:
    [deck, *_others] = fill(ana, [(0, ["review", "review", "new", "new"]), (0, ["new", "new"])])
    learner = learner_of(ana)
    apart = Preset(bury_new=True, bury_reviews=True)
    options.save_set(ana.id, deck.id, "Apart", apart, is_new=True, now=NOON)
    assert said(learner, deck.id) == (1, 1)
    cards = list(session(learner, deck.id))
    assert len({card.note_id for card in cards}) == 2
    tomorrow = learner.clock.next_day_at(NOON)
    assert (
        db.session.scalars(db.select(Memory.buried_until).where(Memory.buried_until.is_not(None))).all()
        == [tomorrow] * 4
    )


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        (["unopened", "unopened", "unopened"], (0, 1)),
        (["new", "unopened"], (0, 1)),
        (["review", "unopened"], (1, 0)),
        (["step", "unopened"], (1, 0)),
        (["tomorrow", "unopened"], (0, 1)),
        (["aside", "unopened", "unopened"], (0, 1)),
    ],
)
def test_Q5_cards_never_opened_keep_apart_too(
    ana: User, app: Flask, cards: list[str], expected: tuple[int, int]
) -> None:
    [deck, *_others] = fill(ana, [(0, cards)])
    learner = learner_of(ana)
    assert said(learner, deck.id)[1] == cards.count("unopened") + cards.count("new")
    options.save_set(ana.id, deck.id, "Apart", Preset(bury_new=True), is_new=True, now=NOON)
    assert said(learner, deck.id) == expected


def test_Q2_nothing_earlier_is_hidden(ana: User, app: Flask) -> None:
    """A new card hides no review: reviews of the note come before it."""
    [deck, *_others] = fill(ana, [(0, ["new", "review"])])
    options.save_set(ana.id, deck.id, "Apart", Preset(bury_reviews=True), is_new=True, now=NOON)
    learner = learner_of(ana)
    assert said(learner, deck.id) == (1, 1)
    assert len(list(session(learner, deck.id))) == 2


def test_U1_undo_shows_the_hidden_cards_again(ana: User, app: Flask) -> None:
    [deck, *_others] = fill(ana, [(0, ["new", "new", "new"])])
    options.save_set(ana.id, deck.id, "Apart", Preset(bury_new=True), is_new=True, now=NOON)
    learner = learner_of(ana)
    next(session(learner, deck.id))
    assert said(learner, deck.id) == (0, 0)
    undoing.undo(Desk(learner, "here", NOON))
    assert said(learner, deck.id) == (0, 1)
    assert db.session.scalars(db.select(Memory.buried_until).where(Memory.buried_until.is_not(None))).all() == []


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (ReviewOrder.DUE, [0, 1, 2]),
        (ReviewOrder.SHORTEST, [1, 0, 2]),
        (ReviewOrder.LONGEST, [2, 0, 1]),
        (ReviewOrder.EASIEST, [2, 1, 0]),
        (ReviewOrder.HARDEST, [0, 1, 2]),
        (ReviewOrder.LIKELIEST, [0, 2, 1]),
        (ReviewOrder.UNLIKELIEST, [1, 2, 0]),
        (ReviewOrder.OVERDUE, [1, 0, 2]),
        (ReviewOrder.ADDED, [0, 1, 2]),
        (ReviewOrder.LATEST, [2, 1, 0]),
    ],
)
def test_Q4_reviews_come_in_the_order_of_choice(ana: User, app: Flask, order: ReviewOrder, expected: list[int]) -> None:
    cards = factories.kept_cards(ana, 3)
    for card, days, stability, difficulty, hours in zip(
        cards, (9, 3, 30), (90, 2, 40), (9, 6, 2), (3, 2, 1), strict=True
    ):
        values = {"interval_days": days, "stability": float(stability), "difficulty": float(difficulty)}
        last = NOON - timedelta(days=[10, 9, 31][cards.index(card)])
        factories.memory(ana, card, **values, due=NOON - timedelta(hours=hours), last_review=last)
    deck = cards[0].deck_id
    options.save_set(ana.id, deck, "Order", Preset(review_order=order), is_new=True, now=NOON)
    found = [card.card_id for card in session(learner_of(ana), deck)]
    assert [[card.id for card in cards].index(number) for number in found] == expected


def test_Q4_a_shuffled_order_stays_for_the_day_and_changes_with_it(ana: User, app: Flask) -> None:
    cards = factories.kept_cards(ana, 12)
    options.save_set(ana.id, cards[0].deck_id, "Order", Preset(new_order=NewOrder.RANDOM), is_new=True, now=NOON)
    services.open_deck(ana.id, cards[0].deck_id)
    rules = in_deck(learner_of(ana), queries.own_deck_with_options(ana.id, cards[0].deck_id)[1])
    firsts = [
        [coming(rules, cards[0].deck_id, NOON + timedelta(days=day)).card.card_id for _again in range(2)]
        for day in range(9)
    ]
    assert all(first == second for first, second in firsts)
    assert len({first for first, _second in firsts}) > 3


def test_Q4_deck_after_deck_or_all_by_their_places(ana: User, app: Flask) -> None:
    decks = fill(ana, [(1, ["new"]), (3, ["new"]), (1, ["new"]), (0, ["new"])])
    learner = learner_of(ana)
    for order, expected in ((NewOrder.DECK, "A A::B A::B A::D"), (NewOrder.POSITION, "A::B A::D A::B A")):
        options.save_set(ana.id, decks[0].id, order.value, Preset(new_order=order), is_new=True, now=NOON)
        assert " ".join(card.deck_name for card in session(learner, decks[0].id)) == expected
        for _card in range(4):
            undoing.undo(Desk(learner, "here", NOON))


@pytest.mark.parametrize(("minutes", "number"), [(0, 0), (10, 1), (60, 2)])
def test_Q1_the_list_asks_cards_in_steps_as_far_ahead_as_the_deck_does(
    ana: User, app: Flask, minutes: int, number: int
) -> None:
    top, below = factories.deck(ana, name="A"), factories.deck(ana, name="A::B")
    for wait in (5, 30):
        card = factories.card(factories.note(below))
        factories.memory(ana, card, phase=Phase.LEARNING, interval_days=0, due=NOON + timedelta(minutes=wait))
    preset = Preset(learn_ahead=timedelta(minutes=minutes))
    options.save_set(ana.id, top.id, "Far", preset, is_new=True, now=NOON)
    learner = learner_of(ana)
    piles = {pile.name: pile.due for pile in overview.piles(learner, NOON)}
    assert piles == {"A": number, "A::B": 1}
    assert overview.waiting_now(learner, NOON).due == number
    assert len(list(session(learner, top.id))) == number


def test_Q5_the_list_counts_as_far_as_the_limits_reach(ana: User, app: Flask) -> None:
    deck = factories.deck(ana)
    note = factories.note(deck)
    for _ in range(130):
        factories.memory(ana, factories.card(note))
    assert said(learner_of(ana), deck.id) == (130, 0)
    assert overview.waiting_now(learner_of(ana), NOON).due == 130
