"""Fixtures of the whole suite: an app on each database, a transaction rolled back per test, the cast, a still clock."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from hypothesis import HealthCheck, settings

from quizapp import create_app, jobs
from quizapp.adapters import broker, clock, queue
from quizapp.cli.database import knows_its_steps
from quizapp.extensions import db
from quizapp.features.live import boards
from quizapp.features.live.answering import questions, recording
from quizapp.features.live.answering.writers import DirectWriter
from quizapp.features.live.pace import recording as turns
from quizapp.features.study.queries import ahead
from quizapp.models import User
from quizapp.settings import Settings
from tests import people
from tests.services import missing
from tests.session_line import SessionLine

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
POSTGRES = os.environ.get("QUIZAPP_TEST_POSTGRES", "postgresql:///postgres")


# How long an example takes says how busy the machine is, and nothing about our code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
_made: set[str] = set()  # databases of this run
_scratch = TemporaryDirectory()  # goes when this process ends
_template = Path(_scratch.name)


class Browser(FlaskClient):
    """A test client whose every request has an app context of its own, as in life, even inside a test that has one."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        with self.application.app_context():
            answer = super().open(*args, **kwargs)
        db.session.expire_all()  # the test's own session looks again at what the request changed
        return answer


def empty_postgres(name: str) -> str:
    """Make an empty database for this run alone and give its address; it goes when the run ends."""
    name = f"{name}_{os.getpid()}"  # several runs may share one machine
    try:
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    except sa.exc.OperationalError as error:
        missing(f"no PostgreSQL at {POSTGRES}: {str(error).splitlines()[0]}")
    _made.add(name)
    return POSTGRES.rpartition("/")[0] + "/" + name


def _administer(*statements: str) -> None:
    engine = sa.create_engine(POSTGRES.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as server:
            for statement in statements:
                server.execute(sa.text(statement))
    finally:
        engine.dispose()


def make_app(instance: Path, database_url: str = "", **settings: Any) -> Flask:
    """An app on a database as the migrations make it."""
    wished = Settings(instance=instance, database_url=database_url, rate_limits=False, secret_key="test", **settings)
    app = knows_its_steps(create_app(wished))
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False, WTF_CSRF_ENABLED=False)
    app.test_client_class = Browser
    with app.app_context():
        _make_tables(instance / "quizapp.db", database_url.rpartition("/")[2])
    return app


def _make_tables(file: Path, name: str) -> None:
    """Let the migrations make the tables, once in this process for each kind of database; then copy what they made."""
    kept = _template / "quizapp.db"
    template = f"quizapp_template_{os.getpid()}"
    if name and template in _made:
        _administer(f'DROP DATABASE "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    elif not name and kept.exists():
        shutil.copyfile(kept, file)
    else:
        upgrade()
        db.session.remove()
        db.engine.dispose()  # SQLite puts all into the one file now, and PostgreSQL copies only what nobody uses
        if name:
            _administer(f'CREATE DATABASE "{template}" TEMPLATE "{name}"')
            _made.add(template)
        else:
            shutil.copyfile(file, kept)


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database_app(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Flask]:
    """One app for each database, made once."""
    url = empty_postgres(f"quizapp_test_{worker_id}") if request.param == "postgresql" else ""
    app = make_app(tmp_path_factory.mktemp(request.param), url)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> Iterator[str]:
    """Which of several test processes this is. What it made in PostgreSQL goes with it."""
    yield getattr(request.config, "workerinput", {}).get("workerid", "main")
    if _made:
        _administer(*(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in sorted(_made)))
        _made.clear()


@pytest.fixture
def app(database_app: Flask) -> Iterator[Flask]:
    """The app inside one transaction that is rolled back: commits of the code under test only end savepoints."""
    with database_app.app_context():
        engines = db.engines
        engine = engines[None]
        with engine.connect() as connection:
            outer = connection.begin()
            engines[None] = connection
            options = db.session.session_factory.kw
            before = options.get("join_transaction_mode")
            options["join_transaction_mode"] = "create_savepoint"
            database_app.extensions["quizapp.queue"] = queue.make_memory_queue()
            database_app.extensions["quizapp.lines"] = SessionLine()
            live_quietly(database_app)
            ahead.forget()
            try:
                yield database_app
            finally:
                db.session.remove()
                engines[None] = engine
                options["join_transaction_mode"] = before or "conditional_savepoint"
                outer.rollback()


def live_quietly(app: Flask) -> None:
    """Live games with answers stored in the test's own transaction, and nothing remembered from the last test."""
    app.extensions["quizapp.answers"] = DirectWriter(recording.write)
    app.extensions["quizapp.turns"] = DirectWriter(turns.write)
    app.extensions["quizapp.broker"] = broker.MemoryBroker()
    boards.forget()
    questions.forget()
    app.extensions["quizapp.lane"].remembered.forget()


@pytest.fixture
def at(app: Flask) -> Iterator[Callable[[datetime], None]]:
    """Time stands still at NOON; call it with another moment to move on."""
    with clock.standing_at(NOON) as move:
        yield move


@pytest.fixture
def run_jobs(app: Flask) -> Callable[[], int]:
    """Do, in this process, what a worker would do now; gives the number of jobs."""
    return lambda: jobs.run_waiting(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A stranger's browser."""
    return app.test_client()


@pytest.fixture
def browser_of(app: Flask) -> Callable[[User], FlaskClient]:
    """The browser of somebody who has signed in."""

    def sign_in(user: User) -> FlaskClient:
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"], cookie["sign_in"] = user.get_id(), True, secrets.token_hex(16)
        return client

    return sign_in


@pytest.fixture
def tess(app: Flask) -> User:
    return people.make("tess")


@pytest.fixture
def ana(app: Flask) -> User:
    return people.make("ana")


@pytest.fixture
def ben(app: Flask) -> User:
    return people.make("ben")


@pytest.fixture
def zoe(app: Flask) -> User:
    return people.make("zoe")
