"""Bringing the database up to date before anything is served."""

import logging

import click
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import Flask, current_app
from flask_migrate import upgrade
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from quizapp.extensions import db

# Two servers starting at once on PostgreSQL: the second waits for the first to finish.
MIGRATION_LOCK = 7_215_081_134


def scripts() -> ScriptDirectory:
    """The steps this version of the program knows."""
    config = Config()
    config.set_main_option("script_location", current_app.extensions["migrate"].directory)
    return ScriptDirectory.from_config(config)


def bring_up_to_date(app: Flask) -> None:
    """Create or upgrade the database. Raises ClickException with one sentence when that cannot be done."""
    with app.app_context():
        try:
            with db.engine.connect() as connection:
                present = MigrationContext.configure(connection).get_current_revision()
        except DBAPIError as error:
            first_line = str(error.orig).partition("\n")[0]
            msg = f"The database cannot be opened ({db.engine.url.render_as_string(hide_password=True)}): {first_line}"
            raise click.ClickException(msg) from error
        try:
            if present:
                scripts().get_revision(present)
        except CommandError as error:
            msg = "The database was made by a newer quizapp. Install that version again, or restore an older backup."
            raise click.ClickException(msg) from error
        if present != scripts().get_current_head():
            _upgrade()


def _upgrade() -> None:
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if db.engine.dialect.name != "postgresql":
        upgrade()
        return
    with db.engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
        upgrade()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": MIGRATION_LOCK})
