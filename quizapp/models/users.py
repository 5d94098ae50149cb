"""Whoever learns here: people with an account and guests."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from flask_login import UserMixin
from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.extensions import Base
from quizapp.models.base import Moment, id_column, owned_by, short


class User(UserMixin, Base):
    """A learner. One without a user name is a guest, known only by the cookie that holds the session key."""

    __tablename__ = "users"

    id: Mapped[id_column]
    username: Mapped[str | None] = mapped_column(String(60), unique=True)  # case-folded
    name: Mapped[short] = mapped_column(default="")
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    session_key: Mapped[str] = mapped_column(String(64))  # a new one signs every other device out
    timezone: Mapped[str] = mapped_column(String(60), default="UTC")
    day_start: Mapped[int] = mapped_column(default=4)  # hour, 0-23
    new_per_day: Mapped[int] = mapped_column(default=20)
    reviews_per_day: Mapped[int] = mapped_column(default=200)
    retention: Mapped[float] = mapped_column(default=0.9)  # 0.70-0.99
    fit_since: Mapped[date | None]  # cards that were first learned before this day say nothing about forgetting
    theme: Mapped[str | None] = mapped_column(String(10))  # light, dark, or as the system says
    language: Mapped[str | None] = mapped_column(String(10))
    single_keys: Mapped[bool] = mapped_column(default=True)  # WCAG 2.1.4: one-letter keys can be switched off
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_seen_on: Mapped[date] = mapped_column(index=True)

    if TYPE_CHECKING:
        fitted: list[float] | None  # the parameters that schedule, where some were fitted; see models/fitting.py

    @property
    def is_guest(self) -> bool:
        return self.username is None

    def get_id(self) -> str:
        return f"{self.id}.{self.session_key}"


class EndedSignIn(Base):
    """A sign-in that its person ended. Its cookie, wherever a copy of it may lie, is worth nothing from then on."""

    __tablename__ = "ended_sign_ins"

    sign_in: Mapped[str] = mapped_column(String(32), primary_key=True)  # drawn for each sign-in, kept in its cookie
    user_id: Mapped[int] = owned_by("users.id")
    ended_at: Mapped[datetime] = mapped_column(Moment, index=True)
