"""Fixtures of the articles' tests: a language that needs no model."""

import pytest
from flask import Flask

from quizapp.adapters.language.twin import FakeLanguage


@pytest.fixture(autouse=True)
def language(app: Flask) -> FakeLanguage:
    """The worker's language, quick and plain."""
    before = app.extensions["quizapp.language"]
    app.extensions["quizapp.language"] = FakeLanguage()
    yield app.extensions["quizapp.language"]
    app.extensions["quizapp.language"] = before
