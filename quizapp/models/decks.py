"""Decks, the notes in them (facts kept from an article) and the cards that ask for them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.extensions import Base
from quizapp.models.articles import Article, Progress
from quizapp.models.base import Document, Id, Moment, id_column, one_of, owned_by


class CardKind(StrEnum):
    """How a card asks. Any kind with options may also be asked as a multiple-choice question in a quiz."""

    BASIC = "basic"
    REVERSED = "reversed"
    CLOZE = "cloze"
    TYPED = "typed"
    CHOICE = "choice"
    TRUE_FALSE = "true_false"


class Standing(StrEnum):
    """Where a card stands in the review list: only kept cards are ever asked."""

    DRAFT = "draft"
    KEPT = "kept"
    DROPPED = "dropped"
    SPARE = "spare"  # another question for the same fact, shown when asked for


class Deck(Base):
    """The notes of one topic; each article has one deck."""

    __tablename__ = "decks"

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id")
    article_id: Mapped[int | None] = mapped_column(Id, ForeignKey("articles.id", ondelete="CASCADE"), unique=True)
    name: Mapped[str] = mapped_column(String(300))
    created_at: Mapped[datetime] = mapped_column(Moment)

    article: Mapped[Article | None] = relationship(lazy="raise_on_sql")


class Note(Base):
    """A stored fact: the sentence that proves it, and where that stands in the article."""

    __tablename__ = "notes"
    __table_args__ = (UniqueConstraint("deck_id", "fact_key"), Index("ix_notes_guid", "guid"))

    id: Mapped[id_column]
    deck_id: Mapped[int] = owned_by("decks.id", index=False)
    fact_key: Mapped[str] = mapped_column(String(80))
    guid: Mapped[str | None] = mapped_column(
        String(100)
    )  # known by this name to other programs; importing again updates
    sentence: Mapped[str] = mapped_column(Text)  # article.text[start:end]; without an article, what the person wrote
    start: Mapped[int | None]
    end: Mapped[int | None]
    answer_start: Mapped[int | None]
    answer_end: Mapped[int | None]
    paragraph: Mapped[int | None]
    context: Mapped[str] = mapped_column(Text, default="")  # whom "they" or "it" means, shown to the reader
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)  # its words, here or where it comes from

    deck: Mapped[Deck] = relationship(lazy="raise_on_sql")


class NoteTag(Base):
    """A word somebody put on a note, as it is shown; `::` makes a tree. The learner is the deck's, for the index."""

    __tablename__ = "note_tags"
    __table_args__ = (Index("ix_note_tags_learner_tag", "learner_id", "tag", "note_id"),)

    note_id: Mapped[int] = mapped_column(Id, ForeignKey("notes.id", ondelete="CASCADE"), primary_key=True)
    tag: Mapped[str] = mapped_column(String(200), primary_key=True)
    learner_id: Mapped[int] = owned_by("users.id", index=False)


class Card(Base):
    """One way to ask a note. `front` of a cloze holds ____ for its gap; distractors make it multiple choice."""

    __tablename__ = "cards"
    __table_args__ = (Index("ix_cards_deck_standing_position", "deck_id", "standing", "position"),)

    id: Mapped[id_column]
    note_id: Mapped[int] = owned_by("notes.id")
    deck_id: Mapped[int] = owned_by("decks.id", index=False)
    kind: Mapped[CardKind] = mapped_column(one_of(CardKind))
    family: Mapped[str] = mapped_column(
        String(40), default="hand"
    )  # which kind of question made it: cloze, acronym, when ...
    front: Mapped[str] = mapped_column(Text)
    back: Mapped[str] = mapped_column(Text)
    distractors: Mapped[list[str]] = mapped_column(Document, default=list)
    accept: Mapped[list[str]] = mapped_column(Document, default=list)  # other answers that count as right when typed
    pool: Mapped[list[list[str]] | None] = mapped_column(Document)  # sets of wrong answers to choose from, as shown
    more_id: Mapped[int | None] = mapped_column(Id)  # the wish for more cards that brought it, if one did
    part: Mapped[int | None] = mapped_column(SmallInteger)  # its number in its note, by which other programs know it
    drafted_by: Mapped[str | None] = mapped_column(String(200))  # name of the model that drafted it, if one did
    standing: Mapped[Standing] = mapped_column(one_of(Standing), default=Standing.DRAFT)
    position: Mapped[int] = mapped_column(default=0)
    score: Mapped[float] = mapped_column(default=0.0)
    version: Mapped[int] = mapped_column(default=1)  # two writers meet here
    created_at: Mapped[datetime] = mapped_column(Moment)

    note: Mapped[Note] = relationship(lazy="raise_on_sql")
    deck: Mapped[Deck] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}


class MoreWish(Base):
    """A wish for more cards of a deck; the worker adds them once."""

    __tablename__ = "more_wishes"
    __table_args__ = (UniqueConstraint("deck_id", "request_key"),)

    id: Mapped[id_column]
    deck_id: Mapped[int] = owned_by("decks.id", index=False)
    request_key: Mapped[str] = mapped_column(String(80))  # the same wish, asked of the deck as it then was
    wish: Mapped[dict[str, object]] = mapped_column(Document)  # as Article.wish; "limit" counts the new cards
    progress: Mapped[Progress] = mapped_column(one_of(Progress), default=Progress.WAITING)
    done: Mapped[int] = mapped_column(default=0)  # paragraphs looked at so far
    total: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Moment)

    deck: Mapped[Deck] = relationship(lazy="raise_on_sql")


class UnopenedCard(Base):
    """A kept card that nobody's memory knows: it counts as new. The database itself sees to it that each is here."""

    __tablename__ = "unopened_cards"

    card_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    deck_id: Mapped[int] = mapped_column(Id, index=True)


class CardChange(Base):
    """One step that undo can take back: the cards as they were before it."""

    __tablename__ = "card_changes"

    id: Mapped[id_column]
    deck_id: Mapped[int] = owned_by("decks.id")
    verb: Mapped[str] = mapped_column(String(20))
    before: Mapped[list[dict[str, object]]] = mapped_column(Document)
    made_at: Mapped[datetime] = mapped_column(Moment)
