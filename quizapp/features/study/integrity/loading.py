"""A bare review log from a file: its cards are made where they are missing, its answers merged into the log."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.core.errors import Refused
from quizapp.core.memory.logs.file import BadRow, FileRow, read_log
from quizapp.features.decks.bare.services import bare_cards
from quizapp.features.study.integrity.merging import Brought, Merged, merge
from quizapp.features.study.learner import learner_of
from quizapp.models import User

DECK = "Imported reviews"
FAST_CLOCK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a file did; `new_cards` of `cards` had to be made."""

    cards: int
    new_cards: int
    merged: Merged
    problems: list[BadRow]


def load_log(user: User, text: str, *, now: datetime, save: Callable[[], None] = lambda: None) -> Loaded:
    """Load a review log; rows that were loaded before, from this file or another, add nothing.

    Raises Refused("no_columns") for a file that is no review log, and Refused("no_rows") for one without an answer.
    """
    rows = list(read_log(text, until=now + FAST_CLOCK))
    if not rows:
        raise Refused("no_rows")
    good = [row for row in rows if isinstance(row, FileRow)]
    cards, made = bare_cards(user, {row.card: None for row in good}, deck_name=DECK, now=now)
    save()
    merged = merge(learner_of(user), (Brought(cards[row.card], row.at, row.rating, row.taken_ms) for row in good), save)
    return Loaded(len(cards), made, merged, [row for row in rows if isinstance(row, BadRow)])
