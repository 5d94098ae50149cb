"""Bring cards from other programs, and take them along to others."""

from flask import Blueprint, Flask

from quizapp.features.accounts import belongings

bp = Blueprint("exchange", __name__)


def register(app: Flask) -> None:
    """Bind the pages and say what belongs to a person."""
    from quizapp.features.exchange import belonging, media, routes  # noqa: F401  routes bind themselves to bp
    from quizapp.features.exchange.taking import routes as taking_routes  # noqa: F401

    app.register_blueprint(bp)
    belongings.belongs("exchange", export=belonging.export, adopt=belonging.adopt)
