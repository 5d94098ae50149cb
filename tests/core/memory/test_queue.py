"""Proves core/memory/queue.py: the order of sources and the daily limits."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.queue import Done, Left, Source, Waiting, left, next_source, opens_at
from tests.core.memory.moments import MINUTE, NOON

LATER = NOON + 15 * MINUTE
NOTHING = Left(0, 0)


@pytest.mark.parametrize(
    ("waiting", "remaining", "expected"),
    [
        (Waiting(learning_due=NOON), Left(9, 9), Source.LEARNING),
        (Waiting(learning_due=LATER), Left(9, 0), Source.REVIEW),
        (Waiting(learning_due=LATER), Left(0, 9), Source.NEW),
        (Waiting(learning_due=LATER), NOTHING, Source.AHEAD),
        (Waiting(learning_due=NOON + 21 * MINUTE), NOTHING, None),
        (Waiting(again_due=NOON + MINUTE), Left(1, 0), Source.REVIEW),
        (Waiting(again_due=NOON - MINUTE, learning_due=LATER), NOTHING, Source.AHEAD),
        (Waiting(again_due=NOON + MINUTE), NOTHING, Source.AGAIN),
        (Waiting(again_due=NOON + 30 * MINUTE), NOTHING, None),
        (Waiting(), NOTHING, None),
    ],
)
def test_Q1_order_of_sources(waiting: Waiting, remaining: Left, expected: Source | None) -> None:
    assert next_source(waiting, remaining, Done(), preset=Preset(), now=NOON) == expected


def test_Q1_a_learn_ahead_of_nothing_waits() -> None:
    patient = Preset(learn_ahead=timedelta(0))
    assert next_source(Waiting(learning_due=LATER), NOTHING, Done(), preset=patient, now=NOON) is None
    assert next_source(Waiting(learning_due=LATER), NOTHING, Done(), preset=patient, now=LATER) is Source.LEARNING


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 100), st.integers(0, 30))
def test_Q1_the_mix_gives_every_card_once(reviews: int, new: int, done_reviews: int, done_new: int) -> None:
    order = "".join(_session(Left(reviews, new), Done(done_new, done_reviews)))
    assert (order.count("R"), order.count("N")) == (reviews, new)


@pytest.mark.parametrize("done", [Done(), Done(0, 100), Done(7, 31)])
@pytest.mark.parametrize(("reviews", "new"), [(100, 20), (200, 10), (20, 20), (5, 40)])
def test_Q1_new_cards_are_spread_evenly_over_reviews(reviews: int, new: int, done: Done) -> None:
    order = _session(Left(reviews, new), done)
    for quarter in range(4):
        part = order[quarter * len(order) // 4 : (quarter + 1) * len(order) // 4]
        assert part.count("N") == pytest.approx(new / 4, abs=2)


def _session(remaining: Left, done: Done) -> list[str]:
    """The order in which a whole session asks: R for a review, N for a new card."""
    order = []
    while source := next_source(Waiting(), remaining, done, preset=Preset(), now=NOON):
        order.append("N" if source is Source.NEW else "R")
        if source is Source.NEW:
            remaining, done = remaining._replace(new=remaining.new - 1), done._replace(new=done.new + 1)
        else:
            remaining, done = remaining._replace(reviews=remaining.reviews - 1), done._replace(reviews=done.reviews + 1)
    return order


@pytest.mark.parametrize(
    ("waiting", "done", "expected"),
    [
        (Waiting(reviews=500, new=500), Done(), Left(200, 0)),
        (Waiting(reviews=50, new=500), Done(), Left(50, 20)),
        (Waiting(reviews=190, new=500), Done(), Left(190, 10)),
        (Waiting(reviews=500, new=500), Done(new=5, reviews=100), Left(95, 0)),
        (Waiting(reviews=5, new=500), Done(new=15, reviews=100), Left(5, 5)),
        (Waiting(reviews=5, new=5), Done(new=50, reviews=400), Left(0, 0)),
        (Waiting(new=50, showing=Source.NEW), Done(new=18), Left(0, 1)),  # the card on the screen takes a place
        (Waiting(new=50, showing=Source.NEW), Done(new=20), Left(0, 0)),
        (Waiting(new=2, showing=Source.NEW), Done(), Left(0, 2)),
        (Waiting(reviews=50, showing=Source.REVIEW), Done(reviews=198), Left(1, 0)),
        (Waiting(reviews=50, new=9, showing=Source.REVIEW), Done(reviews=100), Left(50, 9)),
        (Waiting(new=50, showing=Source.NEW), Done(new=20, more_left=3), Left(0, 2)),
        (Waiting(reviews=5, new=50), Done(new=20, more_left=7), Left(5, 7)),  # asked for beyond the limit
        (Waiting(reviews=5, new=50), Done(new=23, more_used=3, more_left=4), Left(5, 4)),
        (Waiting(reviews=5, new=50), Done(new=18, more_used=3, more_left=4), Left(5, 9)),  # and what undo gave back
        (Waiting(reviews=5, new=3), Done(new=20, more_left=7), Left(5, 3)),
        (Waiting(reviews=5, new=50), Done(reviews=200, more_left=7), Left(0, 7)),
        (Waiting(reviews=5, new=50), Done(new=7, reviews=196, more_used=7, more_left=1), Left(4, 1)),
    ],
)
def test_Q3_new_cards_count_as_reviews(waiting: Waiting, done: Done, expected: Left) -> None:
    assert left(waiting, done, preset=Preset()) == expected


def test_Q3_unless_new_cards_ignore_the_review_limit() -> None:
    assert left(Waiting(reviews=500, new=500), Done(3, 0), preset=Preset(), is_new_free=True) == Left(200, 17)


def test_the_page_can_say_when_it_goes_on() -> None:
    waiting = Waiting(learning_due=NOON + 60 * MINUTE, again_due=NOON + 50 * MINUTE)
    assert opens_at(waiting, preset=Preset()) == NOON + 30 * MINUTE
