"""What an owner changes in a quiz for live games: its title, its questions and their order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from quizapp.core.errors import NotFound, Refused
from quizapp.core.live.kinds import Kind
from quizapp.core.live.writing import MOST_QUESTIONS, Draft, problems
from quizapp.extensions import db
from quizapp.features.live.pictures import keeping
from quizapp.features.live.queries import quizzes as queries
from quizapp.models import LiveQuestion, LiveQuiz, User


def new_quiz(owner: User, title: str, *, request_key: str, now: datetime) -> LiveQuiz:
    """An empty quiz; a second click gets the first one's."""
    if made := queries.quiz_by_key(owner, request_key):
        return made
    quiz = LiveQuiz(owner_id=owner.id, title=title, request_key=request_key, created_at=now, changed_at=now)
    db.session.add(quiz)
    db.session.flush()
    return quiz


def rename(owner: User, live_quiz_id: int, title: str, *, now: datetime) -> None:
    """Give a quiz another title."""
    quiz = queries.own_quiz(owner, live_quiz_id, lock=True)
    quiz.title, quiz.changed_at = title, now
    db.session.flush()


def delete_quiz(owner: User, live_quiz_id: int) -> None:
    """Delete a quiz; games that were played with it stay."""
    db.session.delete(queries.own_quiz(owner, live_quiz_id, lock=True))
    db.session.flush()


def key_of(draft: Draft) -> dict[str, object]:
    """What makes an answer right, as a stored question keeps it."""
    if draft.kind is Kind.TYPED:
        return {"accept": list(draft.accept)}
    if draft.kind is Kind.NUMERIC:
        return {"value": draft.value, "tolerance": draft.tolerance}
    return {} if draft.kind in {Kind.POLL, Kind.CLOUD, Kind.ORDER} else {"places": sorted(set(draft.right))}


def write_question(
    owner: User, live_quiz_id: int, draft: Draft, *, request_key: str, now: datetime, question_id: int | None = None
) -> LiveQuestion:
    """Add a question at the end, or write another text over one. Raises Refused with the draft's first problem."""
    quiz = queries.own_quiz(owner, live_quiz_id, lock=True)
    if wrong := problems(draft):
        raise Refused(wrong[0])
    if question_id is None:
        add_questions(quiz, [(request_key, draft, None, {})], now=now)
        return queries.questions_of(quiz)[-1]
    question = queries.question_of(quiz, question_id)
    _fill(question, draft)
    quiz.changed_at = now
    db.session.flush()
    return question


def picture(owner: User, question: LiveQuestion, image: dict[str, Any] | None, *, now: datetime) -> None:
    """Give a question that was just written its picture, or take it away."""
    if image is not None:
        keeping.own(owner, image, now=now)
    question.image = image
    db.session.flush()


def explain(question: LiveQuestion, text: str) -> None:
    """Say why the answer of a question written by hand is right; a card's own sentence stays what it is."""
    if question.card_id is None:
        question.proof = {"lead": text} if text else {}
        db.session.flush()


New = tuple[str, Draft, int | None, dict[str, object]]  # key, question, its card, what proves it


def add_questions(quiz: LiveQuiz, new: Sequence[New], *, now: datetime) -> int:
    """Add questions at the end; those that the same click has already added are left out. Gives how many were new.

    Raises Refused("many_questions") when the quiz would grow too long.
    """
    known = queries.keys_in(quiz, {key for key, *_ in new})
    fresh = [one for one in new if one[0] not in known]
    present = queries.questions_of(quiz)
    if len(present) + len(fresh) > MOST_QUESTIONS:
        raise Refused("many_questions", limit=MOST_QUESTIONS)
    last = max((question.position for question in present), default=0)
    for place, (key, draft, card_id, proof) in enumerate(fresh, last + 1):
        question = LiveQuestion(live_quiz_id=quiz.id, request_key=key, position=place, card_id=card_id, proof=proof)
        _fill(question, draft)
        db.session.add(question)
    quiz.changed_at = now
    db.session.flush()
    return len(fresh)


def _fill(question: LiveQuestion, draft: Draft) -> None:
    question.kind, question.front, question.options = draft.kind, draft.front, list(draft.options)
    question.key, question.factor, question.seconds = key_of(draft), draft.factor, draft.seconds


def move(owner: User, live_quiz_id: int, question_id: int, *, to: int, now: datetime) -> None:
    """Put a question in this place, counted from 1; the others close up."""
    quiz = queries.own_quiz(owner, live_quiz_id, lock=True)
    order = queries.questions_of(quiz)
    moved = next((question for question in order if question.id == question_id), None)
    if moved is None:
        raise NotFound
    order.remove(moved)
    order.insert(min(max(to, 1), len(order) + 1) - 1, moved)
    _number(order)
    quiz.changed_at = now
    db.session.flush()


def _number(order: Sequence[LiveQuestion]) -> None:
    for place, question in enumerate(order, 1):
        question.position = place


def copy(owner: User, live_quiz_id: int, question_id: int, *, request_key: str, now: datetime) -> None:
    """The same question once more, right after this one; a second click makes no second copy."""
    quiz = queries.own_quiz(owner, live_quiz_id, lock=True)
    question, order = queries.question_of(quiz, question_id), queries.questions_of(quiz)
    if question not in order or queries.keys_in(quiz, {request_key}):
        return
    if len(order) >= MOST_QUESTIONS:
        raise Refused("many_questions", limit=MOST_QUESTIONS)
    names = (
        "live_quiz_id",
        "card_id",
        "position",
        "kind",
        "front",
        "options",
        "key",
        "factor",
        "seconds",
        "proof",
        "image",
    )
    twin = LiveQuestion(request_key=request_key, **{name: getattr(question, name) for name in names})
    db.session.add(twin)
    order.insert(order.index(question) + 1, twin)
    _number(order)
    quiz.changed_at = now
    db.session.flush()


def remove(owner: User, live_quiz_id: int, question_id: int, *, now: datetime) -> None:
    """Take a question out; `restore` puts it back where it was."""
    quiz = queries.own_quiz(owner, live_quiz_id, lock=True)
    question = queries.question_of(quiz, question_id)
    question.removed_at = question.removed_at or now
    quiz.changed_at = now
    db.session.flush()


def restore(owner: User, live_quiz_id: int, question_id: int, *, now: datetime) -> None:
    """Put a removed question back."""
    quiz = queries.own_quiz(owner, live_quiz_id, lock=True)
    queries.question_of(quiz, question_id).removed_at = None
    quiz.changed_at = now
    db.session.flush()
