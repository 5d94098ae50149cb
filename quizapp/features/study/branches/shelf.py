"""The learner's decks as a tree, each with what waits in it, what it has spent today, and its limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from quizapp.core.memory.rules.limits import Branch, of_today
from quizapp.core.memory.rules.tree import Twig, grow
from quizapp.features.study.branches.queries import shelves
from quizapp.features.study.branches.queries.shelves import Shelved, Spent
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.places import place
from quizapp.features.study.queries import overview
from quizapp.features.study.queries.tables import MOST_COUNTED

NOTHING = Spent()


@dataclass(frozen=True)
class Shelf:
    """The decks by their numbers, the trees that they stand in, and what was spent today."""

    learner: Learner
    tops: list[Twig]
    decks: Mapping[int, Shelved]
    spent: Mapping[int, Spent]

    def branch(self, twig: Twig, *, is_new_free: bool | None = None) -> Branch:
        """A deck and those below it, for core to apply the limits; the deck studied says what new cards count as."""
        deck, spent = self.decks[twig.deck], self.spent.get(twig.deck, NOTHING)
        preset = in_deck(self.learner, deck).preset
        is_free = preset.is_new_free if is_new_free is None else is_new_free
        below = tuple(self.branch(each, is_new_free=is_free) for each in twig.below)
        return Branch(
            deck.id, of_today(preset.new_per_day, spent.most_new),
            of_today(preset.reviews_per_day, spent.most_reviews),
            deck.new, deck.reviews, spent.new, spent.reviews, spent.more_new, spent.more_reviews, below, is_free,
        )  # fmt: skip

    def answers(self) -> int:
        """How many answers these decks had today."""
        return sum(self.spent[deck].all_answers for deck in self.decks if deck in self.spent)

    @cached_property
    def most_of_all(self) -> tuple[int, int]:
        """The limits of all decks together: what limits of today let through beyond them comes on top (rule Q3)."""
        new, reviews = self.learner.usual.new_per_day, self.learner.usual.reviews_per_day
        days = self.spent.values()
        return (
            new + sum(max(0, (day.most_new or 0) - new) for day in days),
            reviews + sum(max(0, (day.most_reviews or 0) - reviews) for day in days),
        )

    @cached_property
    def spent_of_all(self) -> tuple[int, int]:
        """New cards and reviews of today, of all decks together."""
        days = self.spent.values()
        return sum(day.new for day in days), sum(day.reviews for day in days)

    def under_all(self, branch: Branch, *, new: int = 0, reviews: int = 0) -> Branch:
        """The branch under the limits of all decks together; `new` and `reviews` are answered elsewhere before it."""
        inside = [self.spent[lower.deck] for lower in branch.with_below() if lower.deck in self.spent]
        new += self.spent_of_all[0] - sum(spent.new for spent in inside)
        reviews += self.spent_of_all[1] - sum(spent.reviews for spent in inside)
        most_new, most_reviews = self.most_of_all
        return Branch(
            0, most_new, most_reviews, new_done=new, reviews_done=reviews, below=(branch,),
            is_new_free=branch.is_new_free,
        )  # fmt: skip


def shelf_of(learner: Learner, deck: int, now: datetime, **shown: int) -> Shelf:
    """A deck with what is below it, and what waits there; the rest as for `place`."""
    tops = [twig for top in grow(overview.names(learner.id)) for twig in top if twig.deck == deck]
    where = place(learner, 0, now, **shown)
    spent = shelves.spent(learner.id, where["day"])
    for name in ("most_new", "most_reviews"):
        today = max((getattr(row, name) or 0 for row in spent.values()), default=0)
        where[name] = max(where[name], min(today, MOST_COUNTED))
    where["most_new"] += max((row.more_new for row in spent.values()), default=0)
    where["most_reviews"] += max((row.more_reviews for row in spent.values()), default=0)
    rows = shelves.shelf(where, {lower.deck for top in tops for lower in top})
    return Shelf(learner, tops, {row.id: row for row in rows}, spent)
