"""Accounts: guests and people who signed up, their settings, their export and their leaving."""

from flask import Blueprint, Flask

bp = Blueprint("accounts", __name__)


def register(app: Flask) -> None:
    """Bind the pages and what every page needs to know of its visitor."""
    from quizapp.features.accounts import belongings, limits, routes, visits  # noqa: F401  routes bind themselves to bp

    app.register_blueprint(bp)
    limits.register(app)
    belongings.belongs("account", export=belongings.account_of, adopt=belongings.keep_account)
    app.context_processor(visits.looks)
    app.before_request(visits.note_visit)
