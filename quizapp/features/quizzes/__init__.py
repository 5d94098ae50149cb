"""Quizzes: questions made from a deck's kept cards, runs through them, results, and what each answer says of memory."""

from flask import Blueprint, Flask

from quizapp.features.accounts import belongings

bp = Blueprint("quizzes", __name__)


def register(app: Flask) -> None:
    """Bind the pages and say what belongs to a person."""
    from quizapp.features.quizzes import belonging, routes, taking  # noqa: F401  routes bind themselves to bp

    app.register_blueprint(bp)
    belongings.belongs("quizzes", export=belonging.export, adopt=belonging.adopt)
