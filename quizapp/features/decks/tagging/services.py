"""Changing tags. Every change says which tags went and which came, and can be turned round; nothing here commits."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.core.errors import Refused
from quizapp.extensions import db
from quizapp.features.decks.tagging import queries
from quizapp.features.decks.tagging.queries import Pair
from quizapp.models import Note, NoteTag
from quizapp.models.find.among import among
from quizapp.web.controls import without_controls

LONGEST = 200
MOST_TAGS = 50  # on one note
AT_ONCE = 5_000
INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True)
class TagChange:
    """Which notes lost which tags, and which got which."""

    gone: list[Pair] = field(default_factory=list)
    come: list[Pair] = field(default_factory=list)

    @property
    def notes(self) -> int:
        """How many notes it touched."""
        return len({note for note, _tag in (*self.gone, *self.come)})

    def turned(self) -> "TagChange":
        """The change that takes this one back."""
        return TagChange(self.come, self.gone)


def as_document(change: TagChange) -> dict[str, Any]:
    """A change of tags as a step holds it."""
    return {"gone": [list(pair) for pair in change.gone], "come": [list(pair) for pair in change.come]}


def from_document(kept: Mapping[str, Any]) -> TagChange:
    """The change that `as_document` wrote down."""
    return TagChange(*([(note, tag) for note, tag in kept[side]] for side in ("gone", "come")))


def tidy_tag(text: str) -> str:
    """A tag as it is kept. Raises Refused("tag_empty") or Refused("tag_long", limit=...).

    >>> tidy_tag("  Lakes :: deep  water ::")
    'Lakes::deep_water'
    """
    parts = ("_".join(without_controls(part).split()) for part in text.split("::"))
    tag = "::".join(part for part in parts if part)
    if not tag:
        raise Refused("tag_empty")
    if len(tag) > LONGEST:
        raise Refused("tag_long", limit=LONGEST)
    return tag


def tidy_tags(text: str) -> list[str]:
    """The tags in a field, with spaces between them; each once."""
    pieces = (piece.strip(",") for piece in text.split())
    tags = list(dict.fromkeys(tidy_tag(piece) for piece in pieces if piece.strip(":")))
    if len(tags) > MOST_TAGS:
        raise Refused("tags_many", limit=MOST_TAGS)
    return tags


def add_tag(learner_id: int, notes: Collection[int], tag: str) -> TagChange:
    """Put a tag on these notes; those that have it already are left alone."""
    having = queries.tags_of_notes(learner_id, notes)
    lacking = [note for note in queries.own_notes(learner_id, notes) if tag not in having.get(note, ())]
    return _done(learner_id, TagChange(come=[(note, tag) for note in lacking]))


def add_tags(learner_id: int, note: int, tags: Collection[str]) -> TagChange:
    """Put these tags on a note too, as many as it may have."""
    having = queries.tags_of_notes(learner_id, [note]).get(note, [])
    lacking = [tag for tag in dict.fromkeys(tags) if tag not in having][: max(0, MOST_TAGS - len(having))]
    return _done(learner_id, TagChange(come=[(note, tag) for tag in lacking]))


def remove_tag(learner_id: int, notes: Collection[int], tag: str) -> TagChange:
    """Take a tag off these notes."""
    having = queries.tags_of_notes(learner_id, notes)
    return _done(learner_id, TagChange(gone=[(note, tag) for note, tags in having.items() if tag in tags]))


def put_tags(learner_id: int, note: Note, tags: Collection[str]) -> TagChange:
    """Let a note have these tags and no others."""
    before = set(queries.tags_of_note(note.id))
    gone, come = sorted(before - set(tags)), [tag for tag in tags if tag not in before]
    return _done(learner_id, TagChange([(note.id, tag) for tag in gone], [(note.id, tag) for tag in come]))


def rename_tag(learner_id: int, tag: str, new: str) -> TagChange:
    """Give a tag another name, and all below it with it; what is called so already becomes one with it.

    Raises Refused("tag_below") when it should go below itself, Refused("tag_long") when one below would grow too long.
    """
    if new.startswith(f"{tag}::"):
        raise Refused("tag_below")
    gone = queries.pairs_below(learner_id, tag) if new != tag else []
    renamed = [(note, new + old[len(tag) :]) for note, old in gone]
    if any(len(name) > LONGEST for _note, name in renamed):
        raise Refused("tag_long", limit=LONGEST)
    having = queries.tags_of_notes(learner_id, {note for note, _old in gone})
    staying = {(note, tag) for note, tags in having.items() for tag in tags} - set(gone)
    return _done(learner_id, TagChange(gone, list(dict.fromkeys(pair for pair in renamed if pair not in staying))))


def delete_tag(learner_id: int, tag: str) -> TagChange:
    """Take a tag, and all below it, off every note."""
    return _done(learner_id, TagChange(gone=queries.pairs_below(learner_id, tag)))


def turn_round(learner_id: int, change: TagChange) -> TagChange:
    """Take a change back, as far as its notes are still there."""
    back = change.turned()
    there = set(queries.own_notes(learner_id, {note for note, _tag in back.come}))
    return _done(learner_id, TagChange(back.gone, [(note, tag) for note, tag in back.come if note in there]))


def _done(learner_id: int, change: TagChange) -> TagChange:
    for tag, notes in _by_tag(change.gone):
        mine = delete(NoteTag).where(
            NoteTag.learner_id == learner_id, NoteTag.tag == tag, among(NoteTag.note_id, notes)
        )
        db.session.execute(mine.execution_options(synchronize_session=False))
    insert = INSERTS[db.engine.dialect.name](NoteTag.__table__).on_conflict_do_nothing()
    rows = [{"note_id": note, "tag": tag, "learner_id": learner_id} for note, tag in change.come]
    for start in range(0, len(rows), AT_ONCE):
        db.session.connection().execute(insert, rows[start : start + AT_ONCE])
    return change


def _by_tag(pairs: Iterable[Pair]) -> Iterable[tuple[str, list[int]]]:
    found: dict[str, list[int]] = {}
    for note, tag in pairs:
        found.setdefault(tag, []).append(note)
    return found.items()
