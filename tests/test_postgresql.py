"""What is told to PostgreSQL with every connection."""

from flask import Flask
from sqlalchemy import text

from quizapp.extensions import db


def test_plans_are_not_compiled_and_indexes_are_near(database_app: Flask) -> None:
    with database_app.app_context():
        if db.engine.dialect.name != "postgresql":
            return
        for _turn in range(2):
            with db.engine.connect() as connection:
                told = [connection.scalar(text(f"SHOW {name}")) for name in ("jit", "random_page_cost")]
                connection.rollback()
            assert told == ["off", "1.1"]
