"""A card enters study: a memory is made for every kept card that has none."""

from typing import Any

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.study.queries import overview
from quizapp.features.study.queries.tables import memories
from quizapp.features.study.services.upserts import insert_into

ENTERS = ("learner_id", "deck_id", "card_id", "due")
BLANK: dict[str, Any] = {
    "phase": Phase.NEW, "step": 0, "interval_days": 0, "lapses": 0, "reviews": 0, "suspended": False,
}  # fmt: skip


def open_deck(learner: int, deck: int) -> None:
    """Let the deck's kept cards be asked, in the order of their places. Safe to run twice, or at the same time."""
    entering = overview.unopened_cards(learner, deck, BLANK)
    names = (*ENTERS, *BLANK)
    db.session.execute(insert_into(memories).from_select(names, entering).on_conflict_do_nothing())
