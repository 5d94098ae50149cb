"""What comes next in a deck with those below it: the same figures as in the list of decks, so both always agree."""

from datetime import datetime
from typing import Any

from quizapp.core.memory.queue import Done, Left, Source, Waiting, next_source
from quizapp.core.memory.rules.limits import Branch, Through, let_through, reserved
from quizapp.core.memory.rules.orders import NewOrder, NewSort, ReviewOrder
from quizapp.core.memory.state import Phase
from quizapp.features.study.branches.queries.first import Among, on_screen
from quizapp.features.study.branches.shelf import Shelf
from quizapp.features.study.learner import Learner

BY_INDEX = {NewOrder.DECK, NewOrder.POSITION}, {ReviewOrder.DUE, ReviewOrder.DUE_DECK, ReviewOrder.DECK_DUE}
DECK_BY_DECK = {NewOrder.DECK, NewOrder.DECK_NOTES, ReviewOrder.DECK_DUE}


def is_plain(learner: Learner) -> bool:
    """Whether the deck's options ask for nothing but the order of the index."""
    preset = learner.preset
    is_apart = preset.bury_new or preset.bury_reviews or preset.bury_interday
    is_sorted = preset.new_sort is not NewSort.GATHERED
    return not (is_apart or is_sorted) and preset.new_order in BY_INDEX[0] and preset.review_order in BY_INDEX[1]


def reserve(branch: Branch, shown: Any) -> Branch:
    """The tree as it will be when the card on the screen is answered."""
    if shown is None:
        return branch
    if branch.deck != shown.deck_id:
        return branch._replace(below=tuple(reserve(lower, shown) for lower in branch.below))
    kind = Source.NEW if shown.phase is Phase.NEW else Source.REVIEW if shown.interval_days else None
    return reserved(branch, kind)


def through_of(found: Shelf, place: dict[str, Any]) -> Through:
    """What the limits let through of the deck that is studied."""
    return let_through(found.under_all(reserve(found.branch(found.tops[0]), on_screen(place))))


def waiting_in(found: Shelf) -> Waiting:
    """What waits in the deck that is studied and those below it."""
    dues = [deck.learning_due for deck in found.decks.values() if deck.learning_due is not None]
    reviews, new = (sum(getattr(deck, name) for deck in found.decks.values()) for name in ("reviews", "new"))
    return Waiting(min(dues, default=None), reviews, new)


def choose(
    learner: Learner, found: Shelf, waiting: Waiting, through: Through, *, now: datetime
) -> tuple[Source | None, Among]:
    """Where the next card comes from, and from which decks."""
    done = Done(reviews=sum(spent.answers for spent in found.spent.values()))
    left = Left(through.reviews, through.new)
    source, preset = next_source(waiting, left, done, preset=learner.preset, now=now), learner.preset
    if source is Source.NEW:
        is_first_alone = preset.new_order in DECK_BY_DECK and preset.new_sort is NewSort.GATHERED
        some = through.new_decks[:1] if is_first_alone else through.new_decks
        return source, Among(some, through.new_rooms, through.new)
    if source is Source.REVIEW:
        is_first_alone = preset.review_order in DECK_BY_DECK
        return source, Among(through.review_decks[:1] if is_first_alone else through.review_decks)
    return source, Among(tuple(found.decks))


def order_of(learner: Learner, source: Source | None) -> NewOrder | ReviewOrder | None:
    """The order that the deck's options ask for."""
    if source is Source.NEW:
        return learner.preset.new_order
    return learner.preset.review_order if source is Source.REVIEW else None
