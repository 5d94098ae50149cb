"""The cast: tess teaches, ana and ben learn, zoe is a stranger to them all. Their password is their name, twice."""

from datetime import UTC, datetime

from argon2 import PasswordHasher

from quizapp.extensions import db
from quizapp.models import User

QUICK = PasswordHasher(
    time_cost=1, memory_cost=8, parallelism=1
)  # a hash says how dear it was, so checking it is quick too
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def make(name: str, **settings: object) -> User:
    """An account called `name`."""
    user = User(
        username=name,
        name=name.title(),
        session_key=f"key-of-{name}",
        password_hash=QUICK.hash(name * 2),
        created_at=LONG_AGO,
        last_seen_on=LONG_AGO.date(),
        **settings,
    )
    db.session.add(user)
    db.session.commit()
    return user
