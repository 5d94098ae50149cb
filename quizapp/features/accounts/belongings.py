"""What belongs to a person: each feature says here how its part is exported and passes from a guest to an account.

Deleting needs no entry: every table goes with its owner by foreign key.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from quizapp.core.memory.days import DayClock
from quizapp.models import User

SETTINGS = (
    "name",
    "timezone",
    "day_start",
    "new_per_day",
    "reviews_per_day",
    "retention",
    "fit_since",
    "theme",
    "language",
    "single_keys",
)


@dataclass(frozen=True)
class Belonging:
    """One part of a person's data."""

    name: str  # the key in the export
    export: Callable[[User], object]  # plain values that JSON can hold
    adopt: Callable[[User, User], None]  # (guest, account): make the guest's part the account's
    moved: Callable[[User, DayClock, DayClock], None] = lambda _user, _before, _after: None
    """The learner's days begin at another moment now: (user, clock before, clock after)."""


BELONGINGS: dict[str, Belonging] = {}


def belongs(
    name: str,
    *,
    export: Callable[[User], object],
    adopt: Callable[[User, User], None],
    moved: Callable[[User, DayClock, DayClock], None] = lambda _user, _before, _after: None,
) -> None:
    """Called once by each feature while it is registered."""
    BELONGINGS[name] = Belonging(name, export, adopt, moved)


def everything_of(user: User, *, now: datetime) -> dict[str, object]:
    """All that is kept about a learner, as plain values; no password and no key of theirs."""
    parts = {belonging.name: belonging.export(user) for belonging in BELONGINGS.values()}
    return {"format": "quizapp-export-1", "exported_at": now.isoformat(), **parts}


def account_of(user: User) -> dict[str, object]:
    """The account itself, for the export."""
    return {
        "username": user.username,
        "email": user.email,
        "created_at": user.created_at.isoformat(),
        "last_seen_on": user.last_seen_on.isoformat(),
        "settings": {name: _plain(getattr(user, name)) for name in SETTINGS},
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def keep_account(_guest: User, _account: User) -> None:
    """Somebody who signs in keeps the account's own settings."""
