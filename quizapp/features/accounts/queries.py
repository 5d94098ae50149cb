"""Reading accounts."""

from datetime import date

from sqlalchemy import ColumnElement, Select, func, select

from quizapp.extensions import db
from quizapp.features.accounts.credentials import folded
from quizapp.models import Article, Card, Deck, EndedSignIn, Quiz, ReviewLog, User


def halves(key: str) -> tuple[int, str]:
    """The two halves of a session cookie's "id.session_key"; nobody's when it is not written so."""
    number, _, session_key = key.partition(".")
    return (int(number), session_key) if number.isdecimal() and len(number) <= 18 else (0, "")


def user_by_session(key: str, sign_in: str) -> User | None:
    """The user whose session cookie says "id.session_key"; none when either is unknown or was replaced, or when this
    very sign-in was ended.
    """
    return db.session.scalar(select(User).where(*is_signed_in(key, sign_in)))


def is_signed_in(key: str, sign_in: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions on the user of a session cookie: "id.session_key", and the sign-in it was made for ("": none)."""
    number, session_key = halves(key)
    ended = select(EndedSignIn.sign_in).where(EndedSignIn.sign_in == sign_in).exists()
    return User.id == number, User.session_key == session_key, ~ended


def user_by_name(username: str) -> User | None:
    """The account with this user name, in any case."""
    return db.session.scalar(select(User).where(User.username == folded(username)))


def user_by_email(email: str) -> User | None:
    """The account with this e-mail address, in any case."""
    return db.session.scalar(select(User).where(User.email == folded(email)))


def user_to_sign_in(login: str) -> User | None:
    """The account with this user name or e-mail address; a user name never holds an @."""
    if not login.strip().isprintable():  # no account has such a name, and PostgreSQL stores no zero byte
        return None
    return user_by_email(login) if "@" in login else user_by_name(login)


def guest_to_adopt(guest_id: int) -> User | None:
    """This guest, locked until the transaction ends; none when gone or meanwhile an account."""
    same = select(User).where(User.id == guest_id, User.username.is_(None))
    return db.session.scalar(same.with_for_update().execution_options(populate_existing=True))


def guests_not_seen_since(day: date, *, limit: int) -> list[int]:
    """Ids of guests whose last visit was before `day`, the oldest first."""
    old = select(User.id).where(User.username.is_(None), User.last_seen_on < day)
    return list(db.session.scalars(old.order_by(User.last_seen_on, User.id).limit(limit)))


def what_goes(user: User) -> dict[str, int]:
    """How much is deleted with this learner: articles, decks, cards, reviews, quizzes."""
    owners = {"articles": Article, "decks": Deck, "reviews": ReviewLog, "quizzes": Quiz}
    counts = {
        name: _count(select(table.id).where(table.learner_id == user.id))  # type: ignore[attr-defined]
        for name, table in owners.items()
    }
    counts["cards"] = _count(select(Card.id).join(Deck, Card.deck_id == Deck.id).where(Deck.learner_id == user.id))
    return counts


def _count(rows: Select[int]) -> int:
    return db.session.scalar(select(func.count()).select_from(rows.subquery())) or 0
