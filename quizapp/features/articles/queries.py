"""Reading articles, and what stands beside them; each query asks for the learner's own rows only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import load_only

from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.models import Article, ArticleInput, Card, Deck, Note, Progress, Standing, User

PER_PAGE = 20
type Place = tuple[int, int, int]  # start, note, card
SHOWN = (Standing.DRAFT, Standing.KEPT)
_LIGHT = load_only(  # an article without its text
    Article.id,
    Article.title,
    Article.words,
    Article.progress,
    Article.done,
    Article.total,
    Article.refusal,
    Article.origin,
    Article.source,
    Article.author,
    Article.published,
    Article.language,
    Article.same_as_id,
    Article.created_at,
)


@dataclass(frozen=True)
class Shelf:
    """One page of the library."""

    articles: list[Article]
    total: int
    failed: int  # of them, those that could not be read
    counts: dict[int, dict[Standing, int]]  # by deck
    decks: dict[int, int]  # article -> deck
    places: dict[int, list[Place]]  # by deck


def own_article(learner: User, article_id: int, *, lock: bool = False) -> Article:
    """The learner's article, text included. Raises NotFound for a stranger's."""
    mine = select(Article).where(Article.id == article_id, Article.learner_id == learner.id)
    found = db.session.scalar(mine.with_for_update() if lock else mine)
    if found is None:
        raise NotFound
    return found


def own_article_light(learner: User, article_id: int) -> Article:
    """The learner's article without its text, for pages that ask often. Raises NotFound for a stranger's."""
    mine = (Article.id == article_id, Article.learner_id == learner.id)
    found = db.session.scalar(select(Article).where(*mine).options(_LIGHT))
    if found is None:
        raise NotFound
    return found


def article_with(learner_id: int, fingerprint: str) -> Article | None:
    """The learner's article of this text, if there is one."""
    same = (Article.learner_id == learner_id, Article.fingerprint == fingerprint)
    return db.session.scalar(select(Article).where(*same).options(_LIGHT))


def unread_twin(learner: User, *, origin: str, source: str, since: datetime) -> Article | None:
    """The same address or file brought a moment ago and not yet read: a second click on the button."""
    waits = Article.progress.in_([Progress.WAITING, Progress.READING])
    same = (Article.learner_id == learner.id, Article.origin == origin, Article.source == source)
    recent = Article.created_at > since - timedelta(minutes=1)
    return db.session.scalar(select(Article).where(*same, waits, recent).order_by(Article.id.desc()).limit(1))


def article_for_worker(article_id: int, *, lock: bool = False) -> Article | None:
    """The article a job is about, whoever owns it; None when it was deleted meanwhile."""
    wanted = select(Article).where(Article.id == article_id).execution_options(populate_existing=True)
    if not lock:
        return db.session.scalar(wanted)
    # A guest's articles pass to an account behind a lock on the guest. Taking the two locks in that same order, the
    # worker waits its turn and then finds the new owner; the other way round each would wait for the other.
    owner = select(Article.learner_id).where(Article.id == article_id).scalar_subquery()
    db.session.execute(select(User.id).where(User.id == owner).with_for_update(read=True, key_share=True))
    return db.session.scalar(wanted.with_for_update())


def payload_of(article_id: int) -> bytes | None:
    """The raw bytes that were brought, as long as they are not read."""
    return db.session.scalar(select(ArticleInput.payload).where(ArticleInput.article_id == article_id))


def refusal_of(article_id: int) -> dict[str, object] | None:
    """Why an article has few cards or none, if there is a reason."""
    return db.session.scalar(select(Article.refusal).where(Article.id == article_id))


def deck_id_of(article: Article) -> int | None:
    """The deck made from an article."""
    return db.session.scalar(select(Deck.id).where(Deck.article_id == article.id))


def has_drafts(deck_id: int) -> bool:
    """Whether cards of this deck wait to be checked."""
    waits = select(Card.id).where(Card.deck_id == deck_id, Card.standing == Standing.DRAFT).limit(1)
    return db.session.scalar(waits) is not None


def has_articles(learner: User) -> bool:
    """Whether the learner's library holds anything."""
    mine = select(Article.id).where(Article.learner_id == learner.id, Article.same_as_id.is_(None)).limit(1)
    return db.session.scalar(mine) is not None


def shelf(learner: User, page: int) -> Shelf:
    """One page of the learner's library, newest first. Raises NotFound beyond the last page."""
    mine = (Article.learner_id == learner.id, Article.same_as_id.is_(None))
    unread = case((and_(Article.progress == Progress.FAILED, Article.words == 0), 1))
    total, failed = db.session.execute(select(func.count(), func.count(unread)).where(*mine)).one()
    newest = select(Article).where(*mine).options(_LIGHT).order_by(Article.created_at.desc(), Article.id.desc())
    rows = list(db.session.scalars(newest.limit(PER_PAGE).offset((page - 1) * PER_PAGE)))
    if page > 1 and not rows:
        raise NotFound
    decks = _decks_of([article.id for article in rows])
    return Shelf(rows, total, failed, card_counts(decks.values()), decks, _places(decks.values()))


def _decks_of(article_ids: list[int]) -> dict[int, int]:
    pairs = db.session.execute(select(Deck.article_id, Deck.id).where(Deck.article_id.in_(article_ids)))
    return {article: deck for article, deck in pairs if article is not None}


def card_counts(deck_ids: Collection[int]) -> dict[int, dict[Standing, int]]:
    """How many cards stand where, by deck."""
    if not deck_ids:
        return {}  # SQLite looks through all cards to find those of no deck
    counted = (
        select(Card.deck_id, Card.standing, func.count())
        .where(Card.deck_id.in_(deck_ids))
        .group_by(Card.deck_id, Card.standing)
    )
    counts: dict[int, dict[Standing, int]] = {}
    for deck_id, standing, number in db.session.execute(counted):
        counts.setdefault(deck_id, {})[standing] = number
    return counts


def _places(deck_ids: Collection[int]) -> dict[int, list[Place]]:
    """Where the facts of each deck stand, for the miniature pages; one card for a fact is enough."""
    if not deck_ids:
        return {}
    wanted = (
        select(Note.deck_id, Note.start, Note.id, func.min(Card.id))
        .join(Card, Card.note_id == Note.id)
        .where(Note.deck_id.in_(deck_ids), Note.start.is_not(None), Card.standing.in_(SHOWN))
        .group_by(Note.deck_id, Note.start, Note.id)
        .order_by(Note.deck_id, Note.start)
    )
    places: dict[int, list[Place]] = {}
    for deck_id, start, note_id, card_id in db.session.execute(wanted):
        places.setdefault(deck_id, []).append((start or 0, note_id, card_id))
    return places


def loose_decks(learner: User, limit: int = 50) -> list[Deck]:
    """Decks that come from no article, newest first."""
    mine = select(Deck).where(Deck.learner_id == learner.id, Deck.article_id.is_(None))
    return list(db.session.scalars(mine.order_by(Deck.id.desc()).limit(limit)))


def facts_between(deck_id: int, start: int, end: int) -> list[Note]:
    """The notes of a deck that stand between two offsets of its article and have a card to show."""
    shown = select(Card.id).where(Card.note_id == Note.id, Card.standing.in_(SHOWN)).exists()
    there = (Note.deck_id == deck_id, Note.start < end, Note.end > start)
    return list(db.session.scalars(select(Note).where(*there, shown).order_by(Note.start, Note.id)))


def fact_places(deck_id: int) -> list[Place]:
    """(start, note, card) of every card to show whose fact stands in the article, in reading order."""
    wanted = (
        select(Note.start, Note.id, Card.id)
        .join(Card, Card.note_id == Note.id)
        .where(Note.deck_id == deck_id, Note.start.is_not(None), Card.standing.in_(SHOWN))
        .order_by(Note.start, Note.id, Card.id)
    )
    return [(start or 0, note, card) for start, note, card in db.session.execute(wanted)]


def notes_around(deck_id: int, note_id: int, reach: int = 2000) -> list[Note]:
    """A note of this deck and those that stand near it; none when it is not there."""
    start = db.session.scalar(select(Note.start).where(Note.id == note_id, Note.deck_id == deck_id))
    return facts_between(deck_id, start - reach, start + reach) if start is not None else []


def cards_of(note_ids: Collection[int]) -> list[Card]:
    """The cards to show of these notes, kept ones and drafts."""
    shown = (Card.note_id.in_(note_ids), Card.standing.in_(SHOWN))
    return list(db.session.scalars(select(Card).where(*shown).order_by(Card.position, Card.id)))


def articles_of(learner: User) -> list[Article]:
    """Every article of a learner with its text, oldest first."""
    return list(db.session.scalars(select(Article).where(Article.learner_id == learner.id).order_by(Article.id)))


def taken_fingerprints(learner: User, others: User) -> set[str]:
    """The texts that both learners have."""
    theirs = select(Article.fingerprint).where(Article.learner_id == others.id)
    mine = (Article.learner_id == learner.id, Article.fingerprint.in_(theirs))
    return {print_ for print_ in db.session.scalars(select(Article.fingerprint).where(*mine)) if print_}


def shadows(article: Article) -> list[Article]:
    """Entries that only say: this is the same text as that article."""
    same = (Article.learner_id == article.learner_id, Article.same_as_id == article.id)
    return list(db.session.scalars(select(Article).where(*same).options(_LIGHT)))


def exported(learner: User) -> list[dict[str, object]]:
    """The learner's articles as plain values."""
    return [
        {
            "id": article.id,
            "title": article.title,
            "author": article.author,
            "published": article.published,
            "origin": article.origin.value,
            "source": article.source,
            "language": article.language,
            "words": article.words,
            "added": article.created_at.isoformat(),
            "text": article.text,
        }
        for article in articles_of(learner)
    ]
