"""The addresses that one page of cards works with: a deck's, or those of chosen cards."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from quizapp.features.study.timebox import clock as timebox
from quizapp.models import Deck


@dataclass(frozen=True, slots=True)
class Way:
    """Where the page is, where answers go, where typed ones are marked, and where more cards are kept ready."""

    name: str
    start: str
    answers: str
    marks: str
    ahead: str
    until: datetime | None = None  # the end of a time that was set
    selection: int = 0  # none: the page of a deck
    is_practice: bool = False

    def of(self, card: dict[str, Any]) -> dict[str, Any]:
        """A card for the script, with the words on its buttons: practice moves nothing, so there are no days to say."""
        return card | {"labels": practice_labels()} if self.is_practice else card


def of_deck(deck: Deck) -> Way:
    """The addresses of a deck's page."""
    start, answers, marks, ahead = (
        url_for(f"study.{name}", deck_id=deck.id) for name in ("start", "answer", "mark", "ahead")
    )
    found = timebox.of(deck.id)
    return Way(deck.name, start, answers, marks, ahead, found and found.end)


def practice_labels() -> list[str]:
    """What the four buttons do when nothing moves."""
    return [_("once more"), *[_("done")] * 3]
