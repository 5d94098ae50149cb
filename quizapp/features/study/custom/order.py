"""The order of chosen cards: a forgotten one goes to the end, and back to its place when that is taken back (U1)."""

from typing import Any

from sqlalchemy import update

from quizapp.extensions import db
from quizapp.features.study.custom import queries
from quizapp.features.study.queries.tables import review_log
from quizapp.models import SelectionCard

MOVED = "moved"  # in what a row of the log keeps for undo: the selection, the card's place before, and after


def to_end(learner: int, selection: int, answer: Any) -> None:
    """Move the card of this row of the log behind all others of the selection; the row keeps where it was."""
    place, end = queries.place_of(learner, selection, answer.card_id), queries.last_place(selection) + 1
    if place is None:
        return
    _move(selection, place, end)
    mine = (review_log.c.learner_id == learner, review_log.c.id == answer.id)
    kept = answer.before | {MOVED: [selection, place, end]}
    db.session.execute(update(review_log).where(*mine).values(before=kept))


def put_back(learner: int, answer: Any) -> None:
    """Give the card the place that it had before this answer, unless it was moved again since."""
    selection, place, end = answer.before.get(MOVED, (0, 0, 0))
    if selection and queries.place_of(learner, selection, answer.card_id) == end:
        _move(selection, end, place)


def move_again(learner: int, answer: Any) -> None:
    """Move the card to the end once more, behind what came there meanwhile."""
    if moved := answer.before.get(MOVED):
        to_end(learner, moved[0], answer)


def _move(selection: int, place: int, to: int) -> None:
    here = (SelectionCard.selection_id == selection, SelectionCard.place == place)
    db.session.execute(update(SelectionCard).where(*here).values(place=to))
