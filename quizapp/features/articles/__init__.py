"""Articles: bring one, watch it being read, read it with its facts marked."""

from flask import Blueprint, Flask

from quizapp.features.accounts import belongings

bp = Blueprint("articles", __name__)


def register(app: Flask) -> None:
    """Bind the pages and say what belongs to a person."""
    from quizapp.features.articles import queries, routes, services  # noqa: F401  routes bind themselves to bp

    app.register_blueprint(bp)
    belongings.belongs("articles", export=queries.exported, adopt=services.adopt)
