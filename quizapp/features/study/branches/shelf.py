"""The learner's decks as a tree, each with what waits in it, what it has spent today, and its limits."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.core.memory.rules.limits import Branch, of_today
from quizapp.core.memory.rules.tree import Twig, grow
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.places import MOST_A_DAY, place
from quizapp.features.study.queries import overview
from quizapp.features.study.queries.overview import Shelved, Spent
from quizapp.features.study.queries.tables import MOST_COUNTED


@dataclass(frozen=True, slots=True)
class Shelf:
    """The decks by their numbers, the trees that they stand in, and what was spent today."""

    learner: Learner
    tops: list[Twig]
    decks: Mapping[int, Shelved]
    spent: Mapping[int, Spent]
    now: datetime
    step_dues: Mapping[int, Sequence[datetime]] | None = None  # by deck, where some are asked sooner than usual

    def learning(self, twig: Twig) -> int:
        """Cards in steps of a deck and those below it that studying this deck gives now, by its own learn-ahead."""
        if self.step_dues is None:
            return sum(self.decks[below.deck].learning for below in twig)
        soon = self.now + in_deck(self.learner, self.decks[twig.deck]).preset.learn_ahead
        return sum(due <= soon for below in twig for due in self.step_dues.get(below.deck, ()))

    def branch(self, twig: Twig, *, is_new_free: bool | None = None) -> Branch:
        """A deck and those below it, for core to apply the limits; the deck studied says what new cards count as."""
        deck, spent = self.decks[twig.deck], self.spent.get(twig.deck, Spent())
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

    def most_of_all(self) -> tuple[int, int]:
        """The limits of all decks together: what limits of today let through beyond them comes on top (rule Q3)."""
        new, reviews = self.learner.usual.new_per_day, self.learner.usual.reviews_per_day
        days = self.spent.values()
        return (
            new + sum(max(0, (day.most_new or 0) - new) for day in days),
            reviews + sum(max(0, (day.most_reviews or 0) - reviews) for day in days),
        )

    def under_all(self, branch: Branch, *, new: int = 0, reviews: int = 0) -> Branch:
        """The branch under the limits of all decks together; `new` and `reviews` are answered elsewhere before it."""
        inside = {lower.deck for lower in branch.with_below()}
        outside = [spent for deck, spent in self.spent.items() if deck not in inside]
        new, reviews = new + sum(spent.new for spent in outside), reviews + sum(spent.reviews for spent in outside)
        most_new, most_reviews = self.most_of_all()
        return Branch(
            0, most_new, most_reviews, new_done=new, reviews_done=reviews, below=(branch,),
            is_new_free=branch.is_new_free,
        )  # fmt: skip


def shelf_of(
    learner: Learner, now: datetime, only: Collection[int] | None = None, *, is_exact: bool = False, **shown: int
) -> Shelf:
    """The learner's decks with what waits, or those named with what is below them; the rest as for `place`."""
    tops: list[Twig] = []
    if only is not None:
        tops = [twig for top in grow(overview.names(learner.id)) for twig in top if twig.deck in only]
    where = place(learner, 0, now, is_exact=is_exact, **shown)
    spent = overview.spent(learner.id, where["day"])
    for name in ("most_new", "most_reviews"):
        today = max((getattr(row, name) or 0 for row in spent.values()), default=0)
        where[name] = max(where[name], min(today, MOST_A_DAY if is_exact else MOST_COUNTED))
    where["most_new"] += max((row.more_new for row in spent.values()), default=0)
    where["most_reviews"] += max((row.more_reviews for row in spent.values()), default=0)
    ids = None if only is None else {lower.deck for top in tops for lower in top}
    decks = {deck.id: deck for deck in overview.shelf(where, ids)}
    if only is None:
        tops = grow([(deck.id, deck.name) for deck in sorted(decks.values(), key=lambda deck: -deck.id)])
    return Shelf(learner, tops, decks, spent, now, _step_dues(learner, decks, where) if is_exact else None)


def _step_dues(
    learner: Learner, decks: Mapping[int, Shelved], where: dict[str, Any]
) -> Mapping[int, Sequence[datetime]] | None:
    """When cards in steps are due, if a deck has another learn-ahead than the others; else they are counted already."""
    spans = {in_deck(learner, deck).preset.learn_ahead for deck in decks.values()}
    if spans <= {learner.preset.learn_ahead}:
        return None
    return overview.step_dues(where | {"soon": where["now"] + max(spans)})
