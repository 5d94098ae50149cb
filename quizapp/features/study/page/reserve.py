"""Cards for a page that may lose its connection: of the deck studied and those below it, as far as the limits go."""

from datetime import datetime
from typing import Any

from quizapp.core.memory.rules.limits import Through, let_through
from quizapp.core.memory.rules.siblings import wished
from quizapp.core.memory.state import Phase
from quizapp.features.study.branches.shelf import Shelf, shelf_of
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.page.faces import Face, face_of
from quizapp.features.study.places import place
from quizapp.features.study.queries import queue

MOST = 20


def reserve(learner: Learner, deck: int, now: datetime) -> list[Face]:
    """The next reviews, then the next new cards. Where cards of one note keep apart, one of each note."""
    found = shelf_of(learner, deck, now)
    top = found.branch(found.tops[0])
    through = let_through(found.under_all(top))
    reviews, new = _rows(learner, found, now, through)
    return [face_of(row, learner, now) for row in _apart(learner, [*reviews, *new])[:MOST]]


def _apart(learner: Learner, rows: list[Any]) -> list[Any]:
    """The rows without the later cards of a note, where the deck wishes so."""
    first: dict[int, int] = {}
    for row in rows:
        first.setdefault(row.note_id, row.card_id)
    return [row for row in rows if first[row.note_id] == row.card_id or not wished(in_deck(learner, row).preset)]


def _rows(learner: Learner, found: Shelf, now: datetime, through: Through) -> tuple[list[Any], list[Any]]:
    """Reviews and new cards, deck after deck, no more of each deck than its own limits let through."""
    reviews: list[Any] = []
    new: list[Any] = []
    for twig in found.tops[0]:
        own = let_through(found.under_all(found.branch(twig)._replace(below=())))
        wanted = min(own.reviews, through.reviews - len(reviews)), min(own.new, through.new - len(new))
        if len(reviews) + len(new) >= MOST or not any(wanted):
            continue
        rows = queue.ahead(place(learner, twig.deck, now), reviews=min(MOST, wanted[0]), new=min(MOST, wanted[1]))
        for row in rows:
            (new if row.phase is Phase.NEW else reviews).append(row)
    return reviews, new
