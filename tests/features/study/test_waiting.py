"""Counting what waits reads an index alone; cards that are no longer kept are not counted."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from quizapp.core.memory.preset import Preset
from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.coming import coming
from quizapp.features.study.learner import learner_of
from quizapp.features.study.options.services import save_set
from quizapp.features.study.overview import piles
from quizapp.features.study.page.views import in_deck_of
from quizapp.features.study.places import place
from quizapp.features.study.queries.desk import desk
from quizapp.features.study.queries.prepared import Line, Spare, line
from quizapp.models import Standing, User
from tests import factories
from tests.conftest import NOON


@pytest.mark.parametrize("standing", Standing)
def test_only_kept_cards_wait(ana: User, at: Any, standing: Standing) -> None:
    cards = factories.kept_cards(ana, 7)
    kinds: list[dict[str, Any]] = [{}, {}, {"phase": Phase.NEW, "interval_days": 0}] * 2
    kinds.append({"phase": Phase.LEARNING, "interval_days": 0, "due": NOON - timedelta(minutes=1)})
    for card, values in zip(cards, kinds, strict=True):
        factories.memory(ana, card, **values)
    for card in cards[:3]:
        card.standing = standing
    db.session.flush()
    learner = learner_of(ana)
    here = desk(place(learner, cards[0].deck_id, NOON), learner.preset)
    left = (4, 2) if standing is Standing.KEPT else (2, 1)
    assert (here.waiting.reviews, here.waiting.new, here.in_steps) == (*left, 1)


@pytest.mark.parametrize("most", range(1, 8))
@pytest.mark.parametrize("left_out", [{}, {"answered": 0}, {"answered": 0, "showing": 3}, {"showing": 5}])
@pytest.mark.parametrize("phase", [Phase.REVIEW, Phase.NEW])
def test_what_waits_is_counted_as_far_as_is_asked(
    ana: User, at: Any, most: int, left_out: dict[str, int], phase: Phase
) -> None:
    cards = factories.kept_cards(ana, 6)
    for card in cards:
        factories.memory(ana, card, phase=phase, interval_days=9 * (phase is Phase.REVIEW))
    cards[1].standing = Standing.DRAFT
    db.session.flush()
    learner, out = learner_of(ana), {name: cards[number].id for name, number in left_out.items()}
    where = place(learner, cards[0].deck_id, NOON, **out) | {"most_reviews": most, "most_new": most}
    waiting = desk(where, learner.preset).waiting
    assert waiting.reviews + waiting.new == min(most, 5 - len(out))


@pytest.fixture
def spare(ana: User) -> Iterator[Spare]:
    """What a line knows to be there beyond need, of the session's own transaction."""
    connection = db.session.connection()
    driver: Any = connection.connection.driver_connection
    token = line.set(Line(connection.dialect, driver, driver.execute, Spare()))
    held = line.get()
    assert held
    assert held.spare
    yield held.spare
    line.reset(token)


def test_where_very_many_wait_they_are_not_counted_with_each_answer_until_others_write(
    ana: User, at: Any, spare: Spare
) -> None:
    cards = factories.kept_cards(ana, 80)
    memories = [factories.memory(ana, card) for card in cards]
    where = place(learner_of(ana), cards[0].deck_id, NOON) | {"most_reviews": 9}

    def waiting(number: int) -> int:
        """What is said to wait after as many answers as leave this number."""
        for memory in memories[number:]:
            memory.due = NOON + timedelta(days=9)
        db.session.flush()
        return desk(where, learner_of(ana).preset).waiting.reviews

    assert [waiting(number) for number in range(80, 4, -1)] == [9] * 72 + [8, 7, 6, 5]
    spare.at("what others wrote")
    for memory in memories:
        memory.due = NOON - timedelta(days=1)
    assert [waiting(number) for number in (80, 79)] == [9, 9]
    assert waiting(3) == 9  # nobody was told: a line sees by itself when others write
    spare.at("what others wrote now")
    assert waiting(3) == 3


@pytest.mark.parametrize("is_apart", [False, True])
def test_Q5_a_card_in_steps_for_later_today_is_no_part_of_the_session(ana: User, at: Any, *, is_apart: bool) -> None:
    """Neither in the list of decks nor on the page, whichever way the deck is counted."""
    cards = factories.kept_cards(ana, 4)
    factories.memory(ana, cards[0])
    for card, minutes in zip(cards[1:], (-1, 19, 120), strict=True):
        due = NOON + timedelta(minutes=minutes)
        factories.memory(ana, card, phase=Phase.RELEARNING, interval_days=0, due=due)
    deck = cards[0].deck_id
    save_set(ana.id, deck, "Own", Preset(bury_reviews=is_apart), is_new=True, now=NOON)
    learner = in_deck_of(learner_of(ana), deck)
    [pile] = piles(learner_of(ana), NOON)
    assert (pile.due, coming(learner, deck, NOON).left) == (3, 3)
    given = coming(learner, deck, NOON)
    assert coming(learner, deck, NOON, answered=given.card.card_id).left == 3  # just answered, it is asked again
