"""Bringing a file as a worker does, in one call."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from quizapp.core.exchange.brought import Tally
from quizapp.extensions import db
from quizapp.features.exchange import services
from quizapp.features.exchange.opening import kind_of
from quizapp.models import User

Bring = Callable[..., Tally]


@pytest.fixture
def bring(app: Flask) -> Bring:
    """Write a file into somebody's decks."""

    def brought(user: User, path: Path, **options: Any) -> Tally:
        kind = kind_of(path.name, path.read_bytes()[:4096])
        options = {"deck": path.stem} | options
        tally = services.write_file(user, path, kind, options, tell=lambda *_told: db.session.commit())
        db.session.commit()
        db.session.expire_all()
        return tally

    return brought
