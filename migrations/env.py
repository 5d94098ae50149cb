"""Runs the migrations on the app's own database connection."""

from typing import Any

from alembic import context
from flask import current_app

from quizapp.extensions import db
from quizapp.models.base import Document, Moment, is_ours

target = db.metadata


def plain(kind: str, item: Any, _context: Any) -> str | bool:
    """How a column type is written into a step: ours as the database sees it, so that old steps never need our code."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')" if item is Document else False


def run() -> None:
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=target,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
            render_item=plain,
            include_name=is_ours,
        )
        with context.begin_transaction():
            context.run_migrations()


if not current_app:
    msg = "run migrations through `quizapp db ...`"
    raise RuntimeError(msg)
run()
