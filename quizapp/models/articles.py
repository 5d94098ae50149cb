"""What people bring to read."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.extensions import Base
from quizapp.models.base import Document, Id, Moment, id_column, one_of, owned_by


class Origin(StrEnum):
    PASTE = "paste"
    URL = "url"
    FILE = "file"
    SAMPLE = "sample"


class Progress(StrEnum):
    """How far the worker has come with an article."""

    WAITING = "waiting"
    READING = "reading"
    FINDING = "finding"
    READY = "ready"
    FAILED = "failed"


class Article(Base):
    """A source text. `text` is clean and never changes in place: notes point into it by character offsets."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("learner_id", "fingerprint"),
        Index("ix_articles_learner_created", "learner_id", "created_at"),
    )

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    origin: Mapped[Origin] = mapped_column(one_of(Origin))
    source: Mapped[str | None] = mapped_column(String(2000))  # address or file name
    title: Mapped[str] = mapped_column(String(300), default="")
    author: Mapped[str | None] = mapped_column(String(300))
    published: Mapped[str | None] = mapped_column(String(60))
    language: Mapped[str | None] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text, default="")
    fingerprint: Mapped[str | None] = mapped_column(String(64))  # none until the text was read
    words: Mapped[int] = mapped_column(default=0)
    progress: Mapped[Progress] = mapped_column(one_of(Progress), default=Progress.WAITING)
    done: Mapped[int] = mapped_column(default=0)  # paragraphs looked at so far
    total: Mapped[int] = mapped_column(default=0)
    refusal: Mapped[dict[str, object] | None] = mapped_column(Document)  # {"reason": code, ...figures}; why it failed
    same_as_id: Mapped[int | None] = mapped_column(Id)  # the learner already has this text, as that article
    wish: Mapped[dict[str, object]] = mapped_column(Document, default=dict)  # {"limit": 20, "kinds": [...], "seed": 0}
    left_out: Mapped[list[list[object]] | None] = mapped_column(  # [start, end, check, question, answer], at most 400
        Document, deferred=True
    )
    created_at: Mapped[datetime] = mapped_column(Moment)


class ArticleInput(Base):
    """The raw bytes of a paste, file or address, kept until the worker has read them."""

    __tablename__ = "article_inputs"

    article_id: Mapped[int] = mapped_column(Id, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    payload: Mapped[bytes] = mapped_column(LargeBinary)
