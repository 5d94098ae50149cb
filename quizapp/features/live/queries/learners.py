"""The signed-in players of a game, their answers, and the cards of their own that ask the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from quizapp.core.live.kinds import Given
from quizapp.extensions import db
from quizapp.models import Card, Deck, LiveAnswer, LiveItem, LivePlayer, Standing, User


@dataclass(frozen=True, slots=True)
class Told:
    """One answer of a player."""

    player_id: int
    question: int
    take: int
    given: Given
    taken_ms: int
    at: datetime


def learners_of(live_id: int) -> Sequence[tuple[int, User]]:
    """(player, learner) of everybody who is signed in and was not sent out."""
    rows = db.session.execute(
        select(LivePlayer.id, User)
        .join(User, User.id == LivePlayer.learner_id)
        .where(LivePlayer.live_id == live_id, LivePlayer.kicked.is_(False))
        .order_by(LivePlayer.id)
    )
    return [(player_id, user) for player_id, user in rows]


def answers_by(live_id: int, player_id: int, counted: dict[int, int]) -> list[Told]:
    """What this player answered to the questions that count, in order."""
    wanted = select(LiveAnswer).where(LiveAnswer.live_id == live_id, LiveAnswer.player_id == player_id)
    return [
        Told(player_id, row.question, row.take, row.given, row.taken_ms, row.at)  # type: ignore[arg-type]
        for row in db.session.scalars(wanted.order_by(LiveAnswer.question))
        if counted.get(row.question) == row.take
    ]


def card_of(learner: User, item: LiveItem) -> int | None:
    """The learner's own kept card for this question: the very card, else one that asks the same."""
    mine = (
        select(Card.id)
        .join(Deck, Deck.id == Card.deck_id)
        .where(Deck.learner_id == learner.id, Card.standing == Standing.KEPT)
    )
    found = db.session.scalar(mine.where(Card.id == item.card_id))
    return found or db.session.scalar(mine.where(Card.front == item.front).order_by(Card.id).limit(1))
