"""A learner's live games, hosted and played, as export gives them and as a guest hands them to an account."""

from typing import Any

from sqlalchemy import literal, update

from quizapp.extensions import db
from quizapp.features.live.queries import belongings, quizzes
from quizapp.models import LivePlayer, LiveQuestion, LiveQuiz, LiveSession, User


def export(user: User) -> dict[str, Any]:
    """All games the learner led, with questions, players and answers; their own answers in others'; their quizzes."""
    return {
        "hosted": [_hosted(live) for live in belongings.hosted(user)],
        "played": [_played(player, live) for player, live in belongings.played(user)],
        "quizzes": [_quiz(quiz, questions) for quiz, questions in quizzes.everything(user)],
    }


def _hosted(live: LiveSession) -> dict[str, Any]:
    return {
        "id": live.id,
        "deck_id": live.deck_id,
        "title": live.title,
        "code": live.code,
        "settings": live.settings,
        "state": live.state,
        "created_at": live.created_at.isoformat(),
        "ended_at": live.ended_at.isoformat() if live.ended_at else None,
        "questions": [
            {name: getattr(item, name) for name in ("position", "card_id", "front", "options", "key", "image")}
            for item in belongings.questions(live)
        ],
        "players": [
            {"id": player.id, "name": player.name, "joined_at": player.joined_at.isoformat()}
            for player in belongings.members(live)
        ],
        "answers": belongings.answers_in(live),
    }


def _played(player: LivePlayer, live: LiveSession) -> dict[str, Any]:
    return {
        "title": live.title,
        "name": player.name,
        "joined_at": player.joined_at.isoformat(),
        "answers": belongings.answers_by(player),
    }


def _quiz(quiz: LiveQuiz, questions: list[LiveQuestion]) -> dict[str, Any]:
    names = ("kind", "front", "options", "key", "factor", "seconds", "image")
    told = [{name: getattr(question, name) for name in names} for question in questions]
    return {"title": quiz.title, "created_at": quiz.created_at.isoformat(), "questions": told}


def adopt(guest: User, account: User) -> None:
    """Make the guest's games the account's; a click both made is told apart by its key. Where both were in one game,
    the guest's place in it stays a stranger's."""
    twice = LiveSession.request_key.in_(belongings.keys_of(account))
    renamed = update(LiveSession).where(LiveSession.host_id == guest.id, twice)
    db.session.execute(renamed.values(request_key=literal("guest-").concat(LiveSession.id)))
    db.session.execute(update(LiveSession).where(LiveSession.host_id == guest.id).values(host_id=account.id))
    same = update(LiveQuiz).where(LiveQuiz.owner_id == guest.id, LiveQuiz.request_key.in_(quizzes.keys_of(account)))
    db.session.execute(same.values(request_key=literal("guest-").concat(LiveQuiz.id)))
    db.session.execute(update(LiveQuiz).where(LiveQuiz.owner_id == guest.id).values(owner_id=account.id))
    both = LivePlayer.live_id.in_(belongings.games_of(account))
    mine = update(LivePlayer).where(LivePlayer.learner_id == guest.id)
    db.session.execute(mine.where(both).values(learner_id=None))
    db.session.execute(mine.values(learner_id=account.id))
