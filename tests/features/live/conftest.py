"""A room for each test: tess leads a game of five questions, and time stands still."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.models import User
from tests.conftest import NOON
from tests.features.live import game
from tests.features.live.game import Room


@pytest.fixture
def room(app: Flask, tess: User, browser_of: Callable[[User], FlaskClient], at: Callable[[datetime], None]) -> Room:
    found = game.opened(app, browser_of(tess), game.years(tess))
    found.move, found.now = at, NOON
    return found
