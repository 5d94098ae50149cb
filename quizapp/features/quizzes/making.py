"""Making quizzes: from a deck's kept cards, or from what one attempt missed."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from quizapp.core.errors import Refused
from quizapp.core.quiz.asking import Question, questions
from quizapp.extensions import db
from quizapp.features.quizzes import queries
from quizapp.features.quizzes.queries import Run
from quizapp.models import Attempt, Deck, Feedback, Item, Layout, Quiz, User

SIZES = (5, 10, 20)
USUAL, MOST = 10, 20


@dataclass(frozen=True)
class Wish:
    """The quiz somebody asks for; the same `request_key` again means the same quiz."""

    request_key: str
    size: int = 10
    layout: Layout = Layout.ONE
    feedback: Feedback = Feedback.EACH


def make_quiz(learner: User, deck_id: int, wish: Wish, *, now: datetime) -> Attempt:
    """Make a quiz of the deck and begin an attempt; a second click gets the first one's attempt.

    Raises NotFound for a stranger, Refused("no_questions") when no kept card can be asked.
    """
    deck = queries.own_deck(learner, deck_id, lock=True)
    made = queries.attempt_by_key(learner, wish.request_key)
    return made or _store(deck, wish, drawn(learner, deck_id, wish), now=now)


def make_again(learner: User, attempt_id: int, request_key: str, *, now: datetime) -> Attempt:
    """Make a quiz of what this finished attempt missed, asked in the same way, from the cards as they are now.

    Raises NotFound for a stranger, Refused("nothing_missed"), and Refused("no_questions") when these cards are gone.
    """
    run = queries.own_run(learner, attempt_id, lock=True)
    if made := queries.attempt_by_key(learner, request_key):
        return made
    if run.attempt.finished_at is None or not run.missed:
        raise Refused("nothing_missed")
    wish = Wish(request_key, len(run.missed), run.quiz.layout, run.quiz.feedback)
    return _store(run.deck, wish, _drawn_again(learner, run, wish), now=now, again_of=run.attempt)


def drawn(learner: User, deck_id: int, wish: Wish) -> list[Question]:
    """The questions of a quiz, drawn by the wish's key, so that the same wish draws the same."""
    rng = Random(wish.request_key)
    surplus = queries.kept_count(learner, deck_id) - queries.MOST_CARDS
    skip = rng.randint(0, surplus) if surplus > 0 else 0
    return questions(queries.sources(learner, deck_id, skip=skip), wanted=wish.size, rng=rng)


def askable(learner: User, deck_id: int) -> int:
    """How many questions a quiz of this deck can have, counted up to `MOST`."""
    return len(drawn(learner, deck_id, Wish("count", MOST)))


def sizes(askable: int) -> list[int]:
    """The sizes that a deck can give with so many cards to ask; the last may be all of them.

    >>> sizes(3), sizes(8), sizes(10), sizes(20)
    ([3], [5, 8], [5, 10], [5, 10, 20])
    """
    given = [size for size in SIZES if size <= askable]
    return given if askable in {0, *given} else [*given, askable]


def _drawn_again(learner: User, run: Run, wish: Wish) -> list[Question]:
    missed = {item.card_id for item in run.missed if item.card_id is not None}
    cards = queries.sources(learner, run.deck.id)
    return questions(cards, wanted=wish.size, rng=Random(wish.request_key), among=missed)


def _store(deck: Deck, wish: Wish, asked: list[Question], *, now: datetime, again_of: Attempt | None = None) -> Attempt:
    if not asked:
        raise Refused("no_questions")
    quiz = Quiz(
        learner_id=deck.learner_id,
        deck_id=deck.id,
        layout=wish.layout,
        feedback=wish.feedback,
        again_of_id=again_of.id if again_of else None,
        request_key=wish.request_key,
        created_at=now,
    )
    db.session.add(quiz)
    db.session.flush()
    db.session.add_all(_item(quiz, place, question) for place, question in enumerate(asked, 1))
    attempt = Attempt(quiz_id=quiz.id, learner_id=deck.learner_id, started_at=now, asked=len(asked))
    db.session.add(attempt)
    db.session.flush()
    return attempt


def _item(quiz: Quiz, place: int, question: Question) -> Item:
    return Item(
        quiz_id=quiz.id,
        card_id=question.card_id,
        position=place,
        front=question.front,
        back=question.back,
        options=list(question.options),
    )
