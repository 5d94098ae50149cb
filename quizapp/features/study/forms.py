"""What the study page sends, checked by hand: this is read with every answer, so it is kept light."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from quizapp.core.errors import Refused
from quizapp.core.memory.rating import Rating
from quizapp.features.study.services import Answer

MORE = (1, 200)  # new cards asked for beyond the limits, at once
KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
DAYS = re.compile(r"[0-9]{1,5}(,[0-9]{1,5}){3}")
MOST_GIVEN = 1_000
HIGHEST = 2**53
LONGEST = 16  # digits of a whole number
RATINGS: Mapping[int, Rating] = {int(rating): rating for rating in Rating}


def read_answer(form: Mapping[str, str], *, now: datetime, device: str | None) -> Answer:
    """The answer in a form. Raises Refused("bad_answer", field=...) for anything that the page would not send."""
    rating, given = RATINGS.get(whole(form, "rating")), form.get("given")
    if rating is None:
        raise Refused("bad_answer", field="rating")
    return Answer(
        whole(form, "card_id"),
        whole(form, "seen"),
        rating,
        key(form),
        None if given is None else given[:MOST_GIVEN].replace("\x00", ""),
        whole(form, "taken_ms", default=0),
        _answered_at(form, now),
        _days(form.get("days", "")),
        device,
        form.get("counted") == "1",
    )


def key(form: Mapping[str, str]) -> str:
    """The key that a page made for one action, so that sending it twice does it once."""
    found = form.get("answer_key", "")
    if not KEY.fullmatch(found):
        raise Refused("bad_answer", field="answer_key")
    return found


def new_key() -> str:
    """A key for one action of a page."""
    return secrets.token_hex(16)


def whole(form: Mapping[str, str], name: str, *, default: int | None = None) -> int:
    """A whole number, not negative; `default` if it is missing. Raises Refused("bad_answer") for anything else."""
    text = form.get(name, "")
    if not text and default is not None:
        return default
    if text.isdecimal() and text.isascii() and len(text) <= LONGEST and (found := int(text)) <= HIGHEST:
        return found
    raise Refused("bad_answer", field=name)


def row_number(form: Mapping[str, str], name: str) -> int:
    """The number of a row; 0, which is no row, for anything that cannot be one."""
    try:
        return whole(form, name)
    except Refused:
        return 0


def _days(text: str) -> tuple[int, ...]:
    """The whole days of the four buttons, as the page showed them; none for anything else."""
    return tuple(map(int, text.split(","))) if DAYS.fullmatch(text) else ()


def _answered_at(form: Mapping[str, str], now: datetime) -> datetime | None:
    """When an answer that had to wait was given: `at` by the device's clock, set right by what it says now (`sent`)."""
    if "at" not in form:
        return None
    at, sent = _moment(form["at"]), _moment(form.get("sent"))
    if at is None or sent is None:
        return at
    return now - (sent - at) if sent >= at else None


def _moment(text: str | None) -> datetime | None:
    """A moment written with its zone; None for anything else."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


@dataclass(frozen=True, slots=True)
class MoreForm:
    """A wish for more new cards today: `number` is None when what was typed is no number from 1 to 200.

    `seen` and `day` are what the page showed: how many were asked for before, and on which study day.
    """

    typed: str
    number: int | None
    seen: int
    day: date | None
    reviews: bool = False  # more reviews, not new cards


def read_more(form: Mapping[str, str]) -> MoreForm:
    """The wish in a form. Raises Refused("bad_answer") when the page's own fields are not as the page wrote them."""
    typed = form.get("number", "").strip()
    is_number = typed.isascii() and typed.isdecimal() and len(typed) < 10
    number = int(typed) if is_number and MORE[0] <= int(typed) <= MORE[1] else None
    try:
        day = date.fromisoformat(form.get("day", ""))
    except ValueError:
        day = None
    return MoreForm(typed[:40], number, whole(form, "seen", default=0), day, "reviews" in form)
