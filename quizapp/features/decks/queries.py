"""Reading decks, notes and cards; each query asks for the learner's own rows only."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import contains_eager

from quizapp.core.drafting.asked import MODEL
from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.features.decks.sources import REACH, Source, source_of
from quizapp.models import Article, Card, CardChange, Deck, Note, NoteOrigin, NoteTag, NoteType, Standing, User
from quizapp.models.find.plain import holds

PER_PAGE = 50
HAND = "hand-"  # how the keys of notes made by a person begin


def own_deck(learner: User, deck_id: int, *, lock: bool = False) -> Deck:
    """The learner's deck. Raises NotFound for a stranger's."""
    mine = select(Deck).where(Deck.id == deck_id, Deck.learner_id == learner.id)
    found = db.session.scalar(mine.with_for_update() if lock else mine)
    if found is None:
        raise NotFound
    return found


def hold(learner_id: int, *which: ColumnElement[bool]) -> None:
    """Keep others from opening these decks, and from deciding about many of their cards, until the transaction ends.

    Whoever does either takes the decks first, in the order of their numbers: else each would wait for cards that the
    other has.
    """
    mine = select(Deck.id).where(Deck.learner_id == learner_id, *which).order_by(Deck.id)
    db.session.execute(mine.with_for_update(key_share=True)).all()


def decks_of(learner: User) -> list[Deck]:
    """All decks of a learner, newest first."""
    return list(db.session.scalars(select(Deck).where(Deck.learner_id == learner.id).order_by(Deck.id.desc())))


def own_card(learner: User, card_id: int, *, deck_id: int | None = None, lock: bool = False) -> Card:
    """The learner's card with its note and deck. Raises NotFound for a stranger's, or in another deck than named."""
    wanted = (
        select(Card)
        .join(Card.note)
        .join(Card.deck)
        .where(Card.id == card_id, Deck.learner_id == learner.id)
        .options(contains_eager(Card.note), contains_eager(Card.deck))
        .execution_options(populate_existing=True)
    )
    if deck_id is not None:
        wanted = wanted.where(Card.deck_id == deck_id)
    found = db.session.scalar(wanted.with_for_update(of=Card) if lock else wanted)
    if found is None:
        raise NotFound
    return found


def source_for(note: Note) -> Source:
    """The source of one note, from a window of its article: the whole text is never loaded."""
    if note.start is None or note.end is None:
        return source_of(note)
    offset = max(0, note.start - REACH)
    window = func.substr(Article.text, offset + 1, note.end + REACH - offset)
    wanted = select(Article.id, Article.title, window, Article.language).join(Deck, Deck.article_id == Article.id)
    row = db.session.execute(wanted.where(Deck.id == note.deck_id)).one_or_none()
    if row is None:
        return source_of(note)
    return source_of(note, row[2], offset=offset, article_id=row[0], title=row[1], language=row[3])


def article_text(deck: Deck) -> tuple[str, str]:
    """(title, text) of the article a deck was made from; both empty without one."""
    if deck.article_id is None:
        return "", ""
    row = db.session.execute(select(Article.title, Article.text).where(Article.id == deck.article_id)).one_or_none()
    return (row[0], row[1]) if row else ("", "")


def language_of(deck: Deck) -> str | None:
    """The language of the article a deck was made from, where it is known."""
    return db.session.scalar(select(Article.language).where(Article.id == deck.article_id))


def deck_of_article(article_id: int) -> Deck | None:
    """The deck of an article, if it is made."""
    return db.session.scalar(select(Deck).where(Deck.article_id == article_id))


def has_made_notes(deck: Deck) -> bool:
    """Whether the worker has already put its cards into this deck."""
    ours = (Note.fact_key.not_like(f"{HAND}%"), Note.fact_key.not_like(f"{MODEL}-%"))
    return db.session.scalar(select(Note.id).where(Note.deck_id == deck.id, *ours).limit(1)) is not None


def note_by_key(deck: Deck, key: str) -> Note | None:
    """The note of this key in a deck."""
    return db.session.scalar(select(Note).where(Note.deck_id == deck.id, Note.fact_key == key))


def notes_by_key(deck: Deck, keys: Collection[str]) -> dict[str, Note]:
    """The notes of these keys that a deck has."""
    found = db.session.scalars(select(Note).where(Note.deck_id == deck.id, Note.fact_key.in_(keys)))
    return {note.fact_key: note for note in found}


def first_card(note: Note) -> Card | None:
    """The first card that was made of a note."""
    return db.session.scalar(select(Card).where(Card.note_id == note.id).order_by(Card.id).limit(1))


def _in(deck: Deck, more_id: int | None) -> list[ColumnElement[bool]]:
    """Being in this deck, and among the cards that one wish for more brought when it is named."""
    return [Card.deck_id == deck.id, *([] if more_id is None else [Card.more_id == more_id])]


def counts(deck: Deck, more_id: int | None = None) -> Mapping[Standing, int]:
    """How many cards of a deck (or of one wish for more) stand where."""
    rows = db.session.execute(select(Card.standing, func.count()).where(*_in(deck, more_id)).group_by(Card.standing))
    found = {row[0]: row[1] for row in rows}
    return dict.fromkeys(Standing, 0) | found


def cards_standing(
    deck: Deck, standing: Standing, *, limit: int, offset: int = 0, more_id: int | None = None
) -> list[Card]:
    """Some cards of a deck that stand there, in their order, each with its note."""
    there = select(Card).join(Card.note).where(*_in(deck, more_id), Card.standing == standing)
    in_order = there.options(contains_eager(Card.note)).order_by(Card.position, Card.id)
    return list(db.session.scalars(in_order.limit(limit).offset(offset)))


def cards_before(deck: Deck, standings: Collection[Standing], card_id: int, *, more_id: int | None = None) -> int:
    """How many cards that stand in these places come before this one in order."""
    place = db.session.execute(
        select(Card.position, Card.id).where(Card.deck_id == deck.id, Card.id == card_id)
    ).one_or_none()
    if place is None:
        return 0
    before = tuple_(Card.position, Card.id) < tuple_(*place)
    wanted = select(func.count()).select_from(Card).where(*_in(deck, more_id), Card.standing.in_(standings), before)
    return db.session.scalar(wanted) or 0


def draft_after(deck: Deck, card: Card, *, more_id: int | None = None) -> int | None:
    """The next card to check after this one; behind the last comes the first."""
    drafts = select(Card.id).where(*_in(deck, more_id), Card.standing == Standing.DRAFT, Card.id != card.id)
    later = tuple_(Card.position, Card.id) > tuple_(card.position, card.id)
    in_order = drafts.order_by(Card.position, Card.id).limit(1)
    return db.session.scalar(in_order.where(later)) or db.session.scalar(in_order)


def card_in(deck: Deck, card_id: int) -> Card | None:
    """A card of this deck with its note."""
    wanted = select(Card).join(Card.note).where(Card.deck_id == deck.id, Card.id == card_id)
    return db.session.scalar(wanted.options(contains_eager(Card.note)))


def all_drafts(deck: Deck, more_id: int | None = None) -> list[Card]:
    """Every card of a deck that waits to be checked, locked against another tab."""
    wanted = select(Card).where(*_in(deck, more_id), Card.standing == Standing.DRAFT).order_by(Card.position)
    return list(db.session.scalars(wanted.with_for_update()))


def find_kept(deck: Deck, words: str, *, page: int) -> tuple[list[Card], int]:
    """One page of the kept cards whose front or back holds these words, and how many there are in all."""
    kept = [Card.deck_id == deck.id, Card.standing == Standing.KEPT]
    if words:
        kept.append(holds(words, Card.front, Card.back))
    total = db.session.scalar(select(func.count()).select_from(Card).where(*kept)) or 0
    rows = select(Card).where(*kept).order_by(Card.position, Card.id).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    return list(db.session.scalars(rows)), total


def next_spare(card: Card) -> Card | None:
    """Another question for the same fact; after the last one the first comes again."""
    spare = (
        select(Card)
        .where(Card.note_id == card.note_id, Card.standing == Standing.SPARE)
        .order_by((Card.id > card.id).desc(), Card.id)
        .limit(1)
    )
    return db.session.scalar(spare.with_for_update())


def notes_with_spares(note_ids: Collection[int]) -> set[int]:
    """Those of these notes that have a spare question, to ask the same fact in another way."""
    spare = select(Card.note_id).where(Card.note_id.in_(note_ids), Card.standing == Standing.SPARE)
    return set(db.session.scalars(spare)) if note_ids else set()


def last_position(deck: Deck) -> int:
    """The highest place of a card in a deck."""
    return db.session.scalar(select(func.max(Card.position)).where(Card.deck_id == deck.id)) or 0


def last_changes(deck: Deck, number: int = 1) -> list[CardChange]:
    """The newest steps that can be taken back, newest first."""
    wanted = select(CardChange).where(CardChange.deck_id == deck.id).order_by(CardChange.id.desc()).limit(number)
    return list(db.session.scalars(wanted))


def cards_by_id(deck: Deck, ids: Collection[int]) -> dict[int, Card]:
    """These cards of a deck."""
    wanted = select(Card).where(Card.deck_id == deck.id, Card.id.in_(ids)).execution_options(populate_existing=True)
    return {card.id: card for card in db.session.scalars(wanted)}


def fronts_and_backs(deck: Deck, *, limit: int = 500) -> list[tuple[int, str, str]]:
    """(id, front, back) of the cards a new one could repeat: kept ones and drafts."""
    shown = (Card.deck_id == deck.id, Card.standing.in_([Standing.DRAFT, Standing.KEPT]))
    wanted = select(Card.id, Card.front, Card.back).where(*shown).order_by(Card.id.desc()).limit(limit)
    return [(number, front, back) for number, front, back in db.session.execute(wanted)]


def exported(learner: User) -> list[dict[str, object]]:
    """The learner's decks with their notes and cards, as plain values."""
    out = []
    for deck in decks_of(learner):
        notes = db.session.scalars(select(Note).where(Note.deck_id == deck.id).order_by(Note.id))
        cards = db.session.scalars(select(Card).where(Card.deck_id == deck.id).order_by(Card.position, Card.id))
        out.append(
            {name: getattr(deck, name) for name in ("id", "name", "article_id")}
            | {"notes": [_plain(note) for note in notes], "cards": [_plain(card) for card in cards]}
            | {"tags": _tags(deck), "origins": _origins(deck)}
        )
    return out


def _tags(deck: Deck) -> list[list[object]]:
    """Note and tag, of all notes of a deck."""
    tagged = select(NoteTag.note_id, NoteTag.tag).join(Note, Note.id == NoteTag.note_id).where(Note.deck_id == deck.id)
    return [[note_id, tag] for note_id, tag in db.session.execute(tagged.order_by(NoteTag.note_id, NoteTag.tag))]


def _origins(deck: Deck) -> list[dict[str, object]]:
    """What notes of a deck were where they came from."""
    wanted = select(NoteOrigin.note_id, NoteType.name, NoteOrigin.fields).join(NoteType)
    mine = wanted.join(Note, Note.id == NoteOrigin.note_id).where(Note.deck_id == deck.id)
    return [dict(row._mapping) for row in db.session.execute(mine.order_by(NoteOrigin.note_id))]  # noqa: SLF001


def _plain(row: Note | Card) -> dict[str, object]:
    values = {column.key: getattr(row, column.key) for column in row.__mapper__.column_attrs}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}
