"""A deck that can be asked, and what a person does with it."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Attempt, Card, Deck, Item, Quiz, Response, User
from tests import factories

KEY = "one-click-of-a-button"
YEARS = (1862, 1905, 1917, 1922, 1945, 1961, 1986, 1996, *range(1800, 1830, 2))


def deck_of_years(learner: User, number: int = 8) -> Deck:
    """A deck of an article with that many kept cards, each asking for a year."""
    deck = factories.deck(learner, factories.article(learner))
    for year in YEARS[:number]:
        note = factories.note(deck, f"Something happened in {year}.")
        factories.card(note, f"When did thing {year % 97} happen?", str(year))
    return deck


def start(browser: FlaskClient, deck: Deck, *, key: str = KEY, **wish: Any) -> Any:
    """Press Start."""
    sent = {"size": 5, "layout": "one", "feedback": "each", "request_key": key} | wish
    return browser.post(f"/decks/{deck.id}/quiz", data=sent)


def begun(browser: FlaskClient, deck: Deck, **wish: Any) -> Attempt:
    """The attempt that Start began."""
    answer = start(browser, deck, **wish)
    assert answer.status_code == 303
    return db.session.get_one(Attempt, int(answer.location.rpartition("/")[2]))


def items_of(attempt: Attempt) -> list[Item]:
    """The questions in order."""
    return list(db.session.scalars(select(Item).where(Item.quiz_id == attempt.quiz_id).order_by(Item.position)))


def right_place(item: Item) -> int:
    return item.options.index(item.back)


def wrong_place(item: Item) -> int:
    return (right_place(item) + 1) % len(item.options)


def give(browser: FlaskClient, item: Item, attempt: Attempt, choice: int | None, **more: Any) -> Any:
    """Answer one question."""
    sent = more | ({} if choice is None else {"choice": choice})
    return browser.post(f"/quizzes/{attempt.id}/questions/{item.position}", data=sent)


def run_through(browser: FlaskClient, attempt: Attempt, *, miss: int = 0) -> list[Item]:
    """Answer everything, the first `miss` questions wrongly."""
    items = items_of(attempt)
    for item in items:
        is_missed = item.position <= miss
        assert give(browser, item, attempt, wrong_place(item) if is_missed else right_place(item)).status_code == 303
    return items


def responses(attempt: Attempt) -> list[Response]:
    return list(
        db.session.scalars(select(Response).where(Response.attempt_id == attempt.id).order_by(Response.item_id))
    )


def quizzes_of(learner: User) -> list[Quiz]:
    return list(db.session.scalars(select(Quiz).where(Quiz.learner_id == learner.id).order_by(Quiz.id)))


def card_of(item: Item) -> Card:
    return db.session.get_one(Card, item.card_id)
