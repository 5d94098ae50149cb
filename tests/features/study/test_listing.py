"""The list of decks and the header count no further than it matters, and say what the sessions give all the same."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rules.tree import Twig, grow
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study import overview
from quizapp.features.study.branches.listing import Listing, enough, listing_of
from quizapp.features.study.branches.queries import shelves
from quizapp.features.study.branches.queries.shelves import Shelved, Spent
from quizapp.features.study.coming import coming
from quizapp.features.study.learner import Learner, learner_of
from quizapp.features.study.options.services import save_set
from quizapp.features.study.page.views import in_deck_of
from quizapp.features.study.services.opening import open_deck
from quizapp.models import Deck, Memory, StudyDay, User
from tests import factories
from tests.conftest import NOON

NAMES = ("A", "A::B", "A::B::C", "A::D", "E", "F", "F::G", "H", "I", "J", "K")


def _deck(learner: User, name: str, rng: Random) -> Deck:
    """A deck with a few cards that wait, some of them new, perhaps with limits of its own and answers of today."""
    made = factories.deck(learner, name=name)
    for _card in range(rng.randint(0, 5)):
        card = factories.card(factories.note(made))
        if rng.random() < 0.8:
            is_review = rng.random() < 0.6
            steps = {"phase": Phase.LEARNING, "interval_days": 0} if rng.random() < 0.1 else {}
            values = steps if is_review else {"phase": Phase.NEW, "interval_days": 0}
            factories.memory(learner, card, **values)
    if rng.random() < 0.3:
        limits: dict[str, Any] = {"new_per_day": rng.randint(0, 3), "reviews_per_day": rng.randint(0, 4)}
        preset = Preset(is_new_free=rng.random() < 0.5, bury_new=rng.random() < 0.5, **limits)
        save_set(learner.id, made.id, f"Set {name}", preset, is_new=True, now=NOON)
    if rng.random() < 0.4:
        more = {"more_new": rng.randint(0, 2), "more_reviews": rng.randint(0, 2)} if rng.random() < 0.5 else {}
        most = {"most_new": rng.randint(0, 9), "most_reviews": rng.randint(0, 9)} if rng.random() < 0.3 else {}
        spent = {"new_cards": rng.randint(0, 2), "review_cards": rng.randint(0, 2)}
        db.session.add(StudyDay(learner_id=learner.id, deck_id=made.id, day=NOON.date(), **spent, **more, **most))
    return made


@dataclass(frozen=True)
class Told(Listing):
    """A listing that is told what waits, as far as it asks: reviews and new cards by deck."""

    truth: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    is_full: bool = False

    def count(self, twigs: Iterable[Twig]) -> None:
        for number in {below.deck for twig in twigs for below in twig}:
            deck, (reviews, new) = self.decks[number], self.truth[number]
            deck.reviews, deck.new = min(reviews, self.place["most_reviews"]), min(new, self.place["most_new"])

    def may_give(self, top: Twig, *, new: int, reviews: int) -> bool:
        return self.is_full or super().may_give(top, new=new, reviews=reviews)


def _told(seed: int, *, is_full: bool) -> Told:
    rng = Random(seed)
    usual = Preset(new_per_day=rng.randint(0, 5), reviews_per_day=rng.randint(0, 8))
    decks, spent, truth = {}, {}, {}
    for number, name in enumerate(NAMES, 1):
        free = json.dumps({"is_new_free": True}) if rng.random() < 0.4 else None
        own = (rng.randint(0, 4), rng.randint(0, 6)) if rng.random() < 0.3 else (None, None)
        decks[number] = Shelved(number, name, 0, free, *own, None)
        truth[number] = rng.choice([(0, 0), (rng.randint(0, 4), rng.randint(0, 4)), (30, 30)])
        if rng.random() < 0.3:
            more = (rng.randint(0, 3), rng.randint(0, 3)) if rng.random() < 0.5 else (0, 0)
            most = (rng.choice([None, rng.randint(0, 9)]), rng.choice([None, rng.randint(0, 9)]))
            spent[number] = Spent(rng.randint(0, 3), rng.randint(0, 4), *more, 0, 0, *most)
    tops = grow([(number, decks[number].name) for number in sorted(decks, reverse=True)])
    place: dict[str, Any] = {"now": NOON}
    found = Told(Learner(1, usual, DayClock("UTC", 4), usual), tops, decks, spent, place, {}, set(), truth, is_full)
    place["most_new"], place["most_reviews"] = (10_000, 10_000) if is_full else enough(found)
    return found


@pytest.mark.parametrize("first", range(0, 2_000, 250))
def test_what_is_not_counted_would_change_nothing(first: int) -> None:
    for seed in range(first, first + 250):
        few, full = _told(seed, is_full=False), _told(seed, is_full=True)
        assert overview.all_of(few) == overview.all_of(full), seed
        for each in (few, full):
            each.count(each.tops)
        assert overview.piles_of(few) == overview.piles_of(full), seed


def _left(learner: Learner, deck: int) -> tuple[int, bool]:
    open_deck(learner.id, deck)
    here = coming(in_deck_of(learner, deck), deck, NOON)
    return here.left, here.held_back > 0


@pytest.mark.parametrize("seed", range(12))
def test_lists_and_header_say_what_the_sessions_give(ana: User, at: Any, seed: int) -> None:
    rng = Random(seed)
    ana.new_per_day, ana.reviews_per_day = rng.randint(0, 6), rng.randint(0, 9)
    decks = {_deck(ana, name, rng).id for name in NAMES}
    db.session.commit()
    learner = learner_of(ana)
    piles, total = overview.piles_and_all(learner, NOON)
    assert overview.waiting_now(learner, NOON) == total
    assert overview.piles(learner, NOON, [piles[3].id])[0].total == piles[3].total
    assert {pile.id for pile in piles} == decks
    for pile in piles:
        left, is_held_back = _left(learner, pile.id)
        assert pile.total == left, pile
        assert left or pile.is_held_back == is_held_back, pile


def test_once_the_limits_are_reached_nothing_more_is_counted(ana: User, at: Any) -> None:
    ana.reviews_per_day = 4
    decks = [factories.deck(ana, name=f"Deck {number}") for number in range(9)]
    for deck in decks:
        for _card in range(2):
            factories.memory(ana, factories.card(factories.note(deck)))
    late = {"phase": Phase.RELEARNING, "interval_days": 0, "due": NOON - timedelta(minutes=1)}
    factories.memory(ana, factories.card(factories.note(decks[0])), **late)
    db.session.commit()
    found = listing_of(learner_of(ana), NOON)
    assert overview.all_of(found) == overview.Now(due=5)  # the card in steps comes from the deck that was not counted
    assert found.counted == {deck.id for deck in decks[-5:]}
    db.session.add(StudyDay(learner_id=ana.id, deck_id=decks[0].id, day=NOON.date(), review_cards=4))
    db.session.flush()
    found = listing_of(learner_of(ana), NOON)
    assert (overview.all_of(found), found.counted) == (overview.Now(due=1), set())


def test_two_days_that_a_journey_made_one_are_added_up(ana: User, at: Any) -> None:
    deck, other = factories.deck(ana), factories.deck(ana, name="Other")
    days = ({"new_cards": 2, "review_cards": 3, "answers": 7, "most_new": 9}, {"new_cards": 1, "most_new": 5})
    for later, values in enumerate(days):
        day = NOON.date() + timedelta(days=later)
        db.session.add(StudyDay(learner_id=ana.id, deck_id=deck.id, day=day, **values))
    db.session.add(StudyDay(learner_id=ana.id, deck_id=other.id, day=NOON.date() - timedelta(days=1), answers=3))
    db.session.flush()
    assert shelves.spent(ana.id, NOON.date()) == {deck.id: Spent(3, 3, answers=6, all_answers=7, most_new=5)}


def test_a_deck_of_another_learner_is_not_counted(ana: User, ben: User, at: Any) -> None:
    [card] = factories.kept_cards(ben)
    factories.memory(ben, card)
    factories.kept_cards(ana)
    found = listing_of(learner_of(ana), NOON)
    theirs = listing_of(learner_of(ben), NOON)
    shelves.count(found.place, theirs.decks.values())
    assert [deck.reviews for deck in theirs.decks.values()] == [0]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Memory)) == 1
