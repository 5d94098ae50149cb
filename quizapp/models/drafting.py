"""Requests to the optional model: what was sent where, how far it is, what came of it."""

from datetime import datetime

from sqlalchemy import BigInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.extensions import Base
from quizapp.models.articles import Progress
from quizapp.models.base import Document, Moment, id_column, one_of, owned_by
from quizapp.models.decks import Deck


class ModelRequest(Base):
    """One confirmed request about a deck's article. `done` parts are answered, and their cards written with them."""

    __tablename__ = "model_requests"
    __table_args__ = (UniqueConstraint("deck_id", "number"),)  # two clicks, two tabs: one request

    id: Mapped[id_column]
    deck_id: Mapped[int] = owned_by("decks.id", index=False)
    number: Mapped[int] = mapped_column(BigInteger)  # counted from 1 in each deck; addresses name it
    host: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(200))  # of the model
    parts: Mapped[list[dict[str, object]]] = mapped_column(Document)  # {"start", "end", "asked": answers not wanted}
    progress: Mapped[Progress] = mapped_column(one_of(Progress), default=Progress.WAITING)
    done: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    dropped: Mapped[dict[str, int]] = mapped_column(Document, default=dict)  # name of the check -> drafts
    refusal: Mapped[dict[str, object] | None] = mapped_column(Document)  # as Article.refusal
    tokens_in: Mapped[int] = mapped_column(default=0)  # as the server counted them
    tokens_out: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Moment)

    deck: Mapped[Deck] = relationship(lazy="raise_on_sql")
