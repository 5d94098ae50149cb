"""Reading the tags of a learner's notes."""

from collections.abc import Collection

from sqlalchemy import or_, select

from quizapp.extensions import db
from quizapp.models import Deck, Note, NoteTag
from quizapp.models.find.among import among

type Pair = tuple[int, str]  # note and tag


def tags_of_note(note_id: int) -> list[str]:
    """The tags of one note, in order; the caller has asked whose it is."""
    return list(db.session.scalars(select(NoteTag.tag).where(NoteTag.note_id == note_id).order_by(NoteTag.tag)))


def tags_of_notes(learner_id: int, notes: Collection[int]) -> dict[int, list[str]]:
    """The tags of these notes, as far as they are the learner's."""
    wanted = select(NoteTag.note_id, NoteTag.tag).where(NoteTag.learner_id == learner_id, among(NoteTag.note_id, notes))
    found: dict[int, list[str]] = {}
    for note_id, tag in db.session.execute(wanted.order_by(NoteTag.note_id, NoteTag.tag)):
        found.setdefault(note_id, []).append(tag)
    return found


def own_notes(learner_id: int, notes: Collection[int]) -> list[int]:
    """Those of these notes that are the learner's."""
    wanted = select(Note.id).join(Deck, Deck.id == Note.deck_id).where(Deck.learner_id == learner_id)
    return list(db.session.scalars(wanted.where(among(Note.id, notes)).order_by(Note.id)))


def pairs_below(learner_id: int, tag: str) -> list[Pair]:
    """The learner's notes that have this tag or one below it in the tree."""
    below = or_(NoteTag.tag == tag, NoteTag.tag.startswith(f"{tag}::", autoescape=True))
    wanted = select(NoteTag.note_id, NoteTag.tag).where(NoteTag.learner_id == learner_id, below)
    return [(note_id, found) for note_id, found in db.session.execute(wanted) if _is_below(tag, found)]


def _is_below(tag: str, found: str) -> bool:
    return found == tag or found.startswith(f"{tag}::")  # one of our databases does not tell capitals apart here
