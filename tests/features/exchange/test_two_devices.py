"""The same cards studied in two places, and each log brought to the other: both know the same afterwards (rule I3)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.core.memory.plan.by_hand import DueWish
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.rating import Rating
from quizapp.extensions import db
from quizapp.features.exchange.taking import services
from quizapp.features.study.integrity.rebuilding import checked
from quizapp.features.study.learner import in_deck, learner_of
from quizapp.features.study.many import by_hand
from quizapp.features.study.options import services as options
from quizapp.features.study.options.queries import of_deck
from quizapp.features.study.services import Answer, answer
from quizapp.models import Card, Deck, Memory, User
from tests import factories
from tests.conftest import NOON

CARDS = 5
SHARED = (-20, -17, -9)  # days, before the cards are known in both places; all cards at one moment
STRENGTH = ("phase", "step", "stability", "difficulty", "lapses", "reviews", "last_review")


def _memories(user: User) -> dict[str, Memory]:
    wanted = select(Card.front, Memory).join(Memory, Memory.card_id == Card.id).where(Memory.learner_id == user.id)
    rows = db.session.execute(wanted.execution_options(populate_existing=True))
    return {row.front: row.Memory for row in rows}


def _do(user: User, number: int, day: float, what: str) -> None:
    """Answer a card well or badly, let it start again, or send it away, on that day."""
    memory, now = _memories(user)[f"Question {number}?"], NOON + timedelta(days=day, seconds=number if day > 0 else 0)
    key, learner = f"{user.id}-{number}-{day}".ljust(24, "0"), learner_of(user)
    if what == "reset":
        by_hand.start_again(learner, [memory.card_id], key=key, now=now)
    elif what == "away":
        by_hand.set_days(learner, [memory.card_id], DueWish(30, 30), key=key, now=now)
    else:
        learner = in_deck(learner, of_deck(user.id, memory.deck_id))
        given = Answer(memory.card_id, memory.reviews, Rating[what.upper()], key)
        answer(learner, memory.deck_id, given, now=now)
    db.session.commit()


def _taken(user: User, target: Path) -> Path:
    deck = db.session.scalars(select(Deck).where(Deck.learner_id == user.id)).one()
    services.write_deck(user, deck, target, form="apkg", progress=True, tell=lambda _done: None)
    db.session.commit()
    return target


def _known(user: User) -> dict[str, Any]:
    return {
        front: tuple(
            round(value, 3) if isinstance(value := getattr(memory, name), float) else value for name in STRENGTH
        )
        for front, memory in _memories(user).items()
    }


@pytest.mark.parametrize("steps", [Preset().learning_steps, (timedelta(minutes=3),)])
def test_I3_two_devices_come_to_the_same(
    ana: User, ben: User, browser_of: Any, at: Any, bring: Any, tmp_path: Path, steps: tuple[timedelta, ...]
) -> None:
    cards = factories.kept_cards(ana, CARDS)
    browser_of(ana).get(f"/decks/{cards[0].deck_id}/study")
    preset = Preset(learning_steps=steps)
    options.save_set(ana.id, cards[0].deck_id, "Mine", preset, is_new=True, now=NOON)
    db.session.commit()
    for day in SHARED:
        for number in range(1, CARDS + 1):
            _do(ana, number, day, "good")
    bring(ben, _taken(ana, tmp_path / "begin.apkg"))
    for number, (day, here), (later, there) in (
        (1, (1, "again"), (2, "good")),
        (2, (1, "reset"), (3, "hard")),
        (3, (2, "good"), (1, "reset")),
        (4, (1, "away"), (3, "good")),
        (5, (2, "reset"), (1, "again")),
    ):
        _do(ana, number, day, here)
        _do(ben, number, later, there)
    of_ana, of_ben = _taken(ana, tmp_path / "ana.apkg"), _taken(ben, tmp_path / "ben.apkg")
    for _time in range(2):
        bring(ana, of_ben)
        bring(ben, of_ana)
        assert _known(ana) == _known(ben)
        for user in (ana, ben):
            assert [doubt.fields for _number, doubts in checked(learner_of(user)) for doubt in doubts] == []
            assert [doubt.fields for _n, doubts in checked(learner_of(user), is_anew=True) for doubt in doubts] == []
