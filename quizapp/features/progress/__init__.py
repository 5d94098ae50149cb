"""Progress: what all the answers come to. It writes nothing."""

from flask import Blueprint, Flask

bp = Blueprint("progress", __name__)


def register(app: Flask) -> None:
    """Bind the page."""
    from quizapp.features.progress import routes  # noqa: F401  routes bind themselves to bp

    app.register_blueprint(bp)
