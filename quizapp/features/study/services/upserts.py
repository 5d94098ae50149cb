"""INSERT with a rule for rows that are there already, as both databases write it."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.extensions import db

KINDS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_into(table: Table) -> Any:
    """An INSERT that knows ON CONFLICT, for the database in use."""
    return KINDS[db.engine.dialect.name](table)
