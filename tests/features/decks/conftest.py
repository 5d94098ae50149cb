"""A deck as the worker leaves it: two facts to check, one of them with other questions to offer."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from quizapp.models import Article, Card, Deck, Note, User
from tests import factories

Browsers = Callable[[User], FlaskClient]
SENTENCES = (
    "It was declared a UNESCO World Heritage Site in 1996.",
    "Lake Baikal is a rift lake in southern Siberia, Russia.",
)


@pytest.fixture
def article(ana: User) -> Article:
    return factories.article(ana)


@pytest.fixture
def deck(ana: User, article: Article) -> Deck:
    return factories.deck(ana, article)


def _note(deck: Deck, article: Article, sentence: str, answer: str) -> Note:
    start, place = article.text.index(sentence), article.text.index(answer)
    places = {"start": start, "end": start + len(sentence), "paragraph": 1}
    return factories.note(deck, sentence, answer_start=place, answer_end=place + len(answer), **places)


@pytest.fixture
def notes(deck: Deck, article: Article) -> list[Note]:
    return [_note(deck, article, SENTENCES[0], "1996"), _note(deck, article, SENTENCES[1], "Siberia")]


@pytest.fixture
def first(notes: list[Note]) -> Card:
    """A card to check, the first in the article's order among two."""
    return factories.card(notes[0], standing="draft", position=1, distractors=["1994", "1997", "1999"])


@pytest.fixture
def second(notes: list[Note]) -> Card:
    return factories.card(notes[1], "Where is ____?", "Siberia", standing="draft", position=2, kind="cloze")


@pytest.fixture
def spares(notes: list[Note]) -> list[Card]:
    """Two other questions for the first fact."""
    return [factories.card(notes[0], f"Other question {n}?", "1996", standing="spare", position=1) for n in (1, 2)]
