"""One table: what went wrong -> HTTP status and page. Nobody ever sees a stack trace."""

import logging
import secrets

from flask import Flask, Response, jsonify, make_response, redirect, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from werkzeug.exceptions import HTTPException

from quizapp.core.errors import NotAllowed, NotFound, QuizError, Refused, Stale
from quizapp.extensions import db
from quizapp.features.articles.bringing import home_page
from quizapp.web.above import page_above
from quizapp.web.access import wants_json

log = logging.getLogger(__name__)

STATUS: dict[type[QuizError], int] = {NotFound: 404, NotAllowed: 403, Stale: 409, Refused: 422}


def sentences(status: int) -> tuple[str, str]:
    """Headline and sentence for an HTTP status."""
    known = {
        400: (_("That did not arrive in one piece"), _("The page may be old. Go back, reload it and try once more.")),
        403: (_("This is not yours to change"), _("Somebody else looks after it. Nothing of yours is lost.")),
        404: (
            _("This page is blank"),
            _("There is nothing at this address, or it belongs to somebody else. Nothing of yours is lost."),
        ),
        405: (_("This page is blank"), _("This address is not one to open. Nothing of yours is lost.")),
        409: (
            _("This has changed meanwhile"),
            _("Another tab or device was faster. Reload the page to see how it stands now."),
        ),
        413: (_("That is too large"), _("Bring a smaller file, or paste the part you want to remember.")),
        422: (_("That could not be used"), _("Go back: what you typed is still there.")),
        429: (_("A little slower, please"), _("Too many tries in a short time. Wait a minute and try again.")),
    }
    return known.get(
        status, (_("Something broke on our side"), _("What you had saved is safe. Try again in a moment."))
    )


def page(status: int, *, reference: str = "") -> Response:
    """The error page, or the same as JSON for a script."""
    title, sentence = sentences(status)
    if wants_json():
        return make_response(jsonify(error=sentence, status=status, reference=reference), status)
    try:
        body = render_template("error.html", status=status, title=title, sentence=sentence, reference=reference)
    except Exception:  # the page's frame asks the database too, and that may be what broke
        log.exception("the error page itself failed")
        body = f"<!doctype html><title>{title}</title><h1>{title}</h1><p>{sentence} {reference}"
    return make_response(body, status)


def register(app: Flask) -> None:
    """Bind the handlers."""

    @app.errorhandler(QuizError)
    def known(error: QuizError) -> Response:
        db.session.rollback()
        return page(next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400))

    @app.errorhandler(StaleDataError)
    @app.errorhandler(ObjectDeletedError)
    def overtaken(_error: Exception) -> Response:
        db.session.rollback()
        return page(STATUS[Stale])

    @app.errorhandler(CSRFError)
    def forged(_error: CSRFError) -> Response:
        if request.endpoint == "articles.make":  # a page from before signing in or out: the text is not lost
            return make_response(home_page(request.form.get("from", "text"), error=_("Please send it once more.")), 400)
        return page(400)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        if error.response is not None:  # not an error: a page that sends the browser elsewhere
            return make_response(error.response)
        if error.code == 405 and request.method in {"GET", "HEAD"} and not wants_json():
            return make_response(redirect(page_above(request.path), code=303))
        answer = page(error.code or 500)
        if error.code == 429 and (wait := getattr(error, "retry_after", None)):
            answer.headers["Retry-After"] = str(wait)
        return answer

    @app.errorhandler(Exception)
    def broken(_error: Exception) -> Response:
        reference = secrets.token_hex(4)
        log.exception("unexpected error, reference %s", reference)  # noqa: LOG004  Flask calls this while handling it
        db.session.rollback()
        return page(500, reference=reference)
