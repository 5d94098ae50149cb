"""Cards that the learner does not want to see: not today, or not until taken up again."""

from datetime import datetime

from sqlalchemy import update

from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.features.study.learner import Learner
from quizapp.features.study.queries.tables import M, memories


def bury(learner: Learner, card_id: int, *, now: datetime) -> None:
    """Not today: the card is not asked before the next study day. Raises NotFound for a card not studied."""
    _set(learner, card_id, buried_until=learner.clock.next_day_at(now))


def unbury(learner: Learner, card_id: int) -> None:
    """Ask the card today after all. Raises NotFound for a card not studied."""
    _set(learner, card_id, buried_until=None)


def put_aside(learner: Learner, card_id: int) -> None:
    """Ask the card no more until it is taken up again. Raises NotFound for a card not studied."""
    _set(learner, card_id, suspended=True)


def take_up(learner: Learner, card_id: int) -> None:
    """Ask a card again that was put aside. Raises NotFound for a card not studied."""
    _set(learner, card_id, suspended=False)


def _set(learner: Learner, card_id: int, **values: object) -> None:
    mine = update(memories).where(M.learner_id == learner.id, M.card_id == card_id)
    if not db.session.connection().execute(mine.values(**values)).rowcount:
        raise NotFound
