"""An app for tests in which several requests meet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from tests import people
from tests.conftest import empty_postgres, make_app


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def busy_app(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    """An app on a database of its own, where commits are real."""
    url = empty_postgres(f"quizapp_races_{worker_id}") if request.param == "postgresql" else ""
    app = make_app(tmp_path, url)
    app.test_client_class = FlaskClient
    with app.app_context():
        people.make("ana")
        yield app
        db.session.remove()
        db.engine.dispose()
