"""What a step changes, as a document: columns of memories, tags of notes, rows of the log. Either side can be put back.

{"memories": {number: {column: value}}, "tags": [[note, tag, is there]], "log": [rows that the step wrote],
 "accept": [[card, texts that count as right]], "each": whether a memory changed since stays, and the others go back}
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import bindparam, delete, update

from quizapp.core.errors import Stale
from quizapp.extensions import db
from quizapp.features.study.queries.tables import C, M, cards, memories, review_log
from quizapp.features.study.services.upserts import insert_into
from quizapp.features.study.states import read
from quizapp.features.study.steps import queries
from quizapp.models import NoteTag

Document = dict[str, Any]
TAGS = NoteTag.__table__


def plain(value: Any) -> Any:
    """A column's value as JSON holds it."""
    if isinstance(value, date):  # or a moment
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def of_memory(memory_id: int, values: Mapping[str, Any]) -> Document:
    """The document of one memory's columns."""
    return {"memories": {str(memory_id): {name: plain(value) for name, value in values.items()}}}


def put(learner: int, *, expected: Document, wanted: Document, now: datetime, is_undo: bool) -> None:
    """Turn what `expected` describes into what `wanted` does. Raises Stale, for the caller to roll back, when something
    of it was changed by somebody else since.
    """
    _memories(learner, expected.get("memories", {}), wanted.get("memories", {}), is_each=bool(wanted.get("each")))
    for (card, texts), (_card, before) in zip(wanted.get("accept", []), expected.get("accept", []), strict=True):
        set_accepted(learner, card, texts, before=before)
    for note, tag, is_there in wanted.get("tags", []):
        set_tag(learner, note, tag, is_there=is_there)
    if rows := wanted.get("log", []):
        mine = (review_log.c.learner_id == learner, review_log.c.id.in_(rows))
        db.session.execute(update(review_log).where(*mine).values(undone_at=now if is_undo else None))


def _memories(learner: int, expected: Mapping[str, Any], wanted: Mapping[str, Any], *, is_each: bool) -> None:
    if not wanted:
        return
    now = {str(row.id): row for row in queries.rows_now(learner, [int(number) for number in wanted])}
    same = {number for number, values in expected.items() if number in now and _holds(now[number], values)}
    if not is_each and len(same) < len(expected):
        raise Stale
    if same:
        write({number: values for number, values in wanted.items() if number in same})


def _holds(row: Any, values: Mapping[str, Any]) -> bool:
    return all(plain(getattr(row, name)) == value for name, value in values.items())


def set_accepted(learner: int, card: int, texts: list[str], *, before: list[str]) -> None:
    """Write what else counts as right on a card of the learner's. Raises Stale when that was changed since."""
    own = queries.accepted(learner, card)
    if own is None or list(own) != list(before):
        raise Stale
    change = update(cards).where(C.id == card).values(accept=texts, version=C.version + 1)
    db.session.execute(change)


def write(wanted: Mapping[str, Mapping[str, Any]]) -> None:
    """Write columns of memories; every memory of the document changes the same ones."""
    names = list(next(iter(wanted.values())))
    values = {name: bindparam(f"new_{name}", type_=M[name].type) for name in names}
    rows = [
        {"memory": int(number), **{f"new_{name}": read(name, value) for name, value in columns.items()}}
        for number, columns in wanted.items()
    ]
    db.session.connection().execute(update(memories).where(M.id == bindparam("memory")).values(values), rows)


def set_tag(learner: int, note: int, tag: str, *, is_there: bool) -> None:
    """Put a tag on a note, or take it off."""
    values = {"note_id": note, "tag": tag, "learner_id": learner}
    if is_there:
        db.session.execute(insert_into(TAGS).values(values).on_conflict_do_nothing())  # type: ignore[arg-type]
    else:
        own = [NoteTag.note_id == note, NoteTag.tag == tag, NoteTag.learner_id == learner]
        db.session.execute(delete(NoteTag).where(*own))
