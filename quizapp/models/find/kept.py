"""Searches that a learner keeps, and changes of many cards that can be taken back."""

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.extensions import Base
from quizapp.models.base import Document, Moment, id_column, owned_by


class SavedSearch(Base):
    """What was typed into the search box, under a name of the learner's own."""

    __tablename__ = "saved_searches"
    __table_args__ = (UniqueConstraint("learner_id", "name"),)

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    name: Mapped[str] = mapped_column(String(100))
    words: Mapped[str] = mapped_column(String(1000))
    created_at: Mapped[datetime] = mapped_column(Moment)


class ManyChange(Base):
    """One step over many cards that undo can take back: what was changed, and how it was before."""

    __tablename__ = "many_changes"
    __table_args__ = (Index("ix_many_changes_learner", "learner_id", "id"),)

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    verb: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]  # of cards or notes, as it was said
    before: Mapped[dict[str, object]] = mapped_column(Document)
    made_at: Mapped[datetime] = mapped_column(Moment)
