"""What a note was where it came from, so that it goes back as what it was."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.extensions import Base
from quizapp.models.base import Document, Id, Moment, id_column, owned_by


class NoteType(Base):
    """A kind of notes in another program, by its number there; `kept` holds its fields, templates and styling."""

    __tablename__ = "note_types"
    __table_args__ = (UniqueConstraint("learner_id", "number"),)

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    number: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(300))
    kept: Mapped[dict[str, object]] = mapped_column(Document)


class NoteOrigin(Base):
    """A note as it came: its fields, and of each card, by its part, the place among new cards and the ease; and behind
    them, where it showed anything beyond the fields, what that was.

    `changed_at` is when its words had last changed there: while the note here says the same, it is as it came.
    """

    __tablename__ = "note_origins"

    note_id: Mapped[int] = mapped_column(Id, ForeignKey("notes.id", ondelete="CASCADE"), primary_key=True)
    type_id: Mapped[int] = owned_by("note_types.id")
    fields: Mapped[list[str]] = mapped_column(Document)
    cards: Mapped[dict[str, list[Any]]] = mapped_column(Document)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
