"""A learner's quizzes, as export gives them and as a guest hands them to an account."""

from collections import defaultdict
from typing import Any

from sqlalchemy import literal, update

from quizapp.extensions import db
from quizapp.features.quizzes import queries
from quizapp.models import Attempt, Item, Quiz, Response, User


def export(user: User) -> list[dict[str, Any]]:
    """Every quiz with its questions, its attempts and every answer in them."""
    rows = queries.everything(user)
    items, attempts, responses = defaultdict(list), defaultdict(list), defaultdict(list)
    for response in rows.responses:
        responses[response.attempt_id].append(_response(response))
    for item in rows.items:
        items[item.quiz_id].append(_item(item))
    for attempt in rows.attempts:
        attempts[attempt.quiz_id].append(_attempt(attempt) | {"responses": responses[attempt.id]})
    return [_quiz(quiz) | {"items": items[quiz.id], "attempts": attempts[quiz.id]} for quiz in rows.quizzes]


def _quiz(quiz: Quiz) -> dict[str, Any]:
    return {
        "id": quiz.id,
        "deck_id": quiz.deck_id,
        "layout": quiz.layout.value,
        "feedback": quiz.feedback.value,
        "again_of_attempt_id": quiz.again_of_id,
        "created_at": quiz.created_at.isoformat(),
    }


def _item(item: Item) -> dict[str, Any]:
    names = ("id", "card_id", "position", "front", "back", "options")
    return {name: getattr(item, name) for name in names}


def _attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.id,
        "started_at": attempt.started_at.isoformat(),
        "finished_at": attempt.finished_at.isoformat() if attempt.finished_at else None,
        "right": attempt.right,
        "asked": attempt.asked,
    }


def _response(response: Response) -> dict[str, Any]:
    names = ("item_id", "choice", "is_right", "taken_ms")
    return {name: getattr(response, name) for name in names} | {"at": response.at.isoformat()}


def adopt(guest: User, account: User) -> None:
    """Make the guest's quizzes and attempts the account's; a click both made is told apart by its key."""
    twice = Quiz.request_key.in_(queries.keys_of(account))
    renamed = update(Quiz).where(Quiz.learner_id == guest.id, twice)
    db.session.execute(renamed.values(request_key=literal("guest-").concat(Quiz.id)))
    for table in (Quiz, Attempt):
        db.session.execute(update(table).where(table.learner_id == guest.id).values(learner_id=account.id))
