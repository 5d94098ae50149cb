"""Quizzes for live games as their owner may see them; a stranger finds nothing."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, func, select

from quizapp.core.errors import NotFound
from quizapp.extensions import db
from quizapp.models import Card, Deck, LiveQuestion, LiveQuiz, Standing, User
from quizapp.models.find.plain import holds

MOST_FOUND = 50


def own_quiz(owner: User, live_quiz_id: int, *, lock: bool = False) -> LiveQuiz:
    """The owner's quiz; `lock` lets one change at a time happen to it. NotFound for a stranger."""
    wanted = select(LiveQuiz).where(LiveQuiz.id == live_quiz_id, LiveQuiz.owner_id == owner.id)
    found = db.session.scalar(wanted.with_for_update() if lock else wanted)
    if found is None:
        raise NotFound
    return found


def quiz_by_key(owner: User, key: str) -> LiveQuiz | None:
    """The quiz this click has already made."""
    return db.session.scalar(select(LiveQuiz).where(LiveQuiz.owner_id == owner.id, LiveQuiz.request_key == key))


def quizzes_of(owner: User) -> list[tuple[LiveQuiz, int]]:
    """(quiz, how many questions) of the owner, the last changed first."""
    count = func.count(LiveQuestion.id).filter(LiveQuestion.removed_at.is_(None))
    rows = db.session.execute(
        select(LiveQuiz, count)
        .outerjoin(LiveQuestion, LiveQuestion.live_quiz_id == LiveQuiz.id)
        .where(LiveQuiz.owner_id == owner.id)
        .group_by(LiveQuiz.id)
        .order_by(LiveQuiz.changed_at.desc(), LiveQuiz.id.desc())
    )
    return [(quiz, questions) for quiz, questions in rows]


def questions_of(quiz: LiveQuiz) -> list[LiveQuestion]:
    """The questions of a quiz, in order."""
    mine = select(LiveQuestion).where(LiveQuestion.live_quiz_id == quiz.id, LiveQuestion.removed_at.is_(None))
    return list(db.session.scalars(mine.order_by(LiveQuestion.position, LiveQuestion.id)))


def question_of(quiz: LiveQuiz, question_id: int) -> LiveQuestion:
    """A question of this quiz, a removed one too; NotFound when it has none of this number."""
    mine = select(LiveQuestion).where(LiveQuestion.live_quiz_id == quiz.id, LiveQuestion.id == question_id)
    found = db.session.scalar(mine)
    if found is None:
        raise NotFound
    return found


def removed_of(quiz: LiveQuiz, question_id: int) -> int | None:
    """This question's number, while it is one that was taken out of the quiz."""
    gone = select(LiveQuestion.id).where(LiveQuestion.live_quiz_id == quiz.id, LiveQuestion.removed_at.is_not(None))
    return db.session.scalar(gone.where(LiveQuestion.id == question_id)) if 0 < question_id < 2**63 else None


def keys_in(quiz: LiveQuiz, keys: Collection[str]) -> set[str]:
    """Those of these clicks that have already made a question here."""
    mine = select(LiveQuestion.request_key).where(LiveQuestion.live_quiz_id == quiz.id)
    return set(db.session.scalars(mine.where(LiveQuestion.request_key.in_(keys))))


def decks_of(owner: User) -> list[tuple[int, str]]:
    """(id, name) of the owner's decks that hold kept cards."""
    kept = select(Card.deck_id).where(Card.standing == Standing.KEPT)
    mine = select(Deck.id, Deck.name).where(Deck.learner_id == owner.id, Deck.id.in_(kept))
    rows = db.session.execute(mine.order_by(Deck.name, Deck.id))
    return [(deck_id, name) for deck_id, name in rows]


def cards_found(owner: User, words: str, deck_id: int | None) -> Sequence[Card]:
    """The owner's kept cards in which all these words stand, at most `MOST_FOUND`."""
    wanted = select(Card).join(Deck, Deck.id == Card.deck_id)
    wanted = wanted.where(Deck.learner_id == owner.id, Card.standing == Standing.KEPT)
    if deck_id is not None:
        wanted = wanted.where(Deck.id == deck_id)
    for word in words.split()[:10]:
        wanted = wanted.where(holds(word, Card.front, Card.back))
    return db.session.scalars(wanted.order_by(Deck.id, Card.position, Card.id).limit(MOST_FOUND)).all()


def own_cards(owner: User, ids: Collection[int]) -> Sequence[Card]:
    """Those of these cards that are the owner's and kept, in the order of their decks."""
    mine = select(Card).join(Deck, Deck.id == Card.deck_id)
    mine = mine.where(Deck.learner_id == owner.id, Card.standing == Standing.KEPT, Card.id.in_(ids))
    return db.session.scalars(mine.order_by(Deck.id, Card.position, Card.id)).all()


def everything(owner: User) -> list[tuple[LiveQuiz, list[LiveQuestion]]]:
    """All quizzes of one person with their questions."""
    mine = db.session.scalars(select(LiveQuiz).where(LiveQuiz.owner_id == owner.id).order_by(LiveQuiz.id)).all()
    return [(quiz, questions_of(quiz)) for quiz in mine]


def keys_of(owner: User) -> Select[str]:
    """The keys of the clicks that made this person's quizzes."""
    return select(LiveQuiz.request_key).where(LiveQuiz.owner_id == owner.id)
