"""Puts together the page of a search: what was understood, the cards, their number, and the way on."""

from dataclasses import dataclass, field

from flask_babel import gettext as _

from quizapp.adapters import clock
from quizapp.core.search import Unreadable, read
from quizapp.core.search.tree import All, Node
from quizapp.features.find.page import wording
from quizapp.features.find.queries import cards, pages
from quizapp.features.find.queries.figures import Seeker
from quizapp.features.find.queries.pages import MOST_COUNTED, Order, Place
from quizapp.features.study.learner import learner_of
from quizapp.models import User

DOWN_FIRST = (Order.ADDED, Order.DIFFICULTY, Order.LAPSES)  # what is looked for first goes down here


@dataclass(frozen=True)
class Asked:
    """What was typed and how the cards should stand."""

    q: str = ""
    order: Order = Order.ADDED
    is_down: bool = True
    after: Place | None = None


@dataclass(frozen=True)
class Results:
    """One page of a search; `problem` says why there is none."""

    asked: Asked
    problem: str = ""
    rows: list[cards.Shown] = field(default_factory=list)
    total: int = 0
    is_more: bool = False  # than were counted
    following: str = ""
    has_any: bool = True  # card at all


def seeker_of(user: User) -> Seeker:
    """Who searches, now."""
    learner = learner_of(user)
    return Seeker(user.id, learner.clock, clock.now(), learner.usual.parameters)


def results(user: User, asked: Asked) -> Results:
    """The page for a search."""
    try:
        tree = read(asked.q)
    except Unreadable as refused:
        return Results(asked, wording.why(refused))
    return _page(user, asked, tree)


def _page(user: User, asked: Asked, tree: Node) -> Results:
    seeker = seeker_of(user)
    ids = pages.ids_of(seeker, tree)
    page = pages.page(seeker, tree, ids, order=asked.order, is_down=asked.is_down, after=asked.after)
    total, is_more = len(ids), len(ids) > MOST_COUNTED
    if is_more and tree == All():
        total, is_more = pages.number_of_all(seeker), False
    return Results(
        asked,
        rows=cards.shown(user.id, page.ids),
        total=min(total, MOST_COUNTED) if is_more else total,
        is_more=is_more,
        following=page.following.written() if page.following else "",
        has_any=bool(ids) or pages.number_of_all(seeker) > 0,
    )


def orders() -> list[tuple[Order, bool, str]]:
    """The orders a list can have, each both ways (True is down), in words of its own."""
    both = [
        (Order.ADDED, _("Newest first"), _("Oldest first")),
        (Order.DUE, _("Due last first"), _("Due next first")),
        (Order.INTERVAL, _("Longest interval first"), _("Shortest interval first")),
        (Order.DIFFICULTY, _("Hardest first"), _("Easiest first")),
        (Order.STABILITY, _("Firmest in memory first"), _("Shakiest in memory first")),
        (Order.LAPSES, _("Most often forgotten first"), _("Least often forgotten first")),
        (Order.DECK, _("Decks from Z to A"), _("Decks from A to Z")),
        (Order.QUESTION, _("Questions from Z to A"), _("Questions from A to Z")),
    ]
    rows = [((order, True, down), (order, False, up)) for order, down, up in both]
    return [row for down, up in rows for row in ((down, up) if down[0] in DOWN_FIRST else (up, down))]
