"""Counting what waits reads an index alone; cards that are no longer kept are not counted."""

from datetime import timedelta
from typing import Any

import pytest

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.learner import learner_of
from quizapp.features.study.places import place
from quizapp.features.study.queries.desk import desk
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
