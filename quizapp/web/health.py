"""Whether this process lives and can serve: for a proxy or whatever keeps the program running."""

from flask import Blueprint, Response, make_response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from quizapp.extensions import db

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> Response:
    """200 while the process answers at all."""
    return make_response("ok\n", {"Content-Type": "text/plain"})


@bp.get("/readyz")
def ready() -> Response:
    """200 when the database answers too, else 503."""
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return make_response("the database does not answer\n", 503, {"Content-Type": "text/plain"})
    return make_response("ready\n", {"Content-Type": "text/plain"})
