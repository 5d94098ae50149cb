"""An app with a model that answers what a test wants, and ana's deck of an article."""

import json
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.adapters.model import MemoryModel
from quizapp.models import Article, Deck, User
from tests import factories

QUAKE = "In January 1862 a strong earthquake caused land in the delta of the Selenga to sink."
LAKE = "Lake Baikal is a rift lake in southern Siberia, Russia."


def drafts(*cards: dict[str, object]) -> str:
    """An answer of the model."""
    return json.dumps({"cards": list(cards)})


def quake(**changes: object) -> dict[str, object]:
    """A good draft about the second paragraph."""
    draft: dict[str, object] = {"quote": QUAKE, "kind": "question", "answer": "the Selenga", "distractors": []}
    draft["question"] = "Which river's delta saw land sink after a strong earthquake in January 1862?"
    return draft | changes


@pytest.fixture
def model(app: Flask) -> Iterator[MemoryModel]:
    made = MemoryModel(drafts(quake()))
    app.extensions["quizapp.model"] = made
    yield made
    app.extensions["quizapp.model"] = None


@pytest.fixture
def article(ana: User) -> Article:
    return factories.article(ana)


@pytest.fixture
def deck(ana: User, article: Article) -> Deck:
    return factories.deck(ana, article)


@pytest.fixture
def browser(ana: User, browser_of: Callable[[User], FlaskClient]) -> FlaskClient:
    return browser_of(ana)
