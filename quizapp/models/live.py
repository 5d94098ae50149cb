"""Live games: the game and where it stands, its questions as they were, who plays, and each answer."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.core.live.kinds import Kind
from quizapp.extensions import Base
from quizapp.models.base import Document, Id, Moment, id_column, one_of, owned_by, short


class LiveSession(Base):
    """One game. `version` grows with every change of `state` and is what two hosts and every phone meet at."""

    __tablename__ = "live_sessions"
    __table_args__ = (
        UniqueConstraint("host_id", "request_key"),
        Index(
            "uq_live_sessions_running_code",
            "code",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[id_column]
    host_id: Mapped[int] = owned_by("users.id", index=False)
    deck_id: Mapped[int | None] = mapped_column(Id, ForeignKey("decks.id", ondelete="SET NULL"), index=True)
    code: Mapped[str] = mapped_column(String(6))  # on the wall; unique among the games that run
    title: Mapped[str] = mapped_column(String(300))
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[dict[str, object]] = mapped_column(Document)  # core.live.game.Game
    settings: Mapped[dict[str, object]] = mapped_column(Document)
    request_key: Mapped[str] = mapped_column(String(64))  # one click makes one game
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    given_at: Mapped[datetime | None] = mapped_column(Moment)  # when its answers went into the players' reviews
    remotes: Mapped[int] = mapped_column(default=0)  # phones that were made its remote so far; the last one is it

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}


class LiveItem(Base):
    """A question in its place, as it was when the game was made."""

    __tablename__ = "live_items"
    __table_args__ = (UniqueConstraint("live_id", "position"),)

    id: Mapped[id_column]
    live_id: Mapped[int] = owned_by("live_sessions.id", index=False)
    card_id: Mapped[int | None] = mapped_column(Id, ForeignKey("cards.id", ondelete="SET NULL"), index=True)
    position: Mapped[int]
    kind: Mapped[Kind] = mapped_column(one_of(Kind), default=Kind.CHOICE)
    front: Mapped[str] = mapped_column(Text)
    options: Mapped[list[str]] = mapped_column(Document, default=list)  # in the order shown
    key: Mapped[dict[str, object]] = mapped_column(Document)  # places, accept, value, tolerance: what its kind needs
    factor: Mapped[int] = mapped_column(default=1)  # points 0x, 1x, 2x
    seconds: Mapped[int] = mapped_column(default=20)  # 0: no clock
    proof: Mapped[dict[str, object]] = mapped_column(Document, default=dict)  # the sentence, in parts, and its article
    image: Mapped[dict[str, object] | None] = mapped_column(Document)  # its file's digest and ending, size, alt text


class LivePlayer(Base):
    """Somebody in a game. The token in the cookie is the player; only its hash is kept."""

    __tablename__ = "live_players"
    __table_args__ = (
        UniqueConstraint("live_id", "folded", name="uq_live_players_folded"),
        UniqueConstraint("live_id", "learner_id", name="uq_live_players_learner"),
        UniqueConstraint("live_id", "request_key", name="uq_live_players_request"),
    )

    id: Mapped[id_column]
    live_id: Mapped[int] = owned_by("live_sessions.id", index=False)
    learner_id: Mapped[int | None] = owned_by("users.id")  # of whoever is signed in: misses go to their reviews
    token_hash: Mapped[str] = mapped_column(String(64))
    request_key: Mapped[str] = mapped_column(String(64))  # one click joins once
    name: Mapped[short]
    folded: Mapped[short]
    team: Mapped[int] = mapped_column(default=0)
    extra: Mapped[float] = mapped_column(default=1.0)  # how much longer this player's clock runs
    kicked: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[datetime] = mapped_column(Moment)


class LiveAnswer(Base):
    """One player's answer to one question, as often as that was asked (`take`). The key makes a retry harmless."""

    __tablename__ = "live_answers"

    live_id: Mapped[int] = mapped_column(Id, ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    take: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    player_id: Mapped[int] = mapped_column(
        Id, ForeignKey("live_players.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    given: Mapped[object] = mapped_column(Document)  # core.live.kinds.Given
    taken_ms: Mapped[int]
    extra: Mapped[float] = mapped_column(default=1.0)  # how much longer this player's clock ran then
    at: Mapped[datetime] = mapped_column(Moment)  # when it arrived


class LiveTurn(Base):
    """When one player came to one question of a game that everybody plays at their own speed. The key makes it once."""

    __tablename__ = "live_turns"

    live_id: Mapped[int] = mapped_column(Id, ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True)
    player_id: Mapped[int] = mapped_column(
        Id, ForeignKey("live_players.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    question: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    opens_at: Mapped[datetime] = mapped_column(Moment)
    rested_ms: Mapped[int] = mapped_column(default=0)  # pauses of the game before this moment


class LiveQuiz(Base):
    """Questions that somebody put together for live games; each game copies them as they are then."""

    __tablename__ = "live_quizzes"
    __table_args__ = (UniqueConstraint("owner_id", "request_key"),)

    id: Mapped[id_column]
    owner_id: Mapped[int] = owned_by("users.id", index=False)
    title: Mapped[str] = mapped_column(String(300))
    request_key: Mapped[str] = mapped_column(String(64))  # one click makes one quiz
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class LiveQuestion(Base):
    """A question in such a quiz; a removed one waits a while for whoever takes that back."""

    __tablename__ = "live_questions"
    __table_args__ = (
        UniqueConstraint("live_quiz_id", "request_key"),
        Index("ix_live_questions_place", "live_quiz_id", "position"),
    )

    id: Mapped[id_column]
    live_quiz_id: Mapped[int] = owned_by("live_quizzes.id", index=False)
    card_id: Mapped[int | None] = mapped_column(Id, ForeignKey("cards.id", ondelete="SET NULL"), index=True)
    request_key: Mapped[str] = mapped_column(String(80))  # one click makes one question
    position: Mapped[int]
    kind: Mapped[Kind] = mapped_column(one_of(Kind))
    front: Mapped[str] = mapped_column(Text)
    options: Mapped[list[str]] = mapped_column(Document, default=list)  # of an order in the right one
    key: Mapped[dict[str, object]] = mapped_column(Document, default=dict)
    factor: Mapped[int] = mapped_column(default=1)
    seconds: Mapped[int | None]  # none: as the game says; 0: no clock
    proof: Mapped[dict[str, object]] = mapped_column(Document, default=dict)
    image: Mapped[dict[str, object] | None] = mapped_column(Document)  # its file's digest and ending, size, alt text
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
