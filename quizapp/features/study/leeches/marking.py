"""Marking a card that crossed a leech threshold: its note gets the tag; put aside if the learner's options say so."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, delete, update

from quizapp.extensions import db
from quizapp.features.study.learner import Learner
from quizapp.features.study.leeches.queries import LEECH, TAG_ROW, note_of
from quizapp.features.study.queries.prepared import Prepared
from quizapp.features.study.queries.tables import M, learner_id, memories
from quizapp.features.study.services.upserts import KINDS
from quizapp.models import NoteTag
from quizapp.models.base import Id

SUSPEND = "suspend"
TABLE: Any = NoteTag.__table__


def _tag(insert: Any) -> Any:
    row = insert(TABLE).from_select(["note_id", "tag", "learner_id"], TAG_ROW)
    return row.on_conflict_do_nothing().returning(TABLE.c.note_id)


def _aside(is_aside: bool) -> Any:
    mine = (M.learner_id == learner_id, M.card_id == bindparam("card_id", type_=Id), M.suspended.is_(not is_aside))
    return update(memories).where(*mine).values(suspended=is_aside)


TAG = Prepared(lambda dialect: _tag(KINDS[dialect]))
PUT_ASIDE = {is_aside: Prepared(_aside(is_aside)) for is_aside in (False, True)}


def mark(learner: Learner, card: int) -> dict[str, bool]:
    """Tag the card's note, and put the card aside where that is wished; what of this was new, for undo."""
    new = TAG.first({"learner_id": learner.id, "card_id": card})
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
        TAG.first({"learner_id": learner.id, "card_id": card})
    if made.get("leech_aside"):
        _put_aside(learner.id, card, is_aside=True)


def _put_aside(learner: int, card: int, *, is_aside: bool) -> bool:
    return PUT_ASIDE[is_aside].count({"learner_id": learner, "card_id": card}) > 0
