"""Decks: cards made from an article or by hand, checked before they are ever asked."""

from flask import Blueprint, Flask

from quizapp.features.accounts import belongings

bp = Blueprint("decks", __name__)


def register(app: Flask) -> None:
    """Bind the pages and say what belongs to a person."""
    from quizapp.features.decks import checking, queries, routes, services  # noqa: F401  routes bind themselves to bp
    from quizapp.features.decks.left_out import routes as left_out_routes  # noqa: F401
    from quizapp.features.decks.model import routes as model_routes
    from quizapp.features.decks.more import routes as more_routes  # noqa: F401
    from quizapp.features.decks.page.truths import shown_answer

    app.jinja_env.globals.update(shown_answer=shown_answer, has_model=model_routes.has_model)
    app.register_blueprint(bp)
    belongings.belongs("decks", export=queries.exported, adopt=services.adopt)
