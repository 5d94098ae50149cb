"""What a learner wishes to study now, as typed into one form; each field that cannot be read has its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _


class Kind(StrEnum):
    """By what cards are chosen."""

    FORGOTTEN = "forgotten"
    AHEAD = "ahead"
    EXAM = "exam"
    DECK = "deck"
    TAG = "tag"
    WORDS = "words"


MOST, USUAL = 500, 50
DAYS = (1, 60)
LONGEST_TEXT = 200
GOALS = (70, 99)
NOT_FOUND = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which cards, how many at most, and whether answers only practise."""

    kind: Kind
    number: int
    is_practice: bool
    deck: int = 0  # 0: of all decks
    days: int = 1
    text: str = ""
    exam: date | None = None
    goal: int = 90

    def about(self) -> dict[str, Any]:
        """The wish as it is kept, to be named later."""
        kept = {"deck": self.deck, "days": self.days, "text": self.text, "goal": self.goal}
        return kept | ({"exam": self.exam.isoformat()} if self.exam else {})


def read_wish(form: Mapping[str, str], today: date) -> tuple[Wish | None, dict[str, str]]:
    """The wish in a form, or what to say at which field."""
    errors: dict[str, str] = {}
    kind = form.get("kind", "")
    if kind not in set(Kind):
        return None, {"kind": _("Choose what to study.")}
    wished = Kind(kind)
    number = _whole(form, "number", (1, MOST), errors)
    days = _whole(form, "days", DAYS, errors) if wished is Kind.AHEAD else 1
    goal = _whole(form, "goal", GOALS, errors) if wished is Kind.EXAM else 90
    exam = _exam(form, today, errors) if wished is Kind.EXAM else None
    text = form.get("text", "").replace("\x00", "").strip()[:LONGEST_TEXT]
    if wished in {Kind.TAG, Kind.WORDS} and not text:
        errors["text"] = _("Write a tag, or the words to look for.")
    deck = form.get("deck", "0")
    deck_id = int(deck) if deck.isascii() and deck.isdecimal() and len(deck) < 16 else 0
    if wished is Kind.DECK and not deck_id:
        errors["deck"] = _("Choose a deck.")
    if errors:
        return None, errors
    return Wish(wished, number, "practice" in form, deck_id, days, text, exam, goal), {}


def _whole(form: Mapping[str, str], name: str, bounds: tuple[int, int], errors: dict[str, str]) -> int:
    typed, (lowest, highest) = form.get(name, "").strip(), bounds
    if typed.isascii() and typed.isdecimal() and len(typed) < 10 and lowest <= int(typed) <= highest:
        return int(typed)
    errors[name] = _("A whole number from %(lowest)d to %(highest)d.", lowest=lowest, highest=highest)
    return lowest


def _exam(form: Mapping[str, str], today: date, errors: dict[str, str]) -> date | None:
    try:
        found = date.fromisoformat(form.get("exam", "").strip())
    except ValueError:
        found = None
    if found is None or not today < found or (found - today).days > 1_000:
        errors["exam"] = _("A day to come, such as %(day)s.", day=today.replace(year=today.year + 1, day=1).isoformat())
        return None
    return found
