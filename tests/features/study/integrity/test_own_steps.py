"""Decks with steps of their own: what is made again from the log goes by the steps of the answers (rule I1)."""

from datetime import timedelta
from typing import Any

from quizapp.core.memory.preset import Preset
from quizapp.extensions import db
from quizapp.features.study import services
from quizapp.features.study.integrity import rebuilding
from quizapp.features.study.learner import learner_of
from quizapp.features.study.options.services import save_set
from quizapp.models import Card, User
from tests.conftest import NOON
from tests.features.study.answers import answer, memory_of, opened

DAY = timedelta(days=1)


def without_steps(ana: User, browser_of: Any) -> tuple[Card, Any]:
    """A card of a deck whose first answer decides on days already."""
    [card], browser = opened(ana, browser_of)
    save_set(ana.id, card.deck_id, "Bare", Preset(learning_steps=(), relearning_steps=()), is_new=True, now=NOON)
    db.session.commit()
    return card, browser


def test_I1_lapses_are_counted_by_the_steps_of_the_deck(ana: User, browser_of: Any, at: Any) -> None:
    card, browser = without_steps(ana, browser_of)
    answer(browser, card, rating=3)
    for number in (1, 2, 3):
        at(NOON + number * DAY)
        assert answer(browser, card, rating=1, seen=number).status_code == 200
    lapses = memory_of(ana, card).lapses
    assert lapses > 0
    assert [doubts for _number, doubts in rebuilding.checked(learner_of(ana))] == [[]]
    assert (rebuilding.rebuild(learner_of(ana), is_anew=True), memory_of(ana, card).lapses) == (0, lapses)
    assert services.doubts(ana, memory_of(ana, card)) == []


def test_I4_a_late_answer_goes_by_the_steps_of_the_deck(ana: User, browser_of: Any, at: Any) -> None:
    card, phone = without_steps(ana, browser_of)
    at(NOON + 3 * DAY)
    assert answer(browser_of(ana), card, rating=1, seen=0).status_code == 200
    late = answer(phone, card, rating=3, seen=0, at=(NOON + DAY).isoformat())
    assert (late.status_code, memory_of(ana, card).lapses, memory_of(ana, card).reviews) == (200, 1, 2)
