"""What people bring along from other programs, and the pictures and sounds that their cards show."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.extensions import Base
from quizapp.models.base import Document, Moment, id_column, one_of, owned_by


class Stage(StrEnum):
    """How far a file that was brought has come."""

    WAITING = "waiting"  # for a worker to look into it
    LOOKING = "looking"
    SHOWN = "shown"  # what is in it, for the person to decide
    QUEUED = "queued"
    BRINGING = "bringing"
    DONE = "done"
    FAILED = "failed"


class Bringing(Base):
    """One file or pasted text on its way into decks. The file itself lies in the instance folder until it is done."""

    __tablename__ = "bringings"
    __table_args__ = (UniqueConstraint("learner_id", "request_key"),)  # one click brings once

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    request_key: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(300))  # of the file
    kind: Mapped[str] = mapped_column(String(20))  # package, table, marked
    stage: Mapped[Stage] = mapped_column(one_of(Stage), default=Stage.WAITING)
    options: Mapped[dict[str, object]] = mapped_column(Document, default=dict)
    preview: Mapped[dict[str, object] | None] = mapped_column(Document)
    result: Mapped[dict[str, object] | None] = mapped_column(Document)
    refusal: Mapped[dict[str, object] | None] = mapped_column(Document)  # as Article.refusal
    done: Mapped[int] = mapped_column(default=0)  # notes written so far
    total: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Medium(Base):
    """A picture or sound of a learner's cards, known by what is in it; its bytes lie in the instance folder."""

    __tablename__ = "media"
    __table_args__ = (UniqueConstraint("learner_id", "digest"), Index("ix_media_digest", "digest"))

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    digest: Mapped[str] = mapped_column(String(32))  # first half of the SHA-256, in hex
    ending: Mapped[str] = mapped_column(String(5))
    name: Mapped[str] = mapped_column(String(255))  # as it came
    size: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
