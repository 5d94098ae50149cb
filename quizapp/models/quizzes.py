"""Quizzes made from a deck, each run of one, and each answer in it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.extensions import Base
from quizapp.models.base import Document, Id, Moment, id_column, one_of, owned_by


class Layout(StrEnum):
    ONE = "one"  # one question at a time
    ALL = "all"  # all on one page


class Feedback(StrEnum):
    EACH = "each"  # after each answer
    END = "end"


class Quiz(Base):
    """An ordered set of questions from one deck."""

    __tablename__ = "quizzes"
    __table_args__ = (UniqueConstraint("learner_id", "request_key"),)

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    deck_id: Mapped[int] = owned_by("decks.id")
    layout: Mapped[Layout] = mapped_column(one_of(Layout), default=Layout.ONE)
    feedback: Mapped[Feedback] = mapped_column(one_of(Feedback), default=Feedback.EACH)
    again_of_id: Mapped[int | None] = mapped_column(
        Id
    )  # the attempt whose misses it asks; no key, for that would be a circle
    request_key: Mapped[str] = mapped_column(default="")  # one click makes one quiz
    created_at: Mapped[datetime] = mapped_column(Moment)


class Item(Base):
    """A card in its place in a quiz, as it was when the quiz was made: a later edit does not change past results."""

    __tablename__ = "items"
    __table_args__ = (UniqueConstraint("quiz_id", "position"),)

    id: Mapped[id_column]
    quiz_id: Mapped[int] = owned_by("quizzes.id", index=False)
    card_id: Mapped[int | None] = mapped_column(Id, ForeignKey("cards.id", ondelete="SET NULL"), index=True)
    position: Mapped[int]
    front: Mapped[str] = mapped_column(Text)
    back: Mapped[str] = mapped_column(Text)
    options: Mapped[list[str]] = mapped_column(Document)  # in the order shown, the key among them


class Attempt(Base):
    """One person's run through a quiz."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_learner_started", "learner_id", "started_at"),)

    id: Mapped[id_column]
    quiz_id: Mapped[int] = owned_by("quizzes.id")
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    started_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    right: Mapped[int] = mapped_column(default=0)
    asked: Mapped[int] = mapped_column(default=0)


class Response(Base):
    """What was chosen for one item; the first answer counts, a retry finds it."""

    __tablename__ = "responses"
    __table_args__ = (UniqueConstraint("attempt_id", "item_id"),)

    id: Mapped[id_column]
    attempt_id: Mapped[int] = owned_by("attempts.id", index=False)
    item_id: Mapped[int] = owned_by("items.id")
    choice: Mapped[int | None]  # place among the item's options; none: left out
    is_right: Mapped[bool]
    taken_ms: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime] = mapped_column(Moment)
