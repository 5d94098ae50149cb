"""Marking a card that crossed a leech threshold: its note gets the tag; put aside if the learner's options say so."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, update

from quizapp.extensions import db
from quizapp.features.study.learner import Learner
from quizapp.features.study.leeches.queries import LEECH, note_of, tag_row
from quizapp.features.study.queries.tables import M, memories
from quizapp.features.study.services.upserts import insert_into
from quizapp.models import NoteTag

SUSPEND = "suspend"
TABLE: Any = NoteTag.__table__


def mark(learner: Learner, card: int) -> dict[str, bool]:
    """Tag the card's note, and put the card aside where that is wished; what of this was new, for undo."""
    connection = db.session.connection()
    row = insert_into(TABLE).from_select(["note_id", "tag", "learner_id"], tag_row(learner.id, card))
    new = connection.execute(row.on_conflict_do_nothing().returning(TABLE.c.note_id)).first()
    made = {"leech": new is not None}
    if getattr(learner.preset, "leech_action", "") == SUSPEND:
        made["leech_aside"] = _put_aside(learner.id, card, is_aside=True)
    return made


def unmark(learner: Learner, card: int, made: Mapping[str, Any]) -> None:
    """Take back what marking made."""
    if made.get("leech"):
        own = (TABLE.c.note_id == note_of(card), TABLE.c.tag == LEECH, TABLE.c.learner_id == learner.id)
        db.session.execute(delete(TABLE).where(*own))
    if made.get("leech_aside"):
        _put_aside(learner.id, card, is_aside=False)


def mark_again(learner: Learner, card: int, made: Mapping[str, Any]) -> None:
    """Make what marking made the first time."""
    if made.get("leech"):
        row = insert_into(TABLE).from_select(["note_id", "tag", "learner_id"], tag_row(learner.id, card))
        db.session.connection().execute(row.on_conflict_do_nothing())
    if made.get("leech_aside"):
        _put_aside(learner.id, card, is_aside=True)


def _put_aside(learner: int, card: int, *, is_aside: bool) -> bool:
    mine = (M.learner_id == learner, M.card_id == card, M.suspended.is_(not is_aside))
    return bool(db.session.connection().execute(update(memories).where(*mine).values(suspended=is_aside)).rowcount)
