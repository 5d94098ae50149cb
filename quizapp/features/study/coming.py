"""What comes next for a learner in a deck: the figures, the source that core chooses, and its card."""

from datetime import datetime
from typing import Any, NamedTuple

from quizapp.core.memory.queue import Left, Source, Waiting, next_source, opens_at
from quizapp.core.memory.rules.limits import Branch, Through, branch_of, through_alone
from quizapp.features.study.branches import session
from quizapp.features.study.branches.queries import first as branches
from quizapp.features.study.branches.shelf import shelf_of
from quizapp.features.study.learner import Learner
from quizapp.features.study.places import place
from quizapp.features.study.queries import queue
from quizapp.features.study.queries.desk import Desk, desk
from quizapp.features.study.queries.tables import MOST_COUNTED, STEPS


class Coming(NamedTuple):
    """The next card (none: nothing can be asked now), how many are left with it, how many answers this deck had today.

    `opens_at` is when a card in steps can be asked, if only such cards wait; `held_back` counts new cards and reviews
    that wait but for the daily limits.
    """

    card: Any
    left: int
    done: int
    opens_at: datetime | None = None
    held_back: int = 0
    has_more: bool = False  # than `left` says


def coming(learner: Learner, deck: int, now: datetime, *, answered: int = 0, showing: int = 0) -> Coming:
    """The card after those left out: `answered` was just answered and is asked again only when it alone is left;
    `showing` is on the screen already and counts among the cards left.
    """
    where = place(learner, deck, now, answered=answered, showing=showing)
    return coming_alone(learner, where) or _of_branch(learner, where)


def coming_alone(learner: Learner, where: dict[str, Any]) -> Coming | None:
    """The same by the order of the index alone; None for a deck with others below it, or with rules of its own."""
    here = desk(where, learner.preset) if session.is_plain(learner) else None
    if here is None or here.has_below:
        return None
    now, answered, showing = where["now"], where["answered"], where["showing"]
    waiting, left = here.waiting, Left(*through_alone(_over_all(learner, here), here.branch))
    is_left = left.reviews or left.new
    again = queue.face(answered, where) if answered and not is_left else None
    if again is not None:
        waiting = waiting._replace(again_due=_due_within_day(again, now))
    source = next_source(waiting, left, here.done, preset=learner.preset, now=now)
    card = again if source is Source.AGAIN else _next(source, where, here) if source else None
    number = left.reviews + left.new + here.in_steps + bool(showing)
    has_more = max(left.reviews - here.branch.extra_reviews, left.new - here.branch.extra_new) >= MOST_COUNTED
    opens = opens_at(waiting, preset=learner.preset)
    held_back = waiting.reviews - left.reviews + waiting.new - left.new
    return Coming(card, number, here.answers, opens, held_back, has_more)


def _next(source: Source, where: dict[str, Any], here: Desk) -> Any:
    return queue.next_face(source, where, has_steps=here.has_steps)


def _of_branch(learner: Learner, where: dict[str, Any]) -> Coming:
    """The same for a deck with others below it, or with an order of its own, or with cards of one note apart."""
    now, shown = where["now"], {name: where[name] for name in ("answered", "showing")}
    found = shelf_of(learner, where["deck_id"], now, **shown)
    waiting, through = session.waiting_in(found), session.through_of(found, where)
    again = queue.face(shown["answered"], where) if shown["answered"] and not (through.reviews or through.new) else None
    if again is not None:
        waiting = waiting._replace(again_due=_due_within_day(again, now))
    source, among = session.choose(learner, found, waiting, through, now=now)
    card = again
    if source is not Source.AGAIN:
        order, sort = session.order_of(learner, source), learner.preset.new_sort
        card = branches.next_face(source, order, among, where, sort=sort) if source else None
    in_steps, answers = sum(deck.in_steps for deck in found.decks.values()), found.answers()
    number = through.reviews + through.new + in_steps + bool(shown["showing"])
    has_more = max(through.reviews, through.new) >= MOST_COUNTED
    opens = opens_at(waiting, preset=learner.preset)
    return Coming(card, number, answers, opens, _held_back(waiting, through), has_more)


def _over_all(learner: Learner, here: Desk) -> Branch:
    """The learner's settings as a deck above all decks."""
    usual, (new, reviews), (more_new, more_reviews) = learner.usual, here.elsewhere, here.raised
    return branch_of((
        0, usual.new_per_day + more_new, usual.reviews_per_day + more_reviews, 0, 0, new, reviews, 0, 0, (),
        here.branch.is_new_free,
    ))  # fmt: skip


def _due_within_day(row: Any, now: datetime) -> datetime | None:
    """When the card just answered is due, if it is in steps within the day and was not put aside meanwhile."""
    is_aside = row.suspended or (row.buried_until is not None and row.buried_until > now)
    is_in_steps = row.phase in STEPS and row.interval_days == 0
    return row.due if is_in_steps and not is_aside else None


def _held_back(waiting: Waiting, through: Through) -> int:
    return waiting.reviews - through.reviews + waiting.new - through.new
