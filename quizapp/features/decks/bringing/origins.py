"""What notes were where they came from, kept beside them."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, update

from quizapp.core.exchange.brought import BroughtNote, Origin
from quizapp.extensions import db
from quizapp.features.decks.bringing import queries
from quizapp.models import NoteOrigin, NoteType
from quizapp.models.exchange.bulk import Bulk
from quizapp.models.find.among import among

_ORIGINS = Bulk(NoteOrigin.__table__, ("note_id", "type_id", "fields", "cards", "changed_at"))
LONGEST_NAME, MOST_KEPT = 300, 500_000  # letters
DRAWN = ("is_cloze", "fields", "templates")  # what cards are made by


class Kinds:
    """The kinds of notes of a file, as they are kept for one learner: only those that a note needs."""

    def __init__(self, learner: int, told: Mapping[int, Any]) -> None:
        self._learner, self._told = learner, told
        self._rows: dict[int, int | None] = {}
        self._newer: list[tuple[NoteType, Any]] = []

    def row(self, number: int) -> int | None:
        """The row of the kind of this number; none for one that is not told, or far too long."""
        if number not in self._rows:
            kind = self._told.get(number)
            self._rows[number] = self._keep(number, kind) if kind is not None else None
        return self._rows[number]

    def _keep(self, number: int, kind: Any) -> int | None:
        kept = _document(kind)
        if not _is_kept(number) or len(str(kept)) > MOST_KEPT:
            return None
        found = queries.note_type(self._learner, number)
        if found is None:
            found = NoteType(learner_id=self._learner, number=number, name=kind.name[:LONGEST_NAME], kept=kept)
            db.session.add(found)
            db.session.flush()
        else:
            self._newer.append((found, kind))
        return found.id

    def settle(self) -> None:
        """Bring those that were here up to date, once all notes are: a worker that takes over sees what is renewed."""
        for found, kind in self._newer:
            found.name, found.kept = kind.name[:LONGEST_NAME], _document(kind)


def _is_kept(number: int) -> bool:
    return -(2**62) < number < 2**62


def _document(kind: Any) -> dict[str, Any]:
    templates = [[place, *made] for place, made in sorted(kind.templates.items())]
    return {
        "is_cloze": kind.is_cloze, "fields": list(kind.fields), "templates": templates, "css": kind.css, "mod": kind.mod
    }  # fmt: skip


def renewed(learner: int, told: Mapping[int, Any]) -> set[int]:
    """The numbers of the kinds of a file that the learner has in an older form, which makes other cards."""
    return {
        number
        for number, kept in queries.note_types(learner, list(filter(_is_kept, told)))
        if told[number].mod > kept["mod"] and any(kept[name] != _document(told[number])[name] for name in DRAWN)
    }


def keep(kinds: Kinds, new: Iterable[BroughtNote], changed: Iterable[BroughtNote], ids: Mapping[str, int]) -> None:
    """Keep what these notes were; of those whose words changed the newer."""
    again = [note for note in changed if note.origin is not None]
    if again:
        gone = delete(NoteOrigin).where(among(NoteOrigin.note_id, [ids[note.guid] for note in again]))
        db.session.execute(gone.execution_options(synchronize_session=False))
    rows = []
    for note in (*new, *again):
        kind = kinds.row(note.origin.type_number) if note.origin is not None else None
        if kind is not None and note.origin is not None:
            cards = {str(part): _told(note.origin, part) for part in note.origin.cards}
            rows.append((ids[note.guid], kind, list(note.origin.fields), cards, note.changed_at))
    _ORIGINS.put(rows)


def _told(origin: Origin, part: int) -> list[Any]:
    shown = origin.shown.get(part)
    return [*origin.cards[part], *([dict(shown)] if shown else [])]


def adopt(guest: int, account: int) -> None:
    """Make the guest's kinds of notes the account's; of those that both have, the account's stays."""
    for mine, theirs in queries.note_types_of_both(guest, account):
        db.session.execute(update(NoteOrigin).where(NoteOrigin.type_id == mine).values(type_id=theirs))
        db.session.execute(delete(NoteType).where(NoteType.id == mine))
    db.session.execute(update(NoteType).where(NoteType.learner_id == guest).values(learner_id=account))
