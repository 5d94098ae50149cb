"""Reading what was brought; each query asks for the learner's own rows only."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.models import Bringing, Medium, Stage, User


def own_bringing(learner: User, number: int, *, lock: bool = False) -> Bringing:
    """The learner's file. Raises NotFound for a stranger's."""
    mine = select(Bringing).where(Bringing.id == number, Bringing.learner_id == learner.id)
    mine = mine.where(Bringing.kind.not_like("take-%"))
    found = db.session.scalar(mine.with_for_update() if lock else mine)
    if found is None:
        raise NotFound
    return found


def bringing_for_worker(number: int) -> Bringing | None:
    """A file, for the worker that brings it."""
    return db.session.get(Bringing, number, populate_existing=True)


def learner_for_worker(number: int) -> User:
    """The learner whom a file belongs to."""
    return db.session.get_one(User, number)


def by_key(learner: User, key: str) -> Bringing | None:
    """What this very click brought before."""
    return db.session.scalar(select(Bringing).where(Bringing.learner_id == learner.id, Bringing.request_key == key))


def bringings_of(learner: User) -> list[Bringing]:
    """Everything the learner brought, newest first."""
    return list(
        db.session.scalars(select(Bringing).where(Bringing.learner_id == learner.id).order_by(Bringing.id.desc()))
    )


def unfinished_since(learner: User, before: datetime) -> list[Bringing]:
    """Files of the learner that were looked into and then left lying since before that moment."""
    left = Bringing.stage.in_([Stage.WAITING, Stage.SHOWN, Stage.FAILED])
    mine = (Bringing.learner_id == learner.id, Bringing.created_at < before, left)
    return list(db.session.scalars(select(Bringing).where(*mine)))


def own_medium(learner: User, digest: str) -> Medium:
    """The learner's picture or sound. Raises NotFound for a stranger's."""
    found = db.session.scalar(select(Medium).where(Medium.learner_id == learner.id, Medium.digest == digest))
    if found is None:
        raise NotFound
    return found


def media_of(learner: int) -> list[Medium]:
    """All pictures and sounds of a learner."""
    return list(db.session.scalars(select(Medium).where(Medium.learner_id == learner).order_by(Medium.id)))


def addresses_of(learner: int) -> dict[str, str]:
    """The addresses of all pictures and sounds of a learner by their names; the newest where two share one."""
    rows = db.session.execute(
        select(Medium.name, Medium.digest, Medium.ending).where(Medium.learner_id == learner).order_by(Medium.id)
    )
    return {row.name: f"media:{row.digest}.{row.ending}" for row in rows}


def digests_of(learner: int) -> Select[Any]:
    """The digests of all pictures and sounds of a learner."""
    return select(Medium.digest).where(Medium.learner_id == learner)


def known_digests(learner: int, digests: Collection[str]) -> set[str]:
    """Which of these the learner has."""
    return set(db.session.scalars(digests_of(learner).where(Medium.digest.in_(digests))))


def used_digests(digests: Collection[str]) -> set[str]:
    """Which of these anybody has."""
    return set(db.session.scalars(select(Medium.digest).where(Medium.digest.in_(digests))))


def known_bringings(numbers: Collection[str]) -> set[str]:
    """Which of these files have a row."""
    asked = [int(number) for number in numbers if number.isdecimal()]
    return {str(number) for number in db.session.scalars(select(Bringing.id).where(Bringing.id.in_(asked)))}
