"""What the daily limits let through over a tree of decks (rule Q3): limits hold at a deck for all that is below it.

Cards are taken one by one from wherever a limit on the way up is not reached yet. As the limits are nested, any such
taking ends with the same number of cards; so the number can be told before the first one is asked.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from quizapp.core.memory.queue import Source


class Branch(NamedTuple):
    """One deck with those below it: what waits in the deck itself, what was answered in it today, and its limits.

    `more_new` and `more_reviews` are what the learner asked for beyond the limits and has not had yet; `new_done` and
    `reviews_done` leave out what was asked for. `is_new_free`: new cards do not count as reviews.
    """

    deck: int
    new_limit: int
    review_limit: int
    new: int = 0
    reviews: int = 0
    new_done: int = 0
    reviews_done: int = 0
    more_new: int = 0
    more_reviews: int = 0
    below: tuple["Branch", ...] = ()
    is_new_free: bool = False

    def with_below(self) -> Iterator["Branch"]:
        """The deck and all below it."""
        yield self
        for branch in self.below:
            yield from branch.with_below()

    @property
    def extra_new(self) -> int:
        """New cards of the deck itself that no limit holds back."""
        return min(self.new, self.more_new)

    @property
    def extra_reviews(self) -> int:
        """Reviews of the deck itself that no limit holds back."""
        return min(self.reviews, self.more_reviews)


branch_of: Callable[[tuple[Any, ...]], Branch] = partial(tuple.__new__, Branch)  # at a third of its own price


class _Room(NamedTuple):
    """What a branch has spent of its limits, with all that is below it, and what they let through."""

    new_spent: int
    reviews_spent: int
    reviews: int
    new: int
    for_new: int  # new cards that the deck's own limits allow beside the reviews, which come first
    extra_reviews: int
    extra_new: int
    below: list["_Room"]


def _room(branch: Branch) -> _Room:
    below = [_room(lower) for lower in branch.below]
    extra_new, extra_reviews = branch.extra_new, branch.extra_reviews
    new_spent, reviews_spent = branch.new_done, branch.reviews_done
    if not branch.is_new_free:
        reviews_spent += new_spent
    new, reviews = branch.new - extra_new, branch.reviews - extra_reviews
    for lower in below:
        new_spent, reviews_spent = new_spent + lower.new_spent, reviews_spent + lower.reviews_spent
        new, reviews = new + lower.new, reviews + lower.reviews
        extra_new, extra_reviews = extra_new + lower.extra_new, extra_reviews + lower.extra_reviews
    reviews, for_new = _within(branch, new_spent, reviews_spent, reviews)
    return _Room(new_spent, reviews_spent, reviews, min(new, for_new), for_new, extra_reviews, extra_new, below)


def _within(branch: Branch, new_spent: int, reviews_spent: int, reviews: int) -> tuple[int, int]:
    """Of so many reviews, those that the deck's own limits let through, and how many new cards beside them."""
    left, for_new = branch.review_limit - reviews_spent, branch.new_limit - new_spent
    if reviews > left:
        reviews = max(0, left)
    if not branch.is_new_free and for_new > left - reviews:
        for_new = left - reviews
    return reviews, max(0, for_new)


def through_alone(above: Branch, deck: Branch) -> tuple[int, int]:
    """How many reviews and new cards come from a deck that lies alone below another one, which holds no cards itself:
    what `let_through` gives of the two, without looking for the decks that something may be taken from.

    >>> through_alone(Branch(0, 20, 200, new_done=12), Branch(1, 20, 200, new=30, reviews=150))
    (150, 8)
    """
    extra_new, extra_reviews = deck.extra_new, deck.extra_reviews
    new_spent, reviews_spent = deck.new_done, deck.reviews_done
    if not deck.is_new_free:
        reviews_spent += new_spent
    reviews, for_new = _within(deck, new_spent, reviews_spent, deck.reviews - extra_reviews)
    new = min(deck.new - extra_new, for_new)
    new_spent, reviews_spent = new_spent + above.new_done, reviews_spent + above.reviews_done
    if not above.is_new_free:
        reviews_spent += above.new_done
    reviews, for_new = _within(above, new_spent, reviews_spent, reviews)
    return reviews + extra_reviews, min(new, for_new) + extra_new


class Through(NamedTuple):
    """How many reviews and new cards come, and the decks from which the next one may be taken; `new_rooms` is how many
    new cards of each of these the limits at it and above it let through at most.
    """

    reviews: int
    new: int
    review_decks: tuple[int, ...] = ()
    new_decks: tuple[int, ...] = ()
    new_rooms: tuple[int, ...] = ()


def let_through(top: Branch) -> Through:
    """What the limits of the whole tree let through.

    >>> let_through(Branch(1, 20, 200, below=(Branch(2, 5, 200, new=9), Branch(3, 20, 200, new=9))))
    Through(reviews=0, new=14, review_decks=(), new_decks=(2, 3), new_rooms=(5, 9))
    """
    room = _room(top)
    open_reviews: list[int] = []
    open_new: dict[int, int] = {}
    _open(top, room, open_reviews, open_new, for_new=room.for_new)
    found = room.reviews + room.extra_reviews, room.new + room.extra_new
    return Through(*found, tuple(open_reviews), tuple(open_new), tuple(open_new.values()))


def _open(
    branch: Branch,
    room: _Room,
    reviews: list[int],
    new: dict[int, int],
    *,
    for_new: int,
    are_reviews_held: bool = False,
) -> None:
    """Add the decks that something may be taken from; held: a limit further up is reached, as it is for new cards when
    nothing is left `for_new`.
    """
    are_reviews_held = are_reviews_held or branch.review_limit <= room.reviews_spent
    for_new = min(for_new, room.for_new)
    if branch.extra_reviews or (branch.reviews and not are_reviews_held):
        reviews.append(branch.deck)
    if branch.extra_new or (branch.new and for_new > 0):
        new[branch.deck] = min(branch.new, branch.extra_new + max(0, for_new))
    for below, inner in zip(branch.below, room.below, strict=True):
        _open(below, inner, reviews, new, for_new=for_new, are_reviews_held=are_reviews_held)


def reserved(branch: Branch, shown: Source | None) -> Branch:
    """The deck as it will be when the card on the screen is answered."""
    spent = branch.new_done, branch.reviews_done, branch.more_new, branch.more_reviews
    new_done, reviews_done, more_new, more_reviews = spent_with(shown, spent)
    return branch._replace(new_done=new_done, reviews_done=reviews_done, more_new=more_new, more_reviews=more_reviews)


def spent_with(shown: Source | None, before: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """What was done of new cards and reviews, and what is left of both beyond the limits, once the card on the screen
    is answered: it spends what was asked for beyond the limits first.

    >>> spent_with(Source.NEW, (3, 7, 0, 0)), spent_with(Source.REVIEW, (3, 7, 0, 2))
    ((4, 7, 0, 0), (3, 7, 0, 1))
    """
    new_done, reviews_done, more_new, more_reviews = before
    if shown is Source.NEW:
        if more_new > 0:
            return new_done, reviews_done, more_new - 1, more_reviews
        return new_done + 1, reviews_done, more_new, more_reviews
    if shown is Source.REVIEW:
        if more_reviews > 0:
            return new_done, reviews_done, more_new, more_reviews - 1
        return new_done, reviews_done + 1, more_new, more_reviews
    return new_done, reviews_done, more_new, more_reviews


def of_today(usual: int, today: int | None) -> int:
    """A limit of the day: the usual one, or one that holds today alone in its place (rule Q3)."""
    return usual if today is None else today
