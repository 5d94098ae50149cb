"""Reading quizzes: every question is asked in the learner's name, so that a stranger's thing is not found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select

from quizapp.core.errors import NotFound
from quizapp.core.quiz.asking import Source
from quizapp.extensions import db
from quizapp.features.decks.sources import REACH
from quizapp.models import Article, Attempt, Card, CardKind, Deck, Item, Note, Quiz, Response, Standing, User

MOST_CARDS = 2000  # of a larger deck a window is looked at: more would make nobody's quiz better


@dataclass(frozen=True)
class Run:
    """One attempt with all that belongs to it; `responses` by item id."""

    attempt: Attempt
    quiz: Quiz
    deck: Deck
    items: Sequence[Item]
    responses: dict[int, Response]
    language: str | None = None  # of the deck's article

    @property
    def unanswered(self) -> list[Item]:
        """The items without a response, in order."""
        return [item for item in self.items if item.id not in self.responses]

    @property
    def missed(self) -> list[Item]:
        """The items answered wrongly or left out, in order."""
        return [item for item in self.items if item.id in self.responses and not self.responses[item.id].is_right]

    @property
    def taken_ms(self) -> int:
        """How long the answers took."""
        return sum(response.taken_ms for response in self.responses.values())

    def moment_before(self, now: datetime) -> datetime:
        """When something last happened in it before this moment."""
        earlier = [response.at for response in self.responses.values() if response.at < now]
        return max([self.attempt.started_at, *earlier])

    def item(self, position: int) -> Item:
        """The item in this place, counted from 1; NotFound when there is none."""
        for item in self.items:
            if item.position == position:
                return item
        raise NotFound


def own_deck(learner: User, deck_id: int, *, lock: bool = False) -> Deck:
    """The learner's deck; `lock` lets one request at a time make a quiz of it. NotFound for a stranger."""
    wanted = select(Deck).where(Deck.id == deck_id, Deck.learner_id == learner.id)
    deck = db.session.scalar(wanted.with_for_update() if lock else wanted)
    if deck is None:
        raise NotFound
    return deck


def own_run(learner: User, attempt_id: int, *, lock: bool = False) -> Run:
    """The learner's attempt; `lock` lets one request at a time answer in it. NotFound for a stranger."""
    wanted = select(Attempt).where(Attempt.id == attempt_id, Attempt.learner_id == learner.id)
    attempt = db.session.scalar(wanted.with_for_update().execution_options(populate_existing=True) if lock else wanted)
    if attempt is None:
        raise NotFound
    of_deck = select(Quiz, Deck, Article.language).join(Deck, Deck.id == Quiz.deck_id)
    with_article = of_deck.outerjoin(Article, Article.id == Deck.article_id)
    quiz, deck, language = db.session.execute(with_article.where(Quiz.id == attempt.quiz_id)).one()
    items = db.session.scalars(select(Item).where(Item.quiz_id == quiz.id).order_by(Item.position)).all()
    responses = db.session.scalars(select(Response).where(Response.attempt_id == attempt.id))
    return Run(attempt, quiz, deck, items, {response.item_id: response for response in responses}, language)


def attempt_by_key(learner: User, key: str) -> Attempt | None:
    """The attempt that was begun with the quiz this click has already made."""
    return db.session.scalar(
        select(Attempt)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Quiz.learner_id == learner.id, Quiz.request_key == key)
        .order_by(Attempt.id)
        .limit(1)
    )


def kept_count(learner: User, deck_id: int) -> int:
    """How many kept cards the learner's deck has."""
    counted = select(func.count(Card.id)).join(Deck, Deck.id == Card.deck_id)
    return db.session.scalar(counted.where(*_kept(learner, deck_id))) or 0


def sources(learner: User, deck_id: int, *, skip: int = 0) -> list[Source]:
    """The kept cards of the learner's deck as a quiz sees them, at most `MOST_CARDS` after the first `skip`."""
    wanted = (
        select(
            Card.id, Card.note_id, Card.front, Card.back, Card.family, Note.sentence, Card.distractors, Card.accept,
            Card.kind,
        )
        .join(Note, Note.id == Card.note_id)
        .join(Deck, Deck.id == Card.deck_id)
        .where(*_kept(learner, deck_id))
        .order_by(Card.position, Card.id)
    )  # fmt: skip
    return [_source(row) for row in db.session.execute(wanted.offset(skip).limit(MOST_CARDS))]


def _kept(learner: User, deck_id: int) -> tuple[ColumnElement[bool], ...]:
    return Deck.learner_id == learner.id, Card.deck_id == deck_id, Card.standing == Standing.KEPT


def _source(row: Any) -> Source:
    return Source(
        row.id,
        row.note_id,
        row.front,
        row.back,
        family=row.family,
        sentence=row.sentence,
        distractors=tuple(row.distractors),
        accept=tuple(row.accept),
        is_choice=row.kind is CardKind.CHOICE,
        is_true_false=row.kind is CardKind.TRUE_FALSE,
    )


@dataclass(frozen=True)
class Proving:
    """A note of a card, with a window of its article that begins at `offset`."""

    card_id: int
    note: Note
    article_id: int | None
    title: str | None
    offset: int | None
    window: str | None
    language: str | None


def proving(learner: User, card_ids: Collection[int]) -> list[Proving]:
    """What proves the learner's own cards; no article is loaded whole."""
    offset = case((Note.start > REACH, Note.start - REACH), else_=0)
    window = func.substr(Article.text, offset + 1, Note.end + REACH - offset)
    rows = db.session.execute(
        select(Card.id, Note, Article.id, Article.title, offset, window, Article.language)
        .join(Note, Note.id == Card.note_id)
        .join(Deck, Deck.id == Card.deck_id)
        .outerjoin(Article, Article.id == Deck.article_id)
        .where(Deck.learner_id == learner.id, Card.id.in_(card_ids))
    )
    return [Proving(*row) for row in rows]


def past_attempts(learner: User, deck_id: int, *, limit: int = 50) -> Sequence[Row[Attempt, int]]:
    """The learner's finished runs through quizzes of this deck with the time they took in ms, the latest first."""
    taken = func.coalesce(func.sum(Response.taken_ms), 0)
    return db.session.execute(
        select(Attempt, taken)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .outerjoin(Response, Response.attempt_id == Attempt.id)
        .where(Attempt.learner_id == learner.id, Quiz.deck_id == deck_id, Attempt.finished_at.is_not(None))
        .group_by(Attempt.id)
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(limit)
    ).all()


def open_attempts(learner: User, deck_id: int, *, limit: int = 5) -> Sequence[Row[Attempt, int]]:
    """The learner's unfinished runs of this deck with the number of answers given, the latest first."""
    return db.session.execute(
        select(Attempt, func.count(Response.id))
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .outerjoin(Response, Response.attempt_id == Attempt.id)
        .where(Attempt.learner_id == learner.id, Quiz.deck_id == deck_id, Attempt.finished_at.is_(None))
        .group_by(Attempt.id)
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(limit)
    ).all()


@dataclass(frozen=True)
class Everything:
    """All rows of quizzes of one learner, by table."""

    quizzes: Sequence[Quiz]
    items: Sequence[Item]
    attempts: Sequence[Attempt]
    responses: Sequence[Response]


def everything(learner: User) -> Everything:
    """All rows of quizzes of one learner, in order."""
    mine = Quiz.learner_id == learner.id
    attempts = select(Attempt).where(Attempt.learner_id == learner.id)
    return Everything(
        db.session.scalars(select(Quiz).where(mine).order_by(Quiz.id)).all(),
        db.session.scalars(select(Item).join(Quiz).where(mine).order_by(Item.quiz_id, Item.position)).all(),
        db.session.scalars(attempts.order_by(Attempt.id)).all(),
        db.session.scalars(
            select(Response).join(Attempt).where(Attempt.learner_id == learner.id).order_by(Response.id)
        ).all(),
    )


def keys_of(learner: User) -> Select[str]:
    """The keys of the clicks that made this learner's quizzes."""
    return select(Quiz.request_key).where(Quiz.learner_id == learner.id)
