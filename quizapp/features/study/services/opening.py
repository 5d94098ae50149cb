"""A card enters study: a memory is made for every kept card that has none. And more new ones today, if one asks."""

from datetime import date
from typing import Any

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.decks.queries import hold
from quizapp.features.study.queries import overview
from quizapp.features.study.queries.tables import MORE_REVIEWS_USED, MORE_USED, decks, memories, study_days
from quizapp.features.study.services import writing
from quizapp.features.study.services.upserts import insert_into

ENTERS = ("learner_id", "deck_id", "card_id", "due")
BLANK: dict[str, Any] = {
    "phase": Phase.NEW, "step": 0, "interval_days": 0, "lapses": 0, "reviews": 0, "suspended": False,
}  # fmt: skip


def open_deck(learner: int, deck: int) -> None:
    """Let the deck's kept cards be asked, in the order of their places. Safe to run twice, or at the same time."""
    hold(learner, decks.c.id == deck)
    entering = overview.unopened_cards(learner, deck, BLANK)
    names = (*ENTERS, *BLANK)
    db.session.execute(insert_into(memories).from_select(names, entering).on_conflict_do_nothing())


def learn_more(learner: int, deck: int, *, number: int, seen: int, day: date, reviews: bool = False) -> bool:
    """Let that many new cards (or `reviews`) of the deck be asked beyond the limits, on this day alone.

    `seen` is how many the page said were asked for before: a second click, or another tab, finds another number there
    and changes nothing (False).
    """
    own, days = {"learner_id": learner, "deck_id": deck, "day": day}, study_days.c
    name, first = ("more_reviews", "more_reviews_from") if reviews else ("more_new", "more_from")
    answered = days.review_cards - MORE_REVIEWS_USED if reviews else days.new_cards - MORE_USED
    row = insert_into(study_days).values(own | dict.fromkeys(writing.COUNTED, 0) | {name: number, first: 0})
    raised = row.on_conflict_do_update(
        index_elements=["learner_id", "day", "deck_id"],
        # Those of an earlier wish that were answered stay answered: counting goes on from where they began.
        set_={name: days[name] + number, first: answered},
        where=days[name] == seen,
    )
    return bool(db.session.connection().execute(raised).rowcount)
