"""What leaves: the learner's deck with those below it, its notes in batches, and all that is remembered of them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update

from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.models import (
    Bringing,
    Card,
    Deck,
    Entry,
    Medium,
    Memory,
    Note,
    NoteOrigin,
    NoteTag,
    NoteType,
    ReviewLog,
    Standing,
    User,
)

BATCH = 500


@dataclass(slots=True)
class Leaving:
    """One note with its kept cards, what is remembered of each, their answers and its tags."""

    note: Any
    cards: list[Any]
    memories: dict[int, Any] = field(default_factory=dict)
    log: list[Any] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    origin: Any = None  # what the note was where it came from


def decks_below(deck: Deck) -> dict[int, str]:
    """A deck and those within it, by id."""
    below = Deck.name.startswith(f"{deck.name}::", autoescape=True)
    wanted: Any = select(Deck.id, Deck.name).where(Deck.learner_id == deck.learner_id, or_(Deck.id == deck.id, below))
    return dict(db.session.execute(wanted.order_by(Deck.name)).all())


def deck_by_name(learner: User, name: str) -> Deck:
    """The learner's deck of this name or number. Raises NotFound."""
    mine = select(Deck).where(Deck.learner_id == learner.id).order_by(Deck.id)
    found = db.session.scalars(mine.where(Deck.name == name).limit(1)).first()
    if found is None and name.isdecimal() and len(name) < 18:
        found = db.session.scalars(mine.where(Deck.id == int(name))).first()
    if found is None:
        raise NotFound
    return found


def count_notes(deck_ids: Collection[int]) -> int:
    """How many notes with kept cards these decks hold."""
    kept = (Card.deck_id.in_(deck_ids), Card.standing == Standing.KEPT)
    return db.session.scalar(select(func.count(func.distinct(Card.note_id))).where(*kept)) or 0


def leaving(learner: int, deck_ids: Collection[int], *, with_progress: bool) -> Iterator[list[Leaving]]:
    """The notes of these decks in batches, in the order of their making."""
    last = 0
    while numbers := _notes_after(deck_ids, last):
        last = numbers[-1]
        yield _batch(learner, deck_ids, numbers, with_progress=with_progress)


def _notes_after(deck_ids: Collection[int], last: int) -> Sequence[int]:
    kept = (Card.deck_id.in_(deck_ids), Card.standing == Standing.KEPT, Card.note_id > last)
    return db.session.scalars(select(Card.note_id).where(*kept).distinct().order_by(Card.note_id).limit(BATCH)).all()


def _batch(learner: int, deck_ids: Collection[int], numbers: Sequence[int], *, with_progress: bool) -> list[Leaving]:
    names: Any = select(Note.id, Note.guid, Note.sentence, Note.start, Note.created_at, Note.changed_at)
    found = {
        row.id: Leaving(row, []) for row in db.session.execute(names.where(Note.id.in_(numbers)).order_by(Note.id))
    }
    sides: Any = select(
        Card.id, Card.note_id, Card.deck_id, Card.part, Card.kind, Card.front, Card.back, Card.distractors, Card.accept,
        Card.position,
    )  # fmt: skip
    kept = (Card.note_id.in_(numbers), Card.deck_id.in_(deck_ids), Card.standing == Standing.KEPT)
    notes = {}
    for card in db.session.execute(sides.where(*kept).order_by(Card.part, Card.id)):
        found[card.note_id].cards.append(card)
        notes[card.id] = found[card.note_id]
    for note, tag in db.session.execute(_tags(numbers)):
        found[note].tags.append(tag)
    for row in db.session.execute(_origins(numbers)):
        found[row.note_id].origin = row
    if with_progress:
        for memory in db.session.execute(_memories(learner, list(notes))):
            notes[memory.card_id].memories[memory.card_id] = memory
        for row in db.session.execute(_log(learner, list(notes))):
            notes[row.card_id].log.append(row)
    return list(found.values())


def _tags(numbers: Sequence[int]) -> Any:
    return (
        select(NoteTag.note_id, NoteTag.tag).where(NoteTag.note_id.in_(numbers)).order_by(NoteTag.note_id, NoteTag.tag)
    )


def _origins(numbers: Sequence[int]) -> Any:
    own = (NoteOrigin.note_id, NoteOrigin.fields, NoteOrigin.cards, NoteOrigin.changed_at)
    wanted: Any = select(*own, NoteType.number, NoteType.name, NoteType.kept).join(NoteType)
    return wanted.where(NoteOrigin.note_id.in_(numbers))


def _memories(learner: int, cards: Sequence[int]) -> Any:
    return select(Memory.__table__).where(Memory.learner_id == learner, Memory.card_id.in_(cards))


def _log(learner: int, cards: Sequence[int]) -> Any:
    told = or_(ReviewLog.rating.is_not(None), ReviewLog.kind != Entry.ANSWER)
    mine = (ReviewLog.learner_id == learner, ReviewLog.card_id.in_(cards), ReviewLog.undone_at.is_(None), told)
    wanted: Any = select(
        ReviewLog.card_id, ReviewLog.at, ReviewLog.kind, ReviewLog.rating, ReviewLog.phase, ReviewLog.interval_days,
        ReviewLog.last_interval_days, ReviewLog.taken_ms, ReviewLog.before,
    )  # fmt: skip
    return wanted.where(*mine).order_by(ReviewLog.card_id, ReviewLog.at)


def media(learner: int, digests: Collection[str]) -> Sequence[Medium]:
    """These pictures and sounds of the learner."""
    wanted = select(Medium).where(Medium.learner_id == learner, Medium.digest.in_(digests)).order_by(Medium.id)
    return db.session.scalars(wanted).all()


def own_taking(learner: User, number: int) -> Bringing:
    """A file that the learner takes along. Raises NotFound for a stranger's, and for one that was brought."""
    mine = select(Bringing).where(Bringing.id == number, Bringing.learner_id == learner.id)
    found = db.session.scalar(mine.where(Bringing.kind.startswith("take-")))
    if found is None:
        raise NotFound
    return found


def made_before(learner: User, before: datetime) -> Sequence[Bringing]:
    """Files that the learner had made before that moment."""
    mine = (Bringing.learner_id == learner.id, Bringing.kind.startswith("take-"), Bringing.created_at < before)
    return db.session.scalars(select(Bringing).where(*mine)).all()


def count_done(number: int, done: int) -> None:
    """Note how many notes a file holds so far."""
    db.session.execute(update(Bringing).where(Bringing.id == number).values(done=done))
