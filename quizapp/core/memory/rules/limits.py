"""What the daily limits let through over a tree of decks (rule Q3): limits hold at a deck for all that is below it.

Cards are taken one by one from wherever a limit on the way up is not reached yet. As the limits are nested, any such
taking ends with the same number of cards; so the number can be told before the first one is asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Branch:
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

    def __iter__(self) -> Iterator["Branch"]:
        yield self
        for branch in self.below:
            yield from branch

    @cached_property
    def extra_new(self) -> int:
        """New cards of the deck itself that no limit holds back."""
        return min(self.new, self.more_new)

    @cached_property
    def extra_reviews(self) -> int:
        """Reviews of the deck itself that no limit holds back."""
        return min(self.reviews, self.more_reviews)

    @cached_property
    def new_spent(self) -> int:
        return self.new_done + sum([branch.new_spent for branch in self.below])

    @cached_property
    def reviews_spent(self) -> int:
        own = self.reviews_done + (0 if self.is_new_free else self.new_done)
        return own + sum([branch.reviews_spent for branch in self.below])

    @cached_property
    def limited_reviews(self) -> int:
        """The reviews that the limits let through."""
        wanted = self.reviews - self.extra_reviews + sum([branch.limited_reviews for branch in self.below])
        return max(0, min(wanted, self.review_limit - self.reviews_spent))

    @cached_property
    def room_for_new(self) -> int:
        """How many new cards the deck's own limits allow beside the reviews that come first."""
        room = self.new_limit - self.new_spent
        if not self.is_new_free:
            room = min(room, self.review_limit - self.reviews_spent - self.limited_reviews)
        return max(0, room)

    @cached_property
    def limited_new(self) -> int:
        """The new cards that the limits let through."""
        wanted = self.new - self.extra_new + sum([branch.limited_new for branch in self.below])
        return max(0, min(wanted, self.room_for_new))


@dataclass(frozen=True, slots=True)
class Through:
    """How many reviews and new cards come, and the decks from which the next one may be taken."""

    reviews: int
    new: int
    review_decks: tuple[int, ...] = ()
    new_decks: tuple[int, ...] = ()


def let_through(top: Branch) -> Through:
    """What the limits of the whole tree let through.

    >>> let_through(Branch(1, 20, 200, below=(Branch(2, 5, 200, new=9), Branch(3, 20, 200, new=9))))
    Through(reviews=0, new=14, review_decks=(), new_decks=(2, 3))
    """
    reviews, new = top.limited_reviews, top.limited_new
    open_reviews: list[int] = []
    open_new: list[int] = []
    _open(top, open_reviews, open_new)
    for branch in top:
        reviews, new = reviews + branch.extra_reviews, new + branch.extra_new
    return Through(reviews, new, tuple(open_reviews), tuple(open_new))


def _open(
    branch: Branch, reviews: list[int], new: list[int], *, are_reviews_held: bool = False, is_new_held: bool = False
) -> None:
    """Add the decks that something may be taken from; held: a limit further up is reached."""
    are_reviews_held = are_reviews_held or branch.review_limit <= branch.reviews_spent
    is_new_held = is_new_held or branch.room_for_new <= 0
    if branch.extra_reviews or (branch.reviews and not are_reviews_held):
        reviews.append(branch.deck)
    if branch.extra_new or (branch.new and not is_new_held):
        new.append(branch.deck)
    for below in branch.below:
        _open(below, reviews, new, are_reviews_held=are_reviews_held, is_new_held=is_new_held)
