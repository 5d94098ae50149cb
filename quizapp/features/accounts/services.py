"""Changing accounts: guests, sign-up, sign-in, passwords, settings, deletion."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from quizapp.adapters import clock
from quizapp.core.errors import Refused
from quizapp.core.memory.days import DayClock, zone_info
from quizapp.extensions import db
from quizapp.features.accounts import credentials, queries
from quizapp.features.accounts.belongings import BELONGINGS
from quizapp.models import EndedSignIn, User
from quizapp.settings import SESSION_LIFETIME, current

FORGET_AT_ONCE = 50  # guests forgotten in one transaction, so that nobody waits long for it


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """All that the settings page holds."""

    name: str
    timezone: str
    day_start: int
    new_per_day: int
    reviews_per_day: int
    retention: float
    fit_since: date | None
    theme: str | None
    language: str | None
    single_keys: bool


def make_guest(*, now: datetime) -> User:
    """A learner without an account."""
    guest = User(session_key=_fresh_key(), created_at=now, last_seen_on=now.date())
    db.session.add(guest)
    db.session.flush()
    return guest


def note_zone(user: User, zone: str | None) -> None:
    """Take the browser's time zone for a guest who has none yet; what is no time zone is passed over."""
    if not zone or len(zone) > 60 or not user.is_guest or user.timezone != "UTC":
        return
    try:
        user.timezone = zone_info(zone).key
    except Refused:
        return
    db.session.flush()


def note_visit(key: str, sign_in: str, *, today: date) -> None:
    """Write down that the learner of this session cookie came today."""
    mine = queries.is_signed_in(key, sign_in)
    db.session.execute(update(User).where(*mine, User.last_seen_on < today).values(last_seen_on=today))


def sign_up(
    guest: User | None,
    *,
    username: str,
    password: str,
    now: datetime,
    email: str | None = None,
    timezone: str | None = None,
    day_start: int | None = None,
) -> User:
    """Make an account: the guest's own row, with all that hangs on it, else a new one.

    Refused: those of credentials, "time_zone", "day_start", "name_taken", "email_taken".
    """
    values = {
        "username": credentials.check_username(username),
        "email": credentials.check_email(email),
        "name": credentials.tidy(username),
        "session_key": _fresh_key(),
    }
    credentials.check_password(password, username=values["username"] or "")
    user = guest or User(created_at=now, last_seen_on=now.date(), timezone="UTC", day_start=4)
    days = DayClock(timezone or user.timezone, user.day_start if day_start is None else day_start)
    values |= {"password_hash": credentials.hashed(password)}
    _take_unique(user, **values, timezone=days.zone, day_start=days.start_hour)
    return user


def sign_in(guest: User | None, *, login: str, password: str) -> User:
    """The account of this name or e-mail address, if the password is right; a guest's things become the account's.

    Refused: "wrong_sign_in", the same for an unknown name and a wrong password, after the same time.
    """
    user = queries.user_to_sign_in(login)
    if not credentials.is_right(password, user.password_hash if user else None) or user is None:
        raise Refused("wrong_sign_in")
    if user.password_hash and credentials.is_outdated(user.password_hash):
        user.password_hash = credentials.hashed(password)
        db.session.flush()
    if guest is not None:
        adopt(guest, user)
    return user


def adopt(guest: User, account: User) -> None:
    """Make everything of a guest the account's and let the guest go; nothing happens when the guest is gone already."""
    if queries.guest_to_adopt(guest.id) is None:
        return
    _move_days(guest, DayClock(guest.timezone, guest.day_start), DayClock(account.timezone, account.day_start))
    for belonging in BELONGINGS.values():
        belonging.adopt(guest, account)
    db.session.flush()
    db.session.execute(delete(User).where(User.id == guest.id, User.username.is_(None)))


def change_password(user: User, *, current: str, password: str) -> None:
    """Set a new password and sign every other device out. Refused: "wrong_password" and those of credentials."""
    _prove(user, current)
    set_password(user, password=password)


def set_password(user: User, *, password: str) -> None:
    """Give a new password without asking for the old one (the server's owner may). Refused: those of credentials."""
    credentials.check_password(password, username=user.username or "")
    user.password_hash = credentials.hashed(password)
    sign_out_everywhere(user)


def sign_out(user: User, sign_in: str, *, now: datetime) -> None:
    """Make the cookies of this one sign-in worthless, copies included; a second click changes nothing.

    A cookie from before sign-ins were told apart ("") cannot be ended alone: all of the learner's are.
    """
    if not sign_in:
        sign_out_everywhere(user)
        return
    with suppress(IntegrityError), db.session.begin_nested():
        db.session.add(EndedSignIn(sign_in=sign_in, user_id=user.id, ended_at=now))


def sign_out_everywhere(user: User) -> None:
    """Make every cookie of this learner worthless."""
    user.session_key = _fresh_key()
    db.session.flush()


def change_email(user: User, *, current: str, email: str | None) -> None:
    """Set or, with an empty one, remove the address. Refused: "wrong_password", "email_form", "email_taken"."""
    _prove(user, current)
    _take_unique(user, email=credentials.check_email(email))


def change_settings(user: User, wanted: Preferences) -> None:
    """Take over a whole settings page. Refused: "time_zone", "day_start"."""
    _move_days(user, DayClock(user.timezone, user.day_start), DayClock(wanted.timezone, wanted.day_start))
    for name, value in vars(wanted).items():
        setattr(user, name, value)
    user.name = credentials.tidy(wanted.name)
    db.session.flush()


def _move_days(user: User, before: DayClock, after: DayClock) -> None:
    for belonging in BELONGINGS.values() if before != after else ():
        belonging.moved(user, before, after)


def choose_theme(user: User, theme: str) -> None:
    """Light or dark, for every device of this learner."""
    user.theme = theme
    db.session.flush()


def delete_learner(user: User, *, current: str | None) -> None:
    """Delete a learner and, by foreign keys, everything of theirs. Refused: "wrong_password"; guests have none."""
    if not user.is_guest:
        _prove(user, current or "")
    db.session.execute(delete(User).where(User.id == user.id))


def forget_guests(_subject: int, save: Callable[[], None]) -> None:
    """Delete the guests whose last visit is longer ago than the setting allows, and what is kept of sign-ins that
    ended so long ago that no cookie of theirs is valid any more.
    """
    db.session.execute(delete(EndedSignIn).where(EndedSignIn.ended_at < clock.now() - SESSION_LIFETIME))
    save()
    day = clock.now().date() - timedelta(days=current().guest_days)
    while ids := queries.guests_not_seen_since(day, limit=FORGET_AT_ONCE):
        old = (User.id.in_(ids), User.username.is_(None), User.last_seen_on < day)
        db.session.execute(delete(User).where(*old))
        save()


def _prove(user: User, password: str) -> None:
    if not credentials.is_right(password, user.password_hash):
        raise Refused("wrong_password")


def _take_unique(user: User, **values: object) -> None:
    """Write values of which the name and the address may be somebody else's already: the database decides."""
    try:
        with db.session.begin_nested():
            for name, value in values.items():
                setattr(user, name, value)
            db.session.add(user)
    except IntegrityError as error:
        other = queries.user_by_name(str(values.get("username") or ""))
        raise Refused("name_taken" if other else "email_taken") from error


def _fresh_key() -> str:
    return secrets.token_hex(16)
