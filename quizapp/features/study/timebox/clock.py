"""The set time of this browser, kept in its signed cookie: it outlives a reload and a closed tab."""

from datetime import datetime, timedelta
from typing import NamedTuple

from flask import session

NAME = "study_time"
MINUTES = (1, 180)


class SetTime(NamedTuple):
    """From when to when, in which deck."""

    deck: int
    start: datetime
    end: datetime


def begin(deck: int, minutes: int, now: datetime) -> None:
    """Set the time from now on."""
    session[NAME] = [deck, now.isoformat(), minutes]


def end() -> None:
    """Let go of it."""
    session.pop(NAME, None)


def of(deck: int) -> SetTime | None:
    """The time that is set for this deck; None when there is none."""
    kept = session.get(NAME)
    if not kept or kept[0] != deck:
        return None
    start = datetime.fromisoformat(kept[1])
    return SetTime(deck, start, start + timedelta(minutes=kept[2]))
