"""Which card comes: due steps first, then reviews with new cards among them; nothing put aside, buried or not kept."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.coming import coming
from quizapp.features.study.learner import learner_of
from quizapp.features.study.places import place
from quizapp.features.study.queries import queue
from quizapp.features.study.queries.desk import BEYOND, WAITING, WAITING_TODAY
from quizapp.features.study.services import open_deck
from quizapp.models import Card, Memory, Standing, User
from tests import factories
from tests.conftest import NOON

LATER = NOON + timedelta(hours=5)


def next_card(learner: User, card: Card, **left_out: int) -> int | None:
    """The id of the card that comes next in the deck of this one."""
    found = coming(learner_of(learner), card.deck_id, NOON, **left_out).card
    return found and found.card_id


def left(learner: User, card: Card) -> int:
    """How many cards the page would say are left."""
    return coming(learner_of(learner), card.deck_id, NOON).left


def test_kept_cards_enter_study_once_and_in_their_order(ana: User) -> None:
    cards = factories.kept_cards(ana, 3)
    factories.card(factories.note(factories.deck(ana)), standing=Standing.DRAFT)
    for _ in range(2):
        open_deck(ana.id, cards[0].deck_id)
    found = db.session.query(Memory).order_by(Memory.id).all()
    assert [(row.card_id, row.phase, row.due) for row in found] == [(c.id, Phase.NEW, c.created_at) for c in cards]


def test_a_step_that_is_due_comes_before_everything(ana: User) -> None:
    review, step, new = factories.kept_cards(ana, 3)
    factories.memory(ana, review)
    values = {"phase": Phase.LEARNING, "interval_days": 0, "reviews": 1}
    factories.memory(ana, step, due=NOON - timedelta(minutes=1), **values)
    open_deck(ana.id, new.deck_id)
    assert (next_card(ana, new), left(ana, new)) == (step.id, 3)
    assert next_card(ana, new, showing=step.id) in {review.id, new.id}


def test_the_earliest_review_comes_first(ana: User) -> None:
    late, early = factories.kept_cards(ana, 2)
    factories.memory(ana, late)
    factories.memory(ana, early, due=NOON - timedelta(days=3))
    assert next_card(ana, late) == early.id


def test_a_review_of_later_today_is_due_now(ana: User) -> None:
    ana.timezone = "America/New_York"
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, due=NOON + timedelta(hours=3))  # put there in another zone; the day is what counts
    assert next_card(ana, card) == card.id


def test_a_review_of_tomorrow_is_not(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, due=NOON + timedelta(days=1))
    assert (next_card(ana, card), left(ana, card)) == (None, 0)


def test_a_step_of_whole_days_is_a_review(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, phase=Phase.RELEARNING, interval_days=1)
    assert next_card(ana, card) == card.id


def test_learn_ahead_waits_for_everything_else(ana: User) -> None:
    review, step = factories.kept_cards(ana, 2)
    factories.memory(ana, review)
    factories.memory(ana, step, phase=Phase.LEARNING, interval_days=0, due=NOON + timedelta(minutes=9))
    assert next_card(ana, step) == review.id
    assert next_card(ana, step, showing=review.id) == step.id


def test_cards_out_of_the_way_are_neither_asked_nor_counted(ana: User) -> None:
    kept, aside, buried, dropped = factories.kept_cards(ana, 4)
    factories.memory(ana, aside, suspended=True, due=NOON - timedelta(days=9))
    factories.memory(ana, buried, buried_until=LATER, due=NOON - timedelta(days=9))
    factories.memory(ana, dropped, due=NOON - timedelta(days=9))
    dropped.standing = Standing.DROPPED
    db.session.commit()
    factories.memory(ana, kept)
    assert (next_card(ana, kept), left(ana, kept)) == (kept.id, 1)


def test_a_buried_card_comes_back_when_its_time_is_over(ana: User) -> None:
    [card] = factories.kept_cards(ana)
    factories.memory(ana, card, buried_until=NOON - timedelta(minutes=1))
    assert next_card(ana, card) == card.id


def test_limits_hold_over_all_decks_of_the_day(ana: User, browser_of: Any, at: Any) -> None:
    from tests.features.study.answers import answer, opened

    ana.new_per_day = 2
    db.session.commit()
    [first], browser = opened(ana, browser_of, 1)
    others, _browser = opened(ana, browser_of, 3)
    answer(browser, first, rating=4)
    found = coming(learner_of(ana), others[0].deck_id, NOON)
    assert (found.left, found.held_back) == (1, 1)  # as many as the limit was ever going to let through are counted


@pytest.mark.parametrize(("is_known", "limit"), [(False, "new_per_day"), (True, "reviews_per_day")])
def test_the_card_on_the_screen_takes_a_place_within_the_limit(
    ana: User, browser_of: Any, at: Any, is_known: bool, limit: str
) -> None:
    """A page asks for the card after the one it shows: a session must not give one more than the list promises."""
    from tests.features.study.answers import answer, opened

    setattr(ana, limit, 2)
    db.session.commit()
    cards, browser = opened(ana, browser_of, 5)
    for row in db.session.query(Memory) if is_known else ():
        row.phase, row.interval_days, row.stability, row.difficulty = Phase.REVIEW, 3, 3.0, 5.0
        row.due = row.last_review = NOON - timedelta(days=3)
    db.session.commit()
    first, second = cards[:2]
    found = coming(learner_of(ana), first.deck_id, NOON, showing=first.id)
    assert (found.left, found.card is not None) == (2, True)
    sent = answer(browser, first, rating=4, showing=second.id).json
    assert (sent["left"], sent["next"]) == (1, None)


def test_every_source_is_found_by_index(ana: User) -> None:
    if db.engine.dialect.name != "sqlite":
        return
    where = place(learner_of(ana), 1, NOON) | {"are_many": 0}
    for statement in (WAITING, WAITING_TODAY, BEYOND, *queue.NEXT.values()):
        statement.all(where)
        form = statement._forms["sqlite"]
        driver: Any = db.session.connection().connection.driver_connection
        plan = driver.execute("EXPLAIN QUERY PLAN " + form.sql, form.bound(where))
        steps = [row[3] for row in plan]
        assert not [step for step in steps if step.startswith("SCAN") and " " in step and "memories" in step]
        assert any("memories USING" in step for step in steps)
        by_deck = [step for step in steps if "ix_memories_deck" in step]
        assert all("memories USING COVERING INDEX" in step for step in by_deck)


def test_the_order_of_one_moment_is_the_order_of_entering(ana: User) -> None:
    cards = factories.kept_cards(ana, 30)
    open_deck(ana.id, cards[0].deck_id)
    db.session.execute(text("UPDATE memories SET step = 1 WHERE card_id = :id"), {"id": cards[0].id})
    assert next_card(ana, cards[0]) == cards[0].id
    assert next_card(ana, cards[0], showing=cards[0].id) == cards[1].id
