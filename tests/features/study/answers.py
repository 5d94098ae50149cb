"""What the tests of study send, and what they look up afterwards."""

from collections.abc import Callable
from itertools import count
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Card, Memory, ReviewLog, StudyDay, User
from tests import factories

JSON = {"Accept": "application/json"}
_keys = count(1)
type Browsers = Callable[[User], FlaskClient]


def opened(learner: User, browser_of: Browsers, number: int = 1, **values: Any) -> tuple[list[Card], FlaskClient]:
    """Kept cards in a deck whose study page was opened once."""
    cards = factories.kept_cards(learner, number, **values)
    browser = browser_of(learner)
    assert browser.get(study(cards[0])).status_code == 200
    return cards, browser


def study(card: Card, what: str = "") -> str:
    """The address of the study page of this card's deck."""
    return f"/decks/{card.deck_id}/study{what}"


def body(card: Card, **values: Any) -> dict[str, Any]:
    """An answer to a card, with a key of its own."""
    return {
        "card_id": card.id,
        "seen": 0,
        "rating": 3,
        "answer_key": f"key-{next(_keys):08}",
        "taken_ms": 2500,
    } | values


def answer(browser: FlaskClient, card: Card, **values: Any) -> Any:
    """Send an answer as the script of the page does."""
    return browser.post(study(card, "/answers"), data=body(card, **values), headers=JSON)


def memory_of(learner: User, card: Card) -> Memory:
    """The memory as it is stored now."""
    wanted = select(Memory).where(Memory.learner_id == learner.id, Memory.card_id == card.id)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def rows(learner: User) -> list[ReviewLog]:
    """The log of a learner as it is stored now."""
    wanted = select(ReviewLog).where(ReviewLog.learner_id == learner.id).order_by(ReviewLog.id)
    return list(db.session.scalars(wanted.execution_options(populate_existing=True)))


def days(learner: User) -> list[StudyDay]:
    """The counts of a learner's days as they are stored now."""
    wanted = select(StudyDay).where(StudyDay.learner_id == learner.id).order_by(StudyDay.day)
    return list(db.session.scalars(wanted.execution_options(populate_existing=True)))
