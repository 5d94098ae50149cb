"""Ana's shelf: cards of several kinds, decks, tags and states, and one card of a stranger's."""

from datetime import timedelta

import pytest

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.features.find.queries.figures import Seeker
from quizapp.features.study.learner import learner_of
from quizapp.models import Card, Deck, Entry, NoteTag, ReviewLog, User
from tests import factories
from tests.conftest import NOON

TODAY = timedelta(hours=NOON.hour - 4)


def seeker_of(user: User) -> Seeker:
    learner = learner_of(user)
    return Seeker(user.id, learner.clock, NOON, learner.usual.parameters)


def tag(card: Card, *tags: str) -> None:
    owner = db.session.get(Deck, card.deck_id).learner_id
    db.session.add_all([NoteTag(note_id=card.note_id, tag=one, learner_id=owner) for one in tags])
    db.session.commit()


def answered(user: User, card: Card, *, days_ago: int, rating: int) -> None:
    at = NOON - timedelta(days=days_ago)
    key = f"{card.id}-{days_ago}-{rating}"
    row = ReviewLog(learner_id=user.id, card_id=card.id, answer_key=key, at=at, rating=rating, phase=Phase.REVIEW)
    row.before, row.day, row.kind = {}, at.date(), Entry.ANSWER
    db.session.add(row)
    db.session.commit()


@pytest.fixture
def shelf(ana: User, zoe: User) -> dict[str, Card]:
    """The cards by a short name."""
    article = factories.article(ana)
    baikal = factories.deck(ana, article)
    deep, sea = factories.deck(ana, name="Lakes::Deep"), factories.deck(ana, name="Seas")
    note = factories.note(baikal)
    cards = {
        "year": factories.card(note, created_at=NOON - timedelta(days=3)),
        "gap": factories.card(note, "The site of ____ became World Heritage.", "Baikal", kind="cloze"),
        "leman": factories.card(factories.note(deep, "Le Léman is deep."), "How deep is Lac Léman?", "310 metres"),
        "code": factories.card(factories.note(deep, "x"), "Which language is C++ like?", "C"),
        "sea": factories.card(factories.note(sea, "The tide turns."), "What moves the tide?", "The moon", kind="typed"),
        "dropped": factories.card(factories.note(sea), "Which tide is dropped?", "None", standing="dropped"),
    }
    factories.card(factories.note(factories.deck(zoe)), "What moves the tide of zoe?", "The moon")
    tag(cards["leman"], "Geo::Switzerland", "marked")
    tag(cards["sea"], "geology", "leech")
    factories.memory(ana, cards["year"], stability=40.0, difficulty=6.0, interval_days=30, lapses=4, flag=2)
    factories.memory(ana, cards["gap"], suspended=True, due=NOON + timedelta(days=9), stability=5.0)
    factories.memory(ana, cards["leman"], phase=Phase.LEARNING, due=NOON + timedelta(minutes=5), interval_days=0)
    later = NOON + timedelta(days=2)
    factories.memory(ana, cards["sea"], due=later, buried_until=NOON + timedelta(hours=16), reviews=1)
    answered(ana, cards["year"], days_ago=0, rating=1)
    answered(ana, cards["sea"], days_ago=4, rating=3)
    return cards
