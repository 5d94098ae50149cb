"""Bringing the database up to date before anything is served. What makes the steps is loaded when one is to be made."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask import Flask
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from quizapp.extensions import db
from quizapp.settings import CHECKOUT, Settings

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

# Two servers starting at once on PostgreSQL: the second waits for the first to finish.
MIGRATION_LOCK = 7_215_081_134
NOTED = "alembic_version"  # the table in which the last step is noted


def migrations_folder() -> Path:
    """Where the migrations are: beside the package in a checkout, inside it once installed from a wheel."""
    packed = Path(__file__).resolve().parent.parent / "migrations"
    return packed if packed.is_dir() else CHECKOUT / "migrations"


def steps() -> list[str]:
    """The names of the steps this version of the program knows, in order: a step's file begins with its name."""
    return sorted(path.name.partition("_")[0] for path in (migrations_folder() / "versions").glob("[0-9]*.py"))


def scripts() -> ScriptDirectory:
    """The same as what makes them sees them."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(migrations_folder()))


def knows_its_steps(app: Flask) -> Flask:
    """The app, able to make steps (`quizapp db ...`)."""
    from flask_migrate import Migrate

    Migrate(app, db, directory=str(migrations_folder()), render_as_batch=True)
    return app


def bring_up_to_date(app: Flask) -> None:
    """Create or upgrade the database. Raises ClickException with one sentence when that cannot be done."""
    with app.app_context():
        try:
            present = _present()
        except DBAPIError as error:
            first_line = str(error.orig).partition("\n")[0]
            msg = f"The database cannot be opened ({db.engine.url.render_as_string(hide_password=True)}): {first_line}"
            raise click.ClickException(msg) from error
        known = steps()
        if present is not None and present not in known:
            msg = "The database was made by a newer quizapp. Install that version again, or restore an older backup."
            raise click.ClickException(msg)
        if present != known[-1]:
            _upgrade(knows_its_steps(app))


def _present() -> str | None:
    """The last step this database made; None for an empty one."""
    with db.engine.connect() as connection:
        if not inspect(connection).has_table(NOTED):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def _upgrade(app: Flask) -> None:
    from flask_migrate import upgrade

    logging.getLogger("alembic").setLevel(logging.WARNING)
    with app.app_context():
        if db.engine.dialect.name != "postgresql":
            upgrade()
            return
        with db.engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
            upgrade()
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": MIGRATION_LOCK})


def put_away(settings: Settings) -> None:
    """Leave each database of the instance as one whole file, with nothing beside it; what others have open stays."""
    for path in settings.files:
        if path.is_file():
            with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path)) as found:
                found.execute("PRAGMA wal_checkpoint(TRUNCATE)")
