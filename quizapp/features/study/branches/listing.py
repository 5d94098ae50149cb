"""The decks of a list or of the header, each counted no further than it can matter there."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from quizapp.core.memory.rules.tree import Twig, grow
from quizapp.features.study.branches.queries import shelves
from quizapp.features.study.branches.shelf import Shelf
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.places import place

AT_FIRST = 5  # decks at the top: mostly they alone have more waiting than the limits let through


@dataclass(frozen=True)
class Listing(Shelf):
    """Decks in which nothing is counted before it is asked for."""

    place: Mapping[str, Any]
    step_dues: Mapping[int, Sequence[datetime]]  # by deck, of those that any deck asks already
    counted: set[int] = field(default_factory=set)

    def learning(self, twig: Twig) -> int:
        """Cards in steps of a deck and those below it that studying this deck gives now, by its own learn-ahead."""
        dues = [self.step_dues[below.deck] for below in twig if below.deck in self.step_dues]
        if not dues:
            return 0
        soon = self.place["now"] + in_deck(self.learner, self.decks[twig.deck]).preset.learn_ahead
        return sum(due <= soon for some in dues for due in some)

    def count(self, twigs: Iterable[Twig]) -> None:
        """Count what waits in these decks and those below them."""
        wanted = {below.deck for twig in twigs for below in twig} - self.counted
        self.counted.update(wanted)
        shelves.count(self.place, [self.decks[deck] for deck in wanted])

    def in_turn(self) -> Iterator[list[Twig]]:
        """The decks at the top, in their order: the first few, then the others, as far as anything comes from them."""
        yield self.tops[:AT_FIRST]
        yield self.tops[AT_FIRST:]

    def may_give(self, top: Twig, *, new: int, reviews: int) -> bool:
        """Whether anything can come of this deck and those below it after so many new cards and reviews of others."""
        (most_new, most_reviews), (new_spent, reviews_spent) = self.most_of_all, self.spent_of_all
        left_new, left = most_new - new_spent - new, most_reviews - reviews_spent - reviews
        if in_deck(self.learner, self.decks[top.deck]).preset.is_new_free:
            is_left = left > 0 or left_new > 0
        else:
            is_left = left - new_spent - new > 0
        return is_left or any(self._has_more(below.deck) for below in top)

    def _has_more(self, deck: int) -> bool:
        spent = self.spent.get(deck)
        return spent is not None and (spent.more_new > 0 or spent.more_reviews > 0)


def listing_of(learner: Learner, now: datetime, only: Collection[int] | None = None) -> Listing:
    """The learner's decks, newest first; or those named, each with what is below it."""
    decks = {deck.id: deck for deck in shelves.listed(learner.id)}
    tops = grow([(deck.id, deck.name) for deck in decks.values()])
    if only is not None:
        tops = [twig for top in tops for twig in top if twig.deck in only]
    where = place(learner, 0, now)
    where["soon"] = now + max(
        (in_deck(learner, deck).preset.learn_ahead for deck in decks.values()), default=timedelta()
    )
    spent = shelves.spent(learner.id, where["day"])
    found = Listing(learner, tops, decks, spent, where, shelves.step_dues(where))
    where["most_new"], where["most_reviews"] = enough(found)
    return found


def enough(found: Shelf) -> tuple[int, int]:
    """How many new cards, and how many reviews, it is enough to count of a deck: one more than can come of it today
    tells that some are held back.
    """
    (most_new, most_reviews), (new, reviews), days = found.most_of_all, found.spent_of_all, found.spent.values()
    more_new = max((day.more_new for day in days), default=0)
    more_reviews = max((day.more_reviews for day in days), default=0)
    return max(0, most_new - new) + more_new + 1, max(0, most_reviews - reviews) + more_reviews + 1
