"""What each learner remembers of each card, and the log of every answer, from which it can be made again."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Date, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.core.memory.state import Entry, Phase
from quizapp.extensions import Base
from quizapp.models.base import Document, Id, MaybeDocument, Moment, id_column, one_of, owned_by
from quizapp.models.decks import Card

__all__ = ["Entry", "Memory", "ReviewLog", "Selection", "SelectionCard", "StudyDay", "StudyStep", "Where"]


class Where(StrEnum):
    """Where an answer was given."""

    STUDY = "study"
    QUIZ = "quiz"
    HOMEWORK = "homework"
    LIVE = "live"
    IMPORT = "import"  # brought along from another program


_FOUND = (
    "learner_id", "card_id", "due", "interval_days", "stability", "difficulty", "lapses", "reviews", "phase",
    "suspended", "flag", "last_day", "buried_until",
)  # fmt: skip

# Which of the cards due on one day comes first: by chance, the same all day, and another once its interval has changed
# (rule Q4); new cards keep their places. All that it is made of stands in the index itself.
_MIXED = "((card_id % 1000003 + 1) * 48271 + interval_days * 69621) % 1000003"
TIE = f"(CASE WHEN phase = 'new' THEN 0 ELSE ({_MIXED}) * ({_MIXED}) % 1000003 END)"

# Cards put aside before they were ever asked: a search finds them by an index of their own.
NEW_ASIDE = "suspended AND kept AND phase = 'new'"


class Memory(Base):
    """One learner's state for one card. `reviews` counts the answers and is the version two tabs meet at."""

    __tablename__ = "memories"
    __table_args__ = (
        UniqueConstraint("learner_id", "card_id"),
        Index(
            "ix_memories_learner_phase_due",
            "learner_id",
            "phase",
            "due",
            "id",  # cards of one day are due at one moment: their order, too, is the index
            sqlite_where=text("NOT suspended AND kept"),
            postgresql_where=text("NOT suspended AND kept"),
        ),
        Index(
            "ix_memories_deck_phase_due",
            "learner_id",
            "deck_id",
            "phase",
            "due",
            text(TIE),
            "id",
            "card_id",  # and what else decides whether a card waits: counting them reads the index alone
            "buried_until",
            "interval_days",
            "suspended",
            "kept",
            sqlite_where=text("NOT suspended AND kept"),
            postgresql_where=text("NOT suspended AND kept"),
        ),
        Index(
            "ix_memories_new_aside",
            "learner_id",
            "deck_id",
            "card_id",
            sqlite_where=text(NEW_ASIDE),
            postgresql_where=text(NEW_ASIDE),
        ),
        Index("ix_memories_found", *_FOUND),  # a search reads these figures of all cards, and nothing else of the row
    )

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    card_id: Mapped[int] = owned_by("cards.id")
    deck_id: Mapped[int] = owned_by("decks.id")  # the card's, repeated so that a deck's queue is one index
    phase: Mapped[Phase] = mapped_column(one_of(Phase), default=Phase.NEW)
    step: Mapped[int] = mapped_column(SmallInteger, default=0)
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    due: Mapped[datetime] = mapped_column(Moment)  # of a new card: when it was kept, which orders new cards
    last_review: Mapped[datetime | None] = mapped_column(Moment)
    last_day: Mapped[date | None] = mapped_column(Date)  # the study day of the last answer, by their zone at the time
    interval_days: Mapped[int] = mapped_column(default=0)
    lapses: Mapped[int] = mapped_column(default=0)
    reviews: Mapped[int] = mapped_column(default=0)
    suspended: Mapped[bool] = mapped_column(default=False)
    flag: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")  # 0 none, 1-7 a colour
    buried_until: Mapped[datetime | None] = mapped_column(Moment)
    kept: Mapped[bool] = mapped_column(server_default=true())  # whether its card is; the database sees to it by itself
    # The state that came along from elsewhere without a log: what the log leads to begins with it.
    base: Mapped[dict[str, object] | None] = mapped_column(MaybeDocument, deferred=True)

    card: Mapped[Card] = relationship(lazy="raise_on_sql")


class ReviewLog(Base):
    """One answer, never altered; undoing it only marks it undone. `before` is the memory as it was."""

    __tablename__ = "review_log"
    __table_args__ = (
        UniqueConstraint("learner_id", "answer_key"),
        Index("ix_review_log_card_at", "card_id", "learner_id", "at"),
        Index("ix_review_log_learner_at", "learner_id", "at"),
        Index(  # few among very many
            "ix_review_log_rescheduled",
            "learner_id",
            "at",
            sqlite_where=text("kind = 'rescheduled'"),
            postgresql_where=text("kind = 'rescheduled'"),
        ),
    )

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    card_id: Mapped[int] = owned_by("cards.id", index=False)
    answer_key: Mapped[str] = mapped_column(String(64))  # made by the page for one answer: a retry brings it again
    at: Mapped[datetime] = mapped_column(Moment)
    where: Mapped[Where] = mapped_column(one_of(Where), default=Where.STUDY)
    kind: Mapped[Entry] = mapped_column(one_of(Entry), default=Entry.ANSWER, server_default="answer")
    rating: Mapped[int | None] = mapped_column(SmallInteger)  # none: evidence that moves nothing
    proposed: Mapped[int | None] = mapped_column(SmallInteger)  # what the marking of a typed or chosen answer proposed
    given: Mapped[str | None] = mapped_column(Text)
    taken_ms: Mapped[int] = mapped_column(default=0)
    phase: Mapped[Phase] = mapped_column(one_of(Phase))  # before the answer
    interval_days: Mapped[int] = mapped_column(default=0)  # after the answer
    last_interval_days: Mapped[int] = mapped_column(default=0)
    before: Mapped[dict[str, object]] = mapped_column(Document)
    day: Mapped[date] = mapped_column(Date)  # the learner's study day, by their zone at the time
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    device: Mapped[str | None] = mapped_column(String(32))  # the sign-in it was given under: undo stays with its device


class StudyStep(Base):
    """Something done while studying besides an answer, as undo takes it back; and, once undone, answers too.

    `undone_no` counts up with each undo: redo begins at the highest; none while the step stands. `log_seen` is the
    newest row of the log when it was done: it tells whether a step or an answer came last.
    """

    __tablename__ = "study_steps"
    __table_args__ = (Index("ix_study_steps_learner_device", "learner_id", "device", "id"),)

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    device: Mapped[str] = mapped_column(String(32))
    verb: Mapped[str] = mapped_column(String(20))
    card_id: Mapped[int | None] = owned_by("cards.id")
    deck_id: Mapped[int | None] = owned_by("decks.id")
    log_id: Mapped[int | None] = mapped_column(Id)  # of an answer that was undone
    log_seen: Mapped[int] = mapped_column(Id, default=0)
    before: Mapped[dict[str, object]] = mapped_column(Document)
    after: Mapped[dict[str, object]] = mapped_column(Document)
    made_at: Mapped[datetime] = mapped_column(Moment)
    undone_no: Mapped[int | None]


class StudyDay(Base):
    """One learner's answers of one day in one deck, counted as they arrive: figures cost the same at any size.

    The learner may ask for more new cards of the deck than the limits let through, for this day alone: `more_new` of
    them, the first after `more_from` answers to new cards; in the same way `more_reviews`. `most_new` and
    `most_reviews` are limits of the deck that hold on this day in place of the usual ones (rule Q3).
    """

    __tablename__ = "study_days"
    __table_args__ = (UniqueConstraint("learner_id", "day", "deck_id"),)

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    deck_id: Mapped[int] = owned_by("decks.id")
    day: Mapped[date] = mapped_column(Date)
    answers: Mapped[int] = mapped_column(default=0)
    new_cards: Mapped[int] = mapped_column(default=0)  # first answers, against the daily limit
    review_cards: Mapped[int] = mapped_column(default=0)  # answers to cards in review, against the daily limit
    young_asked: Mapped[int] = mapped_column(default=0)  # true retention counts: interval before of 1 to 20 days
    young_recalled: Mapped[int] = mapped_column(default=0)
    mature_asked: Mapped[int] = mapped_column(default=0)  # 21 days and more
    mature_recalled: Mapped[int] = mapped_column(default=0)
    taken_ms: Mapped[int] = mapped_column(default=0)
    more_new: Mapped[int] = mapped_column(server_default="0")
    more_from: Mapped[int] = mapped_column(server_default="0")
    more_reviews: Mapped[int] = mapped_column(server_default="0")
    more_reviews_from: Mapped[int] = mapped_column(server_default="0")
    most_new: Mapped[int | None]
    most_reviews: Mapped[int | None]


class Selection(Base):
    """Cards that a learner chose to study now: by what (`kind`, `about`), and whether it moves anything."""

    __tablename__ = "selections"

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id")
    kind: Mapped[str] = mapped_column(String(20))
    about: Mapped[dict[str, object]] = mapped_column(Document)
    is_practice: Mapped[bool]  # answers are logged as cramming and move nothing
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class SelectionCard(Base):
    """A card in its place. It is done by a row of the log; if that is taken back, it is asked again."""

    __tablename__ = "selection_cards"

    selection_id: Mapped[int] = mapped_column(Id, ForeignKey("selections.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    card_id: Mapped[int] = owned_by("cards.id")
    done_by: Mapped[int | None] = mapped_column(Id)


class StudyOptions(Base):
    """A set of options that decks may share. `options` is a document of core/memory/rules/options.py."""

    __tablename__ = "study_options"
    __table_args__ = (UniqueConstraint("learner_id", "name"),)

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    name: Mapped[str] = mapped_column(String(100))
    options: Mapped[dict[str, object]] = mapped_column(Document)
    bury: Mapped[int] = mapped_column(SmallInteger, server_default="0")  # of the options, what queries ask: core's Bury
    created_at: Mapped[datetime] = mapped_column(Moment)


class DeckOptions(Base):
    """The set that a deck uses (none: the learner's settings), and what the deck has instead of it."""

    __tablename__ = "deck_options"

    deck_id: Mapped[int] = mapped_column(Id, ForeignKey("decks.id", ondelete="CASCADE"), primary_key=True)
    learner_id: Mapped[int] = owned_by("users.id")
    options_id: Mapped[int | None] = mapped_column(Id, ForeignKey("study_options.id", ondelete="SET NULL"), index=True)
    new_per_day: Mapped[int | None]
    reviews_per_day: Mapped[int | None]
    retention: Mapped[float | None]
