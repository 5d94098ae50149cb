"""Logs of made-up learners, loaded for tests of fitting."""

from datetime import UTC, datetime, timedelta

from quizapp.extensions import db
from quizapp.features.study.integrity.loading import load_log
from quizapp.models import User
from tests.conftest import NOON
from tests.core.memory.fitting.learners import Forgetful

SPAN = 600
START = datetime(2024, 6, 1, tzinfo=UTC)


def load(learner: User, cards: int, *, seed: int = 3) -> int:
    """Load the log of somebody who is not average; returns its answers."""
    rows = Forgetful(span=SPAN).log(cards, seed=seed)
    times = [(START + timedelta(seconds=row.moment)).isoformat() for row in rows]
    lines = [f"{row.card_id},{row.rating},{at},5000" for row, at in zip(rows, times, strict=True)]
    loaded = load_log(learner, "\n".join(["card_id,rating,time,duration", *lines]), now=NOON)
    db.session.commit()
    return loaded.merged.added
